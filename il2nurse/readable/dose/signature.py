"""What a signature under a dose says; window and scenarios sign with the same words."""

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.infusion import InfusionState


def signature_meaning(dose: Dose) -> str:
    """What a signature under this dose says."""
    if dose.held:
        return "I held this dose for the reason recorded."
    if dose.infusion and dose.infusion.state is InfusionState.STOPPED:
        return "I gave a part of this dose and stopped it as recorded."
    return "I gave this dose as recorded."
