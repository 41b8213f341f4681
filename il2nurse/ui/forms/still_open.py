"""What of a form is still to be answered or wrong, in the order of its questions."""

from collections.abc import Sequence

from il2nurse.ui.editors.editor import Editor


def is_open(editor: Editor) -> bool:
    """True of a question that is asked now and has no answer."""
    return editor.asked and not editor.on_file and not editor.answer()


def still_open(ordered: Sequence[Editor]) -> tuple[str, ...]:
    """What must still be answered, by name, in the order of the questions."""
    return tuple(
        each.field.short or each.field.label for each in demanded(ordered) if is_open(each)
    )


def open_in_words(missing: Sequence[str]) -> str:
    """All of them by name; nothing where all are answered."""
    return f"Still to answer: {' · '.join(missing)}" if missing else ""


def open_in_short(missing: Sequence[str]) -> str:
    """How many are open, and which comes next."""
    return f"{len(missing)} to answer · next: {missing[0]}"


def first_to_answer(ordered: Sequence[Editor]) -> Editor | None:
    """The first editor that says what is wrong, be it a slip or a refusal, else the first open.

    When results were measured is not asked first where none is to be typed.
    """
    said = next((each for each in ordered if each.asked and each.messages.slip), None)
    empty = (e for e in ordered if is_open(e) and not times_nothing(ordered, e))
    return said or next(empty, None)


def first_to_mend(ordered: Sequence[Editor], here: int = -1) -> Editor | None:
    """The editor here where it holds a slip, else the first that does.

    What was refused may be tried again: time alone may have taken the reason away.
    """
    near = [ordered[here]] if here >= 0 else []
    return next((each for each in (*near, *ordered) if each.asked and each.slipped), None)


def first_missing(ordered: Sequence[Editor]) -> Editor | None:
    """The first question that must be answered and is not."""
    return next((each for each in demanded(ordered) if is_open(each)), None)


def demanded(ordered: Sequence[Editor]) -> list[Editor]:
    """The questions that must be answered; the time of results, unless all are on file."""
    timed = (e for e in ordered if not e.on_file and (e.field.required or e.answer()))
    timing = {each.field.timed_by for each in timed}
    return [e for e in ordered if e.asked and (e.field.required or e.field.id in timing)]


def times_nothing(ordered: Sequence[Editor], editor: Editor) -> bool:
    """True of the time of results that are all answered, or on file with a time of their own."""
    timed = [each for each in ordered if each.field.timed_by == editor.field.id]
    return bool(timed) and not any(is_open(each) for each in timed)


def following(ordered: Sequence[Editor], here: int) -> Editor | None:
    """The next question without an answer; after the last, one that was passed over."""
    after = next((each for each in ordered[here + 1 :] if is_open(each)), None)
    return after or first_missing(ordered)
