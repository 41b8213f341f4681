"""Who the patient is, as the banner says it on every page about one patient."""

from collections.abc import Iterable
from datetime import date

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.patient.mrn import numbered
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.rules.chart.due import next_vital_signs
from il2nurse.domain.rules.course.elsewhere import doubted_person, told_elsewhere
from il2nurse.domain.rules.course.lost_entries import unsettled_loss
from il2nurse.domain.rules.course.slots import is_over
from il2nurse.domain.rules.course.weight_doubt import weight_doubt
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import written_date
from il2nurse.readable.course.suitability import care_at_each_dose
from il2nurse.readable.course_notes import decided_line, paused_line, unverified_line
from il2nurse.readable.dosed_by import cycle_dosed_by
from il2nurse.readable.earlier_stops import earlier_stops
from il2nurse.readable.research import research_told
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NOT_VERIFIED
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.banner_content import NO_DOSE, BannerContent
from il2nurse.ui.page.banner_dose import dose_told
from il2nurse.ui.session import Session
from il2nurse.workflow.likeness.what_is_alike import Identifier, Likeness, likenesses
from il2nurse.workflow.patient.beds import sharing_bed
from il2nurse.workflow.patient.finding import patients
from il2nurse.workflow.station import Station

OVERDUE = "Vital signs overdue since {}"
PUT_RIGHT = "Compare the wristbands, and put the wrong bed right on that patient's page."
ORDER_SAYS = "This may be the same person. If it is another one, the order says why."


def banner_of(
    session: Session, mrn: str, key: DoseKey | None = None, chip: Mark | None = None
) -> BannerContent:
    """What the banner shows of a patient: the dose on show, else the one that is open or next."""
    station, words = session.station, session.words
    case = station.case(mrn)
    patient, course = case.patient, case.course
    dosed_by, weight, weighed = _weight(course)
    told = dose_told(station.moment(mrn), key, words) if course else NO_DOSE
    return BannerContent(
        name=patient.name,
        bed=None if patient.discharged else patient.bed,
        born=written_date(patient.born),
        age=f"{patient.age(words.day)} y",
        sex=patient.sex.capitalize(),
        mrn=patient.mrn,
        dosed_by=dosed_by,
        weight=weight,
        weighed=weighed,
        course=_course(course) if course else None,
        told=told,
        allergies=", ".join(patient.allergies),
        chip=chip,
        overdue=_overdue(station.moment(mrn), words) if course else None,
        similar=similar_names(station, mrn),
        shared_bed=shared_bed(patient, patients(station)),
        stopped=" ".join(earlier_stops(case.courses, words)),
        elsewhere=stopped_elsewhere(case, words),
        doubted=weight_doubt(case, station.zone, course.current) if course else None,
        paused=_paused(case, words),
        changed=_changed(station.moment(mrn), words) if course else None,
        lost=unsettled_loss(case),
        care=_care(session, course),
        research=research_told(course, words) if course else None,
    )


def _changed(moment: Moment, words: Wording) -> str | None:
    """That the order waits to be verified; of a course that is over no dose needs it."""
    return None if is_over(moment) else unverified_line(moment.course, words)


def _overdue(moment: Moment, words: Wording) -> Mark | None:
    """That vital signs are overdue, and since when, on every page about the patient."""
    due = None if moment.case.patient.discharged else next_vital_signs(moment)
    if due is None or not due.overdue:
        return None
    return Mark(Tone.DANGER, OVERDUE.format(words.clock(due.at)), Sign.WARNING)


def similar_names(station: Station, mrn: str) -> str:
    """A line for each patient of the ward who is alike: by what, and what tells them apart."""
    found = likenesses(station.case(mrn).patient, patients(station))
    return "\n".join(_likeness(each) for each in found)


def shared_bed(patient: Patient, everyone: Iterable[Patient]) -> str | None:
    """Who else is on record in the patient's bed, and what to do; ``None`` of nobody."""
    found = () if patient.discharged else sharing_bed(patient.bed, patient.subject, everyone)
    who = " and ".join(each.told_apart for each in found)
    return f"{who} is on record in bed {patient.bed} too. {PUT_RIGHT}" if found else None


def _likeness(found: Likeness) -> str:
    """Who it is, what is alike, and what to read on the wristband."""
    other = found.other
    who = f"{other.name} (bed {other.bed}, born {written_date(other.born)}, {numbered(other.mrn)})"
    digits = [f"and the whole {Identifier.MRN}"] if Identifier.MRN in found.alike else []
    check = ", ".join((*found.apart, *digits)).removeprefix("and ")
    *most, last = found.alike
    alike = " and ".join(filter(None, (", ".join(most), last)))
    return f"{who}: {alike} alike. Check the wristband: {check}."


def stopped_elsewhere(case: Case, words: Wording) -> str | None:
    """What stands on whoever may be this person under another number, and what was decided."""
    waits = doubted_person(case)
    if waits and case.course is None:
        waits = f"{told_elsewhere(case)} {ORDER_SAYS}"
    decided = [each for course in case.courses for each in course.elsewhere if not each.fact.same]
    told = (decided_line(each, words) for each in decided)
    return " ".join(filter(None, (waits, *told))) or None


def _paused(case: Case, words: Wording) -> str | None:
    """By whom the order is paused, since when and why; that an infusion runs on is said too."""
    told, dose = paused_line(case.course, words), case.open_dose
    if told and dose and dose.infusing:
        return f"{told} The infusion of dose {dose.key.slot} is not stopped by it."
    return told


def _care(session: Session, course: Course | None) -> str | None:
    """What the order told that asks for extreme care at each dose."""
    if course is None:
        return None
    return care_at_each_dose(course, session.station.regimen_of(course), session.words)


def _course(course: Course) -> str:
    """Which course and cycle, and the version of the order once it was changed."""
    cycle = course.current
    version = f" · Version {cycle.version}" if cycle.versions else ""
    return f"Course {course.number} · Cycle {cycle.number}{version}"


def _weight(course: Course | None) -> tuple[str, str, str]:
    """What the doses go by, its value, and the day of weighing where there is one."""
    if course is None:
        return "Dosing weight", "", ""
    dosed = cycle_dosed_by(course.current)
    if course.current.unverified:
        # Who verifies it has not read it here.
        return dosed.label, NOT_VERIFIED, ""
    return dosed.label, dosed.value, day_month(dosed.weighed_on) if dosed.weighed_on else ""


def day_month(day: date) -> str:
    """A date without its year, for weights of the last days."""
    return written_date(day).rpartition("-")[0]
