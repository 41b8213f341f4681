"""Facts: what an entry of each kind says, one frozen dataclass a kind.

A fact's fields are the keys of its body, spelled by their types (``parts``, ``spelling``). A field
with a default may be missing in a body and is left out where it holds the default; a default says
nothing (no text, no value, not so), so that no meaning hides in the program. Everything else that
is missing, unknown or not what belongs there is refused by name.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Self

from il2nurse.domain.record.register.entries import Body, BrokenRecord, Entry, Kind
from il2nurse.domain.record.register.parts import left_unsaid, read_part, write_part
from il2nurse.domain.record.register.spelling import Unreadable


@dataclass(frozen=True, slots=True)
class Fact:
    """What one entry says. Each kind of entry has its own class, named like the kind."""

    KIND: ClassVar[Kind]

    def body(self) -> Body:
        """The body of an entry that says this."""
        return write_part(self)

    @classmethod
    def read(cls, entry: Entry) -> Self:
        """What the entry says, read once; ``BrokenRecord`` where it does not say it whole."""
        said = getattr(entry, "said", None)
        if isinstance(said, cls):
            return said
        if entry.kind is not cls.KIND:
            raise TypeError(f"{cls.__name__} is not what a {entry.kind} says.")
        try:
            fact = cls(**read_part(cls, entry.body))
        except Unreadable as error:
            raise BrokenRecord(entry, str(error)) from error
        # A frozen entry is not changed by it.
        object.__setattr__(entry, "said", fact)
        return fact

    @classmethod
    def of_body(cls, body: Body) -> Self:
        """What a body of this kind says; raises ``Unreadable`` where it does not say it whole."""
        return cls(**read_part(cls, body))


@dataclass(frozen=True, slots=True)
class Draft:
    """What someone asks the register to keep.

    ``seq`` is the place in the stream that the writer expects to fill; ``None`` takes the next
    free one. ``subject`` is the patient's id, or "" where the entry is about no patient:
    the seal covers it as a text.
    """

    stream: str
    kind: Kind
    subject: str
    occurred_at: datetime
    body: Body
    seq: int | None = None


def draft(stream: str, subject: str, at: datetime, fact: Fact, seq: int | None = None) -> Draft:
    """An entry to be recorded: the fact, the stream it belongs to, and when it happened.

    Raises ``TypeError`` where a new entry leaves out what only an older one may.
    """
    if unsaid := left_unsaid(fact):
        raise TypeError(f"{type(fact).__name__} must say {', '.join(unsaid)}.")
    return Draft(stream, fact.KIND, subject, at, fact.body(), seq)


@contextmanager
def refusing(entry: Entry) -> Iterator[None]:
    """Around the reading of an entry: a value that cannot be read raises ``BrokenRecord``."""
    try:
        yield
    except ValueError as error:
        raise BrokenRecord(entry, str(error)) from error
