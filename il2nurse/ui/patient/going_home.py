"""A patient goes home, or is told to have gone home: the next course counts from that time."""

from datetime import datetime
from typing import Final

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.patient.away import newest_away
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.timetable import AfterDischarge
from il2nurse.ui.course.unshown import unshown_box
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.session import Session
from il2nurse.workflow.patient.admission import discharge
from il2nurse.workflow.patient.going_home import WENT_HOME, tell_home

STAYS_OPEN: Final = (
    "Discharged without it, that stays on the ward's row and the charge nurse's list."
)
TITLE: Final = "Went home"
# Not filled in by itself: kept as a draft it would be the time of an earlier look.
NOW: Final = "Leave it empty where that is now."
COUNTED: Final = "The next course is counted from this day."
REASON: Final = questions.text("reason", "Why", "Who told you, or what was wrong.")


def may_tell_home(person: Person, patient: Patient) -> bool:
    """True where it is unknown when a patient went home who is back, or it may be corrected."""
    away = newest_away(patient)
    told = away is not None and (away.home is not None or away.back is not None)
    return person.may(May.ADMIT) and told


def when_field(session: Session, mrn: str, *, leaving: bool = False) -> Field:
    """When the patient went home; says so where the next course is counted from that day."""
    course = session.station.case(mrn).course
    timetable = session.station.regimen_of(course).timetable if course else None
    counts = timetable is not None and isinstance(timetable.courses, AfterDischarge)
    said = (NOW if leaving else None, COUNTED if counts else None)
    hint = " ".join(each for each in said if each)
    return questions.time(WENT_HOME, "Went home at", hint or None, required=not leaving)


class DischargeDialog(Dialog):
    """The patient leaves the ward; courses and chart wait for a coming back."""

    def __init__(self, session: Session, mrn: str) -> None:
        name = session.station.case(mrn).patient.name
        super().__init__(
            "discharge",
            f"Discharge {name}",
            "No dose is begun while the patient is away. Admit the patient again under the same "
            "MRN: courses, chart and every stop are kept.",
        )
        self._session, self._mrn = session, mrn
        self._request = session.station.new_id()
        fields = (when_field(session, mrn, leaving=True),)
        self.add_form(Form(fields, session.station.zone, session.station.clock))
        if box := unshown_box(session, mrn, STAYS_OPEN):
            self.body.addWidget(box)
        self.set_main("record_discharge", "Discharge")

    def act(self) -> None:
        """Record that the patient left."""
        form, session, mrn = self.form, self._session, self._mrn
        if form is None:
            return

        def act() -> bool:
            typed = str(form.editors[WENT_HOME].read())
            at = datetime.fromisoformat(typed) if typed else None
            discharge(session.station, session.who, mrn, at, request=self._request)
            return True

        if session.attempt(act, self.refuse):
            session.done("The discharge is on record.")
            self.close_dialog()


class WentHomeDialog(Dialog):
    """When a patient went home who is back by now, or when that really was."""

    def __init__(self, session: Session, mrn: str) -> None:
        patient = session.station.case(mrn).patient
        away = newest_away(patient)
        known = away.home if away else None
        super().__init__(
            "went_home",
            f"When {patient.name} went home",
            f"On record: {session.words.day_time(known)}. What you type counts instead; both stay."
            if known
            else "The patient was elsewhere and is back. Type when they went home from there.",
        )
        self._session, self._mrn = session, mrn
        self._request = session.station.new_id()
        self.about = mrn
        fields = (when_field(session, mrn), REASON)
        self.add_form(Form(fields, session.station.zone, session.station.clock))
        self.set_main("record_went_home", "Record")

    def act(self) -> None:
        """Record when the patient went home."""
        form, session = self.form, self._session
        if form is None:
            return

        def act() -> bool:
            read = {name: str(editor.read()) for name, editor in form.editors.items()}
            at = datetime.fromisoformat(read[WENT_HOME])
            tell_home(session.station, session.who, self._mrn, at, read["reason"], self._request)
            return True

        if session.attempt(act, self.refuse):
            session.done("When the patient went home is on record.")
            self.close_dialog()
