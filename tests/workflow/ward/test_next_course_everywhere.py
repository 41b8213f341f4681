"""When another course may follow, by each regimen file: every face says the same days."""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Final

import pytest

from il2nurse.cli.patient.eligibility import next_course_answer
from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.timetable import Timetable
from il2nurse.domain.rules.course.before_next import refuse_next_course
from il2nurse.domain.rules.course.calendar import course_days, follows
from il2nurse.domain.rules.course.next_course import NextCourse
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.content import Subject
from il2nurse.readable.course.another_course import another_course_line
from il2nurse.readable.course.calendar_words import day_in_words, milestones_in_words
from il2nurse.readable.papers import ELIGIBILITY
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.responding import TumourResponse, record_response
from il2nurse.workflow.papers.printing import show_paper
from il2nurse.workflow.patient.admission import admit, discharge
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.waiting import WaitsFor
from il2nurse.workflow.ward.ward import ward_row
from tests.papers import paper_maker
from tests.reports.reading import whole
from tests.walk.lived import Lived, give, next_cycle, plan
from tests.walk.ordered import ordered_ward
from tests.walk.texts import texts_of
from tests.walk.treatments import EVERY
from tests.ward import DOCTOR, FIRST_SLOT, NURSE, PATIENT, PIN
from tests.ward import MRN as WARDS
from tests.workflow.course.test_longer_intervals import played

DAY: Final = timedelta(days=1)
# The day of the first dose or of the discharge, so many days later, and those of the advice.
DAYS: Final[Mapping[str, tuple[int, int | None]]] = {
    "high dose": (49, None),
    "injected": (56, None),
    "maintenance": (56, None),
    "over days": (56, None),
    "maintenance, CD4 cells above 600 twice": (56, 84),
}


def ended(name: str, folder: Path) -> Station:
    """A station at which the newest course of the file has ended, and the patient is there."""
    if name not in EVERY:
        return played(folder, 640, 640)
    treatment, dice = EVERY[name], Random(1)
    lived = Lived(ordered_ward(texts_of(treatment), treatment, dice), treatment)
    station = lived.ward.station
    for lived.cycle in range(1, treatment.cycles + 1):
        plan(lived, 1, next_cycle(lived, dice) if lived.cycle > 1 else FIRST_SLOT)
        give(lived, dice, 1, "given")
        why = CloseReason("other", "The patient goes home.")
        close_cycle(station, DOCTOR, WARDS, OwnPin(PIN), why)
    if not treatment.research:
        discharge(station, NURSE, WARDS)
        lived.ward.pass_time(30 * 24 * 60)
        seen = TumourResponse(lived.moment.today, "partial", "Target lesions 42 mm, now 25 mm")
        record_response(station, DOCTOR, WARDS, seen, PIN, course=1)
        admit(station, NURSE, PATIENT)
    return station


def mrn_of(station: Station) -> str:
    (admitted, *_) = station.register.of_kind(Kind.PATIENT_ADMITTED)
    return admitted.subject


def on_day(station: Station, day: date) -> Station:
    """The same register, looked at on that day at noon."""
    at = datetime.combine(day, time(12), station.zone).astimezone(UTC)
    clock = station.clock
    assert isinstance(clock, SimulatedClock)
    clock.move(at - station.now().at)
    return station


def awaited(station: Station) -> tuple[Moment, NextCourse]:
    moment = station.moment(mrn_of(station))
    found = follows(moment)
    assert found is not None
    return moment, found


@pytest.mark.parametrize("name", DAYS)
def test_every_face_says_both_days(name: str, tmp_path: Path) -> None:
    station = ended(name, tmp_path)
    moment, found = awaited(station)
    earliest, advised = found.earliest, found.advised_from
    assert earliest
    least, longer = DAYS[name]
    counted_from = found.first or found.discharged
    assert counted_from
    assert (earliest - counted_from).days == least
    assert ((advised - counted_from).days if advised else None) == longer
    told = f"from {_written(earliest)}"
    if advised:
        told += f" at the earliest; advised {_written(advised)}"
    assert told in (another_course_line(moment) or "")
    assert told in ward_row(station, mrn_of(station)).next_action
    assert dict(milestones_in_words(moment, station.words))["Another course"] == told
    answer = next_course_answer(found)
    assert answer
    assert answer["earliest"] == earliest.isoformat()
    assert answer["advised"] == (advised.isoformat() if advised else None)
    paper = show_paper(station, None, ELIGIBILITY, Subject(mrn_of(station)), paper_maker()).pdf
    assert told in " ".join(whole(paper).split())
    marked = {each.day: day_in_words(each, first=False).word for each in course_days(moment)}
    assert marked[earliest] == "Course"
    assert advised is None or marked[advised] == "Advised"


@pytest.mark.parametrize("name", DAYS)
@pytest.mark.parametrize(("after", "comes"), [(-1, False), (0, True), (1, True)])
def test_it_is_due_from_the_advised_day_and_ordered_from_the_earliest(
    name: str, after: int, tmp_path: Path, *, comes: bool
) -> None:
    station = ended(name, tmp_path)
    moment, found = awaited(station)
    assert found.earliest
    days = [found.earliest, found.advised_from or found.earliest]
    for day, from_there in zip(days, ("ordered", "due"), strict=True):
        on_day(station, day + after * DAY)
        row = ward_row(station, mrn_of(station))
        moment = station.moment(mrn_of(station))
        if from_there == "due":
            due = {each.what: each.due for each in row.waits}
            assert due[WaitsFor.COURSE] is comes
            continue
        assert row.next_course is comes
        with nullcontext() if comes else pytest.raises(NotAllowed, match="at the earliest"):
            refuse_next_course(moment.case, table_of(moment), moment.zone, moment.today)


def table_of(moment: Moment) -> Callable[[Course], Timetable]:
    return lambda course: moment.text(course.regimen_digest).timetable


def _written(day: date) -> str:
    return f"{day:%d-%b-%Y}"
