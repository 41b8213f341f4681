"""What the entry about a printed paper says."""

from dataclasses import dataclass, field
from datetime import datetime

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.record.register.parts import SAID


@dataclass(frozen=True, slots=True)
class PrintedFact(Fact):
    """A paper was printed: the paper of a dose, or of a period. Copies of one paper are counted.

    ``regimen_digest`` is the text of a regimen that it tells, where it is about one.
    """

    KIND = Kind.PRINTED
    paper: str
    size: str
    copy: int
    dose: str | None = None
    from_: datetime | None = None
    to: datetime | None = None
    shows: int | None = None
    """The newest entry that the paper shows; older programs did not keep it."""
    regimen_digest: str | None = None
    bag: str | None = None
    """The number of the bag, of its label."""

    @property
    def same(self) -> tuple[str | datetime | None, ...]:
        """What tells one paper from another, whatever its size and its copy."""
        return self.paper, self.dose, self.from_, self.to, self.regimen_digest, self.bag


@dataclass(frozen=True, slots=True)
class FormEnteredFact(Fact):
    """A form of the downtime pack, or a line of one, was entered; its number serves once.

    ``what`` was on it; ``None`` where that was struck out again, and the number is free.
    ``foreign`` is a number of no pack of this ward, by which a person stood.
    """

    KIND = Kind.FORM_ENTERED
    form: str
    what: str | None
    foreign: bool | None = field(default=None, metadata=SAID)


def form_stream(number: str) -> str:
    """The stream of a form, or of a line of one, whichever station enters it."""
    return f"form/{number}"
