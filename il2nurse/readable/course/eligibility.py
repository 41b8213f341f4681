"""Whether a patient may be treated, in words: gates with who closes them, and the pre-tests."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.rules.dose.eligibility import Closer, PreTest
from il2nurse.domain.values.text import written_date
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_VALUE

CLOSERS: Final[Mapping[Closer, str]] = {
    Closer.NURSE: "A nurse, with the report, at the pre-tests of a dose",
    Closer.NURSE_AND_WITNESS: "A nurse and a witness, with a new report, at a dose",
    Closer.PRESCRIBER: "The prescriber",
    Closer.PRESCRIBER_AND_WITNESS: "The prescriber and a witness",
    Closer.CHARGE_NURSE: "A charge nurse",
    Closer.WARD: "Who admits patients",
}
ELIGIBLE: Final = "Nothing is open: the patient may be treated, as far as the record says."


def state_in_words(test: PreTest) -> str:
    """How a test stands, in a word or two."""
    if not test.answer:
        return "Not on file" if test.field.required else NO_VALUE
    if test.findings:
        return "Speaks against a dose"
    return "Serves" if test.serves else "Too old"


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
