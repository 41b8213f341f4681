"""A first value that would be usual in another unit is asked about; another specimen is refused."""

import pytest

from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.domain.rules.labs.preview import ReadRow
from il2nurse.domain.rules.labs.reading import TypedResult
from il2nurse.workflow.labs import importing, results
from tests.laboratory import LABORATORY
from tests.ward import MRN, NURSE, Ward, make_ward
from tests.workflow.labs.test_results import minutes_ago

HEAD = "code;test;value;unit;range;specimen time"
ELSEWHERE = (
    ("glucose", "100", "mmol/L", "70 to 110 mg/dL, and in mg/dL"),
    ("glucose", "5.5", "mg/dL", "and in mmol/L it would be within it"),
    ("bilirubin_total", "17", "mg/dL", "0.3 to 1 mg/dL, and in micromol/L"),
    ("troponin_i", "12", "ng/mL", "up to 0.04 ng/mL, and in ng/L"),
    ("wbc", "11", "/uL", "and in 10^9/L or thousand per mm³"),
)
PLAIN = (
    # Far from the usual range, and in no other unit within it.
    ("glucose", "600", "mg/dL", ""),
    ("bilirubin_total", "25", "mg/dL", ""),
    # Less than five times away, though in another unit it would be usual.
    ("hemoglobin", "8.7", "g/dL", ""),
    ("magnesium", "0.8", "mg/dL", ""),
    # The range that came with it is in the unit of the value.
    ("troponin_i", "12", "ng/mL", "<0.04"),
    ("troponin_i", ">12", "ng/mL", ""),
)


@pytest.fixture
def ward() -> Ward:
    """A ward with one patient and an order, at 7 in the morning."""
    return make_ward()


def typed(test: str, value: str, unit: str, range_text: str = "") -> TypedResult:
    return TypedResult(test, value, unit, minutes_ago(30), range_text=range_text)


@pytest.mark.parametrize(("test", "value", "unit", "said"), ELSEWHERE)
def test_a_value_that_would_be_usual_in_another_unit_is_asked_about(
    ward: Ward, test: str, value: str, unit: str, said: str
) -> None:
    one = typed(test, value, unit)
    with pytest.raises(Unusual) as asked:
        results.record_result(ward.station, NURSE, MRN, LABORATORY, one)
    (question,) = asked.value.oddities
    assert question.field == "unit"
    assert said in question.sentence
    assert not ward.station.case(MRN).chart.results
    results.record_result(ward.station, NURSE, MRN, LABORATORY, one, confirmed=True)
    assert len(ward.station.case(MRN).chart.results) == 1


@pytest.mark.parametrize(("test", "value", "unit", "said"), ELSEWHERE)
def test_and_when_it_is_imported(ward: Ward, test: str, value: str, unit: str, said: str) -> None:
    (row,) = looked_at(ward, f";{test};{value};{unit};;2026-11-20 06:10")
    assert said in str(row.notice)


@pytest.mark.parametrize("row", PLAIN)
def test_other_values_are_taken_as_they_are(ward: Ward, row: tuple[str, str, str, str]) -> None:
    results.record_result(ward.station, NURSE, MRN, LABORATORY, typed(*row))
    assert len(ward.station.case(MRN).chart.results) == 1


def test_a_value_like_the_one_before_is_not_asked_about_again(ward: Ward) -> None:
    earlier = TypedResult("bilirubin_total", "6", "mg/dL", minutes_ago(90))
    results.record_result(ward.station, NURSE, MRN, LABORATORY, earlier, confirmed=True)
    one = typed("bilirubin_total", "7", "mg/dL")
    results.record_result(ward.station, NURSE, MRN, LABORATORY, one)
    assert len(ward.station.case(MRN).chart.results) == 2


@pytest.mark.parametrize(
    "name", ["Creatinine (urine)", "Kreatinin, Urin", "24h-URINE creat.", "Creatinine clearance"]
)
def test_a_name_of_another_specimen_beside_a_known_code_is_refused(ward: Ward, name: str) -> None:
    (row,) = looked_at(ward, f"2160-0;{name};1.1;mg/dL;;2026-11-20 06:10")
    assert row.problem == f"“{name}” is not Creatinine, of which “2160-0” is the code."


@pytest.mark.parametrize("name", ["Kreatinin", "S-Kreatinin i.S.", "Creat drained blood"])
def test_a_name_that_tells_of_no_other_is_read_by_its_code(ward: Ward, name: str) -> None:
    (row,) = looked_at(ward, f"2160-0;{name};1.1;mg/dL;;2026-11-20 06:10")
    assert (row.problem, row.notice) == (None, None)


def looked_at(ward: Ward, row: str) -> tuple[ReadRow, ...]:
    return importing.preview_import(ward.station, MRN, LABORATORY, f"{HEAD}\n{row}").rows
