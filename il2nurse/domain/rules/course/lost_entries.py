"""Entries about a patient are lost and nobody has said what they were: no dose is started."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.patient.loss_facts import LostDose
from il2nurse.domain.record.patient.losses import LostEntries
from il2nurse.domain.regimen.timetable import InWeeks, Timetable
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.rules.moment import Moment

RULE: Final = "entries_lost"
SETTLE: Final = (
    "No dose is started before a charge nurse has settled it: “Settle lost entries” on the "
    "patient's page."
)
NOT_KNOWN: Final = "it is not known which of this patient"


def unsettled(case: Case) -> tuple[LostEntries, ...]:
    """The losses that nobody has settled."""
    return tuple(each for each in case.losses if each.settled is None)


def unsettled_loss(case: Case) -> str | None:
    """Which entries are lost, and that no dose starts until that is settled; else ``None``."""
    found = [lost_in_words(each) for each in unsettled(case)]
    return " ".join((*(f"{each}." for each in found), SETTLE)) if found else None


def lost_in_words(lost: LostEntries) -> str:
    """Which entries of the register are lost, and what of the patient; without a full stop."""
    of_them = of_patient(lost.doses, lost.kinds, named=lost.named)
    return f"{which_entries(lost.first, lost.last)}; {of_them}"


def which_entries(first: int, last: int | None) -> str:
    """The numbers of lost entries, as the beginning of a sentence."""
    if last is None:
        return f"What was recorded in this register from entry {first} on is lost"
    if last == first:
        return f"Entry {first} of this register is lost"
    return f"Entries {first} to {last} of this register are lost"


def of_patient(doses: tuple[LostDose, ...], kinds: Mapping[str, int], *, named: bool) -> str:
    """What of the patient is lost, as far as it is known; ``named`` where that is all."""
    told = "; ".join((*map(_dose, doses), *_counted(kinds)))
    if not told:
        return NOT_KNOWN
    return f"of this patient: {told}{'' if named else ', and perhaps more'}"


def may_still_dose(case: Case, moment: Moment | None) -> bool:
    """True of a patient on the ward, and of one away whose course has doses or cycles left."""
    if not case.patient.discharged:
        return True
    if moment is None or unlifted_stop(case):
        return False
    return not course_over(moment)


def may_still_matter(tables: Iterable[Timetable], since: timedelta) -> bool:
    """Whether a dose of so long ago may still bear on one that is given now by any regimen.

    That is as long as a course and the wait for the next one take.
    """
    return any(since < _longest(table) for table in tables)


def _longest(table: Timetable) -> timedelta:
    courses, cycles = table.courses, table.cycles_per_course
    if isinstance(courses, InWeeks):
        return courses.every
    return table.cycle_length * cycles + courses.rest * (cycles - 1) + courses.next_course


def course_over(moment: Moment) -> bool:
    """True of a course with all the doses there may be, or with its last cycle over."""
    table = moment.regimen.timetable
    given = sum(dose.given is not None for dose in moment.case.doses_of(moment.course))
    last = moment.course.current.number >= table.cycles_per_course
    return given >= table.doses_per_course or (last and moment.cycle_over)


def _dose(dose: LostDose) -> str:
    kinds = ", ".join(dict.fromkeys(each.label for each in dose.kinds))
    return f"dose {dose.slot} of course {dose.course} cycle {dose.cycle} ({kinds})"


def _counted(kinds: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(
        f"{kind.replace('_', ' ')}{f', {count} times' if count > 1 else ''}"
        for kind, count in kinds.items()
    )
