"""The bedside page: banner, steps left, one step in the stage, newest values right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.readable.papers import RECORD
from il2nurse.ui.chart.newest_values import NewestValues
from il2nurse.ui.dose.action_bar import ActionBar
from il2nurse.ui.dose.acts import DoseActs
from il2nurse.ui.dose.dialogs.complete import CompleteDialog
from il2nurse.ui.dose.dialogs.stop import StopDialog
from il2nurse.ui.dose.identity import banner_at_bedside, who_changed
from il2nurse.ui.dose.infusion_watch import InfusionWatch
from il2nurse.ui.dose.moved_on import MovedOn
from il2nurse.ui.dose.news import tell_news
from il2nurse.ui.dose.pages.double_check import DoubleCheckPage
from il2nurse.ui.dose.pages.result import ResultPage
from il2nurse.ui.dose.pages.step import StepPage
from il2nurse.ui.dose.pages.take_bag import TakeBagPage
from il2nurse.ui.dose.rail import Rail
from il2nurse.ui.dose.rail_items import rail_items
from il2nurse.ui.dose.stage import Stage
from il2nurse.ui.dose.stage_for import make_stage, place_of
from il2nurse.ui.dose.stage_stack import StageStack
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.enter_keys import EnterKeys
from il2nurse.ui.forms.witness_dialog import WitnessDialog
from il2nurse.ui.look import sizes
from il2nurse.ui.page.banner_content import BannerContent
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.page.who import banner_of
from il2nurse.ui.place import Place
from il2nurse.ui.qt.next_turn import NextTurn
from il2nurse.ui.session import Heard, Session
from il2nurse.workflow.dose.view import DoseView, look_at_dose


class BedsidePage(PatientPage):
    """Shows the open step of one dose whenever the record says that something changed."""

    left = Signal()
    tabbed = False
    leaves = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "dose", below=sizes.ACTION_BAR, parent=parent)
        self._key: DoseKey | None = None
        self._view: DoseView | None = None
        self._who: BannerContent | None = None
        self._minute = ""
        self._moved_on = MovedOn()
        self.rail = Rail(self)
        self.stack = StageStack(session)
        self.acts = DoseActs(session, self.stack, lambda: self._view, self.ask)
        self.aside = NewestValues(session.shift_starts)
        self.bar = ActionBar()
        self._lay_out()
        self.watch = InfusionWatch(session, self)
        self._keys = EnterKeys(self)
        # The open step comes first; the values beside it follow at once, but hiding never waits.
        self._next_turn = NextTurn(self, self._show_aside)
        self._wire()

    @property
    def stage(self) -> Stage | None:
        """The open step, in view or not."""
        return self.stack.stage

    def open(self, place: Place) -> None:
        """Go to the dose that the place names."""
        if place.key:
            self.open_dose(place.key)

    def open_dose(self, key: DoseKey) -> None:
        """Show a dose at its open step, with what was typed for it before."""
        if key != self._key:
            self.stack.keep_typed()
            self.drawer.close_all()
            self._key, self._view, self.stack.place = key, None, ""
            self.mrn, self._who = key.mrn, banner_of(self.session, key.mrn, key)
        self.stack.leave_review()
        # A page that comes into view is refreshed then.
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show what is on record now."""
        if self._key is None or self.session.busy:
            return
        view = look_at_dose(self.session.station, self._key)
        before = self.reaction.hasFocus()
        place = place_of(view, self.session.person)
        self._tell_news(view, moves=place != self.stack.place)
        if who_changed(self._view, view):
            self._who = banner_of(self.session, self.mrn, self._key)
        self._view = view
        self._minute = view.clock(view.now.at)
        if place != self.stack.place:
            self._change_stage(view, place)
        elif self.stage:
            self.stage.show_view(view)
        self._show_around()
        self.free_reaction(before=before)
        self.watch.show_view(view)

    def tick(self) -> None:
        """Ages and limits move each minute; a running infusion has its own second."""
        view, now = self._view, self.session.station.now().at
        if view and not view.dose.infusing and view.clock(now) != self._minute:
            self.refresh()

    def start(self) -> None:
        """Take the keyboard."""
        if self.drawer.top:
            self.drawer.top.start()
        elif self.stack.shown:
            self.stack.shown.start()

    def scanned(self, code: str) -> Heard:
        """A scan answers the open step, where it asks for one; it never opens another patient."""
        heard = self.stack.shown.scanned(code) if self.stack.shown else None
        return heard or self.refuse_scan(code)

    def identity(self) -> BannerContent:
        """The patient and this dose, with what matters most now."""
        who = self._who or banner_of(self.session, self.mrn, self._key)
        return banner_at_bedside(who, self._view) if self._view else who

    def ask(self, dialog: Dialog) -> None:
        """Open a dialog; after the signature of a witness the main action has the keyboard.

        After the end of an infusion the next step has it.
        """
        self.acts.after_stop.follow(dialog)
        super().ask(dialog)
        if isinstance(dialog, WitnessDialog):
            dialog.closed.connect(self._rest)
        elif isinstance(dialog, (CompleteDialog, StopDialog)):
            dialog.closed.connect(self.start)

    def _tell_news(self, view: DoseView, *, moves: bool) -> None:
        """Say who recorded something in this dose meanwhile, and what of one's own was not."""
        before, session, stage = self._view, self.session, self.stack.stage
        if before is None or before.dose.key != view.dose.key:
            return
        if tell_news(session, before, view, stage if moves else None, self.ask) and moves:
            self._moved_on.begin()
        if len(view.dose.entries) != len(before.dose.entries):
            self.stack.leave_review()

    def _rest(self) -> None:
        """After a PIN the main action has the keyboard: digits typed on go into no field."""
        if not self.covered:
            self.bar.confirm.setFocus()

    def _change_stage(self, view: DoseView, place: str) -> None:
        checked = isinstance(self.stack.stage, DoubleCheckPage)
        self.session.draw_meanwhile()
        stage = make_stage(self.session, view, self.watch.alarm, self.stack)
        stage.main_changed.connect(self._show_bar)
        stage.asked.connect(self.ask)
        stage.answered.connect(self._rest)
        stage.wanted_hold.connect(self.acts.hold)
        if isinstance(stage, (StepPage, DoubleCheckPage, TakeBagPage)):
            stage.recorded.connect(self.acts.after_record)
        elif isinstance(stage, ResultPage):
            stage.left.connect(self._leave)
            stage.wanted_paper.connect(self._preview)
        self.session.draw_meanwhile()
        self.stack.change(stage, place)
        self.session.draw_meanwhile()
        if self.isVisible() and self.drawer.top is None:
            if checked:
                self.bar.rest(self.start)
            elif self._moved_on.settled:
                stage.start()
            else:
                stage.setFocus()

    def _enter(self) -> None:
        if self.stack.shown and self._moved_on.settled:
            self.stack.shown.enter()

    def _act(self) -> None:
        if self.stack.shown and self.bar.confirm.isEnabled() and self._moved_on.settled:
            self.stack.shown.act()

    def _leave(self) -> None:
        self.left.emit()
        if self._key:
            self.session.go("patient", self._key.mrn)

    def _preview(self, key: DoseKey) -> None:
        self.session.go("preview", key.mrn, key, paper=RECORD.name)

    def _show_around(self) -> None:
        view, review = self._view, self.stack.review
        if view is None:
            return
        self.show_banner(view.moment.case)
        self.rail.show_items(rail_items(view, review.step.id if review else None))
        # The running infusion takes the room: its values stand in its own table.
        self.aside.setVisible(not view.dose.infusing or review is not None)
        # What is no longer hidden is not called so for a moment either.
        show = self._show_aside if view.blind or self.aside.hides else self._next_turn.start
        show()
        self._show_bar()

    def _show_aside(self) -> None:
        # A window that was closed meanwhile may be half gone already.
        if self._view and self.window().isVisible():
            self.aside.show_view(self._view)

    def _show_bar(self) -> None:
        view, shown = self._view, self.stack.shown
        if view and shown:
            covered = self.drawer.top is not None
            if self.bar.confirm.hasFocus() and (covered or not shown.main().ready):
                # Qt hands the keyboard of a button that goes idle to the next one, unasked.
                shown.setFocus()
            self.bar.show_state(view, shown.main(), covered=covered)
            # A dialog turns its own pages by the same keys.
            shown.parts.turner.setEnabled(not covered)

    def enable_keys(self, *, on: bool) -> None:
        """Enter belongs to a dialog while one is open."""
        self._keys.set_enabled(on)
        self._show_bar()

    def _wire(self) -> None:
        self._keys.entered.connect(self._enter)
        self._keys.recorded.connect(self._act)
        self.watch.ticked.connect(self.refresh)
        self.rail.chosen.connect(self.acts.look_at)
        self.stack.turned.connect(self._show_around)
        self.bar.confirm.clicked.connect(self._act)
        self.acts.listen_to(self.bar)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        for part, share in ((self.rail, 0), (self.stack, 1), (self.aside, 0)):
            row.addWidget(part, share)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.bar)
        self.stack_below_banner()
