"""Which dose is made ready now: the open one, or the one that follows it."""

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.rules.course.slots import next_slot
from il2nurse.domain.rules.dose.decisions import dose_to_come
from il2nurse.domain.rules.moment import Moment


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
