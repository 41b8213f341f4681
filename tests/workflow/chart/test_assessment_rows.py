"""The rows of the assessment page: every criterion with advice, trend and where to measure."""

from datetime import timedelta

import pytest

from il2nurse.domain.record.chart.facts import FluidFact, ObservedFact
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.values.text import text_of
from il2nurse.readable.assessment.assessment_rows import assessment_rows
from il2nurse.readable.assessment.criterion_rows import CriterionRow
from il2nurse.workflow.chart import charting, fluids
from il2nurse.workflow.dose import administration
from tests.ward import MRN, NURSE, Ward, make_ward, once
from tests.workflow.put_aside import put_aside


@pytest.fixture
@once
def ward() -> Ward:
    """A ward whose dose 1 stands before the hold criteria."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("labs_urine")
    return ward


def rows(ward: Ward) -> dict[str, CriterionRow]:
    """The rows by criterion."""
    return {row.criterion: row for row in assessment_rows(ward.station.moment(MRN))}


def chart(ward: Ward, name: str, value: Answer, minutes: float = 1) -> None:
    """Chart one value a little later."""
    ward.pass_time(minutes)
    field = ward.regimen.fields[name]
    charting.observe(
        ward.station, NURSE, MRN, (field,), ObservedFact({name: value}, confirmed=(name,))
    )


def test_every_criterion_of_the_regimen_has_its_row_in_order(ward: Ward) -> None:
    told = [row.criterion for row in assessment_rows(ward.station.moment(MRN))]
    assert told == [criterion.id for criterion in ward.regimen.criteria]


def test_each_says_what_would_change_it_and_by_what_source(ward: Ward) -> None:
    for row in rows(ward).values():
        assert row.advice, row.criterion
        assert row.advice_source, row.criterion
        assert row.source, row.criterion


def test_what_is_asked_at_the_bedside_is_not_called_clear_before(ward: Ward) -> None:
    row = rows(ward)["rales"]
    assert row.result is None
    assert text_of(row.verdict) == "Not asked yet"
    assert row.measures[0].place == "hold_criteria"
    ward.confirm("hold_criteria")
    assert rows(ward)["rales"].result is Result.CLEAR


def test_the_trend_holds_the_last_six_values_with_their_results(ward: Ward) -> None:
    for rate in range(100, 135, 5):
        chart(ward, "heart_rate_per_min", str(rate))
    trend = rows(ward)["heart_rate"].trend
    assert [point.shown for point in trend] == [
        f"{rate} per min" for rate in (105, 110, 115, 120, 125, 130)
    ]
    assert [point.result.value for point in trend] == ["watch"] * 3 + ["relative"] * 3
    assert trend[-1].at == ward.station.now().at
    assert trend[-1].at - trend[0].at == timedelta(minutes=5)


def test_the_trend_follows_corrections_and_stops_at_the_moment(ward: Ward) -> None:
    chart(ward, "creatinine_mg_dl", "1.9")
    moment = ward.station.moment(MRN)
    chart(ward, "creatinine_mg_dl", "2.6")
    told = {row.criterion: row for row in assessment_rows(moment)}
    assert [point.shown for point in told["creatinine"].trend][-1] == "1.9 mg/dL"


def test_worked_out_values_have_a_trend_too(ward: Ward) -> None:
    chart(ward, "weight_kg", "77")
    trend = rows(ward)["weight_gain"].trend
    assert [point.shown for point in trend] == ["0 %", "10 %"]


def test_urine_charted_as_volumes_has_a_trend() -> None:
    ward = make_ward()
    for _ in range(10):
        fluids.chart_fluid(ward.station, NURSE, MRN, FluidFact("out", "urine", ward.weight_kg))
        ward.pass_time(60)
    told = rows(ward)
    assert [point.shown for point in told["urine_8h"].trend] == ["560 mL in 8 h"] * 2
    assert [point.shown for point in told["urine_rate"].trend] == ["1 mL/kg/h"] * 2


def test_a_missing_input_says_what_is_wrong_and_where_it_is_measured() -> None:
    ward = make_ward()
    told = rows(ward)
    assert told["heart_rate"].result is Result.NOT_EVALUABLE
    (measure,) = told["heart_rate"].measures
    assert (measure.field, measure.place) == ("heart_rate_per_min", "vital_signs")
    assert "not on record" in (measure.missing or "")
    assert told["creatinine"].measures[0].place == "labs_urine"
    assert [each.place for each in told["weight_gain"].measures] == ["weight", ""]


def test_a_stale_input_says_so(ward: Ward) -> None:
    ward.pass_time(31)
    assert "old" in (rows(ward)["heart_rate"].measures[0].missing or "")
    assert rows(ward)["creatinine"].measures[0].missing is None


def test_what_may_be_overridden_says_so_and_then_by_whom(ward: Ward) -> None:
    chart(ward, "heart_rate_per_min", "125")
    told = rows(ward)
    assert [row.criterion for row in told.values() if row.overridable] == ["relative_count"]
    put_aside(ward)
    row = rows(ward)["relative_count"]
    assert (row.result, row.overridable, row.overridden_by) == (
        Result.HOLD,
        False,
        "Erin Vance, MD (prescriber)",
    )
    assert text_of(row.verdict).endswith("overridden by Erin Vance, MD (prescriber)")


def test_a_part_of_a_sum_never_stands_in_the_place_of_the_sum(ward: Ward) -> None:
    ward.pass_time(24 * 60)
    row = rows(ward)["mean_pressure"]
    assert (row.result, row.value, row.at) == (Result.NOT_EVALUABLE, "–", None)
    assert "is 24 h old" in (row.measures[0].missing or "")
