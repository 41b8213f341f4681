"""Charting volumes: limits, confirmation, periods with nothing, and what the totals say."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.record.chart.facts import FluidFact, NoFluidFact, ObservedFact
from il2nurse.domain.record.chart.fluids import Direction
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.domain.rules.assessment.inputs_at import inputs_at
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.domain.values.instants import Stretch
from il2nurse.workflow.chart import charting, fluids
from il2nurse.workflow.chart.totals import cycle_totals, day_totals, period_totals, weight_now
from tests.ward import FIRST_SLOT, MRN, NURSE, Ward, make_ward
from tests.workflow.charted import chart, fluid, now


def no_urine(ward: Ward, hours: float) -> None:
    fluids.chart_no_fluid(
        ward.station, NURSE, MRN, NoFluidFact("out", "urine", now(ward, -60 * hours)), now(ward)
    )


@pytest.mark.parametrize("ml", ["-1", "5000.1", "NaN", "Infinity"])
def test_a_volume_that_cannot_be_is_refused(ml: str) -> None:
    ward = make_ward()
    with pytest.raises(Slip, match="cannot be right"):
        fluid(ward, "in", "oral", ml)
    assert not chart(ward).fluids


def test_a_large_volume_is_confirmed_and_says_so() -> None:
    ward = make_ward()
    fluid(ward, "out", "urine", "2000")
    with pytest.raises(Unusual, match="more than 2000 mL at once"):
        fluid(ward, "out", "urine", "2000.1")
    fluids.chart_fluid(
        ward.station, NURSE, MRN, FluidFact("out", "urine", Decimal("2000.1"), confirmed=True)
    )
    assert [kept.confirmed for kept in chart(ward).fluids] == [False, True]


@pytest.mark.parametrize(
    ("direction", "kind"), [("in", "urine"), ("out", "oral"), ("in", "aldesleukin_bag")]
)
def test_a_kind_that_does_not_belong_is_refused(direction: Direction, kind: str) -> None:
    with pytest.raises(Slip):
        fluid(make_ward(), direction, kind, "10")


def test_times_of_volumes_are_checked() -> None:
    ward = make_ward()
    with pytest.raises(Slip, match="is in the future"):
        fluid(ward, "in", "oral", "10", now(ward, 1))
    with pytest.raises(Slip, match="entered only now"):
        fluid(ward, "in", "oral", "10", now(ward, -721))
    with pytest.raises(Slip, match="has no time zone"):
        fluid(ward, "in", "oral", "10", now(ward).replace(tzinfo=None))


def test_nothing_can_be_said_of_a_period() -> None:
    ward = make_ward()
    no_urine(ward, 2)
    (kept,) = chart(ward).no_fluid
    assert (kept.kind, kept.stretch) == ("urine", Stretch(now(ward, -120), now(ward)))


def test_nothing_contradicts_a_charted_volume() -> None:
    ward = make_ward()
    fluid(ward, "out", "urine", "0", now(ward, -90))
    fluid(ward, "out", "urine", "40", now(ward, -60))
    with pytest.raises(Slip, match="Urine of 40 mL is charted at 06:00"):
        no_urine(ward, 2)


def test_a_volume_contradicts_a_period_with_nothing() -> None:
    ward = make_ward()
    no_urine(ward, 2)
    with pytest.raises(Slip, match="there was none from 05:00 to 07:00"):
        fluid(ward, "out", "urine", "40", now(ward, -60))
    fluid(ward, "out", "stool", "40", now(ward, -60))
    fluid(ward, "out", "urine", "0", now(ward, -60))


@pytest.mark.parametrize(("start", "end"), [(0, -60), (-60, -60), (-60, 1), (-1441, 0)])
def test_a_period_with_nothing_must_be_over_and_a_day_at_most(start: int, end: int) -> None:
    ward = make_ward()
    with pytest.raises(Slip):
        fluids.chart_no_fluid(
            ward.station, NURSE, MRN, NoFluidFact("out", "", now(ward, start)), now(ward, end)
        )
    assert not chart(ward).no_fluid


def test_nothing_of_a_kind_that_does_not_go_this_way_is_refused() -> None:
    ward = make_ward()
    with pytest.raises(Slip, match="not a kind of intake"):
        fluids.chart_no_fluid(
            ward.station, NURSE, MRN, NoFluidFact("in", "urine", now(ward, -60)), now(ward)
        )


def test_a_day_is_told_shift_by_shift() -> None:
    ward = make_ward()
    fluid(ward, "in", "oral", "200", now(ward, -60))
    fluid(ward, "in", "oral", "300")
    day = day_totals(ward.station, MRN, date(2026, 11, 20))
    before = day_totals(ward.station, MRN, date(2026, 11, 19))
    assert [shift.intake_ml for shift in day.shifts] == [300, None, None]
    assert [shift.intake_ml for shift in before.shifts] == [None, None, 200]
    assert (day.day.intake_ml, before.day.intake_ml) == (Decimal(300), Decimal(200))


def test_the_cycle_is_counted_from_the_begin_of_its_ward_day() -> None:
    ward = make_ward()
    fluid(ward, "in", "oral", "100", now(ward, -1))
    fluid(ward, "in", "oral", "200")
    assert cycle_totals(ward.station, MRN) is None
    ward.pass_time(60)
    totals = cycle_totals(ward.station, MRN)
    assert totals is not None
    assert totals.intake_ml == 200


def test_a_dose_posts_its_own_volumes_and_only_what_was_given() -> None:
    ward = make_ward()
    ward.pass_time(60)
    ward.give()
    whole = period_totals(ward.station, MRN, Stretch(FIRST_SLOT, now(ward, 1)))
    assert whole.balance.by_kind == {
        ("in", "aldesleukin_bag"): Decimal("52.3"),
        ("in", "flush"): 45,
    }
    assert all(kept.dose for kept in chart(ward).fluids)


def test_weight_stands_beside_its_baseline_with_the_marks_it_reached() -> None:
    ward = make_ward()
    assert weight_now(ward.station, MRN) is None
    asked = ward.regimen.charting.forms["weight"].fields
    charting.observe(ward.station, NURSE, MRN, asked, ObservedFact({"weight_kg": "77"}))
    found = weight_now(ward.station, MRN)
    assert found is not None
    assert (found.percent, found.change_kg) == (Decimal(10), Decimal(7))
    assert [mark.percent for mark in found.marks] == [5, 10]


def urine_input(ward: Ward) -> tuple[str, timedelta] | None:
    moment = ward.station.moment(MRN)
    found = inputs_at(moment.case, moment.regimen, moment.course, moment.at).get("urine_8h_ml")
    return (str(found.value), found.age or timedelta()) if found else None


def type_urine(ward: Ward, ml: str) -> None:
    field = ward.regimen.fields["urine_8h_ml"]
    charting.observe(ward.station, NURSE, MRN, (field,), ObservedFact({field.id: ml}))


def hourly_urine(ward: Ward, ml: str) -> None:
    fluid(ward, "out", "urine", ml)
    for _ in range(8):
        ward.pass_time(60)
        fluid(ward, "out", "urine", ml)


def test_the_rules_take_the_urine_that_was_charted() -> None:
    ward = make_ward()
    type_urine(ward, "900")
    hourly_urine(ward, "50")
    ward.pass_time(30)
    assert urine_input(ward) == ("400", timedelta(minutes=30))


def test_while_the_chart_is_not_complete_the_typed_total_serves() -> None:
    ward = make_ward()
    type_urine(ward, "900")
    fluid(ward, "out", "urine", "50")
    assert urine_input(ward) == ("900", timedelta())


def test_a_newer_and_lower_typed_total_counts_instead() -> None:
    ward = make_ward()
    hourly_urine(ward, "50")
    ward.pass_time(10)
    type_urine(ward, "90")
    assert urine_input(ward) == ("90", timedelta())


def test_a_newer_and_higher_typed_total_does_not_hide_the_chart() -> None:
    ward = make_ward()
    hourly_urine(ward, "50")
    ward.pass_time(10)
    type_urine(ward, "900")
    assert urine_input(ward) == ("400", timedelta(minutes=10))


def test_charted_urine_holds_the_dose_though_more_was_typed() -> None:
    ward = make_ward()
    ward.pass_time(60)
    type_urine(ward, "900")
    hourly_urine(ward, "9")
    moment = ward.station.moment(MRN)
    verdicts = {a.criterion: a.result.value for a in assess_now(moment).criteria}
    assert verdicts["urine_8h"] == "absolute"


@given(st.lists(st.integers(0, 2000), max_size=6))
def test_what_was_charted_is_what_is_added_up(volumes: list[int]) -> None:
    ward = make_ward()
    for ml in volumes:
        fluid(ward, "in", "oral", str(ml))
    totals = period_totals(ward.station, MRN, Stretch(now(ward), now(ward, 1)))
    assert totals.intake_ml == (sum(volumes) if volumes else None)
    assert sum(entry.kind is Kind.FLUID for entry in ward.station.register.about(MRN)) == len(
        volumes
    )
