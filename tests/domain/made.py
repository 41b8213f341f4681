"""Entries as a register would give them, for tests that replay."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from il2nurse.domain.record.dose.infusion_facts import (
    InfusionPausedFact,
    InfusionResumedFact,
    InfusionStartedFact,
    InfusionStoppedFact,
)
from il2nurse.domain.record.register.entries import Entry, Json, Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.values.clock import Reading

START = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
DOSE = "dose/00482913/1/1/5"


def at(minutes: float) -> datetime:
    """A time some minutes after the start."""
    return START + timedelta(minutes=minutes)


def reading(minutes: float, *, boot: str = "boot-1", wall: float | None = None) -> Reading:
    """A look at the clock; ``wall`` differs from ``minutes`` where the wall clock was moved."""
    return Reading(at(minutes if wall is None else wall), boot, int(minutes * 60_000) + 5_000)


class Book:
    """Makes entries with growing numbers and places."""

    def __init__(self) -> None:
        """Begin with nothing written."""
        self._number = 0
        self._places: dict[str, int] = {}

    def entry(
        self, stream: str, kind: Kind, when: datetime, person: str = "okafor", /, **body: Json
    ) -> Entry:
        """One more entry in a stream."""
        self._number += 1
        seq = self._places.get(stream, 0)
        self._places[stream] = seq + 1
        return Entry(
            number=self._number,
            stream=stream,
            seq=seq,
            kind=kind,
            subject="00482913",
            occurred_at=when,
            recorded_at=when,
            zone="UTC",
            person=person,
            role="nurse",
            station="WOW-03",
            program="test",
            request=str(self._number),
            part=0,
            body=body,
            previous_seal="",
            seal=f"{self._number:064d}",
        )

    def fact(self, stream: str, when: datetime, fact: Fact, person: str = "okafor") -> Entry:
        """One more entry in a stream that says this."""
        return self.entry(stream, fact.KIND, when, person, **fact.body())

    def started(self, look: Reading) -> Entry:
        """The start of an infusion of 52.3 mL over 15 minutes."""
        fact = InfusionStartedFact(
            look.boot_id,
            look.boot_ms,
            step="infuse",
            answers={},
            findings=(),
            total_ml=Decimal("52.3"),
            rate_ml_per_h=Decimal("209.3"),
            planned_s=900,
            late_reason=None,
            late_call=None,
        )
        return self.fact(DOSE, look.at, fact)

    def paused(self, look: Reading) -> Entry:
        """A pause of the infusion."""
        return self.fact(
            DOSE, look.at, InfusionPausedFact(look.boot_id, look.boot_ms, "line", None)
        )

    def resumed(self, look: Reading) -> Entry:
        """The end of a pause."""
        return self.fact(DOSE, look.at, InfusionResumedFact(look.boot_id, look.boot_ms))

    def stopped(self, look: Reading, given_ml: str) -> Entry:
        """The early end of the infusion."""
        fact = InfusionStoppedFact(look.boot_id, look.boot_ms, "reaction", None, Decimal(given_ml))
        return self.fact(DOSE, look.at, fact)
