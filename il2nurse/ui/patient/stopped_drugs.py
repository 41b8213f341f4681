"""Drugs that the order stops, taken off the patient's list once they are stopped."""

from typing import Final

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Choice, Field, FieldKind
from il2nurse.domain.rules.assessment.drugs_answered import DrugToStop
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.drug_answers import said_by
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.workflow.course.drugs import drug_field
from il2nurse.workflow.patient.stopping_drugs import WHICH, stop_drugs, to_stop

TITLE: Final = "Drugs stopped"
SAY: Final = (
    "Choose each drug that is not given or taken any more: it leaves the patient's list, and no "
    "dose waits for it. What stood there stays on record."
)
IN_PLACE: Final = "_in_place"


def may_stop_drugs(person: Person, moment: Moment) -> bool:
    """True where this person corrects lists, and the order stops a drug that stands on one."""
    here = person.may(May.ADMIT) and not moment.case.patient.discharged
    return here and bool(to_stop(moment))


class StoppedDrugsDialog(Dialog):
    """Which of the drugs that the order stops are stopped, and what is taken in their place."""

    def __init__(self, session: Session, moment: Moment) -> None:
        super().__init__("stopped_drugs", TITLE, SAY)
        self._session, self._mrn = session, moment.course.mrn
        self._request = session.station.new_id()
        self._drugs = {drug_field(each.drug): each.drug for each in to_stop(moment)}
        self.about = " ".join(self._drugs)
        ordered = Facts()
        rows = [FactRow(e.drug, said_by(e.answered, session.words)) for e in to_stop(moment)]
        ordered.show_facts("As the order says", rows)
        self.body.addWidget(ordered)
        fields = _fields(to_stop(moment))
        self.add_form(Form(fields, session.station.zone, session.station.clock))
        self.set_main("record_stopped_drugs", "Take them off the list")

    def act(self) -> None:
        """Take what was chosen off the list."""
        read = self.read_form()
        if read is None:
            return
        session, request = self._session, self._request
        named = [self._drugs[word] for word in read[WHICH]]
        new = {d: str(read.get(name + IN_PLACE, "")) for name, d in self._drugs.items()}

        def act() -> Entry:
            return stop_drugs(session.station, session.who, self._mrn, named, new, request)

        if session.attempt(act, self.refuse):
            session.done("The list of drugs is put right; what stood there is kept.")
            self.close_dialog()


def _fields(drugs: tuple[DrugToStop, ...]) -> tuple[Field, ...]:
    """The drugs to choose from, and what is taken in place of those that were replaced."""
    choices = tuple(Choice(drug_field(each.drug), each.drug) for each in drugs)
    asked = Field(WHICH, "Stopped", FieldKind.MANY, questions.SOURCE, "", choices=choices)
    new = (
        questions.text(
            drug_field(each.drug) + IN_PLACE,
            f"In place of {each.drug}",
            "Another drug, as the list shall have it; leave it empty where none is taken.",
            required=False,
        )
        for each in drugs
        if each.answered.told.text
    )
    return (asked, *new)
