"""The assessment page: every hold and stop criterion as it stands now, with or without a dose."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.people import May
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.domain.rules.assessment.assessment import Assessment
from il2nurse.domain.rules.dose.decisions import dose_ahead
from il2nurse.domain.rules.dose.standing import Standing, may_go_on
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.assessment.against_words import against_in_words
from il2nurse.readable.assessment.assessment_rows import assessment_rows
from il2nurse.readable.assessment.criterion_rows import CriterionRow
from il2nurse.readable.assessment.met_first import what_is_met_first
from il2nurse.readable.words import OVERRIDDEN, RESULT_WORDS
from il2nurse.ui.assessment.detail import CriterionDetail
from il2nurse.ui.assessment.foot import AssessmentFoot
from il2nurse.ui.assessment.holding import HoldOffer, offer_hold
from il2nurse.ui.assessment.measuring import measuring_dialog, missing_in
from il2nurse.ui.assessment.override_box import OverrideBox
from il2nurse.ui.assessment.rows import (
    CLEAR_ONES,
    COLUMNS,
    ROW,
    clear_row,
    in_view,
    table_row,
)
from il2nurse.ui.chart.asking import ask_fluids, ask_vital_signs
from il2nurse.ui.dose.dialogs.override import Offer, OverrideDialog, offer_override
from il2nurse.ui.labs.entry import AddResultsDialog
from il2nurse.ui.labs.sparkline import SparkPainter
from il2nurse.ui.look import sizes
from il2nurse.ui.look.verdicts import standing_mark
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.table import Table

NO_ORDER: Final = "No order yet. Without a regimen there are no criteria."
OPEN: Final = "{} of {} criteria cannot be judged: a value is missing or too old."


class AssessmentPage(PatientPage):
    """What speaks against the dose stands first; what is missing is one key from its entry."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "assessment", parent=parent)
        self._rows: dict[str, CriterionRow] = {}
        self._offer: Offer | None = None
        self._hold: HoldOffer | None = None
        self._first = True
        self._unfolded = False
        self.table = Table("criteria_list", "Hold and stop criteria")
        self.table.say_empty(NO_ORDER)
        self.detail = CriterionDetail()
        self.override = OverrideBox()
        self.foot = AssessmentFoot()
        self._aside = QWidget()
        self._verdict = Chip(parent=self)
        self._against = Label(role="strong").set_wrapping()
        self._against.setObjectName("criteria_against")
        self._whom = Label(role="alarm").set_wrapping()
        self._whom.setObjectName("whom_to_call")
        self._unjudged = Label(role="warning").set_wrapping()
        self._unjudged.setObjectName("criteria_open")
        self._counts = Label(role="muted").set_wrapping()
        self._counts.setObjectName("criteria_counts")
        self._lay_out()
        self._wire()

    def start(self) -> None:
        """The criteria have the keyboard."""
        self.table.setFocus()

    def turned(self) -> None:
        """The next patient's first criterion is selected, and the clear ones are folded."""
        self._first, self._unfolded = True, False

    def show_unordered(self) -> None:
        """Say that there are no criteria yet."""
        self._show_parts(ordered=False)
        self._counts.setText(NO_ORDER)

    def show_moment(self, moment: Moment) -> None:
        """Judge again."""
        self._show_parts(ordered=True)
        self._show(moment)

    def _show_parts(self, *, ordered: bool) -> None:
        for widget in (self.table, self._aside, self.foot, self._verdict):
            widget.setVisible(ordered)
        for label in (self._against, self._whom, self._unjudged):
            label.hide()

    def _show(self, moment: Moment) -> None:
        assessment = assess_now(moment)
        rows = what_is_met_first(assessment_rows(moment, assessment))
        self._rows = {row.criterion: row for row in rows}
        dose = moment.case.open_dose
        standing = may_go_on(moment, dose) if dose else None
        mark = standing_mark(assessment, standing)
        ahead = dose_ahead(moment)
        which = f"Dose {ahead.slot} · " if ahead else ""
        self._verdict.show_mark(mark._replace(word=f"{which}{mark.word}"))
        against = list(against_in_words(moment.regimen, assessment))
        if standing and (standing.must_hold or standing.must_stop):
            against.append(standing.say)
        self._against.show_sentence(" ".join(against))
        self._unjudged.show_sentence(open_in_words(assessment) or "")
        self._counts.setText(counts_in_words(moment.regimen, assessment))
        self._show_rows(rows)
        if rows and (self._first or not self.table.current_key()):
            self._first = False
            self.table.select(rows[0].criterion)
            self.table.scrollToTop()
        self._show_selected()
        self._show_foot(moment, assessment, standing)

    def _show_rows(self, rows: Sequence[CriterionRow]) -> None:
        words, unfolded = self.session.words, self._unfolded
        shown = [table_row(row, words) for row in in_view(rows, unfolded=unfolded)]
        folded = clear_row(rows, unfolded=unfolded)
        at = sum(row.result is not Result.CLEAR for row in rows)
        self.table.show_rows([*shown[:at], *([folded] if folded else []), *shown[at:]])

    def _open(self, key: str) -> None:
        """Fold or unfold the clear ones, or enter what a criterion lacks."""
        if key != CLEAR_ONES:
            self._measure()
            return
        self._unfolded = not self._unfolded
        self._show_rows(list(self._rows.values()))
        self.table.select(CLEAR_ONES)

    def _show_selected(self) -> None:
        row = self._rows.get(self.table.current_key())
        self.detail.show_criterion(row, self.session.words)

    def _show_foot(self, moment: Moment, assessment: Assessment, standing: Standing | None) -> None:
        person, open_case = self.session.who, not moment.case.patient.discharged
        self._offer = offer_override(moment, moment.case.open_dose) if open_case else None
        self._hold = offer_hold(self.session, moment, assessment, standing)
        self._whom.show_sentence(self._hold.call if self._hold else "")
        missing = any(missing_in(moment.regimen, row) for row in self._rows.values())
        self.foot.show_state(
            chart=person.may(May.CHART) and open_case,
            missing=missing,
            hold=self._hold,
        )
        self.override.show_offer(self._offer if person.may(May.GIVE) else None)

    def _measure(self) -> None:
        """Enter what the selected criterion lacks, else what the first one lacks."""
        moment = self.session.station.moment(self.mrn)
        selected = self._rows.get(self.table.current_key())
        rows = [*([selected] if selected else []), *self._rows.values()]
        found = (missing_in(moment.regimen, row) for row in rows)
        missing = next((each for each in found if each), ())
        if missing:
            self.ask(measuring_dialog(self.session, moment, missing))

    def _override(self) -> None:
        dose = self.session.station.case(self.mrn).open_dose
        if self._offer and dose and not self._offer.refused:
            self.ask(OverrideDialog(self.session, dose.key, self._offer))

    def _hold_dose(self) -> None:
        if self._hold:
            moment = self.session.station.moment(self.mrn)
            self.ask(self._hold.dialog(self.session, moment))

    def _type_results(self) -> None:
        session = self.session
        laboratory = session.attempt(lambda: session.laboratory)
        if laboratory:
            self.ask(AddResultsDialog(session, self.mrn, laboratory))

    def enable_keys(self, *, on: bool) -> None:
        """The keys belong to a dialog while one is open."""
        self.foot.set_listening(on=on)
        self.override.set_listening(on=on)

    def _wire(self) -> None:
        self.table.moved.connect(self._show_selected)
        self.table.chosen.connect(self._open)
        foot = self.foot
        acts: tuple[tuple[Action, Callable[[], None]], ...] = (
            (foot.hold, self._hold_dose),
            (self.override.override, self._override),
            (foot.results, self._type_results),
            (foot.fluids, lambda: ask_fluids(self)),
            (foot.vitals, lambda: ask_vital_signs(self)),
            (foot.measure, self._measure),
        )
        for action, act in acts:
            action.clicked.connect(act)

    def _lay_out(self) -> None:
        self.table.set_columns(COLUMNS)
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self.table.setItemDelegate(SparkPainter(self.table))
        main = QVBoxLayout()
        main.setSpacing(sizes.GAP)
        for label in (self._against, self._whom, self._unjudged, self._counts):
            main.addWidget(label)
        main.addWidget(self.table, 1)
        column = QVBoxLayout(self._aside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.detail, 1)
        column.addWidget(self.override)
        self.lay_out(main, self._aside, self.foot, (self._verdict,))


def counts_in_words(regimen: Regimen, assessment: Assessment) -> str:
    """How many criteria say what, the relative ones against the number that stops the cycle."""
    against = assessment.of(Result.HOLD, Result.ABSOLUTE, Result.STOP)
    deciding = sum(each.decides for each in against)
    overridden = len(against) - deciding
    word, of = RESULT_WORDS[Result.RELATIVE].within, regimen.relative_stop_count
    ends = f" ({of} stop the cycle)" if of else ""
    parts = [
        f"{deciding} to hold or stop",
        f"{len(assessment.relative)} {word} met{ends}",
        f"{len(assessment.of(Result.WATCH))} to watch",
        f"{overridden} {OVERRIDDEN.lower()}" if overridden else "",
        f"NEWS2 score {assessment.news2.total}, an aid" if assessment.news2 else "",
    ]
    return " · ".join(part for part in parts if part)


def open_in_words(assessment: Assessment) -> str | None:
    """How many criteria nobody can judge now, and why; ``None`` where every one is judged."""
    count = len(assessment.of(Result.NOT_EVALUABLE))
    return OPEN.format(count, len(assessment.criteria)) if count else None
