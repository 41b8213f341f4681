"""The independent double check: a witness works the dose out alone, nothing is shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.values.clock import Reading
from il2nurse.ui.dose.pages.step_know import why_asked
from il2nurse.ui.dose.stage import MainAct, Stage
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.witness_box import FIELDS, WitnessBox
from il2nurse.ui.look import labels
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.notice import Notice
from il2nurse.workflow.dose.double_checking import Checked, double_check
from il2nurse.workflow.dose.view import DoseView
from il2nurse.workflow.one_act import KeptBefore

DIFFERS = Mark(Tone.DANGER, "Differs", Sign.CROSS)


class DoubleCheckPage(Stage):
    """Hands the station over to the witness; only what differs is shown afterwards."""

    recorded = Signal(bool)
    restored = (
        "What the witness typed here at {at}, with {who} signed in, is restored, not "
        "recorded. If somebody else checks now, empty every box first."
    )

    def __init__(
        self, session: Session, view: DoseView, step: Step, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, view, step.title, "", parent=parent)
        self.step = step
        self._began: Reading | None = None
        self._request = session.station.new_id()
        self._wrong: list[FindingBox] = []
        self._card = Card("What differs from the sum")
        self.form = Form(step.fields, view.station.zone, view.station.clock)
        roles = step.witness.roles if step.witness else step.roles
        self.witness = WitnessBox(session, roles)
        self.form.changed.connect(self._begin)
        self.witness.changed.connect(self._begin)
        self._lay_out()
        self.show_view(view)

    def show_view(self, view: DoseView) -> None:
        """Say how many checks there were; never what was typed."""
        super().show_view(view)
        count = len(view.dose.checks)
        times = "once" if count == 1 else f"{count} times"
        before = f" Checked {times} without agreeing." if count else ""
        self.say.setText(
            f"{self.step.say} Step {view.number(self.step)} of {len(view.regimen.steps)}.{before}"
        )

    def main(self) -> MainAct:
        """Compare and record."""
        return MainAct(labels.COMPARE)

    def start(self) -> None:
        """Hand over to the witness: the figures first, then who, then the PIN."""
        self.form.focus_first()

    def enter(self) -> None:
        """The figures, then who, then the PIN, then the comparison."""
        if self.form.advance():
            return
        if self.witness.advance():
            self.ensureWidgetVisible(self.witness)
        else:
            self.act()

    def act(self) -> None:
        """Record the check, agreed or not."""
        try:
            for editor in self.form.editors.values():
                editor.read()
        except Slip as slip:
            self.form.show_slip(slip.field, str(slip))
            return
        if not self.witness.people.person() or not self.witness.pin.text():
            self.witness.show_slip(self.witness.missing())
            return
        self._record(self.form.answers())

    def drafted(self) -> list[str]:
        """That figures were typed; never which: they are the witness's alone."""
        return ["figures of the witness"] if any(self.form.answers().values()) else []

    def refuse(self, field: str, sentence: str) -> None:
        """Show why the check was not recorded."""
        if field in ("", *FIELDS):
            self.witness.show_slip(sentence)
        else:
            self.form.show_slip(field, sentence)

    def _record(self, raw: dict[str, Answer]) -> None:
        session, key, witness = self.session, self.key, self.witness.take()
        request = self._request
        began, now = self._began, session.station.now()
        seconds = int(now.since(began).total_seconds()) if began else 0

        def act() -> Checked:
            station, by = session.station, session.who
            try:
                return double_check(
                    station, by, key, raw, witness, seconds=seconds, request=request
                )
            except KeptBefore:
                # One that differed leaves the page where it is, for another check.
                self._request = station.new_id()
                raise

        checked = session.attempt_in_thread(act, self.refuse)
        if checked is None:
            return
        self._request = session.station.new_id()
        if checked.agreed:
            self.recorded.emit(False)
        else:
            self._show_mismatches(checked)

    def _show_mismatches(self, checked: Checked) -> None:
        """What was typed and differs, never the right value above boxes that are typed anew."""
        for box in self._wrong:
            box.deleteLater()
        self._wrong = []
        for name, (typed, _) in checked.mismatches.items():
            field = self.form.editors[name].field
            box = FindingBox()
            box.show_mark(
                DIFFERS,
                f"{field.short or field.label}: {field.shown(typed)} was typed, and the sum "
                "gives another value.",
            )
            self._card.body.addWidget(box)
            self._wrong.append(box)
        self._card.show()
        self._began = None
        self.form.clear()
        self.witness.clear()
        self._began = None
        self.form.focus_first()
        self.ensureWidgetVisible(self._card)

    def _begin(self) -> None:
        if self._began is None:
            self._began = self.session.station.now()

    def _lay_out(self) -> None:
        last = Label(
            "Both: work the dose out again together, from the order and the bag. Then the second "
            "person checks again, alone. If the order or the bag is wrong, do not give it: hold "
            "the dose (F8) and call pharmacy."
        )
        self._card.body.addWidget(last.set_wrapping())
        self._card.hide()
        inner = Card()
        column = QVBoxLayout()
        column.addWidget(self.witness)
        inner.body.addLayout(column)
        meaning = Notice()
        if self.step.witness:
            meaning.show_text(self.step.witness.meaning, lead="What the signature means")
        for part in (self._card, self.form, inner, meaning, why_asked(self.step)):
            self.body.addWidget(part)
