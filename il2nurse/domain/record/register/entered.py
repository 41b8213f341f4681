"""Text as entries keep it: characters that nobody can see are left out, alike in all entries."""

from collections.abc import Mapping
from dataclasses import replace

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.register.facts import Draft
from il2nurse.domain.values.marks import enter

UNSEEN_ID = (
    "The patient's number holds an invisible character. Nothing was recorded; type the number by "
    "hand."
)
NOTHING_SEEN = (
    "What was entered holds only invisible characters. Nothing was recorded; type it by hand."
)


def as_entered(draft: Draft) -> tuple[Draft, tuple[str, ...]]:
    """The draft without invisible marks, and the names of those left out of it, each once.

    Raises ``NotAllowed`` where nothing of a text would be left, or where an id holds such a mark.
    """
    if enter(draft.stream).left_out or enter(draft.subject).left_out:
        raise NotAllowed(UNSEEN_ID)
    left_out: dict[str, None] = {}
    body = _read(draft.body, left_out)
    if not left_out or not isinstance(body, dict):
        return draft, ()
    return replace(draft, body=body), tuple(left_out)


def _read(value: object, left_out: dict[str, None]) -> object:
    if isinstance(value, str):
        if value.isascii() and value.isprintable():
            return value
        entered = enter(value)
        left_out.update(dict.fromkeys(entered.left_out))
        if entered.left_out and not entered.text.strip():
            raise NotAllowed(NOTHING_SEEN)
        return entered.text if entered.left_out else value
    if isinstance(value, Mapping):
        return {key: _read(each, left_out) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_read(each, left_out) for each in value)
    return value
