"""The patient's own data put right, and the patient leaving: both from the patient's page."""

from il2nurse.domain.record.patient.patient import DATA, IDENTIFYING, LISTS, Patient
from il2nurse.domain.record.register.entries import Entry
from il2nurse.readable.wording import written_data
from il2nurse.readable.words import DATA_WORDS
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.witness_box import FIELDS as SIGNED
from il2nurse.ui.forms.witness_box import WitnessBox
from il2nurse.ui.look import labels
from il2nurse.ui.patient.new_patient import COMPACT, FIELDS, NONE, in_groups, read_form
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.patient.data import correct_patient, takes_two
from il2nurse.workflow.people.sign_in import Witness

WHY = questions.text("reason", "Why it is changed")
TWO = "Name, birth date, sex and MRN: a second person compares them with the wristband and signs."


class PatientDataDialog(Dialog):
    """Every datum as it stands, to be typed over; below it what stood there before."""

    def __init__(self, session: Session, mrn: str) -> None:
        super().__init__(
            "patient_data",
            "Patient's data",
            "Type over what is wrong. The old data stay on record with your name and reason.",
        )
        self._session, self._subject = session, mrn
        self._request = session.station.new_id()
        patient = session.station.case(mrn).patient
        station = session.station
        form = in_groups(Form((*FIELDS, WHY), station.zone, station.clock, COMPACT))
        self.add_form(form)
        for field in DATA:
            form.editors[field].set_answer(typed(patient, field))
        self.witness = WitnessBox(session, frozenset())
        self.body.addWidget(Label(TWO, "muted").set_wrapping())
        self.body.addWidget(self.witness)
        if patient.changes:
            before = Facts()
            before.show_facts("Earlier data", change_rows(session, patient))
            self.body.addWidget(before)
        self.set_main("record_patient_data", labels.RECORD_CORRECTION)

    def enter(self) -> None:
        """Record; the witness is asked where one is needed."""
        self.act()

    def act(self) -> None:
        """Correct all that differs."""
        session, form = self._session, self.form
        if form is None:
            return
        read = session.attempt(
            lambda: (read_form(form), str(form.editors["reason"].read())), self.refuse
        )
        if read is None:
            return
        now, reason = read
        was = session.station.case(self._subject).patient
        two = takes_two(was, now)
        if two and self.witness.advance():
            return
        witness = self.witness.take() if two else None
        if self._kept(now, reason, witness):
            session.done("The patient's data are corrected; the old data are kept.")
            self.close_dialog()

    def _kept(self, now: Patient, reason: str, witness: Witness | None) -> tuple[Entry, ...] | None:
        session, subject, request = self._session, self._subject, self._request
        return session.attempt_in_thread(
            lambda: correct_patient(
                session.station, session.who, subject, now, reason, witness, request
            ),
            self.refuse,
        )

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was recorded, beside the witness where it is about them."""
        if field in SIGNED:
            self.witness.show_slip(sentence)
        else:
            super().refuse(field, sentence)


def typed(patient: Patient, field: str) -> str:
    """One of the data as it is typed."""
    value = patient.data(field)
    if field in LISTS:
        return "; ".join(value) or NONE
    return str(value)


def change_rows(session: Session, patient: Patient) -> list[FactRow]:
    """Earlier data, until when, and why it was changed; the newest first."""
    words = session.words
    return [
        FactRow(
            DATA_WORDS[change.field].capitalize()
            if change.field not in IDENTIFYING[:1]
            else DATA_WORDS[change.field],
            f"until {words.day_time(change.at)}: {written_data(change.field, change.was)} "
            f"({words.name(change.by)}: {change.reason})",
        )
        for change in reversed(patient.changes)
    ]
