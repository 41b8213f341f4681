"""The bedside page: banner, steps left, one step in the middle, newest values right."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from il2nurse.domain.dose import DoseKey
from il2nurse.ui import sizes
from il2nurse.ui.bedside.aside import Aside
from il2nurse.ui.bedside.bar import ActionBar, Around
from il2nurse.ui.bedside.dialog import Dialog
from il2nurse.ui.bedside.double_check import DoubleCheckPage
from il2nurse.ui.bedside.drawer import Drawer
from il2nurse.ui.bedside.enter_keys import EnterKeys
from il2nurse.ui.bedside.hold import HoldDialog
from il2nurse.ui.bedside.identity import banner_at_bedside
from il2nurse.ui.bedside.middle import Middle
from il2nurse.ui.bedside.middles import make_middle, place_of
from il2nurse.ui.bedside.news import news_of
from il2nurse.ui.bedside.note import NoteDialog
from il2nurse.ui.bedside.reaction import ReactionDialog
from il2nurse.ui.bedside.result_page import ResultPage
from il2nurse.ui.bedside.review_page import ReviewPage
from il2nurse.ui.bedside.step_page import StepPage
from il2nurse.ui.bedside.steps import rail_items
from il2nurse.ui.bedside.stop import StopDialog
from il2nurse.ui.bedside.typed import Typed
from il2nurse.ui.bedside.view import View, look
from il2nurse.ui.bedside.watch import InfusionWatch
from il2nurse.ui.page import Page
from il2nurse.ui.session import Place, Session
from il2nurse.ui.tones import Tone
from il2nurse.ui.who import banner_of
from il2nurse.ui.widgets.banner import Banner, BannerContent
from il2nurse.ui.widgets.rail import Rail
from il2nurse.workflow.administration import interrupted


class BedsidePage(Page):
    """Shows the open step of one dose whenever the record says that something changed."""

    left = Signal()
    takes_scans = True

    def __init__(self, session: Session) -> None:
        super().__init__(session, "dose")
        self._key: DoseKey | None = None
        self._view: View | None = None
        self._place = ""
        self._who: BannerContent | None = None
        self._minute = ""
        self._typed = Typed()
        self.middle: Middle | None = None
        self.review: ReviewPage | None = None
        self.banner = Banner()
        self.rail = Rail()
        self.aside = Aside(session.shift_starts)
        self.bar = ActionBar()
        self._stack = QStackedWidget()
        self._lay_out()
        self.drawer = Drawer(self, below=sizes.ACTION_BAR)
        self.watch = InfusionWatch(session, self)
        self._keys = EnterKeys(self)
        self._wire()

    def open(self, place: Place) -> None:
        """Go to the dose that the place names."""
        if place.key:
            self.open_dose(place.key)

    def open_dose(self, key: DoseKey) -> None:
        """Show a dose at its open step, with what was typed for it before."""
        if key != self._key:
            self._keep_typed()
            self.drawer.close_all()
            self._key, self._view, self._place = key, None, ""
            self._who = banner_of(self.session.station, key.mrn, key)
        self._return()
        self.refresh()

    def refresh(self) -> None:
        """Show what is on record now."""
        if self._key is None:
            return
        view = look(self.session.station, self._key)
        self._tell_news(view)
        self._view = view
        self._minute = view.clock(view.now.at)
        place = place_of(view, self.session.person)
        if place != self._place:
            self._change_middle(view, place)
        elif self.middle:
            self.middle.show_view(view)
        self._show_around(view)
        self.watch.show_view(view)

    def tick(self) -> None:
        """Ages and limits move each minute; a running infusion has its own second."""
        if self._view is None or self._key is None or self._view.dose.infusing:
            return
        station = self.session.station
        if self._view.clock(station.now().at) != self._minute:
            self.refresh()

    def start(self) -> None:
        """Take the keyboard."""
        if self.drawer.top:
            self.drawer.top.start()
        elif self._shown:
            self._shown.start()

    def scanned(self, code: str) -> None:
        """A scan answers the open step, where it asks for one."""
        if not (self.drawer.top is None and self._shown and self._shown.scanned(code)):
            super().scanned(code)

    def ask(self, dialog: Dialog) -> None:
        """Open a dialog; one of the same kind that is open already comes to the top instead."""
        known = self.drawer.find(dialog.objectName())
        if known:
            dialog.deleteLater()
            self.drawer.raise_dialog(known)
        else:
            self.drawer.open(dialog)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Dialogs begin below the banner."""
        super().resizeEvent(event)
        self.drawer.free_above(self.banner.sizeHint().height())

    @property
    def _shown(self) -> Middle | None:
        return self.review or self.middle

    def _tell_news(self, view: View) -> None:
        """Say who recorded something in this dose at another station meanwhile."""
        before = self._view
        if before and before.dose.key == view.dose.key:
            said = news_of(before, view)
            if said:
                self.session.say(Tone.INFO, said)
            if len(view.dose.entries) != len(before.dose.entries):
                self._return()

    def _change_middle(self, view: View, place: str) -> None:
        self._keep_typed()
        old = self.middle
        self._place = place
        self.middle = make_middle(self.session, view, self.watch.alarm)
        self._connect(self.middle)
        self.middle.restore(self._typed.at(place))
        self._stack.addWidget(self.middle)
        if old:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._return()

    def _connect(self, middle: Middle) -> None:
        middle.told.connect(self._show_bar)
        middle.asked.connect(self.ask)
        middle.wanted_hold.connect(self._hold)
        if isinstance(middle, (StepPage, DoubleCheckPage)):
            middle.recorded.connect(self._after_record)
        if isinstance(middle, ResultPage):
            middle.left.connect(self._leave)
            middle.wanted_paper.connect(self._preview)

    def _keep_typed(self) -> None:
        if self.middle and self._place:
            self._typed.keep(self._place, self.middle.typed())

    def _after_record(self, ending: bool) -> None:  # noqa: FBT001  (a slot)
        self._typed.keep(self._place, {})
        if ending:
            self._hold()

    def _return(self) -> None:
        """Leave the earlier step that was looked at."""
        review, self.review = self.review, None
        if self.middle:
            self._stack.setCurrentWidget(self.middle)
        if review:
            self._stack.removeWidget(review)
            review.deleteLater()
        if self.isVisible() and self.drawer.top is None and self.middle:
            self.middle.start()
        if self._view:
            self._show_around(self._view)

    def _look_at(self, step_id: str) -> None:
        view = self._view
        if view is None:
            return
        if view.blind:
            self.session.say(Tone.INFO, "Earlier steps are hidden until the double check agrees.")
            return
        if view.step and step_id == view.step.id:
            self._return()
            return
        old = self.review
        self.review = ReviewPage(self.session, view, view.regimen.step(step_id))
        self.review.returned.connect(self._return)
        self._stack.addWidget(self.review)
        self._stack.setCurrentWidget(self.review)
        if old:
            self._stack.removeWidget(old)
            old.deleteLater()
        self.review.start()
        self._show_around(view)

    def _back(self) -> None:
        view = self._view
        if view is None:
            return
        here = self.review.step if self.review else view.step
        steps = view.regimen.steps
        at = steps.index(here) if here else len(steps)
        if at:
            self._look_at(steps[at - 1].id)

    def _enter(self) -> None:
        if self._shown:
            self._shown.enter()

    def _act(self) -> None:
        if self._shown and self.bar.confirm.isEnabled():
            self._shown.act()

    def _hold(self) -> None:
        if self._view and not self._view.dose.given:
            self.ask(HoldDialog(self.session, self._view))

    def _stop(self) -> None:
        if self._view and self._view.dose.infusing:
            self.ask(StopDialog(self.session, self._view))

    def _react(self) -> None:
        if self._view:
            self.ask(ReactionDialog(self.session, self._view))

    def _add_note(self) -> None:
        if self._view:
            self.ask(NoteDialog(self.session, self._view))

    def _interrupted(self) -> None:
        session, key = self.session, self._key
        if key is None or self._view is None:
            return
        step = self._view.step
        place = self._place

        def act() -> bool:
            interrupted(session.station, session.who, key)
            return True

        if session.attempt(act) and step:
            self._typed.keep(place, {})
            count = look(session.station, key).dose.interruptions.get(step.id, 0)
            times = "once" if count == 1 else f"{count} times"
            session.say(
                Tone.INFO,
                f"“{step.title}” was interrupted {times}; that is recorded. It begins again from "
                "empty; nothing recorded before was changed.",
            )

    def _leave(self) -> None:
        self.left.emit()
        if self._key:
            self.session.go("patient", self._key.mrn)

    def _preview(self, key: DoseKey) -> None:
        self.session.go("preview", key.mrn, key)

    def _show_around(self, view: View) -> None:
        if self._who:
            self.banner.show_patient(banner_at_bedside(self._who, view))
        looking = self.review.step.id if self.review else ""
        self.rail.show_items(rail_items(view, looking))
        # The running infusion takes the room: its values stand in its own table.
        self.aside.setVisible(not (view.dose.infusing and self.review is None))
        self.aside.show_view(view)
        self._show_bar()

    def _show_bar(self) -> None:
        if self._view is None or self._shown is None:
            return
        around = Around(
            looking=self.review is not None,
            may_look=not self._view.blind,
            covered=self.drawer.top is not None,
        )
        self.bar.show_state(self._view, self._shown.main(), around)

    def _covered(self) -> None:
        self._keys.set_enabled(self.drawer.top is None)
        self._show_bar()

    def _turn(self) -> None:
        """One second of a running infusion went by."""
        self.refresh()

    def _wire(self) -> None:
        self._keys.entered.connect(self._enter)
        self._keys.recorded.connect(self._act)
        self.drawer.changed.connect(self._covered)
        self.watch.ticked.connect(self._turn)
        self.rail.chosen.connect(self._look_at)
        bar = self.bar
        for action, slot in (
            (bar.hold, self._hold),
            (bar.stop, self._stop),
            (bar.reaction, self._react),
            (bar.interrupted, self._interrupted),
            (bar.back, self._back),
            (bar.note, self._add_note),
            (bar.confirm, self._act),
        ):
            action.clicked.connect(slot)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)
        row.addWidget(self.aside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(row, 1)
        column.addWidget(self.bar)
