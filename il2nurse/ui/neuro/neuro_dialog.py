"""Doing a neurological check: the ward's scale, four questions, thinking tests, handwriting."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.regimen.fields import Answer, Field, Slip
from il2nurse.domain.regimen.neuro import NeuroRules
from il2nurse.domain.regimen.vocabulary import ORIENTATION, ORIENTATION_SAID, SEVENS, WORLD
from il2nurse.domain.rules.assessment.when_charted import result_of_failed_test
from il2nurse.domain.rules.chart.neuro_checks import NeuroCheck
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.chart.neuro import check_in_words, handwriting_samples
from il2nurse.ui.editors.choosing import ChoosingEditor
from il2nurse.ui.editors.many import AskedEditor
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.entry_options import EntryOptions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.pair import in_two_columns
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.neuro.handwriting import HandwritingPad, HandwritingView
from il2nurse.ui.neuro.neuro_marks import (
    TestMarks,
    by_number,
    level_marks,
    sevens_marks,
    world_marks,
)
from il2nurse.ui.neuro.so_far import outcome_so_far, wrong_in_words
from il2nurse.ui.qt.drafts import TypedDraft
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.chart.neuro import chart_neuro_check

SAY: Final = "Wake a sleeping patient."
NOW: Final = "Checked now, {}"
THEN: Final = "Checked {}"
COUNTED: Final = "{} of {} answered"
ASK_EACH: Final = "{}: ask each question"
# With it nobody judges an answer by a wrong day of their own.
RIGHT_NOW: Final = "Today is {:%A}, {}; this is {}, bed {}."
TICK_MS: Final = 5_000
HIGH: Final = sizes.TARGET + sizes.MARGIN
ASK_FOR: Final = "Handwriting, if the patient can: the same short sentence each time"
WRITTEN: Final = "handwriting"


def rules_of(moment: Moment) -> NeuroRules:
    """The regimen's rules for neurological checks; raises ``NotAllowed`` where it has none."""
    if moment.regimen.neuro is None:
        raise NotAllowed("This regimen has no neurological check. Nothing can be recorded.")
    return moment.regimen.neuro


def check_fields(moment: Moment, right: str) -> tuple[Field, ...]:
    """The questions of a check with the ward's scale first; the other scales are left out.

    ``right`` is told with the questions about time and place.
    """
    rules = rules_of(moment)
    scales = {scale.field for scale in rules.scales}
    own = by_number(moment.regimen.fields[rules.scale.field])
    rest = moment.regimen.charting.forms[rules.form].fields
    # What its hint says stands above all: so the questions after it are in view.
    own = replace(own, hint=None)
    wrong = f"{wrong_in_words(moment.regimen, rules)}. {right}"
    asked = (own, *(field for field in rest if field.id not in scales))
    return tuple(_wanted(field, wrong) for field in asked)


def _wanted(field: Field, wrong: str) -> Field:
    """Enter asks for everything; Ctrl+Enter records a check in which less was asked."""
    if field.id == ORIENTATION.id:
        label = ASK_EACH.format(field.short or field.label)
        return replace(field, required=True, hint=wrong, label=label)
    if field.id == ORIENTATION_SAID.id:
        return replace(field, label=f"{field.label}, if any")
    return replace(field, required=True)


def _right_now(session: Session, moment: Moment) -> str:
    """The day, the ward and the bed, as a right answer has them."""
    today, bed = session.words.day, moment.case.patient.bed
    return RIGHT_NOW.format(today, session.words.dated(today), session.ward, bed)


class NeuroDialog(Dialog):
    """Tests are marked while they are typed; nobody can untick what was marked."""

    whole_width = True

    def __init__(self, session: Session, moment: Moment) -> None:
        super().__init__("neuro", "Neurological check", SAY)
        self._first = moment.regimen.fields[rules_of(moment).scale.field].hint or SAY
        self._session, self._mrn = session, moment.case.patient.subject
        self._moment, self._rules = moment, rules_of(moment)
        self._failed = result_of_failed_test(moment.regimen, self._rules)
        station = session.station
        self._request = station.new_id()
        fields = check_fields(moment, _right_now(session, moment))
        self.typed = Form(fields, station.zone, station.clock)
        in_two_columns(self.typed, self.typed.editors[ORIENTATION.id])
        self.options = EntryOptions(session, moment.regimen.charting)
        self.pad = HandwritingPad("handwriting", "Handwriting, drawn with mouse, pen or finger")
        self._sevens, self._world = TestMarks(len(self._rules.sevens) + 1), TestMarks(1)
        self.tests = self._sevens, self._world
        self.so_far = FindingBox()
        self.so_far.setObjectName("so_far")
        # It grows with no answer, so that nothing moves under the pointer.
        self.so_far.setMinimumHeight(HIGH)
        self._again = Action("clear_handwriting", "Clear the writing")
        self._again.set_small()
        self._again.clicked.connect(self.pad.clear)
        top = QVBoxLayout()
        top.addWidget(self.so_far)
        self.keep_on_top(top)
        self.add_form(self.typed)
        self._lay_out_tests(moment)
        self._lay_out_writing(moment)
        self.body.addWidget(self.options)
        self.typed.changed.connect(self._mark)
        self.options.changed.connect(self._tell)
        self._minute = QTimer(self)
        self._minute.setInterval(TICK_MS)
        self._minute.timeout.connect(self._tell)
        self._minute.start()
        self.set_main("record_neuro", "Record the check")
        # Enter goes on here; what was asked may be recorded before the end.
        self.main.show_key("Ctrl+Enter")
        self._mark()

    def unrecorded(self) -> dict[str, Answer]:
        """What was drawn beside what was typed."""
        return super().unrecorded() | {WRITTEN: self.pad.written()}

    def restore(self, draft: TypedDraft) -> None:
        """Show what was drawn again too."""
        super().restore(draft)
        drawn = draft.answers.get(WRITTEN, ())
        self.pad.write_back((drawn,) if isinstance(drawn, str) else drawn)

    def enter(self) -> None:
        """From the time back to the questions."""
        if self.options.has_keyboard() and not self.options.advance():
            self.typed.focus_first()
        else:
            super().enter()

    def act(self) -> None:
        """Record the check and the sample that was drawn with it."""
        session = self._session
        try:
            self._read_typed()
        except Slip as slip:
            self.refuse(slip.field, str(slip))
            return
        kept = session.attempt(self._record, self.refuse)
        if kept is None:
            return
        warning = check_in_words(session.station.moment(self._mrn), kept)
        said = " ".join((*warning, "The check is on the chart."))
        session.say(Tone.DANGER if warning else Tone.GOOD, said)
        self.close_dialog()

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was recorded where it is to be mended."""
        if not self.options.refuse(field, sentence):
            super().refuse(field, sentence)

    def _record(self) -> NeuroCheck:
        options = self.options
        return chart_neuro_check(
            self._session.station,
            self._session.who,
            self._mrn,
            ObservedFact(self.typed.answers(), late_reason=options.late_reason),
            strokes=self.pad.strokes,
            at=options.at(),
            request=self._request,
        )

    def _read_typed(self) -> None:
        """Raises ``Slip`` where something typed cannot be kept, as questions half asked."""
        for editor in self.typed.editors.values():
            if editor.answer():
                editor.read()

    def _mark(self) -> None:
        """Mark the tests by what is typed so far, and say what the strictest answer asks for."""
        typed = self.typed.answers()
        asked = self.typed.editors.get(ORIENTATION.id)
        if isinstance(asked, AskedEditor) and asked.wrong:
            # One wrong answer counts at once, whatever the others will be.
            typed[ORIENTATION.id] = asked.wrong
        self._sevens.show_marks(
            sevens_marks(self._rules, str(typed.get(SEVENS.id, "") or ""), self._failed)
        )
        self._world.show_marks(
            world_marks(self._rules, str(typed.get(WORLD.id, "") or ""), self._failed)
        )
        whole, moment = self.typed.whole(), self._moment
        outcome = outcome_so_far(self._session, moment, self._rules, typed, whole=whole)
        self.so_far.show_mark(*outcome)
        self._tell()

    def _tell(self) -> None:
        """When it was checked, how much is answered, and what comes first."""
        try:
            at = self.options.at()
        except Slip:
            at = None
        clock = self._session.words.clock(at or self._session.station.now().at)
        needed = [each for each in self.typed.editors.values() if each.field.required]
        counted = COUNTED.format(sum(bool(each.answer()) for each in needed), len(needed))
        self.say_more(f"{(THEN if at else NOW).format(clock)} · {counted}. {self._first}")

    def _lay_out_tests(self, moment: Moment) -> None:
        editors = self.typed.editors
        scale = editors[self._rules.scale.field]
        if isinstance(scale, ChoosingEditor):
            scale.set_columns(1)
            scale.set_close()
            marks = level_marks(moment.regimen, self._rules.scale)
            scale.show_consequences(marks)
        for name, marks_of in ((SEVENS.id, self._sevens), (WORLD.id, self._world)):
            if name in editors:
                editors[name].layout_below(marks_of)

    def _lay_out_writing(self, moment: Moment) -> None:
        before, _ = handwriting_samples(moment)
        self.baseline = HandwritingView("handwriting_before", "Baseline")
        self.baseline.show_strokes(before.strokes if before else (), "No baseline sample")
        row = QHBoxLayout()
        row.setSpacing(sizes.SPACE)
        row.addWidget(self.pad, 3)
        row.addWidget(self.baseline, 2)
        self.body.addWidget(Label(ASK_FOR, "heading").set_wrapping())
        self.body.addLayout(row)
        self.body.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
