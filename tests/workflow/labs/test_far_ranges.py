"""A range in another scale: nothing is kept, flagged or graded before a person says so."""

import pytest

from il2nurse.domain.record.labs.facts import RangeFrom
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.domain.rules.labs.reading import TypedResult
from il2nurse.workflow.labs import importing, results
from il2nurse.workflow.labs.results import ResultChange
from tests.laboratory import LABORATORY
from tests.ward import MRN, NURSE, Ward, make_ward
from tests.workflow.labs.test_results import minutes_ago

HEAD = "test;value;unit;range;specimen time"
FAR = (
    ("creatinine", "3.5", "mg/dL", "7-13"),
    ("creatinine", "310", "umol/L", "530-1060"),
    ("creatinine", "310", "umol/L", "5.3-10.6 umol/L"),
    ("platelets", "30", "10^9/L", "1.5-4.5"),
    ("wbc", "1.0", "10^9/L", "40-110"),
    ("phosphate", "1.0", "mg/dL", "25-45"),
    ("lymphocytes", "0.3", "10^9/L", "20-40"),
    ("tsh", "2", "mIU/L", "0.05-0.5"),
    ("tsh", "2", "mIU/L", "<0.9"),
    ("eosinophils", "0.2", "10^9/L", ">5"),
)
USUAL = (
    ("creatinine", "3.5", "mg/dL", "0.6-1.2"),
    ("ck", "150", "U/L", "39-308"),
    ("alt", "30", "U/L", "2-55"),
    ("troponin_t", "0.02", "ng/mL", "<0.014"),
)


@pytest.fixture
def ward() -> Ward:
    """A ward with one patient and an order, at 7 in the morning."""
    return make_ward()


def typed(test: str, value: str, unit: str, range_text: str) -> TypedResult:
    return TypedResult(test, value, unit, minutes_ago(30), range_text=range_text)


@pytest.mark.parametrize("row", FAR)
def test_a_range_far_from_the_usual_one_is_asked_about_when_typed(
    ward: Ward, row: tuple[str, str, str, str]
) -> None:
    with pytest.raises(Unusual, match="away from the usual one") as asked:
        results.record_result(ward.station, NURSE, MRN, LABORATORY, typed(*row))
    assert [question.field for question in asked.value.oddities] == ["range"]
    assert not ward.station.case(MRN).chart.results
    results.record_result(ward.station, NURSE, MRN, LABORATORY, typed(*row), confirmed=True)
    assert ward.station.case(MRN).chart.results[0].received.range_from is RangeFrom.REPORTED


@pytest.mark.parametrize("row", FAR)
def test_and_when_it_is_imported(ward: Ward, row: tuple[str, str, str, str]) -> None:
    table = importing.SentTable(f"{HEAD}\n{';'.join(row)};2026-11-20 06:10")
    with pytest.raises(Unusual, match="Line 2"):
        importing.import_results(ward.station, NURSE, MRN, LABORATORY, table)
    assert not ward.station.case(MRN).chart.results


@pytest.mark.parametrize("row", USUAL)
def test_a_range_that_laboratories_give_is_not_asked_about(
    ward: Ward, row: tuple[str, str, str, str]
) -> None:
    results.record_result(ward.station, NURSE, MRN, LABORATORY, typed(*row))
    assert ward.station.case(MRN).chart.results[0].received.range_from is RangeFrom.REPORTED


def test_a_correction_puts_no_far_range_in_place(ward: Ward) -> None:
    kept = results.record_result(
        ward.station, NURSE, MRN, LABORATORY, typed("creatinine", "3.5", "mg/dL", "0.6-1.2")
    )
    far = typed("creatinine", "3.5", "mg/dL", "7-13")
    with pytest.raises(Slip, match="away from the usual one") as refused:
        results.correct_result(
            ward.station,
            NURSE,
            MRN,
            LABORATORY,
            ResultChange(kept.seq, far, "another report"),
        )
    assert refused.value.field == "range"
    confirmed = results.record_result(
        ward.station,
        NURSE,
        MRN,
        LABORATORY,
        TypedResult("creatinine", "3.5", "mg/dL", minutes_ago(20), range_text="7-13"),
        confirmed=True,
    )
    mended = TypedResult("creatinine", "3.6", "mg/dL", minutes_ago(20), range_text="7-13")
    results.correct_result(
        ward.station,
        NURSE,
        MRN,
        LABORATORY,
        ResultChange(confirmed.seq, mended, "the value was misread"),
    )
