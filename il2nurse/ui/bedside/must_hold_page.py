"""A finding of a recorded step leaves one thing to do: hold the dose."""

from il2nurse.ui.bedside.middle import MainAct, Middle
from il2nurse.ui.bedside.view import View
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.notice import Notice


class MustHoldPage(Middle):
    """Shows what was found, and asks for the hold."""

    def __init__(self, session: Session, view: View) -> None:
        super().__init__(
            session, view, "This dose is not given", "Call the prescriber now, then hold the dose."
        )
        for finding in view.dose.must_hold:
            box = FindingBox()
            box.show_finding(finding)
            self.body.addWidget(box)
        notice = Notice()
        notice.show_text(
            "What was found is on record. Holding it asks whom you called, when, and the "
            "read-back. A held dose is not made up.",
            lead="What follows",
        )
        self.body.addWidget(notice)

    def main(self) -> MainAct:
        """Hold the dose."""
        return MainAct("Hold this dose", dangerous=True)

    def act(self) -> None:
        """Ask for the hold."""
        self.wanted_hold.emit()
