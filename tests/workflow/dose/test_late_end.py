"""The end of an infusion that is over its time: when the pump ended, and why no sooner."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.values.text import text_of
from il2nurse.workflow.chart.fluids import POSTED
from il2nurse.workflow.dose import administration, ending, infusing
from il2nurse.workflow.dose.ending import StopTold
from il2nurse.workflow.dose.true_end import LateEnd
from tests.reports.stories import told
from tests.ward import MRN, NURSE, Ward, key, make_ward

WHY = "Emergency in the next room"


@pytest.fixture
def ward() -> Ward:
    made = make_ward()
    made.pass_time(30)
    administration.begin(made.station, NURSE, MRN)
    made.walk("line")
    made.start()
    return made


def ago(ward: Ward, minutes: float) -> datetime:
    return ward.station.now().at - timedelta(minutes=minutes)


def test_within_the_tolerance_nothing_more_is_asked(ward: Ward) -> None:
    ward.pass_time(20)
    ending.complete(ward.station, NURSE, key())
    infusion = ward.dose().infusion
    assert infusion
    assert (infusion.end_reason, infusion.ended and infusion.ended.at) == (None, ago(ward, 0))


def test_beyond_it_the_true_end_and_a_reason_are_asked(ward: Ward) -> None:
    ward.pass_time(21)
    with pytest.raises(Slip, match="Type when the pump ended") as slip:
        ending.complete(ward.station, NURSE, key())
    assert slip.value.field == "ended_at"
    assert ward.dose().infusing


@pytest.mark.parametrize(
    ("minutes", "why", "field"),
    [
        (42, ".", "late_reason"),
        (42, "", "late_reason"),
        (-1, WHY, "ended_at"),
        # Before the start, and with ten minutes of it left.
        (58, WHY, "ended_at"),
        (52, WHY, "ended_at"),
    ],
)
def test_what_cannot_be_is_refused(ward: Ward, minutes: int, why: str, field: str) -> None:
    ward.pass_time(57)
    with pytest.raises(Slip) as slip:
        ending.complete(ward.station, NURSE, key(), late=LateEnd(ago(ward, minutes), why))
    assert slip.value.field == field
    assert ward.dose().infusing


def test_the_true_end_counts_everywhere(ward: Ward) -> None:
    ward.pass_time(57)
    end = ago(ward, 42)
    ending.complete(ward.station, NURSE, key(), late=LateEnd(end, WHY))
    infusion = ward.dose().infusion
    assert infusion
    assert infusion.ended
    assert (infusion.ended.at, infusion.elapsed(infusion.ended)) == (end, timedelta(minutes=15))
    assert (infusion.end_reason, infusion.end_known_at) == (WHY, ago(ward, 0))
    bag = next(e for e in ward.station.case(MRN).chart.fluids if e.fluid.kind == POSTED)
    assert (bag.fluid.at, bag.late_reason) == (end, WHY)
    said = text_of(told(ward).outcome.detail)
    assert "over 15 min" in said
    assert f"end recorded at {ward.station.local(ago(ward, 0)):%H:%M}: {WHY}" in said
    assert "longer than planned" not in said


def test_one_that_really_ran_longer_says_so(ward: Ward) -> None:
    ward.pass_time(57)
    ending.complete(ward.station, NURSE, key(), late=LateEnd(ago(ward, 0), "The pump stood"))
    said = text_of(told(ward).outcome.detail)
    assert "ran 42 min longer than planned · end recorded: The pump stood" in said


def test_the_end_of_one_that_was_paused_lies_after_the_pause(ward: Ward) -> None:
    ward.pass_time(10)
    infusing.pause(ward.station, NURSE, key(), "occlusion")
    ward.pass_time(10)
    infusing.resume(ward.station, NURSE, key())
    ward.pass_time(40)
    with pytest.raises(Slip, match="cannot have given all of it"):
        ending.complete(ward.station, NURSE, key(), late=LateEnd(ago(ward, 41), WHY))
    ending.complete(ward.station, NURSE, key(), late=LateEnd(ago(ward, 35), WHY))
    assert not ward.dose().infusing


def test_vital_signs_that_were_missed_stand_in_the_outcome(ward: Ward) -> None:
    ward.pass_time(57)
    ending.complete(ward.station, NURSE, key(), late=LateEnd(ago(ward, 42), WHY))
    said = text_of(told(ward).outcome.detail)
    assert "4 sets of vital signs not recorded: due " in said


def test_a_stop_that_is_recorded_later_takes_what_went_in_by_then(ward: Ward) -> None:
    ward.pass_time(12)
    at = ago(ward, 7)
    ending.stop(ward.station, NURSE, key(), "chest_pain", told=StopTold(at=at))
    infusion = ward.dose().infusion
    assert infusion
    assert infusion.ended
    assert (infusion.ended.at, infusion.recorded_given_ml) == (at, Decimal("17.4"))
    said = text_of(told(ward).outcome.detail)
    assert f"end recorded at {ward.station.local(ago(ward, 0)):%H:%M}" in said


@pytest.mark.parametrize("minutes", [-1, 12, 13])
def test_a_stop_lies_between_the_start_and_now(ward: Ward, minutes: int) -> None:
    ward.pass_time(12)
    with pytest.raises(Slip) as slip:
        ending.stop(ward.station, NURSE, key(), "chest_pain", told=StopTold(at=ago(ward, minutes)))
    assert slip.value.field == "ended_at"
    assert ward.dose().infusing
