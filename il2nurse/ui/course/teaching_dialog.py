"""What was taught to whom, and whether it was understood: the dialog that records it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from il2nurse.domain.record.course.facts import TeachingGivenFact
from il2nurse.domain.record.course.taught import Interpreter, TaughtTo, Understood
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Choice, Field, FieldKind
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course.teaching import (
    INTERPRETERS,
    TAUGHT_TO,
    UNDERSTOOD,
)
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.look import labels
from il2nurse.ui.session import Session
from il2nurse.workflow.course.teaching import record_teaching

T = TypeVar("T", bound=StrEnum)


class TeachingDialog(Dialog):
    """Which points, to whom, how they were understood, and who interpreted."""

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
        self.set_main("record_teaching", labels.RECORD)

    def act(self) -> None:
        """Record it."""
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
        )

        def act() -> Entry:
            return record_teaching(session.station, session.who, self._mrn, given, request)

        if session.attempt(act, self.refuse):
            session.done("The teaching is on record.")
            self.close_dialog()


def _choices(labels: Mapping[T, str]) -> tuple[Choice, ...]:
    return tuple(Choice(word.value, label) for word, label in labels.items())


def teaching_fields(moment: Moment) -> tuple[Field, ...]:
    """The questions about one teaching."""
    points = tuple(Choice(each.id, each.text) for each in moment.regimen.teaching)
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
        questions.text(
            "note",
            "What was not understood, and what you do about it",
            "Needed if something was not understood; otherwise for what a colleague should know.",
            required=False,
        ),
    )
