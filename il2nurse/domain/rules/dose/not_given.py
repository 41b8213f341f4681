"""What a dose is called that was not given: held, refused by the patient, or missed."""

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.fields import NotGiven
from il2nurse.domain.regimen.regimen import Regimen


def not_given_as(dose: Dose, regimen: Regimen) -> NotGiven | None:
    """By the reason that was recorded; ``None`` of a dose that was not held."""
    if dose.held is None:
        return None
    reason = dose.held.reason
    found = (each.means for each in regimen.hold_reasons if each.word == reason)
    return next(found, NotGiven.HELD)
