"""Whether a patient may be treated, in words: gates with who closes them, and the pre-tests."""

from collections.abc import Sequence
from typing import Final

from il2nurse.domain.regimen.inputs import shown_age
from il2nurse.domain.rules.assessment.pre_tests import PreTest
from il2nurse.domain.rules.dose.eligibility import Gate
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import written_date
from il2nurse.readable.course.in_force import numbers_in_force
from il2nurse.readable.course_notes import waiver_line
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_VALUE

ELIGIBLE: Final = "Nothing is open: the patient may be treated, as far as the record says."


def answer_in_words(gates: Sequence[Gate]) -> str:
    """Whether the patient may be treated, in one line to be read from afar."""
    if not gates:
        return "This patient may be treated"
    missing = sum(each.test is not None for each in gates)
    others = len(gates) - missing
    parts = []
    if missing:
        parts.append(
            "1 test is not on file" if missing == 1 else f"{missing} tests are not on file"
        )
    if others:
        parts.append("1 gate is open" if others == 1 else f"{others} gates are open")
    return f"Not yet: {' and '.join(parts)}"


def gates_in_words(gates: Sequence[Gate]) -> str:
    """What is open: tests together by their names, as the table has them, then the others."""
    names = [each.test.short or each.test.label for each in gates if each.test]
    told = [each.missing for each in gates if each.test is None]
    tests = [f"Not on file: {', '.join(names)}."] if names else []
    return " ".join((*tests, *told))


def state_in_words(test: PreTest) -> str:
    """How a test stands, in a word or two."""
    if test.waived and not test.findings:
        return "Waived"
    if not test.answer:
        return "Not on file" if test.field.required else "Only if asked for"
    if test.findings:
        return "Speaks against a dose"
    return "Serves" if test.serves else "Too old"


def waived_lines(tests: Sequence[PreTest], words: Wording) -> tuple[str, ...]:
    """Every waived test with by whom, when and why."""
    return tuple(waiver_line(each.waived, words) for each in tests if each.waived)


def in_force_line(moment: Moment | None) -> str | None:
    """Which numbers speak against a dose by the regimen of the course; ``None`` where none."""
    told = " ".join(numbers_in_force(moment.regimen)) if moment else None
    return told or None


def age_in_words(test: PreTest, moment: Moment) -> str:
    """How old the report is, in days; what has no day by when it was charted."""
    if test.done_on:
        days = (moment.today - test.done_on).days
        return "today" if not days else "1 day" if days == 1 else f"{days} days"
    return shown_age(moment.at - test.charted_at) if test.charted_at else NO_VALUE


def test_cells(test: PreTest, words: Wording) -> tuple[str, ...]:
    """The test, its result, the day of the report, until when it serves, and who confirmed it."""
    name = test.field.short or test.field.label
    if not test.answer:
        return name, NO_VALUE, NO_VALUE, NO_VALUE, NO_VALUE
    done = written_date(test.done_on) if test.done_on else NO_VALUE
    until = words.day_time(test.good_until) if test.good_until else NO_VALUE
    by = (
        f"{words.name(test.charted_by)}, {words.day_time(test.charted_at)}"
        if test.charted_by and test.charted_at
        else NO_VALUE
    )
    return name, test.field.shown(test.answer), done, until, by
