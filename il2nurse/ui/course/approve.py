"""Approving the chosen text, or withdrawing it: the day or the reason, and one's own PIN."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Field, FieldKind, Slip
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.own_pin import MISSING, OwnPinBox
from il2nurse.ui.look import sizes
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.course.approving import (
    approve_regimen,
    confirm_approval,
    withdraw_regimen,
)
from il2nurse.workflow.course.shelved import ShelvedText

WITHDRAWN_WHY = "Reason, if you withdraw it (not needed to approve)"
READ_FIRST = "First read the text on the right: you approve every word of it."


class ApproveCard(Card):
    """Offers only what the person may do; ``done`` carries the sentence of what was recorded."""

    done = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("Approve or withdraw")
        self._session = session
        self._text: ShelvedText | None = None
        self._who: Person | None = None
        self._request = ""
        self.form = self._make_form()
        self.own = OwnPinBox(session, "regimen_pin")
        self.approve = Action("approve_regimen", "Approve this text")
        self.approve.set_weight(Weight.MAIN)
        self.approve.set_key("Alt+A")
        self.withdraw = Action("withdraw_regimen", "Withdraw it")
        self.withdraw.set_weight(Weight.DANGER)
        self.withdraw.set_key("Alt+W")
        self.confirm = Action("confirm_approval", "Confirm: not withdrawn")
        self.confirm.set_weight(Weight.MAIN)
        self.confirm.set_key("Alt+S")
        self._problem = Label(role="slip").set_wrapping()
        self._problem.setObjectName("regimen_problem")
        self.approve.clicked.connect(self._approve)
        self.withdraw.clicked.connect(self._withdraw)
        self.confirm.clicked.connect(self._confirm)
        self.own.pin.submitted.connect(lambda _pin: self._say("Press one of the buttons."))
        self._lay_out()

    def show_text(self, text: ShelvedText) -> None:
        """Offer what may be done with this text now; what is typed stays while it and they are."""
        who, standing = self._session.who, text.approvals
        may = who.may(May.APPROVE_REGIMEN)
        there = text.here and self._session.station.regimens.away() is None
        takes = may and there and standing.takes(who.id, who.role)
        self.setVisible(may and (takes or bool(standing.approvals)))
        self.approve.setVisible(takes)
        self.confirm.setVisible(standing.lacking is not None)
        self.form.editors["from_day"].setVisible(takes)
        for widget in (self.withdraw, self.form.editors["reason"]):
            widget.setVisible(bool(standing.approvals))
        if (self._text, self._who) != (text, who):
            self._clear()
        self._text, self._who = text, who

    def _approve(self) -> None:
        text, session = self._text, self._session
        if text is None or not (pin := self._take_pin()):
            return
        regimen = session.station.regimens.today()[text.approvals.regimen]
        try:
            day = date.fromisoformat(str(self.form.editors["from_day"].read()))
        except Slip as slip:
            self._refuse(slip.field, str(slip))
            return
        self._do(
            lambda: approve_regimen(
                session.station, session.who, regimen, day, pin, request=self._request
            ),
            "Your approval is on record.",
        )

    def _withdraw(self) -> None:
        text, session = self._text, self._session
        if text is None or not (pin := self._take_pin()):
            return
        reason = str(self.form.editors["reason"].answer())
        self._do(
            lambda: withdraw_regimen(
                session.station, session.who, text.digest, reason, pin, request=self._request
            ),
            "It is withdrawn; nobody can order by it. Running courses continue with their kept "
            "text.",
        )

    def _confirm(self) -> None:
        text, session = self._text, self._session
        if text is None or not (pin := self._take_pin()):
            return
        self._do(
            lambda: confirm_approval(
                session.station, session.who, text.digest, pin, request=self._request
            ),
            "Confirmed: this text was not withdrawn.",
        )

    def _do(self, act: Callable[[], Entry], sentence: str) -> None:
        if self._session.attempt_in_thread(act, self._refuse):
            self._clear()
            self.done.emit(sentence)

    def _take_pin(self) -> str:
        if not self.own.pin.text():
            self._refuse("", MISSING)
            self.own.pin.setFocus()
            return ""
        return self.own.pin.take()

    def _refuse(self, field: str, sentence: str) -> None:
        if not self.form.show_slip(field, sentence):
            self._say(sentence)

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setAccessibleName(sentence)
        self._problem.show()

    def _clear(self) -> None:
        station = self._session.station
        self._request = station.new_id()
        self.form.editors["from_day"].set_answer(station.today(station.now().at).isoformat())
        self.form.editors["reason"].set_answer("")
        self.own.ask()
        self._problem.hide()

    def _make_form(self) -> Form:
        station = self._session.station
        day = Field("from_day", "To be ordered from", FieldKind.DATE, questions.SOURCE, "")
        reason = questions.text("reason", WITHDRAWN_WHY, required=False)
        form = Form((day, reason), station.zone, station.clock)
        form.changed.connect(self._typed)
        return form

    def _typed(self) -> None:
        self._problem.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP)
        row.addWidget(self.withdraw)
        row.addStretch()
        row.addWidget(self.confirm)
        row.addWidget(self.approve)
        self.body.addWidget(Label(READ_FIRST, "muted").set_wrapping())
        self.body.addWidget(self.form)
        self.body.addWidget(self.own)
        self.body.addWidget(self._problem)
        self.body.addLayout(row)
        self._problem.hide()
