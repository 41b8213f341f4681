"""The rows of the assessment page: what speaks against the dose first, each with its trend."""

from collections.abc import Sequence
from typing import Final

from il2nurse.readable.assessment.criterion_rows import CriterionRow, TrendPoint
from il2nurse.readable.wording import Wording
from il2nurse.ui.look.icons import Sign
from il2nurse.ui.look.tones import Mark, Tone
from il2nurse.ui.look.verdicts import OVERRIDDEN, RESULTS
from il2nurse.ui.widgets.sparkline import Dot, SparkCell
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn

COLUMNS: Final = (
    TableColumn("Criterion"),
    TableColumn("Value now", 140),
    TableColumn("Measured", 92),
    TableColumn("Limits"),
    TableColumn("Result", 148),
    TableColumn("Trend", 104),
    TableColumn("Last values", 92),
)
NOT_ASKED: Final = Mark(Tone.PLAIN, "Not asked yet", Sign.QUESTION)


def most_severe_first(rows: Sequence[CriterionRow]) -> list[CriterionRow]:
    """The most severe result first; what was overridden comes after what still decides."""
    return sorted(rows, key=lambda row: (-_severity(row), bool(row.overridden_by)))


def _severity(row: CriterionRow) -> int:
    return -1 if row.result is None else row.result.severity


def mark_of(row: CriterionRow) -> Mark:
    """The result in word and sign; an override stands in its place and says so."""
    if row.overridden_by:
        return OVERRIDDEN
    return NOT_ASKED if row.result is None else RESULTS[row.result]


def table_row(row: CriterionRow, words: Wording) -> Row:
    """One criterion in the table."""
    quiet = mark_of(row).tone in (Tone.GOOD, Tone.PLAIN)
    return Row(
        row.criterion,
        (
            Cell(row.title, strong=not quiet),
            Cell(row.value, strong=True),
            Cell(_measured(row, words), muted=True),
            Cell(row.limits, muted=True),
            Cell(mark=mark_of(row)),
            Cell(trend_word(row.trend), muted=True),
            _spark(row.trend),
        ),
    )


def _measured(row: CriterionRow, words: Wording) -> str:
    """When the oldest value it rests on was measured; what the register counts is of now."""
    if row.at is None:
        return ""
    counted = row.measures and not any(each.place for each in row.measures)
    return "counted now" if counted else f"{words.clock(row.at)}\n{row.age} ago"


def trend_word(trend: Sequence[TrendPoint]) -> str:
    """The newest value against the one before."""
    if not trend:
        return ""
    if len(trend) == 1:
        return "first value"
    before, newest = trend[-2:]
    if before.shown == newest.shown:
        return "as before"
    if before.measure is None or newest.measure is None:
        return f"was {before.shown}"
    if before.measure.value == newest.measure.value:
        return f"was {before.shown}"
    way = "up" if newest.measure.value > before.measure.value else "down"
    return f"{way} from {before.measure.shown(grouped=True)}"


def _spark(trend: Sequence[TrendPoint]) -> SparkCell:
    in_words = ", then ".join(point.shown for point in trend)
    known = [(point.at.timestamp(), point.measure) for point in trend if point.measure]
    if len(known) < 2:
        return SparkCell(in_words=in_words)
    times = [at for at, _ in known]
    values = [float(measure.value) for _, measure in known]
    dots = tuple(
        Dot(_part(at, times), _part(float(measure.value), values), measure.exact)
        for at, measure in known
    )
    return SparkCell(dots=dots, in_words=in_words)


def _part(value: float, among: Sequence[float]) -> float:
    low, high = min(among), max(among)
    return (value - low) / (high - low) if high > low else 0.5
