"""Which blood tests are due, and since when they are late, to the minute."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from il2nurse.domain.rules.chart.labs_due import DueTests, labs_due
from il2nurse.domain.rules.labs.reading import TypedResult
from il2nurse.workflow.labs import results
from tests.laboratory import LABORATORY
from tests.ward import FIRST_SLOT, MRN, NURSE, Ward, make_ward

SOON = timedelta(milliseconds=1)


@pytest.fixture
def ward() -> Ward:
    """A ward in the first hour of treatment."""
    made = make_ward()
    made.clock.move(FIRST_SLOT - made.station.now().at)
    return made


def due(ward: Ward) -> dict[str, DueTests]:
    return {each.rule.id: each for each in labs_due(ward.station.moment(MRN))}


def drawn(ward: Ward, test: str, value: str, unit: str, at: datetime | None = None) -> int:
    typed = TypedResult(test, value, unit, at or ward.station.now().at)
    return results.record_result(ward.station, NURSE, MRN, LABORATORY, typed, confirmed=True).seq


def potassium(ward: Ward, at: datetime | None = None) -> int:
    return drawn(ward, "potassium", "4.1", "mEq/L", at)


def creatinine(ward: Ward, at: datetime | None = None) -> int:
    return drawn(ward, "creatinine", "1.1", "mg/dL", at)


def test_before_the_treatment_none_is_due_and_from_its_begin_all_are(ward: Ward) -> None:
    early = make_ward()
    assert labs_due(early.station.moment(MRN)) == ()
    found = due(ward)
    assert {each.at for each in found.values()} == {FIRST_SLOT}
    assert all(each.due and not each.overdue for each in found.values())
    assert "potassium" in found["labs_daily"].names
    assert "WBC" in found["labs_daily"].names
    assert found["labs_creatinine"].shown == "Blood test twice a day: creatinine"


def test_one_that_was_drawn_is_due_a_day_later_and_the_others_still_now(ward: Ward) -> None:
    potassium(ward)
    assert "potassium" not in due(ward)["labs_daily"].names
    ward.clock.move(timedelta(hours=24) - SOON)
    assert "potassium" not in due(ward)["labs_daily"].names
    ward.clock.move(SOON)
    assert "potassium" in due(ward)["labs_daily"].names


def test_of_two_the_newest_counts_and_none_that_is_struck_out(ward: Ward) -> None:
    begins = ward.station.now().at
    potassium(ward)
    ward.pass_time(6 * 60)
    seq = potassium(ward)
    ward.pass_time(18 * 60)
    assert "potassium" not in due(ward)["labs_daily"].names
    results.strike_out_result(ward.station, NURSE, MRN, seq, "Another patient's")
    assert "potassium" in due(ward)["labs_daily"].names
    assert due(ward)["labs_daily"].at == begins


def test_what_is_drawn_later_was_not_there_yet(ward: Ward) -> None:
    before = ward.station.moment(MRN)
    ward.pass_time(60)
    potassium(ward)
    creatinine(ward)
    later = labs_due(replace(before, case=ward.station.case(MRN)))
    assert later == labs_due(before)


@pytest.mark.parametrize(
    ("hours", "more", "is_due", "overdue"),
    [
        (12, -SOON, False, False),
        (12, timedelta(), True, False),
        (16, timedelta(), True, False),
        (16, SOON, True, True),
    ],
)
def test_creatinine_is_due_twice_a_day_and_late_after_four_hours(
    ward: Ward, hours: int, more: timedelta, is_due: bool, overdue: bool
) -> None:
    creatinine(ward)
    ward.clock.move(timedelta(hours=hours) + more)
    found = due(ward)["labs_creatinine"]
    assert (found.due, found.overdue) == (is_due, overdue)


def test_one_drawn_before_the_treatment_makes_none_due_before_its_begin() -> None:
    ward = make_ward()
    potassium(ward, ward.station.now().at - timedelta(hours=30))
    creatinine(ward, ward.station.now().at - timedelta(hours=30))
    ward.clock.move(FIRST_SLOT - ward.station.now().at)
    assert {each.at for each in due(ward).values()} == {FIRST_SLOT}
