"""What of a dose is put right, and the entry that says so."""

from dataclasses import dataclass

from il2nurse.domain.record.dose.corrected import DoseCorrectedFact, DoseValue


@dataclass(frozen=True, slots=True)
class DoseChange:
    """What of a dose is another from now on, and why; ``text`` goes with a hold's other reason."""

    what: DoseValue
    now: str
    reason: str
    text: str | None = None

    def fact(self, was: str, now: str) -> DoseCorrectedFact:
        """The correction of what stood there to what stands there now."""
        return DoseCorrectedFact(self.what, was, now, self.reason.strip())
