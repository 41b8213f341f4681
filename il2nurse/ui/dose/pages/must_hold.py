"""A finding of a recorded step leaves one thing to do: hold the dose, or override it if allowed."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from il2nurse.domain.people import May
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.course.elsewhere import DOUBTED_PERSON
from il2nurse.domain.rules.course.lost_entries import RULE
from il2nurse.domain.rules.dose.closed import ORDER_PAUSED, UNVERIFIED
from il2nurse.readable.dose.call_lines import call_lines, team_to_call, whom_to_call
from il2nurse.readable.dose.found_words import found_words
from il2nurse.readable.words import VERDICT_WORDS
from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from il2nurse.ui.dose.dialogs.override import Offer, OverrideDialog, offer_override
from il2nurse.ui.dose.pages.read_out import HOLD_IT, HOLD_OPEN, ReadOut
from il2nurse.ui.dose.stage import MainAct, Stage
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.dose.view import DoseView

NOT_GIVEN: Final = (
    "This dose must not be given",
    "What was found is on record. A held dose is not made up; the next slot stays as it is.",
)
WAITS: Final = (
    "This dose waits for the second count",
    (
        "What was found counts only if it persists. Until then the dose is neither given nor "
        "held, unless you hold it now."
    ),
)
WORSE: Final = "If the patient gets worse: {}."
TOO_SOON: Final = (
    "This dose waits",
    (
        "It continues by itself once enough time has passed since the last start. Hold it only if "
        "its time has passed by then."
    ),
)
LOST: Final = (
    "This dose waits",
    (
        "It continues once a charge nurse has settled the lost entries on the patient's page. "
        "Hold it only if its time has passed by then."
    ),
)
PERSON: Final = (
    "This dose waits",
    (
        "It continues once a prescriber, signed in here, has decided on the patient's page whose "
        "record that is. Call the prescriber now. Hold it only if its time has passed by then."
    ),
)
PAUSED: Final = (
    "This dose waits: the order is paused",
    (
        "It continues once a prescriber, signed in here, has resumed the order on the patient's "
        "page. Hold it only if its time has passed by then."
    ),
)
CHANGED: Final = (
    "This dose waits: the order was changed",
    (
        "It continues once a second person, nurse or pharmacist, has verified the order on the "
        "patient's page. Hold it only if its time has passed by then."
    ),
)
# What is said of a dose that waits, by the rule that it waits for; the first one that is met.
PASSING: Final = (
    (DOUBTED_PERSON, PERSON),
    (RULE, LOST),
    (ORDER_PAUSED, PAUSED),
    (UNVERIFIED, CHANGED),
)


class MustHoldPage(Stage):
    """Shows what was found, and asks for the hold."""

    def __init__(self, session: Session, view: DoseView, parent: QWidget | None = None) -> None:
        waits = WAITS if view.standing.recounts else NOT_GIVEN
        rules = {each.rule for each in view.standing.findings}
        passing = next((said for rule, said in PASSING if rule in rules), TOO_SOON)
        super().__init__(
            session, view, *(passing if view.standing.passes else waits), parent=parent
        )
        for finding in {each.say: each for each in reversed(view.standing.findings)}.values():
            box = FindingBox()
            box.show_finding(finding)
            self.body.insertWidget(0, box)
        self._call = ReadOut()
        self._found = Label(role="large").set_wrapping()
        self._found.setObjectName("what_was_found")
        self._open = FindingBox()
        self._open.setObjectName("hold_open")
        # What to do stands first: in a small window the rules with their sources come after it.
        for part in (self._call, self._found, self._open):
            self.body.insertWidget(0, part)
        self.recount = Action("recount", "Count again")
        self.recount.set_key("Alt+C")
        self.recount.clicked.connect(self._count_again)
        self._from = Label(role="strong").set_wrapping()
        self.body.addWidget(self._from)
        self.body.addWidget(self.recount, 0, Qt.AlignmentFlag.AlignLeft)
        self._offer: Offer | None = None
        self.override = Action("override", "Override on the prescriber's order")
        self.override.set_key("Alt+O")
        self.override.clicked.connect(self._ask_override)
        self.body.addWidget(self.override, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_found()
        self._show_call()
        self._show_recount()
        self._show_offer()

    def show_view(self, view: DoseView) -> None:
        """Show the same thing as it stands now."""
        super().show_view(view)
        self._show_found()
        self._show_call()
        self._show_recount()
        self._show_offer()

    def main(self) -> MainAct:
        """Hold the dose."""
        return MainAct(VERDICT_WORDS[Verdict.HOLD].word, dangerous=True)

    def act(self) -> None:
        """Ask for the hold."""
        self.wanted_hold.emit()

    def _show_found(self) -> None:
        """The very values, large: what the rules below speak of."""
        view = self.view
        found = found_words(view.moment, view.dose, view.standing.findings, self.session.words)
        self._found.setText(" · ".join(found))
        self._found.setVisible(bool(found))

    def _show_call(self) -> None:
        """Whom to call and what to read out, where the dose is not given and does not wait."""
        view, words = self.view, self.session.words
        waits = bool(view.standing.passes or view.standing.recounts)
        for part in (self._open, self._call):
            part.setVisible(not waits)
        if waits:
            return
        lines = call_lines(view.moment, view.dose, view.standing.findings, words)
        known = self.session.station.telephones
        whom = whom_to_call(view.moment, view.dose.key.cycle, words, known)
        team = team_to_call(known)
        worse = "" if team in whom else f" {WORSE.format(team)}"
        self._open.show_mark(HOLD_OPEN, f"{HOLD_IT}{worse}")
        self._call.show_lines(whom, lines)

    def _show_recount(self) -> None:
        """What counts only if it persists is measured again before anything is decided."""
        awaited, person = self.view.standing.recounts, self.session.person
        may = person is not None and person.may(May.CHART)
        self.recount.setVisible(bool(awaited) and may)
        self._from.setVisible(bool(awaited))
        lines = [
            f"{self.view.regimen.fields[each.field].label}: the count from "
            f"{self.view.clock(each.since)} on decides. The first count alone stops nothing."
            for each in awaited
        ]
        self._from.setText("\n".join(lines))

    def _count_again(self) -> None:
        fields = [self.view.regimen.fields[each.field] for each in self.view.standing.recounts]
        self.asked.emit(VitalSignsDialog.of_fields(self.session, self.view, fields))

    def _show_offer(self) -> None:
        """The regimen says whether this hold may be overridden at all."""
        offer = offer_override(self.view.moment, self.view.dose)
        self._offer = offer if offer and not offer.refused else None
        person = self.session.person
        may = person is not None and person.may(May.GIVE)
        self.override.setVisible(self._offer is not None and may)

    def _ask_override(self) -> None:
        if self._offer:
            self.asked.emit(OverrideDialog(self.session, self.key, self._offer))
