"""A reaction: the infusion is stopped first, then what helps, then what was seen and done."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from il2nurse.domain.regimen import Regimen
from il2nurse.ui import sizes
from il2nurse.ui.bedside import questions
from il2nurse.ui.bedside.dialog import Dialog
from il2nurse.ui.bedside.form import Form, focus_in
from il2nurse.ui.bedside.term_list import TermList
from il2nurse.ui.bedside.view import View
from il2nurse.ui.bedside.worth import told_source, worth
from il2nurse.ui.icons import Sign
from il2nurse.ui.session import Session
from il2nurse.ui.tones import Mark, Tone
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.infusing import stop
from il2nurse.workflow.reacting import react

STOPPED = Mark(Tone.GOOD, "Infusion stopped", Sign.CHECK)


class ReactionDialog(Dialog):
    """While the drug runs, the first thing asked is to stop it; one press is enough to go on."""

    def __init__(self, session: Session, view: View) -> None:
        super().__init__("reaction", "Reaction", "")
        self._session, self._key = session, view.dose.key
        self._view = view
        self._stopping = view.dose.infusing
        self._stopped = FindingBox()
        self._stopped.hide()
        self._stop_form = Form(
            (questions.reasons(view.regimen.stop_reasons, "Stop the infusion. What is seen?"),),
            session.station.zone,
            session.station.clock,
        )
        self._running = Action("go_on_running", "Go on without stopping")
        self._running.clicked.connect(self._tell)
        self._second = QWidget()
        self.terms = TermList(view.regimen.reactions)
        self._fill(view.regimen)
        if self._stopping:
            self._ask_to_stop()
        else:
            self._tell()

    def start(self) -> None:
        """Ask for the stop, or for the reaction."""
        if self._stopping:
            self._stop_form.focus_first()
        else:
            self.terms.line.setFocus()

    def enter(self) -> None:
        """Go on to what is missing, or act."""
        if not self._stopping and focus_in(self) is self.terms.line and self.form:
            self.form.focus_first()
        else:
            super().enter()

    def act(self) -> None:
        """Stop the infusion, or record the reaction."""
        if self._stopping:
            self._stop()
        else:
            self._record()

    def _stop(self) -> None:
        session, key = self._session, self._key
        reason = str(self._stop_form.answers()["reason"])

        def act() -> bool:
            stop(session.station, session.who, key, reason, text="Stopped for a reaction.")
            return True

        if session.attempt(act, self.refuse):
            at = self._view.clock(session.station.now().at)
            self._stopped.show_mark(
                STOPPED, f"The infusion was stopped at {at} and that is on record."
            )
            self._stopped.show()
            self._tell()

    def _record(self) -> None:
        session, key, term = self._session, self._key, self.terms.term()
        if not term or self.form is None:
            self.terms.show_slip("Choose the reaction from the list. Nothing was recorded yet.")
            return
        answers = self.form.answers()

        def act() -> bool:
            text, action = str(answers["text"]), str(answers["action"])
            react(session.station, session.who, key, term, text, action)
            return True

        if session.attempt(act, self.refuse):
            session.say(Tone.GOOD, "The reaction stands in the record of this dose.")
            self.close_dialog()

    def _ask_to_stop(self) -> None:
        self._second.hide()
        self.form = self._stop_form
        self.show_title("Reaction: stop the infusion")
        self.set_main("stop_for_reaction", "Stop the infusion now")

    def _tell(self) -> None:
        """The second half: what to do, and what is to be recorded."""
        self._stopping = False
        self.form = self._form
        self._stop_form.hide()
        self._running.hide()
        self._second.show()
        self.show_title("Reaction")
        self.set_main("record_reaction", "Record the reaction", Weight.MAIN)
        self.start()

    def _fill(self, regimen: Regimen) -> None:
        station = self._session.station
        fields = (
            questions.text("action", "What was done?"),
            questions.text("text", "What was seen, if it needs words", required=False),
        )
        self._form = Form(fields, station.zone, station.clock)
        self._form.changed.connect(self.clear_problem)
        second = QVBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(sizes.SPACE)
        parts: tuple[QWidget, ...] = (_emergency(regimen), self.terms, self._form)
        for part in parts:
            second.addWidget(part)
        first: tuple[QWidget, ...] = (self._stopped, self._stop_form, self._running, self._second)
        for part in first:
            self.body.addWidget(part)


def _emergency(regimen: Regimen) -> Card:
    """What to do now, by the regimen."""
    card = Card("What to do now")
    grid = QGridLayout()
    grid.setHorizontalSpacing(sizes.MARGIN)
    half = -(-len(regimen.emergency) // 2)
    for at, statement in enumerate(regimen.emergency):
        cell = QVBoxLayout()
        cell.setSpacing(0)
        cell.addWidget(Label(statement.text, "fact value").set_wrapping())
        told = f"{told_source(statement.source, statement.confidence)}"
        cell.addWidget(Label(told, "small").set_wrapping())
        cell.addStretch()
        grid.addLayout(cell, at % half, at // half)
    card.body.addLayout(grid)
    for mark in {worth(each.source, each.confidence) for each in regimen.emergency}:
        if mark.word:
            card.body.addWidget(Chip(mark, card))
    return card
