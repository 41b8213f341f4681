"""Parts of a period without an entry: which entry serves which shift, and what is not known."""

from datetime import timedelta
from typing import Final

from il2nurse.domain.rules.chart.fluid_totals import FluidTotals, total_fluids
from il2nurse.domain.values.instants import Stretch
from tests.domain.charts import ChartBook
from tests.domain.made import at

SHIFT: Final = timedelta(hours=8)


def over(book: ChartBook, hours: float = 8) -> FluidTotals:
    return total_fluids(book.chart(), Stretch(at(0), at(hours * 60)), at(10_000), SHIFT)


def test_an_entry_at_the_change_of_shift_serves_the_shift_that_begins() -> None:
    """A shift contains its start and not its end: no volume stands in two shifts."""
    book = ChartBook()
    for kind in ("oral", "urine"):
        book.fluid(kind, "100", 480)
    totals = over(book, hours=16)
    first = Stretch(at(0), at(480))
    assert [(gap.what, gap.stretch) for gap in totals.gaps] == [
        (what, first) for what in ("intake", "output", "urine")
    ]


def test_nothing_in_a_stretch_that_only_touches_the_period_says_nothing_of_it() -> None:
    book = ChartBook()
    for start, end in ((-480, 0), (480, 960)):
        book.no_fluid("in", start, end)
        book.no_fluid("out", start, end)
    totals = over(book)
    assert (totals.intake_ml, totals.output_ml, totals.urine_ml) == (None, None, None)
    assert {gap.what for gap in totals.gaps} == {"intake", "output", "urine"}


def test_shifts_without_an_entry_that_do_not_touch_are_two_gaps() -> None:
    book = ChartBook()
    book.fluid("oral", "100", 600)
    gaps = [gap.stretch for gap in over(book, hours=24).gaps if gap.what == "intake"]
    assert gaps == [Stretch(at(0), at(480)), Stretch(at(960), at(1440))]


def test_intake_alone_or_output_alone_makes_no_balance() -> None:
    one, other = ChartBook(), ChartBook()
    one.fluid("oral", "100", 10)
    other.urine("100", 10)
    assert over(one).balance_ml is None
    assert over(other).balance_ml is None


def test_a_gap_of_urine_alone_leaves_intake_and_output_complete() -> None:
    book = ChartBook()
    book.fluid("oral", "100", 10)
    book.fluid("emesis", "50", 10)
    totals = over(book)
    assert (totals.complete, totals.urine_complete) == (True, False)


def test_shifts_without_an_entry_that_follow_one_another_are_one_gap_wherever_they_stand() -> None:
    book = ChartBook()
    book.fluid("oral", "100", 600)
    gaps = [gap.stretch for gap in over(book, hours=32).gaps if gap.what == "intake"]
    assert gaps == [Stretch(at(0), at(480)), Stretch(at(960), at(1920))]
