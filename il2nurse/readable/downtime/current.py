"""A patient's current chart in the downtime pack: order, doses, last values, criteria, sum."""

from dataclasses import dataclass
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.rules.course.slots import next_slot
from il2nurse.domain.rules.dose.against import against_the_dose, assess_ahead
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.assessment.assessment_rows import assessment_rows
from il2nurse.readable.clearance import Clearance, clearance
from il2nurse.readable.content import PatientPaper, Sources
from il2nurse.readable.downtime.bags import bags_now
from il2nurse.readable.downtime.criteria_in_short import Criteria, criteria_in_short
from il2nurse.readable.downtime.lacking import lacking, passed
from il2nurse.readable.downtime.last_values import LastValue, last_values
from il2nurse.readable.downtime.look_first import First, look_first
from il2nurse.readable.downtime.strip import StripBox, strip_of
from il2nurse.readable.downtime.under_way import under_way_now
from il2nurse.readable.heading import patient_facts, zone_in_words
from il2nurse.readable.pharmacy.fitting import fitting_calculation
from il2nurse.readable.pharmacy.order_rows import order_rows
from il2nurse.readable.pharmacy.own_sum import OwnSum, own_sum
from il2nurse.readable.pharmacy.sum_lines import SumLine, sum_lines
from il2nurse.readable.pharmacy.sum_warnings import cautions_in_words
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import Phrase

TITLE: Final = "Current chart"


@dataclass(frozen=True, slots=True)
class CurrentChart(PatientPaper):
    """All that the next nurse must know where the program cannot be asked.

    ``first`` is what nobody answered yet, is overdue, happened in this cycle or does not agree.
    """

    first: tuple[First, ...]
    now: tuple[tuple[str, str], ...]
    against: tuple[str, ...]
    lacking: tuple[Phrase, ...]
    order: tuple[tuple[str, str], ...]
    strip: tuple[StripBox, ...]
    values: tuple[LastValue, ...]
    criteria: Criteria
    arithmetic: tuple[SumLine, ...]
    warnings: tuple[str, ...]
    own_sum: OwnSum | None
    clearance: Clearance


def words_of(sources: Sources) -> Wording:
    """The ward's words on the day of the paper."""
    moment = sources.moment
    return Wording(sources.people, moment.zone, moment.today)


def next_key(moment: Moment) -> DoseKey | None:
    """The open dose, else the one that comes next; ``None`` where none is left."""
    dose, course = moment.case.open_dose, moment.course
    if dose is not None and not dose.given:
        return dose.key
    slot = next_slot(moment)
    subject = moment.case.patient.subject
    return DoseKey(subject, course.number, course.current.number, slot) if slot else None


def current_chart(sources: Sources) -> CurrentChart:
    """The chart of one patient as it stands."""
    moment, words = sources.moment, words_of(sources)
    course, key = moment.course, next_key(moment)
    dose = moment.case.doses.get(key) if key else None
    due = dose.due if dose else moment.slots[key.slot - 1] if key else moment.at
    arithmetic, warnings, own = _sum(moment)
    against = against_the_dose(moment, dose, due)
    criteria = criteria_in_short(moment, assessment_rows(moment, assess_ahead(moment)))
    return CurrentChart(
        title=f"{TITLE} · bed {moment.case.patient.bed}",
        subtitle=f"{moment.regimen.title} · regimen {moment.regimen.version}",
        planned=f"Course {course.number}, cycle {course.current.number} · as of "
        f"{words.day_time(moment.at)}",
        mark=f"{TITLE}, course {course.number}, cycle {course.current.number}",
        zone=zone_in_words(words, moment.at),
        patient=patient_facts(moment.case, course.current, words),
        first=look_first(moment, words),
        now=(*under_way_now(moment, words, key, due), *bags_now(moment, words)),
        against=against,
        lacking=lacking(moment, dose, key, criteria),
        order=order_rows(moment, key or _last_key(moment, course), words, due),
        strip=tuple(strip_of(moment, words, key)),
        values=tuple(last_values(moment, words)),
        criteria=criteria,
        arithmetic=arithmetic,
        warnings=warnings,
        own_sum=own,
        clearance=clearance(moment, dose, against, words, late=passed(moment, dose, key)),
    )


def _last_key(moment: Moment, course: Course) -> DoseKey:
    last = moment.regimen.timetable.doses_per_cycle
    return DoseKey(moment.case.patient.subject, course.number, course.current.number, last)


def _sum(moment: Moment) -> tuple[tuple[SumLine, ...], tuple[str, ...], OwnSum | None]:
    """The sum of the next dose, or why there is none."""
    try:
        worked = fitting_calculation(moment, None)
    except NotAllowed as reason:
        return (), tuple(str(reason).splitlines()[:-1]), None
    return sum_lines(worked), cautions_in_words(worked), own_sum(worked)
