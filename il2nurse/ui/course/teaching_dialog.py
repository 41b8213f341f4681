"""What was taught to whom, and whether it was understood: the dialog that records it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from il2nurse.domain.record.course.facts import TeachingGivenFact
from il2nurse.domain.record.course.taught import Interpreter, Showed, TaughtTo, Understood
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Choice, Field, FieldKind
from il2nurse.domain.regimen.statements import Statement
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course.teaching import (
    INTERPRETERS,
    SHOWED,
    SHOWS_IT,
    TAUGHT_TO,
    UNDERSTOOD,
)
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.look import labels
from il2nurse.ui.session import Session
from il2nurse.workflow.course.teaching import record_teaching

T = TypeVar("T", bound=StrEnum)


class TeachingDialog(SignedDialog):
    """Which points, to whom, how they were understood, who interpreted, and what was shown."""

    def __init__(self, session: Session, moment: Moment) -> None:
        super().__init__(
            "teaching",
            "Record teaching",
            "Tick what the patient was told now. The newest teaching of a point counts.",
        )
        self._session, self._mrn = session, moment.course.mrn
        self._request = session.station.new_id()
        fields = teaching_fields(moment)
        self.add_form(Form(fields, session.station.zone, session.station.clock))
        self.add_own_pin(session, "teaching_pin", asked=to_show(moment))
        self.set_main("record_teaching", labels.RECORD)

    def sign(self, pin: str) -> None:
        """Record it; what the patient shows is signed with the PIN."""
        read = self.read_form()
        if read is None:
            return
        session, request = self._session, self._request
        given = TeachingGivenFact(
            points=tuple(read["points"]),
            to=TaughtTo(str(read["taught_to"])),
            understood=Understood(str(read["understood"])),
            interpreter=Interpreter(str(read["interpreter"])),
            note=str(read["note"]),
            showed=Showed(str(read["showed"])) if read.get("showed") else None,
        )

        def act() -> Entry:
            return record_teaching(
                session.station, session.who, self._mrn, given, pin or None, request=request
            )

        if session.attempt_in_thread(act, self.refuse):
            session.done("The teaching is on record.")
            self.close_dialog()


def _choices(labels: Mapping[T, str]) -> tuple[Choice, ...]:
    return tuple(Choice(word.value, label) for word, label in labels.items())


def teaching_fields(moment: Moment) -> tuple[Field, ...]:
    """The questions about one teaching."""
    points = tuple(Choice(each.id, _said(each)) for each in moment.regimen.teaching)
    return (
        Field(
            "points",
            "What the patient was told",
            FieldKind.MANY,
            questions.SOURCE,
            "",
            choices=points,
        ),
        questions.one_of("taught_to", "Who listened", _choices(TAUGHT_TO)),
        questions.one_of("understood", "Was it understood?", _choices(UNDERSTOOD)),
        questions.one_of("interpreter", "Interpreter", _choices(INTERPRETERS)),
        *_asked_to_show(moment),
        questions.text(
            "note",
            "What was not understood or shown, and what you do about it",
            "Needed if something was not; otherwise for what a colleague should know.",
            required=False,
        ),
    )


def _said(point: Statement) -> str:
    """The point, and that the patient shows it."""
    return f"{point.text} {SHOWS_IT}" if point.shown else point.text


def to_show(moment: Moment) -> bool:
    """True where the regimen has a point that the patient shows while a nurse looks."""
    return any(each.shown for each in moment.regimen.teaching)


def _asked_to_show(moment: Moment) -> tuple[Field, ...]:
    """Whether the patient showed it, where the regimen has a point that is to be shown."""
    if not to_show(moment):
        return ()
    asked = questions.one_of("showed", "Did the patient show it?", _choices(SHOWED), required=False)
    return (questions.hinted(asked, "Leave it empty where you told other points only."),)
