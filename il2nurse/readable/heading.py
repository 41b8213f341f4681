"""What stands at the head of every page: the patient, the clock, and the printing itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.record.patient.mrn import numbered
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.record.register.seal import Head
from il2nurse.domain.rules.course.elsewhere import doubted_person
from il2nurse.domain.rules.course.weight_doubt import weight_doubt
from il2nurse.domain.values.text import written_date, written_offset
from il2nurse.readable.course_notes import course_notes, paused_line, unverified_line
from il2nurse.readable.dosed_by import cycle_dosed_by
from il2nurse.readable.earlier_stops import earlier_stops
from il2nurse.readable.lost_entries import lost_line
from il2nurse.readable.research import research_lines
from il2nurse.readable.wording import Wording, written_data

PARTS: Final[Mapping[str, str]] = {
    "family": "name",
    "given": "name",
    "born": "born",
    "mrn": "mrn",
    "allergies": "allergies",
}


@dataclass(frozen=True, slots=True)
class PatientFacts:
    """Who the patient is, as it stands on every page."""

    name: str
    born: str
    age_sex: str
    mrn: str
    bed: str
    dosed_by: str
    """What the doses go by: “Dosing weight” or “Dose level”."""
    dosing_weight: str
    """The dosing weight, or the level of the dose."""
    weighed: str
    allergies: str
    allergic: bool
    before: Mapping[str, str] = field(default_factory=dict)
    """What stood there until it was corrected, by the name of the part."""
    stops: tuple[str, ...] = ()
    """What was ever stopped, and who reopened it; at the head of every paper's first page."""
    transfers: tuple[str, ...] = ()
    """Where the patient was ever transferred; below the stops."""
    notes: tuple[str, ...] = ()
    """Telephoned orders and their countersignatures, closed cycles, responses, discharges."""

    @property
    def numbered(self) -> str:
        """The MRN as such; one that begins with these letters does not say them twice."""
        return numbered(self.mrn)

    def with_before(self, part: str, value: str) -> str:
        """A part with what stood there until it was corrected."""
        return f"{value} ({self.before[part]})" if part in self.before else value


@dataclass(frozen=True, slots=True)
class Printed:
    """The printing itself: by whom, when, where, which copy, and the register's head then.

    Copy 0 was only looked at.
    """

    by: str
    at: str
    station: str
    program: str
    copy: int
    register: str
    ward: str
    practice: bool
    head: Head
    calls: str | None = None
    """Whom to call at once, where the site gave a telephone."""

    @property
    def counted(self) -> str:
        """Which copy this is; looking at a paper makes none."""
        return f"copy {self.copy}" if self.copy else "preview, not a copy"

    @property
    def watermark(self) -> str | None:
        """What stands across every page, if anything."""
        return "PRACTICE" if self.practice else None


def patient_facts(case: Case, cycle: Cycle, wording: Wording) -> PatientFacts:
    """The patient on the ward day of the dose, with the weight that its cycle is dosed by."""
    patient, dosed = case.patient, cycle_dosed_by(cycle)
    return PatientFacts(
        name=patient.name,
        born=written_date(patient.born),
        age_sex=f"{patient.age(wording.day)} years · {patient.sex}",
        mrn=patient.mrn,
        bed=patient.bed,
        dosed_by=dosed.label,
        dosing_weight=dosed.value,
        weighed=written_date(dosed.weighed_on) if dosed.weighed_on else "",
        allergies=patient.allergy_text,
        allergic=bool(patient.allergies),
        before=_before(patient, wording),
        stops=_stops(case, wording),
        transfers=transfer_sentences(patient, wording),
        notes=course_notes(case, wording),
    )


def _stops(case: Case, wording: Wording) -> tuple[str, ...]:
    """Research, what was ever stopped, every loss of entries, a pause, a weight in doubt."""
    lost = (lost_line(each, wording) for each in case.losses)
    research = research_lines(case.courses, wording)
    waits = (paused_line(case.course, wording), unverified_line(case.course, wording))
    paused = filter(None, waits)
    stops = earlier_stops(case.courses, wording)
    return (*research, *stops, *lost, *paused, *_doubt(case, wording))


def _doubt(case: Case, wording: Wording) -> tuple[str, ...]:
    """Who may be the same person, and that the newest order rests on a weight corrected since."""
    if case.course is None:
        return ()
    found = (doubted_person(case), weight_doubt(case, wording.zone, case.course.current))
    return tuple(filter(None, found))


def transfer_sentences(patient: Patient, wording: Wording) -> tuple[str, ...]:
    """One sentence for each transfer: where to, when, and from whom to whom handed over."""
    return tuple(
        f"Transferred to {each.to} on {wording.day_time(each.at)}, handed over by "
        f"{wording.name(each.by)} to {each.handed_over_to}."
        for each in patient.transfers
    )


def _before(patient: Patient, wording: Wording) -> dict[str, str]:
    """The value before the newest correction of each part, and the day until which it stood."""
    return {
        PARTS[change.field]: f"until {wording.day_time(change.at)}: "
        f"{written_data(change.field, change.was)}"
        for change in patient.changes
        if change.field in PARTS
    }


def zone_in_words(wording: Wording, at: datetime) -> str:
    """Which clock the times are read from."""
    return f"Times are local: {wording.zone}, UTC{written_offset(wording.local(at))}"
