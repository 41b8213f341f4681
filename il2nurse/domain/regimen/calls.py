"""What a regimen says about calling the prescriber, and about blood tests in time."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from il2nurse.domain.regimen.comparisons import Comparison
from il2nurse.domain.regimen.fields import Choice


@dataclass(frozen=True, slots=True)
class CallLimit:
    """A value for which the prescriber is called, whatever follows for the dose.

    It is the value of a charted ``field``, or of a laboratory ``test``, compared in ``unit``. Where
    a result comes onto the chart after the question that it ``asks`` was answered, that is asked
    again before a dose starts.
    """

    id: str
    title: str
    when: tuple[Comparison, ...]
    say: str
    source: str
    confidence: str
    unit: str
    field: str | None = None
    test: str | None = None
    asks: str | None = None


@dataclass(frozen=True, slots=True)
class StopReason(Choice):
    """A reason to end an infusion early.

    Where it has something to ``say``, the prescriber is called about the stop. ``reaction`` is the
    term under which such a stop is recorded as a reaction, where one is near.
    """

    say: str | None = None
    reaction: str | None = None
    source: str | None = None
    confidence: str | None = None


@dataclass(frozen=True, slots=True)
class LabsDue:
    """Blood tests that are drawn ``every`` so often while on treatment.

    ``fields`` are those that the regimen asks for, ``tests`` other ones of the laboratory.
    """

    id: str
    title: str
    every: timedelta
    source: str
    confidence: str
    fields: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Calls:
    """The call limits and the tests due of a regimen.

    A value asks for a call where it was entered at most ``fresh`` after it was taken: an old table
    that is taken in later is no news. Tests are overdue ``overdue_after`` they were due.
    """

    limits: tuple[CallLimit, ...] = ()
    labs_due: tuple[LabsDue, ...] = ()
    fresh: timedelta = timedelta()
    overdue_after: timedelta = timedelta()


PLAIN_CALLS: Final = Calls()
"""Of a text that was kept before regimens said anything about calls."""
