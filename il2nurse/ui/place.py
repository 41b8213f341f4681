"""Where someone wants to go in the window."""

from dataclasses import dataclass

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.values.instants import Stretch
from il2nurse.readable.content import Subject


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the window, and what it shall show; ``bag`` is which bag of the dose."""

    page: str
    mrn: str | None = None
    key: DoseKey | None = None
    stretch: Stretch | None = None
    paper: str | None = None
    text: str | None = None
    bag: int | None = None

    @property
    def subject(self) -> Subject:
        """What a paper asked for here is about."""
        mrn = self.mrn or (self.key.mrn if self.key else "")
        return Subject(mrn, self.key, self.stretch, text=self.text)
