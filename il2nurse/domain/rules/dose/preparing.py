"""Which dose is made ready now: the open one, or the one that follows it; which within a day."""

from datetime import timedelta
from typing import Final

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.rules.course.slots import next_slot, open_slots
from il2nurse.domain.rules.dose.decisions import dose_to_come
from il2nurse.domain.rules.moment import Moment

AHEAD: Final = timedelta(hours=24)
"""How long before its dose is due a bag is listed and may be begun."""


def dose_to_prepare(moment: Moment) -> DoseKey:
    """The dose whose bag or syringe is made now: the open one, else the next.

    While a bag runs over days it is the one that follows, so that it is there when that is empty.
    Raises ``NotAllowed`` with the reason where none is to be made.
    """
    return following_bag(moment) or _open_or_next(moment)


def following_bag(moment: Moment) -> DoseKey | None:
    """The bag after the one that runs, or ran last; ``None`` where bags do not run over days."""
    dose, slot = moment.case.open_dose, next_slot(moment)
    if not moment.regimen.preparation.over_days or slot is None or not (dose and dose.given):
        return None
    course = moment.course
    return DoseKey(dose.key.mrn, course.number, course.current.number, slot)


def _open_or_next(moment: Moment) -> DoseKey:
    dose = moment.case.open_dose
    return dose.key if dose else dose_to_come(moment)


def doses_to_prepare(moment: Moment) -> tuple[DoseKey, ...]:
    """The doses of the cycle that are due by then and not given, the earliest first."""
    course, cycle = moment.course, moment.course.current
    open_dose = moment.case.open_dose
    keys: list[DoseKey] = []
    if open_dose and not open_dose.given and not open_dose.held:
        keys.append(open_dose.key)
    keys += [
        DoseKey(moment.case.patient.subject, course.number, cycle.number, slot)
        for slot in open_slots(moment)
        if moment.slots[slot - 1] <= moment.at + AHEAD
    ]
    return tuple(dict.fromkeys(keys))
