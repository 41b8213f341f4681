"""The assessment page: every hold and stop criterion as it stands now, with or without a dose."""

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from il2nurse.domain.people import May
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.assessment import Assessment
from il2nurse.domain.rules.assessment.step_findings import assess_now
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.assessment.assessment_rows import assessment_rows
from il2nurse.readable.assessment.criterion_rows import CriterionRow
from il2nurse.ui.assessment.detail import CriterionDetail
from il2nurse.ui.assessment.foot import AssessmentFoot
from il2nurse.ui.assessment.measuring import measuring_dialog, missing_in
from il2nurse.ui.assessment.rows import COLUMNS, most_severe_first, table_row
from il2nurse.ui.chart.fluids import FluidsDialog
from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from il2nurse.ui.dose.dialogs.override import Offer, OverrideDialog, offer_override
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.drawer import Drawer
from il2nurse.ui.labs.entry import AddResultsDialog
from il2nurse.ui.look import sizes
from il2nurse.ui.look.verdicts import verdict_mark
from il2nurse.ui.page.banner import Banner
from il2nurse.ui.page.page import Page
from il2nurse.ui.page.patient_tabs import PatientTabs
from il2nurse.ui.page.who import banner_of, words_now
from il2nurse.ui.page.wristband import open_scanned
from il2nurse.ui.session import Place, Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.fitting_table import FittingTable
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.sparkline import SparkPainter

NO_ORDER: Final = "No order yet. Without a regimen there are no criteria."


class AssessmentPage(Page):
    """What speaks against the dose stands first; what is missing is one key from its entry."""

    takes_scans = True

    def __init__(self, session: Session) -> None:
        super().__init__(session, "assessment")
        self._mrn = ""
        self._shown: tuple[object, ...] = ()
        self._rows: dict[str, CriterionRow] = {}
        self._offer: Offer | None = None
        self._first = True
        self.banner = Banner()
        self.tabs = PatientTabs("assessment")
        self.table = FittingTable("criteria_list", "Hold and stop criteria")
        self.detail = CriterionDetail()
        self.foot = AssessmentFoot()
        self._verdict = Chip(parent=self)
        self._counts = Label(role="muted").set_wrapping()
        self._counts.setObjectName("criteria_counts")
        self._lay_out()
        self.drawer = Drawer(self, above=sizes.BANNER)
        self._wire()

    def open(self, place: Place) -> None:
        """Show another patient."""
        if place.mrn and place.mrn != self._mrn:
            self.drawer.close_all()
            self._mrn, self._shown = place.mrn, ()
            self._first = True

    def start(self) -> None:
        """The criteria have the keyboard."""
        self.table.setFocus()

    def refresh(self) -> None:
        """Judge again; nothing is worked out where neither register nor minute changed."""
        if not self._mrn:
            return
        station = self.session.station
        case, at = station.case(self._mrn), station.now().at
        minute = at.replace(second=0, microsecond=0)
        wanted = (self._mrn, case.last_number, minute, self.session.person)
        if wanted == self._shown:
            return
        self._shown = wanted
        self.banner.show_patient(banner_of(station, self._mrn))
        self.drawer.free_above(self.banner.sizeHint().height())
        ordered_course = case.course is not None
        for widget in (self.table, self.detail, self.foot, self._verdict):
            widget.setVisible(ordered_course)
        if ordered_course:
            self._show(station.moment(self._mrn))
        else:
            self._counts.setText(NO_ORDER)

    def forget(self) -> None:
        """Judge at the next look, whether anything is new or not."""
        self._shown = ()

    def tick(self) -> None:
        """Values grow old; the page looks once a minute."""
        self.refresh()

    def scanned(self, code: str) -> None:
        """A wristband opens its patient."""
        open_scanned(self.session, code)

    def _show(self, moment: Moment) -> None:
        assessment = assess_now(moment)
        rows = most_severe_first(assessment_rows(moment, assessment))
        self._rows = {row.criterion: row for row in rows}
        self._verdict.show_mark(verdict_mark(assessment))
        self._counts.setText(counts_in_words(moment.regimen, assessment))
        words = words_now(self.session.station)
        self.table.show_rows([table_row(row, words) for row in rows])
        if rows and (self._first or not self.table.current_key()):
            self._first = False
            self.table.select(rows[0].criterion)
            self.table.scrollToTop()
        self._show_selected()
        self._show_foot(moment)

    def _show_selected(self) -> None:
        row = self._rows.get(self.table.current_key())
        self.detail.show_criterion(row, words_now(self.session.station))

    def _show_foot(self, moment: Moment) -> None:
        person, open_case = self.session.who, not moment.case.patient.discharged
        self._offer = offer_override(moment, moment.case.open_dose) if open_case else None
        missing = any(missing_in(moment.regimen, row) for row in self._rows.values())
        self.foot.show_state(
            chart=person.may(May.CHART) and open_case,
            missing=missing,
            overridable=self._offer is not None and person.may(May.GIVE),
            refused=self._offer.refused if self._offer else "",
        )

    def _measure(self) -> None:
        """Enter what the selected criterion lacks, else what the first one lacks."""
        moment = self.session.station.moment(self._mrn)
        selected = self._rows.get(self.table.current_key())
        rows = [*([selected] if selected else []), *self._rows.values()]
        found = (missing_in(moment.regimen, row) for row in rows)
        missing = next((each for each in found if each), ())
        if missing:
            self._open(measuring_dialog(self.session, moment, missing))

    def _override(self) -> None:
        dose = self.session.station.case(self._mrn).open_dose
        if self._offer and dose and not self._offer.refused:
            self._open(OverrideDialog(self.session, dose.key, self._offer))

    def _chart_vitals(self) -> None:
        moment = self.session.station.moment(self._mrn)
        dose = moment.case.open_dose
        stream = dose.key.stream if dose else ""
        self._open(VitalSignsDialog.of_patient(self.session, moment, stream))

    def _chart_fluids(self) -> None:
        self._open(FluidsDialog(self.session, self._mrn))

    def _type_results(self) -> None:
        session = self.session
        laboratory = session.attempt(lambda: session.laboratory)
        if laboratory:
            self._open(AddResultsDialog(session, self._mrn, laboratory))

    def _open(self, dialog: Dialog) -> None:
        if self.drawer.top is None:
            self.drawer.open(dialog)

    def _listen(self) -> None:
        """The keys belong to a dialog while one is open."""
        free = self.drawer.top is None
        self.tabs.set_listening(free)
        self.foot.set_listening(free)
        self._escape.setEnabled(free)

    def _wire(self) -> None:
        self._escape = QShortcut(QKeySequence("Escape"), self)
        self._escape.activated.connect(lambda: self.session.go("patient", self._mrn))
        self.drawer.changed.connect(self._listen)
        self.tabs.chosen.connect(lambda page: self.session.go(page, self._mrn))
        self.tabs.reacting.connect(lambda: self.session.go("patient", self._mrn, react=True))
        self.table.moved.connect(self._show_selected)
        self.table.chosen.connect(self._measure)
        foot = self.foot
        acts: tuple[tuple[Action, Callable[[], None]], ...] = (
            (foot.override, self._override),
            (foot.results, self._type_results),
            (foot.fluids, self._chart_fluids),
            (foot.vitals, self._chart_vitals),
            (foot.measure, self._measure),
        )
        for action, act in acts:
            action.clicked.connect(act)

    def _lay_out(self) -> None:
        self.table.set_columns(COLUMNS)
        self.table.setItemDelegate(SparkPainter(self.table))
        head = QHBoxLayout()
        head.setSpacing(sizes.SPACE)
        head.addWidget(self.tabs)
        head.addStretch()
        head.addWidget(self._verdict)
        main = QVBoxLayout()
        main.setContentsMargins(sizes.ROOM, sizes.SPACE, sizes.ROOM, sizes.SPACE)
        main.setSpacing(sizes.GAP)
        main.addLayout(head)
        main.addWidget(self._counts)
        main.addWidget(self.table, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(main, 1)
        middle.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(middle, 1)
        column.addWidget(self.foot)


def counts_in_words(regimen: Regimen, assessment: Assessment) -> str:
    """How many criteria say what, the relative ones against the number that stops the cycle."""
    against = assessment.of(Result.HOLD, Result.ABSOLUTE, Result.STOP)
    deciding = sum(each.decides for each in against)
    overridden = len(against) - deciding
    parts = [
        f"{deciding} against the dose",
        f"relative: {len(assessment.of(Result.RELATIVE))} of {regimen.relative_stop_count}",
        f"{len(assessment.of(Result.WATCH))} to watch",
        f"{len(assessment.of(Result.NOT_EVALUABLE))} not evaluable",
        f"{overridden} overridden" if overridden else "",
        f"NEWS2 {assessment.news2.total}, an aid" if assessment.news2 else "",
    ]
    return " · ".join(part for part in parts if part)
