"""Units of laboratory results: exact factors there and back, rounded only where there is no end."""

from decimal import Decimal

import pytest

from il2nurse.domain.values.measure import Measure
from il2nurse.domain.values.reported_units import LabUnit, fold_unit, plain_unit

# SI factors of the facts, 11.1: creatinine 88.4, haemoglobin 10.
CREATININE = LabUnit("µmol/L", 0, divide=Decimal("88.4"))
HAEMOGLOBIN = LabUnit("g/L", 0, divide=Decimal(10))
THIRD = LabUnit("thirds", 0, multiply=Decimal(3))


@pytest.mark.parametrize(
    ("unit", "reported", "own"),
    [
        (CREATININE, "88.4", "1"),
        (CREATININE, "265.2", "3"),
        (CREATININE, "177", "2.002262"),
        (HAEMOGLOBIN, "80", "8"),
        (HAEMOGLOBIN, "85", "8.5"),
        (THIRD, "2", "6"),
        (LabUnit("parts", 0, multiply=Decimal(5), divide=Decimal(4)), "3", "3.75"),
        (LabUnit("parts", 0, divide=Decimal(4096)), "1", "0.000244140625"),
        (LabUnit("parts", 0, divide=Decimal(8192)), "1", "0.000122"),
        (LabUnit("parts", 0, divide=Decimal(3)), "1", "0.333333"),
        (LabUnit("parts", 0, divide=Decimal(3)), "2", "0.666667"),
    ],
)
def test_a_reported_value_in_the_tests_own_unit(unit: LabUnit, reported: str, own: str) -> None:
    assert str(unit.to_own(Decimal(reported)).normalize()) == str(Decimal(own).normalize())


@pytest.mark.parametrize(
    ("unit", "own", "reported"),
    [
        (CREATININE, "1", "88.4"),
        (CREATININE, "3", "265.2"),
        (HAEMOGLOBIN, "8", "80"),
        (THIRD, "6", "2"),
        (THIRD, "1", "0.333333333333"),
        (THIRD, "2", "0.666666666667"),
        (LabUnit("parts", 0, multiply=Decimal(4), divide=Decimal(5)), "3", "3.75"),
    ],
)
def test_a_kept_value_in_the_unit_in_which_it_was_reported(
    unit: LabUnit, own: str, reported: str
) -> None:
    assert unit.from_own(Decimal(own)) == Decimal(reported)


def test_a_limit_is_shown_in_the_reported_unit_with_its_comparator() -> None:
    assert CREATININE.shown(Measure(Decimal(3))) == "265.2 µmol/L"
    assert CREATININE.shown(Measure(Decimal(3), "<")) == "below 265.2 µmol/L"
    assert LabUnit("", 1).shown(Measure(Decimal("7.3"))) == "7.3"
    assert LabUnit("/µL", 0).shown(Measure(Decimal(30000))) == "30,000 /µL"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("x10E9/L", "10^9/l"),
        ("×10⁹/L", "10^9/l"),
        ("10*9/L", "10^9/l"),
        ("K/uL", "10^3/ul"),
        ("thou/mm3", "10^3/ul"),
        ("10^3 cells/mcL", "10^3/ul"),
        ("µmol/L", "umol/l"),
        ("mcmol/l", "umol/l"),
        ("gm/dL", "g/dl"),
        ("mg%", "mg/dl"),
        ("mg per dL", "mg/dl"),
        ("IU/L", "u/l"),
        ("units/L", "u/l"),
        ("mval/L", "meq/l"),
    ],
)
def test_one_spelling_for_each_unit(typed: str, folded: str) -> None:
    assert fold_unit(typed) == folded


def test_a_unit_is_never_changed_into_another() -> None:
    assert fold_unit("10^9/L") != fold_unit("10^3/uL")
    assert plain_unit(" Mg / dL ") == "mg/dl"
