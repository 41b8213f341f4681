"""Laboratory results as they are kept: what was reported, and the value converted once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from il2nurse.domain.record.register.changes import AT, Correction, Struck, read_struck
from il2nurse.domain.record.register.entries import Body, Entry, Json, read_instant, write_instant
from il2nurse.domain.regimen.labs.tests import Range
from il2nurse.domain.regimen.labs.units import LabUnit
from il2nurse.domain.values.measure import Measure, read_measure
from il2nurse.domain.values.quantity import show

STEP = "laboratory"


class ResultSource(StrEnum):
    """How a result came into the register."""

    TYPED = "typed"
    PASTED = "pasted"
    FILE = "file"


class RangeFrom(StrEnum):
    """Where a result's range comes from."""

    NONE = ""
    REPORTED = "reported"
    DEFAULT = "default"


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
        return f"{reported.shown(grouped=True)} {self.unit}".strip()

    @property
    def range_remark(self) -> str:
        """What to know of a reported range that was not used; "" where there is nothing."""
        if not self.range_text or self.range_from is RangeFrom.REPORTED:
            return ""
        used = "the default range" if self.range else "no range"
        return f"The range “{self.range_text}” names no limits that can be read; {used} is used."

    def shown_in(self, unit: LabUnit) -> str:
        """The value in another unit of the test; what is kept stays as it is."""
        return self.shown if unit.name == self.unit else unit.shown(self.measure)


@dataclass(frozen=True, slots=True)
class LabResult:
    """One result. ``at`` is when the specimen was taken, ``recorded_at`` when it was entered.

    ``field`` is the regimen's field that it answers, or "". ``earlier`` are the values before each
    correction. A result that is ``struck`` counts nowhere and stays readable.
    """

    seq: int
    test: str
    label: str
    field: str
    received: Received
    at: datetime
    recorded_at: datetime
    by: str
    source: ResultSource = ResultSource.TYPED
    origin: str = ""
    row: int = 0
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


def write_received(received: Received) -> dict[str, Json]:
    """A reported value as a body keeps it."""
    usual = received.range
    return {
        "typed": received.typed,
        "value": show(received.value),
        "comparator": received.comparator,
        "unit": received.unit,
        "multiply": show(received.multiply),
        "divide": show(received.divide),
        "own": show(received.own),
        "own_unit": received.own_unit,
        "low": "" if usual is None or usual.low is None else show(usual.low),
        "high": "" if usual is None or usual.high is None else show(usual.high),
        "range": received.range_from.value,
        "range_text": received.range_text,
    }


def read_received(body: Body) -> Received:
    """The reported value that a body keeps; nothing is converted again."""
    kept = _texts(body)
    low, high = (Decimal(kept[end]) if kept.get(end) else None for end in ("low", "high"))
    return Received(
        typed=kept["typed"],
        value=Decimal(kept["value"]),
        comparator=kept["comparator"],
        unit=kept["unit"],
        multiply=Decimal(kept["multiply"]),
        divide=Decimal(kept["divide"]),
        own=Decimal(kept["own"]),
        own_unit=kept["own_unit"],
        range=None if low is None and high is None else Range(low, high),
        range_from=RangeFrom(kept["range"]),
        range_text=kept["range_text"],
    )


def _texts(body: Mapping[str, Json]) -> dict[str, str]:
    return {key: value for key, value in body.items() if isinstance(value, str)}


def read_result(entry: Entry) -> LabResult:
    """The result that an entry keeps."""
    row = entry.body.get("row")
    return LabResult(
        seq=entry.seq,
        test=entry.text("test"),
        label=entry.text("label"),
        field=entry.text("field"),
        received=read_received(entry.body),
        at=entry.occurred_at,
        recorded_at=entry.recorded_at,
        by=entry.person,
        source=ResultSource(entry.text("source")),
        origin=entry.text("origin"),
        row=row if isinstance(row, int) else 0,
    )


def write_change(
    kept: LabResult, received: Received, specimen: datetime, reason: str
) -> dict[str, Json]:
    """The body of a correction: another value, or another time of the specimen."""
    return {
        "seq": kept.seq,
        "field": kept.field or kept.test,
        "was": kept.received.measure.kept,
        "now": received.measure.kept,
        "reason": reason,
        "specimen": write_instant(specimen),
        "result": write_received(received),
    }


def correct_result(kept: LabResult, entry: Entry) -> LabResult:
    """The result with another value in place of the kept one, which stays readable.

    A correction made on the chart gives the value in the test's own unit, or another time.
    """
    body, now = entry.body.get("result"), entry.text("now")
    if isinstance(body, dict):
        return _corrected(kept, entry, read_received(body), read_instant(entry.text("specimen")))
    if entry.text("field") == AT:
        return _corrected(kept, entry, kept.received, read_instant(now))
    if not now:
        return strike_result(kept, entry)
    measure = read_measure(now)
    own = replace(
        kept.received,
        typed=now,
        value=measure.value,
        comparator=measure.comparator,
        unit=kept.received.own_unit,
        multiply=Decimal(1),
        divide=Decimal(1),
        own=measure.value,
    )
    return _corrected(kept, entry, own, kept.at)


def _corrected(kept: LabResult, entry: Entry, received: Received, at: datetime) -> LabResult:
    correction = Correction(
        field=kept.field or kept.test,
        was=kept.received.measure.kept,
        now=received.measure.kept,
        reason=entry.text("reason"),
        by=entry.person,
        at=entry.recorded_at,
    )
    return replace(
        kept,
        received=received,
        at=at,
        corrections=(*kept.corrections, correction),
        earlier=(*kept.earlier, kept.received),
    )


def strike_result(kept: LabResult, entry: Entry) -> LabResult:
    """The result struck out; it counts nowhere any more."""
    struck = read_struck(entry)
    field = kept.field or kept.test
    was = kept.received.measure.kept
    gone = Correction(field, was, "", struck.reason, struck.by, struck.at)
    return replace(kept, corrections=(*kept.corrections, gone), struck=struck)
