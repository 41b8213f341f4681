"""The middle of the bedside page: the open step with what was typed, or an earlier step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from il2nurse.ui.dose.review_page import ReviewPage
from il2nurse.ui.dose.stage import Middle
from il2nurse.ui.dose.unsaved import Typed
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.view import View

BLIND = "Earlier steps are hidden until the double check agrees."


class MiddleStack(QStackedWidget):
    """Keeps the open step while an earlier one is looked at; ``turned`` follows every change."""

    turned = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._typed = Typed()
        self.place = ""
        self.middle: Middle | None = None
        self.review: ReviewPage | None = None

    @property
    def shown(self) -> Middle | None:
        """What is in view."""
        return self.review or self.middle

    def change(self, middle: Middle, place: str) -> None:
        """Put another page into the middle, with what was typed for its place before."""
        self.keep_typed()
        old, self.middle, self.place = self.middle, middle, place
        middle.restore(self._typed.at(place))
        self.addWidget(middle)
        self.leave_review()
        self.setCurrentWidget(middle)
        self._drop(old)

    def keep_typed(self) -> None:
        """Keep what was typed and is not recorded."""
        if self.middle and self.place:
            self._typed.keep(self.place, self.middle.typed())

    def forget_typed(self, place: str) -> None:
        """What was typed at a place is recorded, or was interrupted."""
        self._typed.keep(place, {})

    def look_at(self, view: View, step_id: str) -> None:
        """Show a step as it stands on record; the open step itself ends the looking back."""
        if view.blind:
            self._session.say(Tone.INFO, BLIND)
        elif view.step and step_id == view.step.id:
            self.back_to_open()
        else:
            old = self.review
            self.review = ReviewPage(self._session, view, view.regimen.step(step_id))
            self.review.returned.connect(self.back_to_open)
            self.addWidget(self.review)
            self.setCurrentWidget(self.review)
            self._drop(old)
            self.review.start()
            self.turned.emit()

    def look_before(self, view: View) -> None:
        """Look one step further back."""
        here = self.review.step if self.review else view.step
        steps = view.regimen.steps
        at = steps.index(here) if here else len(steps)
        if at:
            self.look_at(view, steps[at - 1].id)

    def back_to_open(self) -> None:
        """Show the open step again, and give it the keyboard."""
        self.leave_review()
        if self.middle and self.isVisible():
            self.middle.start()
        self.turned.emit()

    def leave_review(self) -> None:
        """Take the earlier step away."""
        review, self.review = self.review, None
        if self.middle:
            self.setCurrentWidget(self.middle)
        self._drop(review)

    def _drop(self, old: Middle | None) -> None:
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()
