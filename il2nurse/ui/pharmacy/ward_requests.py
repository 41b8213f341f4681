"""What the ward asked pharmacy for above the list, and the answer to it."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from il2nurse.domain.people import May
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.record.pharmacy.requests import BagRequest
from il2nurse.domain.regimen.fields import Choice
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.questions import one_of, text
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.workflow.pharmacy.requests import answer_request

Waiting = tuple[Patient, BagRequest]
ASKED: Final = Mark(Tone.WARN, "The ward asks", Sign.QUESTION)
WHICH: Final = "which"
ANSWER: Final = "answer"


class WardRequests(QWidget):
    """The requests that wait, and the button to answer them; no room where none waits."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.waiting: tuple[Waiting, ...] = ()
        self._box = FindingBox()
        self.button = Action("answer_ward", "Answer the ward")
        self.button.set_key("A")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.SPACE)
        row.addWidget(self._box, 1)
        row.addWidget(self.button)
        self.hide()

    def show_cases(self, cases: Iterable[Case]) -> None:
        """Show what nobody has answered, the oldest first."""
        found = [(case.patient, each) for case in cases for each in case.requests]
        open_ones = [each for each in found if each[1].answer is None]
        self.waiting = tuple(sorted(open_ones, key=lambda each: each[1].at))
        self.setVisible(bool(self.waiting))
        self.button.setVisible(self._session.who.may(May.MAKE_BAGS))
        self._box.show_mark(ASKED, "\n".join(self._told(each) for each in self.waiting))

    def _told(self, waiting: Waiting) -> str:
        patient, asked = waiting
        since = self._session.words.clock(asked.at)
        return (
            f"{patient.name}, bed {patient.bed}: dose {asked.dose.slot} is missing on "
            f"the ward since {since}. {asked.text or ''}".strip()
        )


class AnswerDialog(Dialog):
    """The answer to one request; where several wait, which one."""

    def __init__(self, session: Session, waiting: tuple[Waiting, ...]) -> None:
        patient, first = waiting[0]
        say = "The ward reads it at the dose."
        alone = f"{patient.name}, bed {patient.bed}, dose {first.dose.slot}: {say.lower()}"
        several = len(waiting) > 1
        super().__init__("answer_ward", "Answer the ward", say if several else alone)
        self._session, self._waiting = session, waiting
        self._request = session.station.new_id()
        self.about = " ".join(f"{each.dose.stream} {each.seq}" for _, each in waiting)
        which = [
            Choice(str(at), f"{each.name}, dose {asked.dose.slot}")
            for at, (each, asked) in enumerate(waiting)
        ]
        asked = [one_of(WHICH, "Whom the answer is about", which)] if several else []
        asked.append(text(ANSWER, "Answer", "When the bag comes, or why it does not."))
        self.add_form(Form(tuple(asked), session.station.zone, session.station.clock))
        self.set_main("record_answer", "Record the answer")

    def act(self) -> None:
        """Record it."""
        read = self.read_form()
        if read is None:
            return
        session, request = self._session, self._request
        patient, asked = self._waiting[int(str(read.get(WHICH, 0)))]

        def act() -> bool:
            said = str(read[ANSWER])
            answer_request(
                session.station, session.who, patient.subject, asked.seq, said, request=request
            )
            return True

        if session.attempt(act, self.refuse):
            session.done("Answered. The ward reads it at the dose.")
            self.close_dialog()
