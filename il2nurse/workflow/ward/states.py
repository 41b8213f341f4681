"""The state of a patient on the ward list, and what is to be done next."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.dose.dose import Dose, DoseState
from il2nurse.domain.rules.assessment.pre_tests import missing_pre_tests
from il2nurse.domain.rules.chart.due import next_vital_signs
from il2nurse.domain.rules.chart.monitoring import times_still_due
from il2nurse.domain.rules.course.elsewhere import undecided_elsewhere
from il2nurse.domain.rules.course.lost_entries import unsettled_loss
from il2nurse.domain.rules.course.paused import left_paused
from il2nurse.domain.rules.course.resting import rest_ends
from il2nurse.domain.rules.course.slots import next_slot, window_passed
from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.rules.dose.against import held_ahead
from il2nurse.domain.rules.dose.eligibility import shut_gates
from il2nurse.domain.rules.dose.forbidden_since import forbidden_since
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course_notes import paused_in_short
from il2nurse.readable.dose.over_days import bag_in_words
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import (
    DOSE_WORDS,
    MUST_BE_HELD,
    ORDER_PAUSED,
    SAME_PERSON,
    UNVERIFIED,
)
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.after_course import after_course

PASSED: Final = "Say why not given, or have it moved"
DECIDE_PERSON: Final = "A prescriber decides who this is"
VERIFY_ORDER: Final = "A second person verifies the changed order"
GO_ON_OR_STOP: Final = "Resume or stop the infusion"
STOP_OR_WAIT: Final = "The order is paused: stop the infusion, or wait for the prescriber"
SETTLE_LOSS: Final = "A charge nurse settles the lost entries"
REASSESS: Final = "Reassess first"
REASSESS_OR_HOLD: Final = "Reassess, or hold this dose"
REST_OVER: Final = "Rest over"
MOST_NAMED = 1


class WardState(StrEnum):
    """What a row of the ward list says about its patient."""

    NO_ORDER = "No order"
    PRE_TESTS = "Pre-tests missing"
    NOT_ELIGIBLE = "Not cleared yet"
    WAITING = "Next dose planned"
    DUE = "Dose due"
    OVERDUE = "Dose overdue"
    IN_STEPS = DOSE_WORDS[DoseState.BEGUN].word
    RUNNING = DOSE_WORDS[DoseState.RUNNING].word
    PAUSED = DOSE_WORDS[DoseState.PAUSED].word
    TIME_UP = "Infusion time is up"
    AFTER = DOSE_WORDS[DoseState.AFTER].word
    MUST_HOLD = MUST_BE_HELD.word
    LOST = "Entries lost"
    SAME_PERSON = SAME_PERSON
    ORDER_PAUSED = ORDER_PAUSED
    UNVERIFIED = UNVERIFIED
    HELD = "Last dose held"
    RESTING = "Resting"
    STOPPED = "Stopped"
    COURSE_ENDED = "Course ended"
    TRANSFERRED = "Transferred"
    DISCHARGED = "Discharged"


class Others(StrEnum):
    """Whoever is in no state that asks for something."""

    OTHERS = "others"


OTHER_STATES: Final = frozenset(
    {
        WardState.NO_ORDER,
        WardState.WAITING,
        WardState.COURSE_ENDED,
        WardState.RESTING,
        WardState.TRANSFERRED,
        WardState.DISCHARGED,
    }
)


def away(case: Case) -> tuple[WardState, str]:
    """The state of a patient who left the ward, and where they went, if that is known."""
    gone = case.patient.transferred
    return (WardState.TRANSFERRED, f"To {gone.to}") if gone else (WardState.DISCHARGED, "")


def state_of(
    station: Station, moment: Moment
) -> tuple[WardState, int | None, datetime | None, str]:
    """The state, the dose it speaks of, when that is due, and the next act in words."""
    stop, dose = unlifted_stop(moment.case), moment.case.open_dose
    if stop and (dose is None or dose.given):
        return WardState.STOPPED, None, None, f"Course stopped: {stop.stopped}"
    if dose is not None:
        state, action = _open_state(station, moment, dose)
        return state, dose.key.slot, dose.due, action
    if moment.course.current.stopped:
        waits = _order_waits(moment, station.words)
        also = f". {waits[1]}" if waits else ""
        stopped = f"Cycle stopped: {moment.course.current.stopped}{also}"
        return WardState.STOPPED, None, None, stopped
    slot = next_slot(moment)
    if slot is None:
        return _between_cycles(moment, station.words)
    return _waiting(station, moment, slot)


def _open_state(station: Station, moment: Moment, dose: Dose) -> tuple[WardState, str]:
    if not dose.given and (waits := _waits_for(station, moment)):
        return waits
    standing = may_go_on(moment, dose)
    if standing.must_hold:
        return WardState.MUST_HOLD, standing.say
    step = dose.current(moment.regimen, moment.at)
    title = step.title if step else ""
    match dose.state:
        case DoseState.RUNNING if dose.infusion and not dose.infusion.left(station.now()):
            return WardState.TIME_UP, "Confirm the end of the infusion"
        case DoseState.RUNNING:
            told = _bag(station, moment, dose) or _next_vitals(station, moment, dose)
            return WardState.RUNNING, told or title
        case DoseState.PAUSED:
            then = STOP_OR_WAIT if moment.course.paused else GO_ON_OR_STOP
            bag = _bag(station, moment, dose)
            return WardState.PAUSED, f"{bag}: {then}" if bag else then
        case DoseState.AFTER:
            return WardState.AFTER, _next_vitals(station, moment, dose) or title
        case _ if window_passed(moment, dose):
            return WardState.OVERDUE, PASSED
        case _:
            return WardState.IN_STEPS, title


def _bag(station: Station, moment: Moment, dose: Dose) -> str | None:
    """Which day the bag is for and when it is empty, where bags run over days."""
    words = Wording(station.people(), station.zone, moment.today)
    return bag_in_words(moment, dose, station.now(), words)


def _waits_for(station: Station, moment: Moment) -> tuple[WardState, str] | None:
    """Whose decision a dose waits for that nothing measured speaks against."""
    if undecided_elsewhere(moment.case):
        return WardState.SAME_PERSON, DECIDE_PERSON
    if unsettled_loss(moment.case):
        return WardState.LOST, SETTLE_LOSS
    return _order_waits(moment, station.words)


def _order_waits(moment: Moment, words: Wording) -> tuple[WardState, str] | None:
    """Whose decision the order itself waits for, whether or not a dose lies ahead."""
    if paused := paused_in_short(moment.course, words):
        return WardState.ORDER_PAUSED, paused
    # Nobody verifies an order that forbids its doses: what that waits for is told first.
    waits = moment.course.current.unverified and not forbidden_since(moment)
    return (WardState.UNVERIFIED, VERIFY_ORDER) if waits else None


def _next_vitals(station: Station, moment: Moment, dose: Dose) -> str:
    """The time that stands in the row's own column, while some are due before signing."""
    due = next_vital_signs(moment) if times_still_due(moment, dose) else None
    return f"Take vital signs due {station.words.clock(due.at)}" if due else ""


def no_dose_ahead(moment: Moment, words: Wording) -> tuple[WardState, datetime | None]:
    """Why no dose lies ahead of this patient, and when a rest is over."""
    if moment.case.patient.discharged:
        return away(moment.case)[0], None
    if unlifted_stop(moment.case) or moment.course.current.stopped:
        return WardState.STOPPED, None
    state, _, resumes, _ = _between_cycles(moment, words)
    return state, resumes


def _between_cycles(
    moment: Moment, words: Wording
) -> tuple[WardState, int | None, datetime | None, str]:
    table, cycle = moment.regimen.timetable, moment.course.current
    given = sum(dose.given is not None for dose in moment.case.doses_of(moment.course))
    waits = _order_waits(moment, words)
    if cycle.number >= table.cycles_per_course or given >= table.doses_per_course:
        if waits and left_paused(moment.course):
            return waits[0], None, None, waits[1]
        return WardState.COURSE_ENDED, None, None, after_course(moment)
    if waits:
        return waits[0], None, None, waits[1]
    resumes = rest_ends(moment, table.rest)
    return WardState.RESTING, None, resumes, f"Plan cycle {cycle.number + 1}"


def _waiting(
    station: Station, moment: Moment, slot: int
) -> tuple[WardState, int | None, datetime | None, str]:
    due = moment.slots[slot - 1]
    if waits := _waits_for(station, moment):
        return waits[0], slot, due, waits[1]
    missing = [field.short or field.label for field in missing_pre_tests(moment)]
    doses = moment.case.doses_of(moment.course, moment.course.current.number)
    if moment.at > due + moment.regimen.timetable.window:
        return WardState.OVERDUE, slot, due, PASSED
    if gates := shut_gates(moment):
        names = list(dict.fromkeys([*(gate.short for gate in gates), *missing]))
        return WardState.NOT_ELIGIBLE, slot, due, f"Eligibility: {_listed(names)}"
    early = moment.at < due - moment.regimen.timetable.window
    if held_ahead(moment):
        return WardState.MUST_HOLD, slot, due, REASSESS if early else REASSESS_OR_HOLD
    if missing:
        return WardState.PRE_TESTS, slot, due, f"Record: {_listed(missing)}"
    if not early:
        return WardState.DUE, slot, due, "Begin the checks"
    held = bool(doses) and doses[-1].held is not None
    return (WardState.HELD if held else WardState.WAITING), slot, due, REASSESS


def _listed(names: Sequence[str]) -> str:
    """The first name and how many more there are; all stand on the patient's page."""
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
