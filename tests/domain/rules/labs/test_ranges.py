"""Reference ranges: every plain spelling, what cannot be read, and ranges in another scale."""

from decimal import Decimal

import pytest

from il2nurse.domain.record.labs.facts import RangeFrom
from il2nurse.domain.record.labs.results import Received
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.labs.tests import LabTest, Range
from il2nurse.domain.rules.labs.reading import TypedResult, read_typed_result
from il2nurse.domain.values.quantity import show
from tests.domain.made import at
from tests.laboratory import TESTS


def read(test: str, value: str, unit: str, range_text: str) -> Received:
    typed = TypedResult(test, value, unit, at(0), range_text=range_text)
    return read_typed_result(TESTS.tests[test], typed, "female", TESTS.range_times)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("53-106", "0.599548", "1.199095"),
        *((f"53{dash}106", "0.599548", "1.199095") for dash in "‐‑‒–—―−－~"),  # noqa: RUF001 - look-alikes are what is read
        ("53-106 µmol/L", "0.599548", "1.199095"),
        ("53 umol/L - 106 umol/L", "0.599548", "1.199095"),
        ("[53 .. 106]", "0.599548", "1.199095"),
        ("44,2 - 88,4", "0.5", "1"),
        ("44.2 to 88.4", "0.5", "1"),
        ("(44.2–88.4)", "0.5", "1"),
        ("0.5-1 mg/dL", "0.5", "1"),
        ("<88.4", None, "1"),
        ("up to 88.4", None, "1"),
        ("Up To 88,4 µmol/L", None, "1"),
        ("-88.4", None, "1"),
        ("− 88.4", None, "1"),
        ("≤ 88.4", None, "1"),
        ("max. 88.4", None, "1"),
        ("less than 88.4", None, "1"),
        ("≥ 44.2", "0.5", None),
        ("> 44.2 µmol/L", "0.5", None),
        ("at least 44.2", "0.5", None),
    ],
)
def test_the_laboratorys_own_range_goes_before_the_default(
    text: str, low: str | None, high: str | None
) -> None:
    found = read("creatinine", "97", "umol/L", text)
    wanted = Range(None if low is None else Decimal(low), None if high is None else Decimal(high))
    assert (found.range, found.range_from) == (wanted, RangeFrom.REPORTED)
    assert found.range_remark is None


def test_three_decimals_are_read_where_thousands_are_impossible() -> None:
    found = read("tsh", "2.1", "mIU/L", "0.450-4.500")
    assert found.range == Range(Decimal("0.45"), Decimal("4.5"))


@pytest.mark.parametrize(
    "text",
    ["see report", "N/A", "-", "normal", "106-53", "1-", "53-106-3", "53-106 mmHg"],
)
def test_a_range_that_cannot_be_read_keeps_its_text_and_the_default_serves(text: str) -> None:
    found = read("creatinine", "97", "umol/L", text)
    assert (found.range, found.range_from) == (
        Range(Decimal("0.5"), Decimal("1.1")),
        RangeFrom.DEFAULT,
    )
    assert found.range_text == text
    assert "the default range is used" in (found.range_remark or "")


def test_where_there_is_no_default_it_says_so() -> None:
    found = read("hiv_viral_load", "40", "copies/mL", "see report")
    assert (found.range, found.range_from) == (None, RangeFrom.NONE)
    assert "no range is used" in (found.range_remark or "")


@pytest.mark.parametrize(
    ("test", "value", "unit", "text", "usual"),
    [
        ("creatinine", "3.5", "mg/dL", "53-106", "micromol/L"),
        ("creatinine", "97", "umol/L", "0.6-1.2", "mg/dL"),
        ("platelets", "90000", "/mm3", "150-450", "10^9/L"),
        ("platelets", "90", "10^9/L", "150000-450000", "per mm³"),
        ("hemoglobin", "11", "g/dL", "120-160", "g/L"),
        ("hemoglobin", "110", "g/L", "12-16", "g/dL"),
        ("hemoglobin", "11", "g/dL", "7.4-9.9", "mmol/L"),
        ("lymphocytes", "1.2", "x10E3/uL", "1000-4800", "per mm³"),
        ("lymphocytes", "1200", "/uL", "1.0-4.8", "10^9/L"),
        ("calcium", "8.5", "mg/dL", "2.15-2.55", "mmol/L"),
        ("calcium", "2.3", "mmol/L", "8.5-10.5", "mg/dL"),
        ("magnesium", "1.8", "mg/dL", "0.7-1.0", "mmol/L"),
        ("glucose", "90", "mg/dL", "3.9-6.1", "mmol/L"),
        ("bilirubin_total", "1.2", "mg/dL", "up to 21", "micromol/L"),
        ("troponin_i", "0.02", "ng/mL", "<26", "ng/L"),
        ("ast", "30", "U/L", "0.17-0.67", "microkat/L"),
    ],
)
def test_a_range_in_another_scale_than_the_value_is_refused(
    test: str, value: str, unit: str, text: str, usual: str
) -> None:
    with pytest.raises(Slip) as refused:
        read(test, value, unit, text)
    assert refused.value.field == "range"
    assert f"the range “{text}” cannot be in the unit of the value" in str(refused.value)
    assert f"It would be usual in {usual}." in str(refused.value)


@pytest.mark.parametrize(
    ("test", "value", "text"), [("tsh", "2", "900-4500"), ("inr", "1", "<0.1")]
)
def test_a_range_in_which_no_possible_value_lies_is_refused(
    test: str, value: str, text: str
) -> None:
    unit = TESTS.tests[test].unit.name
    with pytest.raises(Slip, match="cannot be in the unit of the value"):
        read(test, value, unit, text)


@pytest.mark.parametrize(
    ("test", "value", "unit", "text"),
    [
        ("ck", "150", "U/L", "39-308"),
        ("alkaline_phosphatase", "90", "U/L", "40-150"),
        ("urea_nitrogen", "15", "mg/dL", "6-24"),
        ("troponin_i", "0.02", "ng/mL", "<0.4"),
        ("troponin_t", "10", "ng/L", "<14"),
        ("creatinine", "0.8", "mg/dL", "0.5-0.95"),
        ("creatinine", "1.1", "mg/dL", "53-106 µmol/L"),
        ("calcium_ionized", "1.2", "mmol/L", "1.15-1.35"),
        ("eosinophils", "0.2", "10^9/L", "0.04-0.4"),
        ("magnesium", "0.9", "mmol/L", "0.66-1.07"),
        ("phosphate", "1.1", "mmol/L", "0.8-1.5"),
    ],
)
def test_ranges_that_laboratories_really_give_are_taken(
    test: str, value: str, unit: str, text: str
) -> None:
    assert read(test, value, unit, text).range_from is RangeFrom.REPORTED


@pytest.mark.parametrize("test", TESTS.typed, ids=lambda test: str(test.id))
def test_the_default_range_is_never_refused_in_any_unit(test: LabTest) -> None:
    usual = test.usual("female")
    for unit in test.units if usual and usual.high else ():
        high = round(unit.from_own(usual.high if usual and usual.high else Decimal(1)), unit.places)
        taken = read(test.id, show(high), unit.name, f"<{show(high)}")
        assert taken.range_from is RangeFrom.REPORTED
