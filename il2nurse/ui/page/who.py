"""Who the patient is, as the banner says it on every page about one patient."""

from datetime import date

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.values.quantity import show
from il2nurse.domain.values.text import written_date
from il2nurse.readable.wording import Wording
from il2nurse.ui.look.tones import Mark
from il2nurse.ui.page.banner import BannerContent
from il2nurse.workflow.course.admission import similar_patients
from il2nurse.workflow.station import Station


def words_now(station: Station) -> Wording:
    """The ward's words for today."""
    return Wording(station.people(), station.zone, station.today(station.now().at))


def banner_of(
    station: Station, mrn: str, key: DoseKey | None = None, chip: Mark | None = None
) -> BannerContent:
    """What the banner shows of a patient, and of a dose where one is on show."""
    case, words = station.case(mrn), words_now(station)
    patient, course = case.patient, case.course
    weight, weighed = _weight(course)
    slot, due = _dose(station, case, key, words)
    return BannerContent(
        name=patient.name,
        born=written_date(patient.born),
        age=f"{patient.age(words.day)} y",
        sex=patient.sex.capitalize(),
        mrn=patient.mrn,
        weight=weight,
        weighed=weighed,
        course=f"Course {course.number} · Cycle {course.current.number}" if course else "",
        dose=slot,
        due=due,
        allergies=", ".join(patient.allergies),
        chip=chip,
        similar=similar_names(station, mrn),
    )


def similar_names(station: Station, mrn: str) -> str:
    """A warning that names the other patients of the ward who could be mistaken for this one."""
    patients = [
        station.case(entry.subject).patient
        for entry in station.register.of_kind(Kind.PATIENT_ADMITTED)
    ]
    others = similar_patients(station.case(mrn).patient, patients)
    if not others:
        return ""
    named = " and ".join(f"{other.name} (bed {other.bed}, MRN {other.mrn})" for other in others)
    verb = "is" if len(others) == 1 else "are"
    return f"{named} {verb} on this ward too. Compare name and MRN with the wristband."


def _weight(course: Course | None) -> tuple[str, str]:
    if course is None:
        return "", ""
    cycle = course.current
    return f"{show(cycle.dosing_weight_kg)} kg", day_month(cycle.weighed_on)


def _dose(station: Station, case: Case, key: DoseKey | None, words: Wording) -> tuple[str, str]:
    if key is None or case.course is None:
        return "", ""
    moment = station.moment(key.mrn)
    slots = moment.regimen.timetable.doses_per_cycle
    dose = case.doses.get(key)
    current = (key.course, key.cycle) == (case.course.number, case.course.current.number)
    due = dose.due if dose else moment.slots[key.slot - 1] if current else None
    return f"Dose {key.slot} of {slots}", f"due {words.clock(due)}" if due else ""


def day_month(day: date) -> str:
    """A date without its year, for weights of the last days."""
    return written_date(day).rpartition("-")[0]
