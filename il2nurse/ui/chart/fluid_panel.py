"""Totals of intake and output beside their entry: this shift, 24 hours, the cycle; the weight."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.record.chart.chart import Chart
from il2nurse.domain.record.chart.fluids import shifts
from il2nurse.domain.regimen.vocabulary import URINE_8H
from il2nurse.domain.rules.chart.fluid_totals import FluidTotals, Gap
from il2nurse.domain.rules.chart.weights import Weighed
from il2nurse.domain.values.instants import Stretch
from il2nurse.domain.values.quantity import TENTH, WHOLE, round_half_up, show, show_grouped
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_VALUE
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.chart.totals import cycle_totals, period_totals, weight_now
from il2nurse.workflow.station import Station

COLUMNS: Final = (
    TableColumn("Totals"),
    TableColumn("In mL", 72, right=True),
    TableColumn("Out mL", 74, right=True),
    TableColumn("Balance", 76, right=True),
    TableColumn("Urine mL", 80, right=True, yields=1),
    TableColumn("mL/h", 58, right=True, yields=2),
    TableColumn("mL/kg/h", 74, right=True),
    TableColumn("Charted", 116),
)
LINE: Final = 32
DAY: Final = timedelta(hours=24)
MOMENT: Final = timedelta(microseconds=1)
UNKNOWN: Final = NO_VALUE
COMPLETE: Final = Mark(Tone.GOOD, "complete", Sign.CHECK)
TYPED: Final = "Not in these totals: urine typed at a dose check, {} mL in the 8 h to {}."
INCOMPLETE: Final = Mark(Tone.WARN, "incomplete", Sign.QUESTION)


class FluidPanel(QWidget):
    """What is not recorded is a dash and named below, never 0 mL."""

    def __init__(self, session: Session, mrn: str) -> None:
        super().__init__()
        self._session, self._mrn = session, mrn
        self.table = Table("fluid_totals", "Totals of intake and output")
        self.table.set_columns(COLUMNS)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.verticalHeader().setDefaultSectionSize(LINE)
        self.table.show_whole()
        self.gaps = Label(role="small").set_wrapping()
        self.weight = Label(role="strong").set_wrapping()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.TIGHT)
        for part in (self.table, self.gaps, self.weight):
            column.addWidget(part)

    def refresh(self) -> None:
        """Add up the chart as it stands."""
        station, words = self._session.station, self._session.words
        shown = tuple(periods(station, self._mrn))
        self.table.show_rows([_row(name, total) for name, total in shown])
        chart, now = station.case(self._mrn).chart, station.now().at
        told = (gaps_in_words(shown[0][1], words), typed_in_words(chart, now, words))
        self.gaps.setText("\n".join(filter(None, told)))
        self.gaps.setVisible(bool(self.gaps.text()))
        self.weight.setText(weight_in_words(weight_now(station, self._mrn), words))


def periods(station: Station, mrn: str) -> Iterator[tuple[str, FluidTotals]]:
    """The shift so far, the last 24 hours, the cycle so far; an entry of this instant counts."""
    now = station.now().at + MOMENT
    shift = shift_of(station, now)
    yield (
        f"Shift from {station.words.clock(shift.start)}",
        period_totals(station, mrn, Stretch(shift.start, now), now),
    )
    yield "Last 24 hours", period_totals(station, mrn, Stretch(now - DAY, now), now)
    cycle = cycle_totals(station, mrn)
    if cycle is not None:
        yield "Cycle so far", cycle


def shift_of(station: Station, at: datetime) -> Stretch:
    """The shift of the ward in which an instant lies."""
    today = station.today(at)
    for day in (today, today - timedelta(days=1)):
        for shift in shifts(day, station.shift_starts, station.zone):
            if shift.start <= at < shift.end:
                return Stretch(shift.start, shift.end)
    return Stretch(at - DAY, at)


def gaps_in_words(total: FluidTotals, words: Wording) -> str:
    """What is not recorded in the period; empty where nothing is missing."""
    gaps = [_gap(gap, words) for gap in total.gaps]
    return f"Not recorded in this shift, so not known: {'; '.join(gaps)}." if gaps else ""


def typed_in_words(chart: Chart, now: datetime, words: Wording) -> str | None:
    """The urine that a dose check typed for 8 hours: the totals, of entries alone, lack it."""
    typed = chart.newest(URINE_8H.id, now)
    if typed is None or typed.at < now - DAY:
        return None
    return TYPED.format(typed.values[URINE_8H.id], words.clock(typed.at))


def _gap(gap: Gap, words: Wording) -> str:
    start, end = words.clock(gap.stretch.start), words.clock(gap.stretch.end)
    return f"{gap.what} {start} to {end}"


def weight_in_words(found: Weighed | None, words: Wording) -> str:
    """The weight with its change from the baseline and the mark it reached."""
    if found is None:
        return "Weight: not recorded in this course."
    now = f"Weight {show(found.kg)} kg at {words.clock(found.at)}"
    if found.percent is None or found.baseline_kg is None:
        return f"{now}."
    percent = round_half_up(found.percent, TENTH)
    sign = "+" if percent > 0 else ""
    sentence = f"{now}: {sign}{show(percent)} % from {show(found.baseline_kg)} kg."
    return f"{sentence} {found.marks[-1].say}" if found.marks else sentence


def _row(name: str, total: FluidTotals) -> Row:
    # Spread over hours in which nobody charted it, a rate would read as a kidney that fails.
    urine = None if any(gap.what == "urine" for gap in total.gaps) else total.urine
    per_kg = urine.ml_per_kg_per_h if urine else None
    cells = (
        Cell(name, strong=True),
        Cell(_ml(total.intake_ml)),
        Cell(_ml(total.output_ml)),
        Cell(_signed(total.balance_ml)),
        Cell(_ml(total.urine_ml)),
        Cell(show(round_half_up(urine.ml_per_h, WHOLE)) if urine else UNKNOWN),
        Cell(UNKNOWN if per_kg is None else show(round_half_up(per_kg, TENTH))),
        Cell(mark=INCOMPLETE if total.gaps else COMPLETE),
    )
    return Row(name, cells)


def _ml(ml: Decimal | None) -> str:
    return UNKNOWN if ml is None else show_grouped(round_half_up(ml, WHOLE))


def _signed(ml: Decimal | None) -> str:
    return f"+{_ml(ml)}" if ml is not None and ml > 0 else _ml(ml)
