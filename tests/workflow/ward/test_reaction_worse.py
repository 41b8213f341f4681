"""A reaction that becomes worse: it rings again, is watched again, and may close the course."""

from datetime import timedelta

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.facts import ReactionFact, ReactionUpdatedFact
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.alarms.alarm import Alarm
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.chart.due import next_vital_signs
from il2nurse.domain.values.text import text_of
from il2nurse.workflow.course.reopening import reopen
from il2nurse.workflow.course.resolved import Resolved
from il2nurse.workflow.dose import administration
from il2nurse.workflow.dose.reacting import react, stop_for_reaction, update_reaction
from il2nurse.workflow.ward.acknowledging import acknowledge
from tests.papers import summary_of
from tests.ward import CHARGE, DOCTOR, MRN, NURSE, PIN, Ward, key, make_ward, once


@pytest.fixture
@once
def ward() -> Ward:
    """A ward whose dose 1 was stopped after six minutes."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    ward.pass_time(6)
    stop_for_reaction(ward.station, NURSE, key())
    return ward


def seen(ward: Ward, term: str, grade: int) -> None:
    react(ward.station, NURSE, key(), ReactionFact(term, "Black stool", "Called", grade=grade))


def stopped_course(ward: Ward) -> str:
    course = ward.station.case(MRN).course
    assert course is not None
    return course.stopped or ""


def worse(ward: Ward, grade: int | None) -> None:
    kept = ward.dose().reactions[0]
    told = ReactionUpdatedFact(kept.seq, kept.term, "ongoing", "Melaena", grade=grade)
    update_reaction(ward.station, NURSE, key(), told)


def rings(ward: Ward) -> list[Alarm]:
    found = alarms(ward.station.moment(MRN), ward.station.now())
    return [each for each in found if each.kind is AlarmKind.REACTION]


def test_one_that_becomes_worse_closes_the_course_and_rings_again(ward: Ward) -> None:
    seen(ward, "gi_bleeding", 2)
    acknowledge(ward.station, CHARGE, MRN, rings(ward)[0])
    worse(ward, None)
    worse(ward, 1)
    assert not stopped_course(ward)
    assert not rings(ward)
    ward.pass_time(90)
    worse(ward, 3)
    kept = ward.dose().reactions[0]
    assert (kept.grade, kept.grade_now, kept.closed, kept.updates[-1].closed) == (2, 3, False, True)
    assert stopped_course(ward) == "Gastrointestinal bleeding, grade 3 (dose 1)"
    (alarm,) = rings(ward)
    assert (alarm.level, alarm.since) == (1, ward.station.now().at)
    assert alarm.say.endswith("grade 3")
    due = next_vital_signs(ward.station.moment(MRN))
    assert due is not None
    assert due.at <= ward.station.now().at + timedelta(minutes=15)
    told = [text_of(each.what) for each in summary_of(ward.station, key()).dose_events]
    assert any("grade 3 now · " in each and "course closed until" in each for each in told)


def test_a_better_grade_closes_nothing_again(ward: Ward) -> None:
    seen(ward, "gi_bleeding", 4)
    resolved = Resolved(confirmed=True, text="No blood for two days, haemoglobin stable")
    reopen(ward.station, DOCTOR, MRN, "Polyp was removed", PIN, resolved=resolved)
    worse(ward, 3)
    assert not stopped_course(ward)
    with pytest.raises(Slip, match="A grade is 1, 2, 3, 4 or 5"):
        worse(ward, 6)


def test_it_is_not_closed_beside_an_infusion_that_runs() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    seen(ward, "gi_bleeding", 2)
    with pytest.raises(NotAllowed, match=r"infusion is still open\. Stop it first"):
        worse(ward, 3)
    assert not stopped_course(ward)
