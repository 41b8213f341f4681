"""The running infusion: the ring, what was given, the vital signs due, pause and end."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.record.dose.infusion import Infusion, InfusionState
from il2nurse.domain.regimen.regimen import Step
from il2nurse.readable.words import STOP_ASKED
from il2nurse.ui.chart.schedule import Schedule
from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from il2nurse.ui.dose.alarm import Bell
from il2nurse.ui.dose.dialogs.complete import CompleteDialog
from il2nurse.ui.dose.dialogs.pause import PauseDialog, ResumeAction
from il2nurse.ui.dose.pages.infusion_words import (
    MINUTE,
    infusion_facts,
    paused_title,
    ring_note,
    why_paused,
)
from il2nurse.ui.dose.pages.step_know import stop_at_once
from il2nurse.ui.dose.stage import MainAct, Stage
from il2nurse.ui.dose.stop_asked import stop_alarms
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.facts import Facts
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.ring import Ring
from il2nurse.workflow.dose.view import DoseView

FLASH_MS = 600
RING = 300
SMALLEST_RING = 160
NARROWEST = 236
LARGEST_RING = 520
BELOW_RING = 310
# What stands above the rows of the table beside the figures, and below them.
BESIDE_ROWS = 203
FACT = 21
BESIDE_RING = 800
TIMER_SAYS = "The timer runs on with the program closed."
STANDS_STILL = "The time left stands still. Resumed now, it ends about {}."
TIME_UP = (
    "The time is up. Check that the bag is empty, press “Infusion complete”, and type what the "
    "pump gave."
)
ASK_TO_STOP = (
    "This was recorded after the infusion started. Known earlier, the dose would not have been "
    "started."
)
AFTER_RESUME = "Complete: resume first"
STOP_NOW = "Press “Stop infusion” now, then call: {}."
STOP = Mark(Tone.DANGER, STOP_ASKED, Sign.HOLD)
BRIGHT = Mark(Tone.DANGER, "Time is up", Sign.CLOCK)
CALM = Mark(Tone.WARN, "Time is up", Sign.CLOCK)


class InfusionPage(Stage):
    """A view of the entries: it counts nothing itself."""

    def __init__(
        self,
        session: Session,
        view: DoseView,
        step: Step,
        alarm: Bell,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, view, step.title, "", parent=parent)
        self.step = step
        self._alarm = alarm
        self.ring = Ring()
        self.pause = Action("pause", "Pause")
        self.resume = ResumeAction(session, view)
        self.silence = Action("silence", "Silence the alarm")
        self._timer_says = Label(TIMER_SAYS, "small").set_wrapping()
        self._facts = Facts(near=True)
        self._schedule = Schedule(view.regimen, "Vital signs around this dose")
        self._stop = stop_at_once(step)
        self._up = FindingBox()
        self._clocks = FindingBox()
        self.doubt = FindingBox()
        self._flash = QTimer(self)
        self._flash.setInterval(FLASH_MS)
        self._bright, self._told = False, 0
        self._wire()
        self._lay_out()
        self.show_view(view)

    def show_view(self, view: DoseView) -> None:
        """Show ring, volumes and schedule as they stand at this second."""
        super().show_view(view)
        infusion = view.dose.infusion
        if infusion is None:
            return
        paused = infusion.state is InfusionState.PAUSED
        self._show_ring(view, infusion)
        self.pause.setVisible(not paused)
        self.resume.setVisible(paused)
        self.title.setText(paused_title(view, infusion) if paused else self.step.title)
        ends = view.clock(infusion.ends_at(view.now))
        self._timer_says.setText(STANDS_STILL.format(ends) if paused else TIMER_SAYS)
        self.say.setText(why_paused(view, infusion) if paused else self._instruction)
        facts = infusion_facts(view, infusion)
        self._told = len(facts)
        self._facts.show_facts("", facts)
        self._show_clocks(view)
        self._show_doubt(view)
        self._show_alarm()
        self._fit()
        self.main_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A larger window shows a larger ring; nothing of it is cut off in a low one."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """All in view: a ring tells as much when it is smaller, and later times can wait."""
        told = [box for box in (self.doubt, self._up, self._clocks) if not box.isHidden()]
        wide = self.width() - 2 * sizes.ROOM
        above = sum(box.heightForWidth(wide) + sizes.SPACE for box in told)
        room = self.height() - BESIDE_ROWS - FACT * self._told - above
        self._schedule.show_view(self.view, quiet=self.view.time_up, room=max(room, 0))
        high = max(self.height() - BELOW_RING - above, SMALLEST_RING)
        side = min(max(RING, min(LARGEST_RING, self.width() - BESIDE_RING)), high)
        self.ring.setFixedSize(side, side)
        self._stop.setFixedWidth(max(side, NARROWEST) + 2 * sizes.SPACE + 2)

    def main(self) -> MainAct:
        """Complete, once the time is up; until then from when."""
        infusion = self.view.dose.infusion
        runs = infusion is not None and infusion.state is InfusionState.RUNNING
        if infusion and runs and (left := self.view.left_to_empty):
            ends = self.view.clock(self.view.now.at + left)
            return MainAct(f"Complete from {ends}", ready=False)
        if infusion and not runs:
            return MainAct(AFTER_RESUME, ready=False)
        return MainAct("Infusion complete", ready=runs)

    def act(self) -> None:
        """Ask what the pump gave, then record the end."""
        dialog = CompleteDialog(self.session, self.view)
        dialog.completed.connect(self._alarm.acknowledge)
        self.asked.emit(dialog)

    def _record_vital_signs(self) -> None:
        self.asked.emit(VitalSignsDialog.around_dose(self.session, self.view))

    def _pause(self) -> None:
        self.asked.emit(PauseDialog(self.session, self.view))

    @property
    def _instruction(self) -> str:
        return self.step.say_running or self.step.say

    def _show_ring(self, view: DoseView, infusion: Infusion) -> None:
        paused = infusion.state is InfusionState.PAUSED
        over = infusion.over(view.now) // MINUTE
        up = f"{over} min over" if over else "time is up"
        word = "paused" if paused else up if view.time_up else "running"
        self.ring.show_time(infusion.left(view.now), infusion.planned, word)
        if stop_alarms(view):
            tone = Tone.DANGER
        else:
            tone = Tone.WARN if paused else Tone.DANGER if view.time_up else Tone.INFO
        self.ring.set_tone(tone)
        self.ring.set_note(ring_note(view, infusion))

    def _show_clocks(self, view: DoseView) -> None:
        differed = view.dose.clock_differences
        self._clocks.setVisible(bool(differed))
        if differed:
            self._clocks.show_mark(Mark(Tone.WARN, "Clock", Sign.CLOCK), differed[-1].say)

    def _show_doubt(self, view: DoseView) -> None:
        """What was put on record or measured after the start and would have forbidden it."""
        asked = stop_alarms(view)
        self.doubt.setVisible(bool(asked))
        if asked:
            known = ASK_TO_STOP if view.standing.must_stop else ""
            parts = (asked, known, STOP_NOW.format(view.reach))
            self.doubt.show_mark(STOP, " ".join(filter(None, parts)))

    def _show_alarm(self) -> None:
        self._up.setVisible(self.view.time_up)
        self.silence.setVisible(self._alarm.ringing)
        if self.view.time_up and self._alarm.ringing:
            self._flash.start() if not self._flash.isActive() else None
        else:
            self._flash.stop()
            self._up.show_mark(BRIGHT, TIME_UP)

    def _turn(self) -> None:
        self._bright = not self._bright
        self._up.show_mark(BRIGHT if self._bright else CALM, TIME_UP)

    def _wire(self) -> None:
        for action, key, sign in (
            (self.pause, "P", Sign.PAUSE),
            (self.resume, "R", Sign.PLAY),
            (self.silence, "S", None),
        ):
            action.set_key(key)
            action.set_sign(sign)
        self.pause.clicked.connect(self._pause)
        self.resume.asked.connect(self.asked)
        self.silence.clicked.connect(self._alarm.acknowledge)
        self._alarm.changed.connect(self._show_alarm)
        self._schedule.wanted.connect(self._record_vital_signs)
        self._flash.timeout.connect(self._turn)

    def _lay_out(self) -> None:
        left = Card()
        self.ring.setFixedSize(RING, RING)
        left.body.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignHCenter)
        left.body.addWidget(self.pause, 0, Qt.AlignmentFlag.AlignHCenter)
        left.body.addWidget(self.resume, 0, Qt.AlignmentFlag.AlignHCenter)
        left.body.addWidget(self._timer_says)
        right = QVBoxLayout()
        right.setSpacing(sizes.GAP)
        for part in (self._facts, self._schedule, self._clocks):
            right.addWidget(part)
        right.addStretch()
        row = QHBoxLayout()
        row.setSpacing(sizes.MARGIN)
        beside = QVBoxLayout()
        beside.setSpacing(sizes.GAP)
        beside.addWidget(left)
        beside.addWidget(self._stop)
        beside.addStretch()
        row.addLayout(beside)
        row.addLayout(right, 1)
        alarm = QHBoxLayout()
        alarm.setSpacing(sizes.SPACE)
        alarm.addWidget(self._up, 1)
        alarm.addWidget(self.silence)
        self.body.addWidget(self.doubt)
        self.body.addLayout(alarm)
        self.body.addLayout(row)
