"""Charts made of entries: volumes, periods without any, observations and what became of them."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.record.chart.chart import Chart, replay_chart
from il2nurse.domain.record.chart.fluids import direction_of
from il2nurse.domain.record.register.entries import Entry, Json, Kind, write_instant
from tests.domain.made import Book, at

STREAM = "chart/00482913"


class ChartBook:
    """Writes entries of one chart and replays them."""

    def __init__(self) -> None:
        """Begin with an empty chart."""
        self.book = Book()
        self.entries: list[Entry] = []

    def add(self, kind: Kind, minutes: float, /, **body: Json) -> int:
        """One more entry; its place in the stream."""
        self.entries.append(self.book.entry(STREAM, kind, at(minutes), **body))
        return self.entries[-1].seq

    def fluid(self, kind: str, ml: str, minutes: float, dose: str = "") -> int:
        """A volume."""
        return self.add(
            Kind.FLUID, minutes, direction=direction_of(kind), kind=kind, ml=ml, dose=dose
        )

    def urine(self, ml: str, *minutes: float) -> None:
        """The same volume of urine at several times."""
        for each in minutes:
            self.fluid("urine", ml, each)

    def no_fluid(self, direction: str, start: float, end: float, kind: str = "") -> int:
        """A period in which there was nothing."""
        begins = write_instant(at(start))
        return self.add(Kind.NO_FLUID, end, **{"from": begins}, direction=direction, kind=kind)

    def observed(self, minutes: float, reason: str = "", **values: Json) -> int:
        """A set of observations."""
        return self.add(Kind.OBSERVED, minutes, values=values, reason=reason, dose=None)

    def correct(self, seq: int, field: str, now: str) -> None:
        """Another value in place of a kept one."""
        self.add(Kind.CORRECTED, 999, seq=seq, field=field, was="", now=now, reason="Misread")

    def strike(self, seq: int) -> None:
        """Strike an entry out."""
        self.add(Kind.STRUCK_OUT, 999, seq=seq, reason="Another patient's")

    def chart(self) -> Chart:
        """The chart now."""
        return replay_chart(self.entries)


def amounts(chart: Chart) -> list[tuple[datetime, str, Decimal]]:
    """Every volume that counts."""
    return [(kept.fluid.at, kept.fluid.kind, kept.fluid.ml) for kept in chart.fluids]


def total(values: Iterable[Decimal | None]) -> Decimal:
    """The sum, with nothing for what is not known."""
    return sum((value for value in values if value is not None), Decimal(0))
