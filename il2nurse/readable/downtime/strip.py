"""The doses of a cycle as a strip of boxes on paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import MONTHS, Emphasis
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import PASSED_IN_PAUSE, Phrase, dose_words

NEXT: Final = Phrase("Next", Emphasis.STRONG)

SKIPPED: Final = Phrase(PASSED_IN_PAUSE, Emphasis.QUIET)

OPEN: Final = Phrase("Not given yet", Emphasis.QUIET)


@dataclass(frozen=True, slots=True)
class StripBox:
    """One slot of the cycle: its number, when it is due, what became of it."""

    number: str
    due: str
    state: Phrase


def strip_of(moment: Moment, words: Wording, key: DoseKey | None) -> Iterator[StripBox]:
    """A box for each dose of the cycle: given, held, open or next."""
    doses = {
        dose.key.slot: dose
        for dose in moment.case.doses_of(moment.course, moment.course.current.number)
    }
    for number, due in enumerate(moment.slots, 1):
        dose = doses.get(number)
        state = NEXT if key and key.slot == number else OPEN
        if number in moment.course.current.skipped:
            state = SKIPPED
        if dose:
            state = dose_words(dose, may_go_on(moment, dose))
        at = words.local(dose.due if dose else due)
        yield StripBox(str(number), f"{at.day:02}-{MONTHS[at.month - 1]} {at:%H:%M}", state)
