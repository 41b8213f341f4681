"""What was charted: the list in which one finds the entry that is wrong."""

from collections.abc import Collection
from datetime import timedelta
from typing import Final

from il2nurse.domain.record.chart.chart import FluidEntry
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.reaction import Reaction
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.chart.charted_items import ChartedItem, charted_items, item_line
from il2nurse.readable.dose.corrected_words import dose_line
from il2nurse.ui.chart.correction import CorrectionDialog
from il2nurse.ui.chart.dose_correction import DoseCorrectionDialog
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.look import labels
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.reactions.reaction_outcome import reaction_line, reactions_of
from il2nurse.ui.reactions.strike_reaction import StrikeReactionDialog
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.chart.fluids import POSTED
from il2nurse.workflow.patient.asked_for import moment_of_chart

BACK: Final = timedelta(days=3)
COLUMNS: Final = (TableColumn("Time", 112), TableColumn("What was charted"), TableColumn("By", 70))
LINE: Final = 54
HIGH: Final = 440
BAG: Final = (
    "The volume of this bag comes from dose {0}. Correct the volume given, or the end, of dose "
    "{0}; the bag changes with it. Nothing was changed yet."
)


class ChartedDialog(Dialog):
    """Entries of the chart, the newest first, then doses and reactions; Enter opens one.

    ``seqs`` narrows it to some places of the chart, such as those of one row of a flowsheet.
    """

    def __init__(self, session: Session, mrn: str, seqs: Collection[int] = ()) -> None:
        super().__init__(
            "charted",
            "Correct the record",
            "Choose the entry that is wrong; doses and reactions stand last (End).",
        )
        self._session, self._mrn, self._seqs = session, mrn, frozenset(seqs)
        self._items: dict[str, ChartedItem] = {}
        self._doses: dict[str, Dose] = {}
        self._reactions: dict[str, tuple[Dose, Reaction]] = {}
        self.table = Table("charted_entries", "Entries of the chart, the newest first")
        self.table.set_columns(COLUMNS)
        self.table.say_empty("Nothing was charted yet that could be corrected.")
        self.table.verticalHeader().setDefaultSectionSize(LINE)
        self.table.setMinimumHeight(HIGH)
        self.table.chosen.connect(self._open)
        self.body.addWidget(self.table)
        self.set_main("correct_entry", "Correct this entry")
        self.cancel.set_text(labels.CLOSE)
        self._show()

    def start(self) -> None:
        """Show the list as it stands, and take the keyboard."""
        self._show()
        self.table.setFocus()

    def act(self) -> None:
        """Open the selected entry."""
        self._open(self.table.current_key())

    def _open(self, key: str) -> None:
        if key in self._doses:
            self.asked.emit(DoseCorrectionDialog(self._session, self._doses[key]))
            return
        if key in self._reactions:
            moment = self._session.station.moment(self._mrn)
            self.asked.emit(StrikeReactionDialog(self._session, moment, *self._reactions[key]))
            return
        item = self._items.get(key)
        if item is None:
            self._session.warn("Nothing is chosen, or nothing was charted yet.")
            return
        if dose := self._posting(item):
            self._session.say(Tone.PLAIN, BAG.format(dose.key.slot))
            self.asked.emit(DoseCorrectionDialog(self._session, dose))
            return
        self.asked.emit(CorrectionDialog(self._session, self._mrn, item))

    def _posting(self, item: ChartedItem) -> Dose | None:
        """The dose that posted this bag itself; it is corrected with the dose alone."""
        kept = item.kept
        if not isinstance(kept, FluidEntry) or kept.fluid.kind != POSTED:
            return None
        doses = self._session.station.case(self._mrn).doses.values()
        return next((dose for dose in doses if dose.key.stream == kept.dose), None)

    def _show(self) -> None:
        station, words = self._session.station, self._session.words
        moment = moment_of_chart(station, self._mrn)
        start = moment.course.ordered_at if self._seqs else moment.at - BACK
        found = charted_items(moment.case.chart, min(start, moment.at - BACK), moment.at)
        shown = [item for item in found if not self._seqs or item.seq in self._seqs]
        self._items = {str(item.seq): item for item in shown}
        rows = [
            Row(
                key,
                (
                    Cell(words.clock(item.at)),
                    Cell(item_line(item, moment.regimen, words)),
                    Cell(words.initials(item.by)),
                ),
            )
            for key, item in self._items.items()
        ]
        if not self._seqs:
            rows += [*self._dose_rows(moment), *self._reaction_rows(moment)]
        self.table.show_rows(rows)
        if rows and not self.table.current_key():
            self.table.select(rows[0].key)

    def _dose_rows(self, moment: Moment) -> list[Row]:
        """What was recorded about the doses of the course, the newest first."""
        words, rows = self._session.words, []
        self._doses = {}
        for dose in reversed(moment.case.doses_of(moment.course)):
            line = dose_line(dose, moment.regimen_of(dose), words)
            if line:
                key, given = dose.key.stream, dose.given
                by = dose.held.by if dose.held else given.by if given else dose.begun_by
                self._doses[key] = dose
                cells = Cell(words.clock(dose.due)), Cell(line), Cell(words.initials(by))
                rows.append(Row(key, cells))
        return rows

    def _reaction_rows(self, moment: Moment) -> list[Row]:
        """The reactions of the course, which can be struck out."""
        session, words = self._session, self._session.words
        self._reactions = {each.reference: (dose, each) for dose, each in reactions_of(moment)}
        return [
            Row(
                key,
                (
                    Cell(words.clock(each.at)),
                    Cell(f"Reaction: {reaction_line(session, moment, dose, each)}"),
                    Cell(words.initials(each.by)),
                ),
            )
            for key, (dose, each) in self._reactions.items()
        ]
