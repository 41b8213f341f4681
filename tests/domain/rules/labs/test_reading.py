"""What is refused while a result is typed or pasted, and that nothing is ever mis-scaled."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.record.labs.facts import RangeFrom
from il2nurse.domain.record.labs.results import Received
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.labs.tests import LabTest, Range
from il2nurse.domain.rules.labs.reading import TypedResult, no_number, read_typed_result
from il2nurse.domain.values.reported_units import LabUnit
from tests.domain.made import at
from tests.laboratory import TESTS

PAIRS = [(test, one, two) for test in TESTS.typed for one in test.units for two in test.units]


def read(test: str, value: str, unit: str, comparator: str = "", range_text: str = "") -> Received:
    typed = TypedResult(test, value, unit, at(0), comparator, range_text)
    return read_typed_result(TESTS.tests[test], typed, "female", TESTS.range_times)


def exact(unit: LabUnit, value: Decimal) -> Fraction:
    return Fraction(value) * Fraction(unit.multiply) / Fraction(unit.divide)


@given(st.sampled_from(PAIRS), st.integers(1, 10**7))
def test_every_pair_of_units_there_and_back(
    pair: tuple[LabTest, LabUnit, LabUnit], count: int
) -> None:
    _, one, two = pair
    value = count * Decimal(1).scaleb(-one.places)
    back = one.from_own(two.to_own(two.from_own(one.to_own(value))))
    # Two roundings at the sixth decimal of the test's own unit are the most that may be off.
    assert abs(back - value) <= one.from_own(Decimal("0.000002"))


@given(st.sampled_from(PAIRS), st.integers(1, 10**7), st.integers(1, 10**5))
def test_conversion_never_moves_a_value_over_a_limit(
    pair: tuple[LabTest, LabUnit, LabUnit], count: int, hundredths: int
) -> None:
    _, unit, _ = pair
    value = count * Decimal(1).scaleb(-min(unit.places, 2))
    limit = Fraction(hundredths, 100)
    kept, true = Fraction(unit.to_own(value)), exact(unit, value)
    assert (kept < limit, kept > limit) == (true < limit, true > limit)


@pytest.mark.parametrize(
    ("test", "value", "unit", "own"),
    [
        ("creatinine", "88.4", "umol/L", "1"),
        ("creatinine", "265.2", "micromol/L", "3"),
        ("creatinine", "1,1", "mg/dL", "1.1"),
        ("platelets", "150", "10^9/L", "150000"),
        ("platelets", "30", "K/uL", "30000"),
        ("platelets", "29,9", "10*3/uL", "29900"),
        ("bilirubin_total", "119.7", "umol/L", "7"),
        ("bicarbonate", "18", "mmol/L", "18"),
        ("glucose", "5.55", "mmol/L", "100"),
        ("calcium", "2.495", "mmol/L", "10"),
        ("hemoglobin", "100", "g/L", "10"),
        ("troponin_i", "40", "ng/L", "0.04"),
        ("ast", "1", "µkat/L", "60"),
        ("urea", "6.0", "mmol/L", "6"),
        ("inr", "1.2", "", "1.2"),
    ],
)
def test_values_in_the_tests_own_unit(test: str, value: str, unit: str, own: str) -> None:
    assert read(test, value, unit).own == Decimal(own)


def test_a_value_without_end_is_kept_to_six_decimals() -> None:
    assert read("creatinine", "220", "umol/L").own == Decimal("2.488688")


@pytest.mark.parametrize(
    ("value", "comparator", "kept"),
    [
        ("<0.2", "", "<0.2"),
        ("< 0.2", "", "<0.2"),
        ("≤0.2", "", "<=0.2"),
        ("0.2", "<", "<0.2"),
        ("<0.2", "<", "<0.2"),
        (">=12", "≥", ">=12"),
    ],
)
def test_comparators(value: str, comparator: str, kept: str) -> None:
    assert read("creatinine", value, "mg/dL", comparator).measure.kept == kept


@pytest.mark.parametrize("value", ["97 micromol/L", "97µmol/l", "97 umol/L"])
def test_the_unit_may_stand_behind_the_number_too(value: str) -> None:
    assert read("creatinine", value, "micromol/L") == replace(
        read("creatinine", "97", "micromol/L"), typed=value
    )


@pytest.mark.parametrize(
    ("test", "value", "unit", "said"),
    [
        ("creatinine", "1.1", "", "the unit is missing. It may be: mg/dL, micromol/L."),
        ("creatinine", "1.1", "g/L", "“g/L” is no unit for it."),
        ("creatinine", "97", "mg/dL", "cannot be right (accepted: 0.1 to 25 mg/dL)."),
        ("creatinine", "97", "mg/dL", "Was it reported in micromol/L?"),
        ("creatinine", "1.1", "micromol/L", "accepted: 8.84 to 2210 micromol/L"),
        ("platelets", "150", "per mm3", "Was it reported in 10^9/L or thousand per mm³?"),
        ("wbc", "11,000", "per mm3", "Write 11000 or 11."),
        ("wbc", "11.000", "/uL", "Write 11000 or 11."),
        ("platelets", "150 000", "/uL", "divided into groups"),
        ("platelets", "150000.5", "/uL", "has too many decimals; no decimals."),
        ("creatinine", "1.2345", "mg/dL", "at most 3 decimals."),
        ("creatinine", "", "mg/dL", "No number was typed."),
        ("creatinine", "high", "mg/dL", "is not a number"),
        ("creatinine", "1e1", "mg/dL", "“e1” is no unit for it."),
        ("creatinine", "97 micromol/L", "mg/dL", "“micromol/L” stands behind the number"),
        ("creatinine", "1.1 furlongs", "mg/dL", "“furlongs” is no unit for it."),
        ("creatinine", "-1", "mg/dL", "cannot be right"),
        ("creatinine", "~1", "mg/dL", "is not a number"),
        ("creatinine", "=1", "mg/dL", "is not a number"),
        ("calcium_corrected", "9", "mg/dL", "is worked out from other results"),
    ],
)
def test_what_cannot_be_meant_is_refused(test: str, value: str, unit: str, said: str) -> None:
    with pytest.raises(Slip) as refused:
        read(test, value, unit)
    assert said in str(refused.value)


@pytest.mark.parametrize(("value", "comparator"), [("<1", ">"), ("1", "~"), ("1", "=")])
def test_comparators_that_clash_or_are_none(value: str, comparator: str) -> None:
    with pytest.raises(Slip):
        read("creatinine", value, "mg/dL", comparator)


@pytest.mark.parametrize(
    ("test", "text", "unit", "own"),
    [
        ("creatinine", "1.234", "mg/dL", "1.234"),
        ("creatinine", "1.2340", "mg/dL", "1.234"),
        ("tsh", "2,345", "mIU/L", "2.345"),
        ("platelets", "150.000", "10^9/L", "150000"),
        ("platelets", "150,000", "/uL", "150000"),
        ("platelets", "212.000", "/uL", "212000"),
    ],
)
def test_a_number_of_two_readings_is_read_where_only_one_is_possible(
    test: str, text: str, unit: str, own: str
) -> None:
    assert read(test, text, unit).own == Decimal(own)


def test_without_one_the_default_of_the_sex_serves() -> None:
    found = read("creatinine", "97", "umol/L")
    assert (found.range, found.range_from) == (
        Range(Decimal("0.5"), Decimal("1.1")),
        RangeFrom.DEFAULT,
    )


@pytest.mark.parametrize(
    "text",
    [
        *("", "--", "***", "haemolysed", "HEMOLYZED", "pending", "see comment", "See note 3"),
        *("not done", "N/A", "QNS", "clotted", "cancelled 06:10", "haemolysed 2+", "positive"),
        *("Gross hemolysis 3+", "Specimen haemolysed; value 5.2", "sample 2 clotted"),
    ],
)
def test_what_stands_in_place_of_a_number(text: str) -> None:
    assert no_number(text)


@pytest.mark.parametrize("text", ["97", "<0.2", "1,1", "l.1", "5.9 haemolysed", "1e1", "H 97"])
def test_what_holds_a_figure_is_read_or_refused(text: str) -> None:
    assert not no_number(text)
