"""Laboratory results as they are kept: what was reported, and the value converted once."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.record.labs.facts import (
    CorrectedFact,
    LaboratoryFact,
    RangeFrom,
    Reported,
    ResultSource,
)
from il2nurse.domain.record.register.changes import AT, Correction, Struck, correction, struck_out
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.spelling import Unreadable, read_time, under
from il2nurse.domain.regimen.labs.tests import Range
from il2nurse.domain.values.measure import Comparator, Measure, read_measure
from il2nurse.domain.values.reported_units import LabUnit, with_unit

STEP = "laboratory"


@dataclass(frozen=True, slots=True)
class Received:
    """A value as the laboratory reported it, and in the test's own unit.

    ``own`` is the value times ``multiply`` through ``divide``, worked out when it was recorded and
    never again: a factor that changes later changes no kept result. ``range`` is in the own unit;
    ``range_text`` is the range as reported.
    """

    typed: str
    value: Decimal
    comparator: str
    unit: str
    multiply: Decimal
    divide: Decimal
    own: Decimal
    own_unit: str
    range: Range | None = None
    range_from: RangeFrom = RangeFrom.NONE
    range_text: str = ""

    @property
    def measure(self) -> Measure:
        """What is known of the value, in the test's own unit."""
        return Measure(self.own, self.comparator)

    @property
    def shown(self) -> str:
        """The value as it was reported, with its unit."""
        reported = Measure(self.value, self.comparator)
        return with_unit(reported.shown(grouped=True), self.unit)

    @property
    def range_remark(self) -> str | None:
        """What to know of a reported range that was not used; ``None`` where there is nothing."""
        if not self.range_text or self.range_from is RangeFrom.REPORTED:
            return None
        used = "the default range" if self.range else "no range"
        return (
            f"The range “{self.range_text}” names no limits that can be read, or is another sex's; "
            f"{used} is used."
        )

    def shown_in(self, unit: LabUnit) -> str:
        """The value in another unit of the test; what is kept stays as it is."""
        return self.shown if unit.name == self.unit else unit.shown(self.measure)


@dataclass(frozen=True, slots=True)
class LabResult:
    """One result. ``at`` is when the specimen was taken, ``recorded_at`` when it was entered.

    ``field`` is the regimen's field that it answers, if any. ``earlier`` are the values before each
    correction. A result that is ``struck`` counts nowhere and stays readable.
    """

    seq: int
    test: str
    label: str
    field: str | None
    received: Received
    at: datetime
    recorded_at: datetime
    by: str
    source: ResultSource = ResultSource.TYPED
    origin: str | None = None
    row: int | None = None
    left_out: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    earlier: tuple[Received, ...] = ()
    struck: Struck | None = None

    def same_as(self, other: Received, at: datetime) -> bool:
        """True where the laboratory reported the same: value, comparator, unit and time."""
        mine = self.received
        return (mine.value, mine.comparator, mine.unit, self.at) == (
            other.value,
            other.comparator,
            other.unit,
            at,
        )


def reported(received: Received) -> Reported:
    """A reported value as the register keeps it."""
    usual = received.range
    return Reported(
        typed=received.typed,
        value=received.value,
        comparator=Comparator(received.comparator),
        unit=received.unit,
        multiply=received.multiply,
        divide=received.divide,
        own=received.own,
        own_unit=received.own_unit,
        range=received.range_from,
        range_text=received.range_text,
        low=usual.low if usual else None,
        high=usual.high if usual else None,
    )


def received_of(kept: Reported) -> Received:
    """The reported value that the register keeps; nothing is converted again."""
    unlimited = kept.low is None and kept.high is None
    return Received(
        typed=kept.typed,
        value=kept.value,
        comparator=kept.comparator,
        unit=kept.unit,
        multiply=kept.multiply,
        divide=kept.divide,
        own=kept.own,
        own_unit=kept.own_unit,
        range=None if unlimited else Range(kept.low, kept.high),
        range_from=kept.range,
        range_text=kept.range_text,
    )


def read_result(entry: Entry) -> LabResult:
    """The result that an entry keeps."""
    fact = LaboratoryFact.read(entry)
    return LabResult(
        seq=entry.seq,
        test=fact.test,
        label=fact.label,
        field=fact.field,
        received=received_of(fact),
        at=entry.occurred_at,
        recorded_at=entry.recorded_at,
        by=entry.person,
        source=fact.source,
        origin=fact.origin,
        row=fact.row,
        left_out=fact.left_out,
    )


def changed(kept: LabResult, received: Received, specimen: datetime, reason: str) -> CorrectedFact:
    """The correction of a result: another value, or another time of the specimen."""
    return CorrectedFact(
        seq=kept.seq,
        field=kept.field or kept.test,
        was=kept.received.measure.kept,
        now=received.measure.kept,
        reason=reason,
        specimen=specimen,
        result=reported(received),
    )


def correct_result(kept: LabResult, entry: Entry) -> LabResult:
    """The result with another value in place of the kept one, which stays readable.

    A correction made on the chart gives the value in the test's own unit, or another time.
    """
    fact = CorrectedFact.read(entry)
    if fact.result is not None:
        if fact.specimen is None:
            raise Unreadable("“specimen” is missing")
        return _corrected(kept, entry, fact, received_of(fact.result), fact.specimen)
    if fact.field == AT:
        return _corrected(kept, entry, fact, kept.received, under("now", read_time, fact.one))
    if not fact.now:
        return strike_result(kept, struck_out(entry, fact.reason))
    return _corrected(kept, entry, fact, _in_own_unit(kept, fact.one), kept.at)


def _in_own_unit(kept: LabResult, now: str) -> Received:
    measure = read_measure(now)
    return replace(
        kept.received,
        typed=now,
        value=measure.value,
        comparator=measure.comparator,
        unit=kept.received.own_unit,
        multiply=Decimal(1),
        divide=Decimal(1),
        own=measure.value,
    )


def _corrected(
    kept: LabResult, entry: Entry, fact: CorrectedFact, received: Received, at: datetime
) -> LabResult:
    was, now = kept.received.measure.kept, received.measure.kept
    change = correction(entry, kept.field or kept.test, was, now, fact.reason)
    return replace(
        kept,
        received=received,
        at=at,
        corrections=(*kept.corrections, change),
        earlier=(*kept.earlier, kept.received),
    )


def strike_result(kept: LabResult, struck: Struck) -> LabResult:
    """The result struck out; it counts nowhere any more."""
    field = kept.field or kept.test
    was = kept.received.measure.kept
    gone = Correction(field, was, "", struck.reason, struck.by, struck.at, struck.number)
    return replace(kept, corrections=(*kept.corrections, gone), struck=struck)
