"""A setback: the register does not hold what a station saw in it, and what is missing."""

from dataclasses import dataclass
from enum import StrEnum

from il2nurse.domain.record.register.seal import FIRST, Head

TELL = "Do not record in it: chart on paper and tell the ward's IT."


class SetbackKind(StrEnum):
    """In which way a register is not the one that a station saw."""

    SHORTER = "shorter"
    CHANGED = "changed"
    FOREIGN = "foreign"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class SeenPaper:
    """A printing that a station saw on record: its entry, and the newest entry it shows."""

    head: Head
    paper: str
    copy: int
    shows: int | None
    at: str


@dataclass(frozen=True, slots=True)
class Setback:
    """What a station saw of a register, what it found, and the papers that show what is missing.

    ``agreed`` is the newest entry up to which both are known to be the same; ``changed`` is the
    first entry known to be another one, 0 where none is. ``marks`` are the entries after it that
    the station saw, by which what it saw is told from another history; ``held`` is the newest one
    that it saw and found, up to which both are the same for certain.
    """

    kind: SetbackKind
    register: str
    seen: Head
    found: Head
    agreed: int = 0
    changed: int = 0
    papers: tuple[SeenPaper, ...] = ()
    place: str | None = None
    marks: tuple[Head, ...] = ()
    held: int = 0

    @property
    def missing(self) -> str | None:
        """Which entries are missing, as a sentence; ``None`` where that is not known."""
        if self.kind is SetbackKind.FORGOTTEN:
            return None
        first, last = self.agreed + 1, self.seen.number
        one = first >= last
        which = f"Entry {last}" if one else f"Entries {first} to {last}"
        if self.kind is SetbackKind.CHANGED:
            return f"{which} may be missing, or {'another one' if one else 'other ones'}."
        return f"{which} {'is' if one else 'are'} missing."

    @property
    def sentence(self) -> str:
        """What is wrong, what was kept and what to do, for a screen or a command."""
        return " ".join(part for part in (self._wrong, self.missing, TELL) if part)

    @property
    def _wrong(self) -> str:
        match self.kind:
            case SetbackKind.SHORTER:
                return (
                    f"The register went backwards: this station saw entry {self.seen.number} and "
                    f"the newest is now {self.found.number}. An older copy may lie in its place; "
                    "nothing was changed."
                )
            case SetbackKind.CHANGED:
                return (
                    f"The register's history was changed: entry {self.changed} is not the one "
                    "that this station saw. Nothing was overwritten now."
                )
            case SetbackKind.FOREIGN:
                return (
                    f"Another register lies at {self.place}: this station worked there with "
                    f"register {self.register[:8]}, up to entry {self.seen.number}. "
                    "Nothing was changed."
                )
            case SetbackKind.FORGOTTEN:
                return (
                    f"This station's memory of the register at {self.place} is unreadable, so it "
                    "cannot tell whether entries are missing. Nothing was changed; compare the "
                    "newest printed record with the register."
                )


def forgotten(register: str, place: str, found: Head) -> Setback:
    """The setback of a station that can no longer read what it saw."""
    return Setback(SetbackKind.FORGOTTEN, register, Head(0, FIRST), found, place=place)
