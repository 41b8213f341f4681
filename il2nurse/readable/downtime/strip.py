"""The doses of a cycle as a strip of boxes on paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.rules.course.calendar import SlotOfCourse, slots_of_cycle
from il2nurse.domain.rules.course.slot_states import SlotState, slot_state
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import MONTHS, Emphasis
from il2nurse.domain.values.wall_clock import clock_time
from il2nurse.readable.course.slot_words import SLOT_WORDS
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import Phrase, dose_words

NEXT: Final = Phrase("Next", Emphasis.STRONG)
OPEN: Final = Phrase("Not given yet", Emphasis.QUIET)


@dataclass(frozen=True, slots=True)
class StripBox:
    """One slot of the cycle: its number, when it is due, what became of it."""

    number: str
    due: str
    state: Phrase


def strip_of(moment: Moment, words: Wording, key: DoseKey | None) -> Iterator[StripBox]:
    """A box for each slot of the cycle: given, held, refused, missed, open or next."""
    for slot in slots_of_cycle(moment, moment.course.current):
        at = words.local(slot.due)
        due = f"{at.day:02}-{MONTHS[at.month - 1]} {clock_time(at)}"
        yield StripBox(str(slot.number), due, _state(moment, slot, key))


def _state(moment: Moment, slot: SlotOfCourse, key: DoseKey | None) -> Phrase:
    if slot.dose:
        own = moment.regimen_of(slot.dose)
        return dose_words(slot.dose, may_go_on(moment, slot.dose), own)
    state = slot_state(moment, slot)
    if state in (SlotState.OPEN, SlotState.OVERDUE):
        return NEXT if key and key.slot == slot.number else OPEN
    return Phrase(SLOT_WORDS[state], Emphasis.QUIET)
