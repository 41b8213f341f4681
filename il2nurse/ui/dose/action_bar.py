"""The bottom bar: on the left what ends or interrupts a dose, on the right its next step."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame

from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.dose.owed_after_answers import owes_call
from il2nurse.readable.words import VERDICT_WORDS
from il2nurse.ui.dose.stage import MainAct
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.wrap_row import WrapRow
from il2nurse.workflow.dose.view import DoseView

STOP = "Stop infusion"
CALL = "Record the call"
ENDED = "Infusion ended {}"
# Digits of a PIN that come late are typed by then.
REST_MS = 1500


class ActionBar(QFrame):
    """The buttons at the foot of every page of a dose."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "foot")
        self.setMinimumHeight(sizes.ACTION_BAR)
        self.hold = _danger("hold_dose", VERDICT_WORDS[Verdict.HOLD].word, "F8", Sign.HOLD)
        self.stop = _danger("stop_infusion", STOP, "F9", Sign.HOLD)
        self.interrupted = Action("interrupted", "I was interrupted")
        self.back = Action("back", labels.BACK)
        self.note = Action("note_button", "Add note")
        self.confirm = Action("confirm", labels.RECORD_AND_CONTINUE)
        self.interrupted.set_key("F6")
        self.back.set_key("Alt+Left")
        self.back.set_sign(Sign.BACK)
        self.note.set_key("F4")
        self.confirm.set_weight(Weight.MAIN)
        self.confirm.show_key("Return")
        self._row = WrapRow(self)
        self._then: Callable[[], None] | None = None
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST_MS)
        self._resting.timeout.connect(self._go_on)
        self._lay_out()

    def rest(self, then: Callable[[], None]) -> None:
        """Keep the keyboard for a moment, so that digits typed on go into no field."""
        self.confirm.setFocus()
        self._then = then
        self._resting.start()

    def _go_on(self) -> None:
        if self._then and self.confirm.hasFocus():
            self._then()

    def show_state(self, view: DoseView, act: MainAct, *, covered: bool) -> None:
        """Show what may be pressed now; a dialog covers the right side."""
        dose = view.dose
        # Where holding is the next step, it stands alone in the place of every hold, with its key.
        next_is_hold = act.label == self.hold.text()
        self._stand_main(left=next_is_hold)
        self.hold.setVisible(not dose.given and not next_is_hold)
        if self.confirm.shortcut() != (wanted := QKeySequence("F8" if next_is_hold else "")):
            self.confirm.setShortcut(wanted)
        self.confirm.show_key("F8" if next_is_hold else "Return")
        self.hold.setEnabled(not dose.held)
        owed = owes_call(view.regimen, view.moment.case, dose)
        self.stop.setVisible(dose.infusion is not None or owed)
        self.stop.setEnabled(dose.infusing or (owed and not covered))
        self._say_ended(view, owed=owed)
        self.interrupted.setEnabled(not dose.ended and not view.standing.must_hold)
        free = not covered
        self.back.setEnabled(free and not view.blind)
        self.note.setEnabled(free)
        if self.confirm.text() != act.label:
            self.confirm.set_text(act.label)
        dangerous = Weight.STOP if next_is_hold else Weight.DANGER
        usual = Weight.PLAIN if act.quiet else Weight.MAIN
        self.confirm.set_weight(dangerous if act.dangerous else usual)
        self.confirm.setEnabled(free and act.ready)

    def _stand_main(self, *, left: bool) -> None:
        """The next step stands at the right end; a hold at the left, where it always is."""
        at = 0 if left else self._row.count() - 1
        if self._row.indexOf(self.confirm) != at:
            self._row.removeWidget(self.confirm)
            self._row.insertWidget(at, self.confirm)

    def _say_ended(self, view: DoseView, *, owed: bool) -> None:
        """Why there is nothing to stop any more, or that the call about the dose comes next."""
        ended = view.dose.infusion.ended if view.dose.infusion else None
        told = CALL if owed else ENDED.format(view.clock(ended.at)) if ended else STOP
        if self.stop.text() != told:
            self.stop.set_text(told)

    def _lay_out(self) -> None:
        row = self._row
        row.setContentsMargins(sizes.ROOM, sizes.GAP, sizes.ROOM, sizes.GAP)
        row.setSpacing(sizes.SPACE)
        for action in (self.hold, self.stop, self.interrupted):
            row.addWidget(action)
        row.addStretch()
        for action in (self.back, self.note, self.confirm):
            row.addWidget(action)


def _danger(name: str, text: str, key: str, sign: Sign) -> Action:
    action = Action(name, text)
    action.set_weight(Weight.DANGER)
    action.set_key(key)
    action.set_sign(sign)
    return action
