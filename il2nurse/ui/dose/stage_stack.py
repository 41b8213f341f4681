"""The middle of the bedside page: the open step with what was typed, or an earlier step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from il2nurse.ui.dose.pages.review import ReviewPage
from il2nurse.ui.dose.stage import Stage
from il2nurse.ui.forms.typed import Keeping
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.view import DoseView

BLIND = "Earlier steps are hidden until the double check agrees."


class StageStack(QStackedWidget):
    """Keeps the open step while an earlier one is looked at; ``turned`` follows every change."""

    turned = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.place = ""
        self.stage: Stage | None = None
        self.review: ReviewPage | None = None
        self._keeping: Keeping | None = None

    @property
    def shown(self) -> Stage | None:
        """What is in view."""
        return self.review or self.stage

    def change(self, stage: Stage, place: str) -> None:
        """Put another page into the stage, with what was typed for its place before."""
        if self._keeping and self.stage and _is_recorded(self.stage, stage):
            self._keeping.end()
        else:
            self.keep_typed()
        old, self.stage, self.place = self.stage, stage, place
        self._keeping = Keeping(
            self._session, stage, stage.unrecorded, stage.restore, stage.restored
        )
        self._keeping.begin(place)
        self.addWidget(stage)
        self._session.draw_meanwhile()
        self.leave_review()
        self.setCurrentWidget(stage)
        self._drop(old)

    def keep_typed(self) -> None:
        """Keep what was typed and is not recorded."""
        if self._keeping:
            self._keeping.rest()

    def forget_typed(self, place: str) -> None:
        """What was typed at a place is recorded, or was interrupted."""
        self._session.drafts.forget(place)

    def look_at(self, view: DoseView, step_id: str) -> None:
        """Show a step as it stands on record; the open step itself ends the looking back."""
        if view.blind:
            self._session.tell(BLIND)
        elif view.step and step_id == view.step.id:
            self.back_to_open()
        else:
            old = self.review
            self.review = ReviewPage(
                self._session, view, view.dose.worded(view.regimen.step(step_id)), self
            )
            self.review.returned.connect(self.back_to_open)
            self.addWidget(self.review)
            self.setCurrentWidget(self.review)
            self._drop(old)
            self.review.start()
            self.turned.emit()

    def look_before(self, view: DoseView) -> None:
        """Look one step further back."""
        here = self.review.step if self.review else view.step
        steps = view.regimen.steps
        at = view.number(here) - 1 if here else len(steps)
        if at:
            self.look_at(view, steps[at - 1].id)

    def back_to_open(self) -> None:
        """Show the open step again, and give it the keyboard."""
        self.leave_review()
        if self.stage and self.isVisible():
            self.stage.start()
        self.turned.emit()

    def leave_review(self) -> None:
        """Take the earlier step away."""
        review, self.review = self.review, None
        if self.stage:
            self.setCurrentWidget(self.stage)
        self._drop(review)

    def _drop(self, old: Stage | None) -> None:
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()


def _is_recorded(before: Stage, after: Stage) -> bool:
    """Whether the step on show before was recorded since."""
    step = before.view.step
    if step is None or before.key != after.key:
        return False
    return before.view.dose.steps.get(step.id) != after.view.dose.steps.get(step.id)
