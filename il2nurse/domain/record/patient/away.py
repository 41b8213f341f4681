"""The newest time a patient was away: when it began, when it ended, when they went home."""

from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.patient.patient import Patient


@dataclass(frozen=True, slots=True)
class Away:
    """From a leaving to the coming back.

    ``came`` is the coming before it, where there was one; ``transferred`` when the patient left
    for elsewhere; ``home`` when they went home, as far as that is known; ``back`` when they came
    back, ``None`` while they are away.
    """

    came: datetime | None
    transferred: datetime | None
    home: datetime | None
    back: datetime | None

    def holds(self, at: datetime) -> bool:
        """True where ``at`` lies between the coming before it and the coming back."""
        return (self.came is None or self.came <= at) and (self.back is None or at <= self.back)


def newest_away(patient: Patient) -> Away | None:
    """The newest time away; ``None`` for a patient who never left."""
    comings = patient.readmissions
    if not patient.discharged and not comings:
        return None
    back = None if patient.discharged else comings[-1]
    before = comings if back is None else comings[:-1]
    bounds = Away(before[-1] if before else None, None, None, back)
    gone = [each.at for each in patient.transfers if bounds.holds(each.at)]
    homes = [at for at in patient.discharges if bounds.holds(at)]
    return Away(bounds.came, gone[-1] if gone else None, homes[-1] if homes else None, bounds.back)
