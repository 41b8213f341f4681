"""The ward list: every patient with the state of the next dose and what is to be done."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.register.entries import BrokenRecord, BrokenRegister, Kind
from il2nurse.domain.rules.alarms.alarm import Alarm
from il2nurse.domain.rules.assessment.assessing import (
    OldScore,
    assess_now,
    last_score,
    score_now,
)
from il2nurse.domain.rules.assessment.inputs_at import urine_at
from il2nurse.domain.rules.chart.due import Due, next_vital_signs
from il2nurse.domain.rules.chart.labs_due import DueTests, labs_due
from il2nurse.domain.rules.chart.urine import ml_per_hour
from il2nurse.domain.rules.course.next_course import next_course
from il2nurse.domain.rules.dose.on_form import last_from_form
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.after_course import untaught, what_follows
from il2nurse.workflow.ward.alarms import standing_alarms
from il2nurse.workflow.ward.states import OTHER_STATES, Others, WardState, away, state_of
from il2nurse.workflow.ward.waiting import Wait, WaitsFor, waits_for


@dataclass(frozen=True, slots=True)
class WardRow:
    """One patient on the ward list. ``slot`` is the dose that the row speaks of.

    ``alarms`` are those that nobody acknowledged, and what is still so.
    ``from_paper`` is the slot of the dose before, where that was entered from paper.
    ``urine_ml_per_h`` is that of the 8 hours by which the rules judge, charted or typed, and
    ``urine_age`` how long ago they ended. ``last_score`` is the newest whole set's, where it is too
    old to count.
    ``next_course`` is true once so much time has passed that another course may begin. ``waits``
    is what comes with no dose ahead, at home as on the ward.
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
    vital_signs_due: Due | None = None
    alarms: tuple[Alarm, ...] = ()
    next_course: bool = False
    labs_due: tuple[DueTests, ...] = ()
    from_paper: int | None = None
    urine_ml_per_h: Decimal | None = None
    urine_age: timedelta | None = None
    last_score: OldScore | None = None
    waits: tuple[Wait, ...] = ()

    def is_one_of(self, group: WardState | WaitsFor | Others) -> bool:
        """Whether the row counts among those in a state, or those that wait for a matter."""
        if isinstance(group, Others):
            return self.state in OTHER_STATES
        if isinstance(group, WardState):
            return self.state is group
        return any(each.what is group and each.counts for each in self.waits)


def read_ward(station: Station, until: Callable[[], bool] = lambda: False) -> None:
    """Read every patient's record, so that a page of the ward opens at once.

    What cannot be read is told there. Nothing more is read as soon as ``until`` says so.
    """
    with suppress(BrokenRegister):
        for entry in station.register.of_kind(Kind.PATIENT_ADMITTED):
            if until():
                return
            # One by one: who looks meanwhile waits for one record at most.
            with suppress(BrokenRegister):
                station.entries(entry.subject)


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
        return _row_of_away(station, case)
    if case.course is None:
        state, lost = WardState.NO_ORDER, standing_alarms(station, mrn)
        return WardRow(
            case, state, None, 0, None, None, "Order the course", None, None, alarms=lost
        )
    moment = station.moment(mrn)
    state, slot, due, action = state_of(station, moment)
    assessment = assess_now(moment)
    news2 = score_now(moment, assessment)
    dose = case.open_dose
    last = last_from_form(moment)
    urine = urine_at(case, moment.regimen, moment.at)
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
        next_course=_next_course_may_begin(moment),
        alarms=standing_alarms(station, mrn),
        from_paper=last.key.slot if last else None,
        waits=waits_for(moment),
        urine_ml_per_h=ml_per_hour(Decimal(str(urine.value))) if urine else None,
        urine_age=urine.age if urine else None,
        last_score=None if news2 else last_score(moment),
    )


def _row_of_away(station: Station, case: Case) -> WardRow:
    """A patient who left the ward: where to, and what follows there."""
    mrn, (state, where) = case.patient.subject, away(case)
    moment = station.moment(mrn) if case.course else None
    follows = (what_follows(moment), untaught(moment)) if moment else ()
    told = filter(None, (where, *follows))
    return WardRow(
        *(case, state, None, 0, None, None, ". ".join(told), None, None),
        alarms=standing_alarms(station, mrn),
        waits=waits_for(moment) if moment else (),
    )


def _next_course_may_begin(moment: Moment) -> bool:
    waits, course = next_course(moment.case, moment.regimen.timetable, moment.zone), moment.course
    if waits is None:  # Nothing of the course was given, so no day is counted.
        last = course.current.number >= moment.regimen.timetable.cycles_per_course
        return last and not course.stopped
    return waits.earliest is not None and moment.today >= waits.earliest
