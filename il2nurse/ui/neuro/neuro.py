"""The neurological page: the newest check beside the baseline, and every check before it."""

from typing import Final

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from il2nurse.domain.people import May
from il2nurse.domain.record.chart.handwriting import Handwriting
from il2nurse.domain.regimen.neuro import NeuroRules
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.chart.neuro import NeuroView, handwriting_samples, neuro_view
from il2nurse.readable.wording import Wording
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.neuro.handwriting import HandwritingView
from il2nurse.ui.neuro.neuro_dialog import NeuroDialog, rules_of
from il2nurse.ui.neuro.neuro_rows import (
    CHECKS,
    changes_in_words,
    check_row,
    comparison_columns,
    comparison_row,
    follows,
    handwriting_row,
    state_of,
)
from il2nurse.ui.neuro.whom import whom_for_check
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.finding import FindingList
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.scrolling import scrolling
from il2nurse.ui.widgets.table import Table

NO_CHECK: Final = "No check is on record."
NO_SAMPLE: Final = "No baseline sample"
UNORDERED: Final = "No order yet. Which checks are made is in the regimen."
UNASKED: Final = "The regimen of this course asks for no neurological checks of their own."
WIDE: Final = 330
# All questions and the checks before are in view on a ward's screen.
ROW: Final = 38


class NeuroPage(PatientPage):
    """What changed since the baseline is named; the check itself is one key away."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "neuro", parent=parent)
        self.comparison = Table("neuro_comparison", "Newest check beside the baseline")
        self.checks = Table("neuro_checks", "Every check so far")
        self.add = Action("new_check", "New check")
        self.add.set_key("N")
        self.add.set_sign(Sign.PLUS)
        self.add.set_weight(Weight.MAIN)
        self.comparison.say_empty(NO_CHECK, self.add)
        self.checks.say_empty(NO_CHECK)
        self._state = Chip(parent=self)
        self._found = QWidget()
        self._findings = FindingList(self._found)
        self._say = Label(role="strong").set_wrapping()
        self._say.setObjectName("neuro_changes")
        self._before_said, self._newest_said = Label(role="small"), Label(role="small")
        self.before = HandwritingView("sample_before", "Handwriting of the baseline")
        self.newest = HandwritingView("sample_newest", "Newest handwriting")
        self._heading = Label("Every check so far", "heading")
        self._aside = self._writing()
        self._lay_out()
        self.add.clicked.connect(self._ask)

    def start(self) -> None:
        """The next check has the keyboard."""
        (self.add if self.add.isVisible() else self.comparison).setFocus()

    def show_unordered(self) -> None:
        """Say that there is no regimen yet."""
        self._show_parts(add=False, missing=UNORDERED)

    def show_moment(self, moment: Moment) -> None:
        """Show what is on record."""
        rules, person = moment.regimen.neuro, self.session.who
        may = person.may(May.CHART) and not moment.case.patient.discharged
        self._show_parts(add=rules is not None and may, missing=None if rules else UNASKED)
        if rules:
            self._show(moment, rules)

    def _show_parts(self, *, add: bool, missing: str | None) -> None:
        """Nothing but why where checks are ``missing``."""
        self.add.setVisible(add)
        for part in (self.comparison, self._heading, self.checks, self._state, self._aside):
            part.setVisible(missing is None)
        self._found.hide()
        if missing:
            self._say.setText(missing)

    def _show(self, moment: Moment, rules: NeuroRules) -> None:
        view, words = neuro_view(moment), self.session.words
        state = state_of(view)
        self._state.setVisible(state is not None)
        if state:
            self._state.show_mark(state)
        self._say.setText(changes_in_words(view, words, moment.at))
        self._findings.show_marks(list(follows(view, self._call(moment, view))))
        self._found.setVisible(bool(view.findings))
        before, newest = handwriting_samples(moment)
        rows = [comparison_row(view, at) for at in range(len(view.rows))]
        written = handwriting_row(before, newest, words, compared=view.baseline is not None)
        self.comparison.set_columns(comparison_columns(view, words))
        self.comparison.show_rows([*rows, written] if written else rows)
        self.checks.show_rows(
            [
                check_row(moment.regimen, rules, each, words, baseline=each is view.baseline)
                for each in reversed(view.checks)
            ]
        )
        another = newest if newest is not before else None
        _show_sample(self.before, self._before_said, "Baseline", before, words)
        self.before.setVisible(before is not None)
        if before is None:
            self._before_said.setText(NO_SAMPLE)
        _show_sample(self.newest, self._newest_said, "Newest", another, words)

    def _call(self, moment: Moment, view: NeuroView) -> str | None:
        """Whom to call for what was found."""
        worst = max((each.result.severity for each in view.findings), default=0)
        team = view.newest is not None and view.newest.emergency
        return whom_for_check(self.session, moment, worst, team=team)

    def _ask(self) -> None:
        moment = self.session.station.moment(self.mrn)
        if self.session.attempt(lambda: rules_of(moment)):
            self.ask(NeuroDialog(self.session, moment))

    def enable_keys(self, *, on: bool) -> None:
        """The keys belong to a dialog while one is open."""
        self.add.setEnabled(on)

    def _lay_out(self) -> None:
        for table in (self.comparison, self.checks):
            table.verticalHeader().setDefaultSectionSize(ROW)
            table.show_whole()
        self.checks.set_columns(CHECKS)
        content, main = QWidget(), QVBoxLayout()
        content.setProperty("ground", "none")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        for part in (self._say, self._found, self.comparison, self._heading, self.checks):
            column.addWidget(part)
        column.addStretch()
        main.addWidget(scrolling("neuro_scroll", "Neurological checks", content))
        self.lay_out(main, self._aside, tools=(self._state, self.add))

    def _writing(self) -> QFrame:
        side = QFrame()
        side.setProperty("part", "aside")
        side.setFixedWidth(WIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(sizes.ROOM, sizes.SPACE, sizes.ROOM, sizes.SPACE)
        column.setSpacing(sizes.GAP)
        column.addWidget(Label("Handwriting", "heading"))
        for label, view in ((self._before_said, self.before), (self._newest_said, self.newest)):
            column.addWidget(label)
            column.addWidget(view)
        column.addStretch()
        return side


def _show_sample(
    view: HandwritingView, label: Label, title: str, kept: Handwriting | None, words: Wording
) -> None:
    label.setText(f"{title} · {words.clock(kept.at)}" if kept else title)
    view.show_strokes(kept.strokes if kept else (), f"No {title.lower()} sample")
