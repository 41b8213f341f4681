"""One step: its questions, what the rules say while one types, and why it is asked."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Finding
from il2nurse.domain.rules.assessment.refused import witness_rule
from il2nurse.domain.rules.assessment.step_findings import answers_on_file, findings_of
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.domain.rules.dose.reasons import leaves_only_hold
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.ui.dose.freshness import freshness_notice
from il2nurse.ui.dose.pages.step_editors import compact_fields, prepare_editors, show_on_file
from il2nurse.ui.dose.pages.step_know import StepKnow, why_asked
from il2nurse.ui.dose.pages.step_marks import blocking, refuses, shown_by_hand, step_marks
from il2nurse.ui.dose.pages.step_words import answered_otherwise, answers_in_words
from il2nurse.ui.dose.panels.panel import SidePanel
from il2nurse.ui.dose.panels.panel_for import panel_for
from il2nurse.ui.dose.seen_against import SeenAgainst, seen_against
from il2nurse.ui.dose.stage import NEXT_PART, MainAct, Stage
from il2nurse.ui.forms.form import Form, focus_in
from il2nurse.ui.forms.unusual_box import UnusualBox
from il2nurse.ui.forms.witness_dialog import WitnessDialog
from il2nurse.ui.look import labels
from il2nurse.ui.look.confidence import confidence_mark
from il2nurse.ui.session import Heard, Session
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.chips import Chips
from il2nurse.ui.widgets.finding import FindingBox, FindingList
from il2nurse.workflow.dose.confirming import check_filled, confirm
from il2nurse.workflow.dose.refusing import refuse_scanned
from il2nurse.workflow.dose.view import DoseView
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.people.sign_in import Witness


class StepPage(Stage):
    """The open step. What is typed stays in its editors until it is recorded."""

    recorded = Signal(bool)

    def __init__(
        self, session: Session, view: DoseView, step: Step, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, view, step.title, "", parent=parent)
        self.step = step
        self._request = session.station.new_id()
        self._findings: tuple[Finding, ...] = ()
        self._refuses = False
        self._chips, self._fresh = Chips(), FindingBox()
        at, compact = view.station, compact_fields(view, step)
        self.form = Form(step.fields, at.zone, at.clock, compact, between=session.draw_meanwhile)
        self.form.going_on.parted = True
        self.panel: SidePanel | None = panel_for(session, view, step)
        self.unusual = UnusualBox()
        self._know = StepKnow(view.regimen, step)
        self._general = FindingList()
        self.refused_before = FindingBox()
        self._confidence = Chip(parent=self)
        self._lay_out()
        prepare_editors(self.form, view, step)
        self.form.changed.connect(self._typed)
        self.unusual.sure.connect(lambda: self._go(self.unusual.fields))
        if self.panel:
            self.panel.asked.connect(self.asked)
        self.show_view(view)

    def show_view(self, view: DoseView) -> None:
        """Show ages, findings and sums as they stand now."""
        super().show_view(view)
        self.say.setText(
            f"{self.step.say} Step {view.number(self.step)} of {len(view.regimen.steps)}."
        )
        self.refused_before.show_found(answered_otherwise(view, self.step))
        self._chips.show_marks(tuple(step_marks(view, self.step)))
        self._fresh.show_found(freshness_notice(view, self.step))
        show_on_file(self.form, self.view, self.step)
        self._judge()

    def main(self) -> MainAct:
        """Record; where a finding ends the dose, the button says so before it is pressed."""
        if any(leaves_only_hold(finding) for finding in self._findings):
            return MainAct("Record and hold this dose", dangerous=True)
        if self.parts.unseen:
            return MainAct(NEXT_PART)
        if self._refuses:
            return MainAct("Record as refused", dangerous=True)
        return MainAct(labels.RECORD_AND_CONTINUE)

    def enter(self) -> None:
        """Go on to what is not answered yet, else record; what is read first is shown first."""
        from_answer = self.form.isAncestorOf(focus_in(self) or self)
        # A page that was read, and asks nothing because answers on file serve, is recorded.
        serves = not from_answer and self.armed and self.form.served()
        if not serves and (self.parts.show_rest() or self.form.advance()):
            return
        if from_answer and self.panel and self.panel.read_first and self.form.whole():
            self.parts.begin()
            self.answered.emit()
        else:
            self.act()

    def act(self) -> None:
        """Record the step, with a witness where it needs one; first show what was not in view."""
        if self.parts.show_unseen():
            return
        anew = self.form.unanswered_anew()
        if anew:
            self.form.show_slip(anew, "A new result was asked for. Type it, or leave the step.")
            return
        self._go(())

    def _go(self, sure: Sequence[str]) -> None:
        raw = self.form.answers()
        if witness_rule(self.view.moment, self.step, raw) is None:
            self._record(raw, sure)
        elif self.session.attempt(lambda: self._checked(raw, sure), self.refuse):
            self._ask_witness(raw, sure)

    def start(self) -> None:
        """Take the keyboard; what need not be answered does not ask for it.

        What speaks against the dose is read first, and what has the keyboard is in view.
        """
        if self.form.whole() or (self.panel and self.panel.speaks_against):
            self.setFocus()
            self.parts.begin()
        else:
            self.form.focus_first()

    def seen_against(self) -> SeenAgainst | None:
        """What is typed here against the dose, and not on file."""
        return seen_against(self.step, self.form.readable(), self._findings)

    def scanned(self, code: str) -> Heard | None:
        """A scanned code answers the first identifier of the step."""
        editor = next((e for e in self.form.editors.values() if e.field.matches), None)
        if editor is None:
            return None
        editor.take_scan(code)
        session, read = self.session, self.form.readable().get(editor.field.id, "")
        at = (session.station, session.who, self.key, self.step.id)
        session.attempt(lambda: refuse_scanned(*at, {editor.field.id: read}), self.refuse)
        if editor.messages.slip:
            return Heard.REFUSED
        self.form.advance()
        return Heard.TAKEN

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was recorded, with the keyboard at the first answer at fault."""
        if field in self.unusual.fields:
            self.unusual.confirm.setFocus()
            self.ensureWidgetVisible(self.unusual)
        elif not self.form.show_slip(field, sentence):
            self.session.refuse(sentence)
            self.form.go_to_first([each.field for each in blocking(self._findings)])

    def _typed(self) -> None:
        self.unusual.ask(())
        self._judge()

    def _judge(self) -> None:
        """What the rules say about the answers so far, those on file included."""
        view, step = self.view, self.step
        kept = answers_on_file(view.moment, step)
        typed = self.form.readable()
        answers = {**{name: found[1] for name, found in kept.items()}, **typed}
        findings, assessment = findings_of(view.moment, view.dose, step, answers, typed)
        shown = shown_by_hand(findings, assessment, begun=bool(typed), whole=self.form.whole())
        self._findings = tuple(findings) if assessment else tuple(shown)
        self._refuses = refuses(self._findings, assessment)
        self._general.show_findings(self.form.show_findings(shown))
        self._know.show_answers(answers)
        if self.panel:
            self.panel.show_answers(view, answers, self._calculation(answers), assessment)
        self.main_changed.emit()

    def _calculation(self, answers: Mapping[str, Answer]) -> Calculation:
        return self.view.calculation_with(answers)

    def _checked(self, raw: dict[str, Answer], sure: Sequence[str]) -> bool:
        """Raise where anything stands against the answers, before a witness is asked."""
        filled = FilledStep(self.step.id, raw, confirmed=sure)
        try:
            check_filled(self.session.station, self.session.who, self.key, filled)
        except Unusual as unusual:
            self.unusual.ask(unusual.oddities)
            raise
        return True

    def _ask_witness(self, raw: dict[str, Answer], sure: Sequence[str]) -> None:
        rule = witness_rule(self.view.moment, self.step, raw)
        if rule is None:
            return
        dialog = WitnessDialog(
            self.session,
            rule,
            answers_in_words(self.step, raw, self._calculation(raw)),
        )
        dialog.signed.connect(lambda witness: self._record(raw, sure, witness, dialog))
        self.asked.emit(dialog)

    def _record(
        self,
        raw: dict[str, Answer],
        sure: Sequence[str],
        witness: Witness | None = None,
        dialog: WitnessDialog | None = None,
    ) -> None:
        session, key, request = self.session, self.key, self._request
        filled = FilledStep(self.step.id, raw, witness, sure, self.form.scanned())

        def act() -> bool:
            at, by = session.station, session.who
            try:
                judged = confirm(at, by, key, filled, request)
            except Unusual as unusual:
                # What a witness signs was asked about before, in the window's thread.
                if witness is None:
                    self.unusual.ask(unusual.oddities)
                raise
            return any(leaves_only_hold(finding) for finding in judged.findings)

        run = session.attempt_in_thread if witness else session.attempt
        ending = run(act, dialog.refuse if dialog else self.refuse)
        if ending is None:
            return
        if dialog:
            dialog.close_dialog()
        self.recorded.emit(ending)

    def _lay_out(self) -> None:
        for part in (self._chips, self.refused_before, self._fresh):
            self.body.addWidget(part)
        if self.panel:
            self.body.addWidget(self.panel.head)
        self.body.addWidget(self.form)
        self.body.addLayout(self._general)
        self.body.addWidget(self.unusual)
        after: list[QWidget] = [self._know, why_asked(self.step), self._confidence]
        if self.panel:
            after.insert(len(after) if self.panel.looked_up else 1, self.panel)
        for told in after:
            self.body.addWidget(told)
        step = self.step
        self._confidence.show_mark(confidence_mark(step.source, step.confidence))
