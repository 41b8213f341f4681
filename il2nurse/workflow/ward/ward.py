"""The ward list: every patient with the state of the next dose and what is to be done."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.chart.chart import ObservedSet
from il2nurse.domain.record.dose.dose import Dose, DoseState
from il2nurse.domain.record.register.broken import BrokenRecord
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.alarms.alarm import Alarm
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.assessment.step_findings import answers_on_file, assess_now, score_now
from il2nurse.domain.rules.chart.due import Due, next_vital_signs
from il2nurse.domain.rules.chart.labs_due import DueTests, labs_due
from il2nurse.domain.rules.chart.monitoring import due_times, sets_by_due_time, times_still_due
from il2nurse.domain.rules.course.next_course import next_course
from il2nurse.domain.rules.course.resting import rest_ends
from il2nurse.domain.rules.course.slots import next_slot, window_passed
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.clock import Reading
from il2nurse.domain.values.text import written_date
from il2nurse.readable.words import DOSE_WORDS, MUST_BE_HELD
from il2nurse.workflow.station import Station

PASSED: Final = "Too late to start: record why, or let the prescriber move it"
A_WEEK = timedelta(days=7)
MOST_NAMED = 3


class WardState(StrEnum):
    """What a row of the ward list says about its patient."""

    NO_ORDER = "No order"
    PRE_TESTS = "Pre-tests missing"
    WAITING = "Next dose planned"
    DUE = "Dose due"
    OVERDUE = "Dose overdue"
    IN_STEPS = DOSE_WORDS[DoseState.BEGUN].word
    RUNNING = DOSE_WORDS[DoseState.RUNNING].word
    PAUSED = DOSE_WORDS[DoseState.PAUSED].word
    TIME_UP = "Infusion time is up"
    AFTER = DOSE_WORDS[DoseState.AFTER].word
    MUST_HOLD = MUST_BE_HELD.word
    HELD = "Last dose held"
    RESTING = "Resting"
    STOPPED = "Stopped"
    COURSE_ENDED = "Course ended"
    TRANSFERRED = "Transferred"
    DISCHARGED = "Discharged"


@dataclass(frozen=True, slots=True)
class WardRow:
    """One patient on the ward list. ``slot`` is the dose that the row speaks of.

    ``unknown`` counts the criteria that cannot be judged before something is measured.
    ``alarms`` are those that nobody acknowledged, and what is still so.
    ``next_course`` is true once so much time has passed that another course may begin.
    """

    case: Case
    state: WardState
    slot: int | None
    doses_per_cycle: int
    due: datetime | None
    left: timedelta | None
    next_action: str
    news2: int | None
    relative: int | None
    unknown: int | None = None
    vital_signs_due: Due | None = None
    alarms: tuple[Alarm, ...] = ()
    next_course: bool = False
    labs_due: tuple[DueTests, ...] = ()


def ward_rows(station: Station) -> tuple[WardRow, ...]:
    """Every patient of the register, by bed; discharged patients last."""
    rows, broken = readable_rows(station)
    if broken:
        raise broken[0]
    return rows


def readable_rows(station: Station) -> tuple[tuple[WardRow, ...], tuple[BrokenRecord, ...]]:
    """The rows as in ``ward_rows``, and what is wrong with patients who cannot be read.

    One patient's broken entry does not hide the others.
    """
    station.follow()
    found: list[WardRow] = []
    broken: list[BrokenRecord] = []
    for entry in station.register.of_kind(Kind.PATIENT_ADMITTED):
        try:
            found.append(ward_row(station, entry.subject))
        except BrokenRecord as problem:
            broken.append(problem)
    rows = sorted(found, key=lambda r: (r.case.patient.discharged, r.case.patient.bed))
    return tuple(rows), tuple(broken)


def open_infusions(station: Station) -> tuple[tuple[Case, Dose], ...]:
    """Every patient with an infusion that is running or paused, and the dose it belongs to.

    A patient who cannot be read does not hide the others; the ward's page names the entry.
    """
    found: list[tuple[Case, Dose]] = []
    for entry in station.register.of_kind(Kind.PATIENT_ADMITTED):
        with suppress(BrokenRecord):
            case = station.case(entry.subject)
            if case.open_dose and case.open_dose.infusing:
                found.append((case, case.open_dose))
    return tuple(found)


def ward_row(station: Station, mrn: str) -> WardRow:
    """One patient's row."""
    case = station.case(mrn)
    if case.patient.discharged:
        state, where = _away(case)
        return WardRow(case, state, None, 0, None, None, where, None, None)
    if case.course is None:
        return WardRow(
            case, WardState.NO_ORDER, None, 0, None, None, "Order the course", None, None
        )
    moment = station.moment(mrn)
    state, slot, due, action = _state(station, moment)
    assessment = assess_now(moment)
    news2 = score_now(moment, assessment)
    dose = case.open_dose
    left = dose.infusion.left(station.now()) if dose and dose.infusion else None
    return WardRow(
        case=case,
        state=state,
        slot=slot,
        doses_per_cycle=moment.regimen.timetable.doses_per_cycle,
        due=due,
        left=left,
        next_action=action,
        news2=news2.total if news2 else None,
        relative=len(assessment.relative),
        vital_signs_due=next_vital_signs(moment),
        labs_due=labs_due(moment),
        unknown=len(assessment.of(Result.NOT_EVALUABLE)),
        next_course=_next_course_may_begin(moment),
        alarms=alarms(moment, station.now()),
    )


def _away(case: Case) -> tuple[WardState, str]:
    """The state of a patient who left the ward, and where they went, if that is known."""
    gone = case.patient.transferred
    return (WardState.TRANSFERRED, f"To {gone.to}") if gone else (WardState.DISCHARGED, "")


def _state(station: Station, moment: Moment) -> tuple[WardState, int | None, datetime | None, str]:
    stop = unlifted_stop(moment.case)
    if stop:
        return WardState.STOPPED, None, None, f"Course stopped: {stop.stopped}"
    dose = moment.case.open_dose
    if dose is not None:
        state, action = _open_state(station, moment, dose, station.now())
        return state, dose.key.slot, dose.due, action
    if moment.course.current.stopped:
        return WardState.STOPPED, None, None, f"Cycle stopped: {moment.course.current.stopped}"
    slot = next_slot(moment)
    if slot is None:
        return _between_cycles(moment)
    return _waiting(moment, slot)


def _open_state(
    station: Station, moment: Moment, dose: Dose, now: Reading
) -> tuple[WardState, str]:
    standing = may_go_on(moment, dose)
    if standing.must_hold:
        return WardState.MUST_HOLD, standing.say
    step = dose.current(moment.regimen, moment.at)
    title = step.title if step else ""
    match dose.state:
        case DoseState.RUNNING if dose.infusion and not dose.infusion.left(now):
            return WardState.TIME_UP, "Confirm the end of the infusion"
        case DoseState.RUNNING:
            return WardState.RUNNING, _next_vitals(station, moment, dose) or title
        case DoseState.PAUSED:
            return WardState.PAUSED, "Resume or stop the infusion"
        case DoseState.AFTER:
            return WardState.AFTER, _next_vitals(station, moment, dose) or title
        case _ if window_passed(moment, dose):
            return WardState.OVERDUE, PASSED
        case _:
            return WardState.IN_STEPS, title


def _next_vitals(station: Station, moment: Moment, dose: Dose) -> str:
    """The time that stands in the row's own column, while some are due before signing."""
    due = next_vital_signs(moment) if times_still_due(moment, dose) else None
    return f"Vital signs due {station.local(due.at):%H:%M}" if due else ""


def no_dose_ahead(moment: Moment) -> tuple[WardState, datetime | None]:
    """Why no dose lies ahead of this patient, and when a rest is over."""
    if moment.case.patient.discharged:
        return _away(moment.case)[0], None
    if unlifted_stop(moment.case) or moment.course.current.stopped:
        return WardState.STOPPED, None
    state, _, resumes, _ = _between_cycles(moment)
    return state, resumes


def _between_cycles(
    moment: Moment,
) -> tuple[WardState, int | None, datetime | None, str]:
    table, cycle = moment.regimen.timetable, moment.course.current
    given = sum(dose.given for dose in moment.case.doses_of(moment.course))
    if cycle.number >= table.cycles_per_course or given >= table.doses_per_course:
        return WardState.COURSE_ENDED, None, None, _after_course(moment)
    resumes = rest_ends(moment, table.rest)
    return WardState.RESTING, None, resumes, f"Plan cycle {cycle.number + 1}"


def _next_course_may_begin(moment: Moment) -> bool:
    waits = next_course(moment.case, moment.regimen.timetable, moment.zone)
    return waits is not None and waits.earliest is not None and moment.today >= waits.earliest


def _after_course(moment: Moment) -> str:
    """What comes after the last cycle: the response, then perhaps another course."""
    waits = next_course(moment.case, moment.regimen.timetable, moment.zone)
    if waits is None or waits.response is None:
        return f"Response review from {written_date(waits.review)}" if waits else "Response review"
    if not waits.response.shrank:
        return "No further course: the tumour did not shrink"
    if waits.earliest is None:
        return "The next course is counted from the discharge"
    return f"Next course from {written_date(waits.earliest)}"


def _waiting(moment: Moment, slot: int) -> tuple[WardState, int | None, datetime | None, str]:
    due = moment.slots[slot - 1]
    missing = missing_pre_tests(moment)
    doses = moment.case.doses_of(moment.course, moment.course.current.number)
    if moment.at > due + moment.regimen.timetable.window:
        return WardState.OVERDUE, slot, due, PASSED
    if missing:
        return WardState.PRE_TESTS, slot, due, _listed([f.short or f.label for f in missing])
    if moment.at >= due - moment.regimen.timetable.window:
        return WardState.DUE, slot, due, "Begin the checks"
    held = bool(doses) and doses[-1].held is not None
    return (WardState.HELD if held else WardState.WAITING), slot, due, "Reassess before the dose"


def _listed(names: Sequence[str]) -> str:
    """The first three names and how many more there are."""
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def missing_pre_tests(moment: Moment) -> tuple[Field, ...]:
    """The results that serve for a week or longer and of which none is on file now."""
    return tuple(
        field
        for step in moment.regimen.steps
        for field in step.fields
        if field.required
        and field.kind is not FieldKind.DATE
        and field.on_file is not None
        and field.on_file >= A_WEEK
        and field.id not in answers_on_file(moment, step)
    )


@dataclass(frozen=True, slots=True)
class DueSet:
    """One time at which vital signs are due for a dose, and the set that serves for it."""

    due: datetime
    during: bool
    taken: ObservedSet | None
    state: str


def due_sets(moment: Moment, dose: Dose) -> tuple[DueSet, ...]:
    """The vital-sign schedule of a dose whose infusion was started."""
    if dose.infusion is None:
        return ()
    during, served = moment.regimen.monitoring.during, sets_by_due_time(moment, dose)
    return tuple(
        DueSet(due, offset in during, served.get(due), _due_state(moment, due, served.get(due)))
        for offset, due in due_times(moment, dose)
    )


def _due_state(moment: Moment, due: datetime, observed: ObservedSet | None) -> str:
    tolerance = moment.regimen.monitoring.tolerance
    if observed:
        return "recorded"
    if moment.at < due:
        return "later"
    return "due now" if moment.at <= due + tolerance else "missed"
