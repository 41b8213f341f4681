"""A prescriber puts right what was recorded of a response, whatever was ordered or given since."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Choice, Field
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course.another_course import ToCorrect, to_correct
from il2nurse.ui.course.respond import assessed_as, assessed_fields, counts_now
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.notice import Notice
from il2nurse.workflow.course.responding import ResponseChange, correct_response

WHAT: Final = (
    "It stays readable, with your reason. Where no shrinking counts any more, no next dose of a "
    "course that was ordered by it is begun; an infusion that runs goes on."
)
STANDS: Final = "On record"
CHOOSE: Final = "Choose which of them was wrong."
WHICH: Final = "which"
BECAME, ANOTHER, STRUCK = "became", "another", "struck"
IN_ERROR: Final = "recorded in error"


def may_correct_response(person: Person, moment: Moment) -> bool:
    """True for a prescriber once a response stands."""
    return person.role is Role.PRESCRIBER and bool(to_correct(moment))


def _which(every: Sequence[ToCorrect]) -> Field:
    return questions.one_of(
        WHICH, "Which response", [Choice(each.word, each.name) for each in every]
    )


def _counts() -> Field:
    """What may count instead; where it is struck out, an older one may."""
    struck = Choice(STRUCK, f"Nothing in its place: this was {IN_ERROR}")
    return questions.one_of(
        BECAME, "What counts instead", [Choice(ANOTHER, "What I write below"), struck]
    )


def _assessed(every: Sequence[ToCorrect]) -> tuple[Field, ...]:
    """Day, response and what was seen, with the responses of every text by which one was read."""
    known = {
        choice.word: choice
        for each in every
        for field in assessed_fields(each.regimen)
        for choice in field.choices
    }
    return tuple(
        replace(field, choices=tuple(known.values())) if field.choices else field
        for field in assessed_fields(every[0].regimen)
    )


class CorrectResponseDialog(SignedDialog):
    """Which one, why it is wrong, what counts in its place, and the prescriber's own PIN."""

    def __init__(self, session: Session, moment: Moment) -> None:
        every = to_correct(moment)
        if not every:
            raise LookupError("No response is on record.")
        self._every = {each.word: each for each in every}
        only = every[0] if len(every) == 1 else None
        of = f"the response to course {only.course.number}" if only else "a response"
        said = f"{STANDS}: {only.stands(session.words)} {WHAT}" if only else WHAT
        super().__init__("correct_response", f"Correct {of}", said)
        self._session, self._mrn, self._only = session, moment.case.patient.subject, only
        self.about = " ".join(self._every)
        self._request = session.station.new_id()
        asked, which = _assessed(every), () if only else (_which(every),)
        why = questions.text("reason", "What was wrong")
        fields = (*which, why, _counts(), *asked)
        form = Form(fields, session.station.zone, session.station.clock)
        self._chosen = Notice()
        if only is None:
            self.body.addWidget(self._chosen)
            form.changed.connect(self._say_which)
            self._say_which()
        self.add_form(form)
        form.ask_only_for(BECAME, ANOTHER, [each.id for each in asked])
        self.add_own_pin(session, "correct_response_pin")
        self.set_main("record_corrected_response", "Sign the correction")

    def _say_which(self) -> None:
        """What stands of the one that is chosen, and what counts once it is struck out."""
        chosen = self.form.editors[WHICH].answer() if self.form else ""
        found = self._every.get(str(chosen))
        if found is None:
            self._chosen.show_text(CHOOSE, lead=STANDS)
            return
        then = f"If it is struck out, {found.then} counts of course {found.course.number}."
        self._chosen.show_text(f"{found.stands(self._session.words)} {then}", lead=STANDS)

    def sign(self, pin: str) -> None:
        """Record the correction."""
        read = self.read_form()
        if read is None:
            return
        session, mrn, request = self._session, self._mrn, self._request
        found = self._only or self._every[str(read[WHICH])]
        became = assessed_as(read) if read[BECAME] == ANOTHER else None
        place = found.course.number, found.response.seq
        change = ResponseChange(*place, str(read["reason"]), became)

        def act() -> Entry:
            return correct_response(session.station, session.who, mrn, change, pin, request)

        if session.attempt_in_thread(act, self.refuse):
            counts = counts_now(session, mrn, change.course)
            session.done(f"The response is corrected. {counts} What rests on it is judged anew.")
            self.close_dialog()
