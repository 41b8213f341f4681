"""The rows of the assessment page: what speaks against the dose first, each with its trend."""

from collections.abc import Sequence
from typing import Final

from il2nurse.domain.regimen.rules import Result
from il2nurse.readable.assessment.criterion_rows import CriterionRow, TrendPoint
from il2nurse.readable.wording import Wording
from il2nurse.ui.labs.sparkline import Dot, SparkCell
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.look.verdicts import OVERRIDDEN, RESULTS
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn

COLUMNS: Final = (
    TableColumn("Criterion", 194),
    TableColumn("Value now", 124),
    TableColumn("Measured · age", 110),
    TableColumn("Why"),
    TableColumn("Result", 142),
    TableColumn("Trend", 92, yields=1),
    TableColumn("Last values", 84, yields=2),
)
NOT_ASKED: Final = Mark(Tone.PLAIN, "Not asked yet", Sign.QUESTION)
ROW: Final = 34
CLEAR_ONES: Final = "clear"
"""The key of the row under which the clear ones are folded."""


def in_view(rows: Sequence[CriterionRow], *, unfolded: bool) -> list[CriterionRow]:
    """The rows to show: without the clear ones, unless they are asked for."""
    return [row for row in rows if unfolded or row.result is not Result.CLEAR]


def clear_row(rows: Sequence[CriterionRow], *, unfolded: bool) -> Row | None:
    """How many are clear, and how to see them; ``None`` where none is."""
    clear = sum(row.result is Result.CLEAR for row in rows)
    if not clear:
        return None
    count = f"All {clear} clear" if clear == len(rows) else f"{clear} clear"
    how = "Enter folds them" if unfolded else "Enter shows them"
    cells = (Cell(count, strong=True), *(Cell(""),) * 2, Cell(how, muted=True), *(Cell(""),) * 3)
    return Row(CLEAR_ONES, cells)


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
            Cell(why(row), muted=quiet),
            Cell(mark=mark_of(row)),
            Cell(trend_word(row.trend), muted=True),
            _spark(row.trend),
        ),
    )


def why(row: CriterionRow) -> str:
    """What is missing, or what the rule says; the limits where nothing is said."""
    missing = [each for each in row.measures if each.missing]
    if row.result is Result.NOT_EVALUABLE and missing:
        alike = len(missing) == len(row.measures) and len({each.lacks for each in missing}) == 1
        if alike and missing[0].lacks:
            return missing[0].lacks
        return "; ".join(f"{each.label}: {each.lacks}" for each in missing)
    return row.say or row.limits


def _measured(row: CriterionRow, words: Wording) -> str:
    """When the oldest value it rests on was measured; what the register counts is of now."""
    if row.at is None:
        return ""
    counted = row.measures and not any(each.place for each in row.measures)
    return "counted now" if counted else f"{words.clock(row.at)} · {row.age}"


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
