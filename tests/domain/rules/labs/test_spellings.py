"""Units, ranges and times as more laboratories write them: one grammar, and what stays open."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from il2nurse.domain.record.labs.facts import RangeFrom
from il2nurse.domain.record.labs.results import Received
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.labs.tests import Range
from il2nurse.domain.rules.labs.reading import TypedResult, read_typed_result, read_unit
from il2nurse.domain.rules.labs.table import read_table
from il2nurse.domain.rules.labs.times import read_specimen_time
from tests.domain.made import at
from tests.laboratory import TESTS

ZONE = ZoneInfo("America/New_York")


def read(test: str, value: str, unit: str, range_text: str, sex: str = "male") -> Received:
    typed = TypedResult(test, value, unit, at(0), range_text=range_text)
    return read_typed_result(TESTS.tests[test], typed, sex, TESTS.range_times)


@pytest.mark.parametrize(
    ("test", "name", "spellings"),
    [
        (
            "platelets",
            "10^9/L",
            (
                *("x10(9)/L", "x10 9/L", "10 9 / L", "10^9/litres", "10^(9)/L"),
                *("billion/L", "bn/L", "10^9 L-1", "10⁹·L⁻¹", "10*9/Liters", "nL-1"),
                *("10 exp 9/L", "10EXP9/L", "1.0E9/L", "Zellen/nL"),
            ),
        ),
        ("platelets", "thousand per mm³", ("10(3)/uL", "10.e3/uL", "10 3/mm3", "10^6/mL", "Th/µL")),
        ("hemoglobin", "g/dL", ("g/dl.", "grams/dL", "gram/dL", "g/deciliter", "g dL-1")),
        ("creatinine", "mg/dL", ("mgs/dL", "mg dl-1", "mg/dL.", "mg/dLt", "milligram/deciliter")),
        ("creatinine", "micromol/L", ("umol/Lt", "µmol/l.", "µmol/litres", "µmol L⁻¹")),
        ("potassium", "mmol/L", ("mmol(+)/L", "mmol+/L", "mmol l-1")),
        ("alt", "units/L", ("UI/L", "mU/mL", "U/l 37°C", "U/L (37 °C)", "U/L 37C")),
        ("alt", "units/L", ("International Units/L", "international unit / l")),
        ("tsh", "milli-international units/L", ("mcIU/mL", "micro IU/mL", "µIU/ml")),
        ("alt", "nanokat/L", ("nkat/L", "nkat / l")),
    ],
)
def test_units(test: str, name: str, spellings: tuple[str, ...]) -> None:
    for spelling in spellings:
        assert read_unit(TESTS.tests[test], spelling).name == name, spelling


@pytest.mark.parametrize(
    ("test", "unit"),
    [
        *(("platelets", unit) for unit in ("10^-9/L", "10-9/L", "10^12/L", "x10^9", "mil/mm3")),
        *(("platelets", unit) for unit in ("10exp12/L", "2.0E9/L", "0.1E9/L", "11.0E9/L")),
        *(("platelets", unit) for unit in ("10(10)/L", "x109/L", "100/uL", "10/uL", "lakh/cumm")),
        *(("creatinine", unit) for unit in ("mg/L", "nmol/L", "mmol/L", "g/dL")),
        ("tsh", "mU/mL"),
    ],
)
def test_a_unit_is_never_read_as_another_one(test: str, unit: str) -> None:
    with pytest.raises(Slip, match="is no unit for it"):
        read_unit(TESTS.tests[test], unit)


def test_nanokatal_is_converted() -> None:
    assert read("alt", "500", "nkat/L", "").own == Decimal(30)


@pytest.mark.parametrize(
    ("test", "unit", "text", "low", "high"),
    [
        *(
            ("platelets", "/mm3", text, "150000", "450000")
            for text in (
                *("150,000-450,000", "150.000 - 450.000", "150 000 - 450 000", "150'000-450'000"),
                *("150 000 bis 450 000", "Normal: 150,000-450,000", "Ref. range 150000-450000 L"),
            )
        ),
        ("wbc", "/mm3", "4,000-11,000", "4000", "11000"),
        ("platelets", "/mm3", "150,000-1,450,000", "150000", "1450000"),
        *(
            ("creatinine", "mg/dL", text, "0.7", "1.3")
            for text in (
                *("0.7-1.3 (M)", "Male 0.7-1.3", "M: 0.7-1.3", "0.7-1.3 H", "0.7 - 1.3 (H)"),
                *("0.7 bis 1.3", "0.7 à 1.3", "Men: 0.7-1.3 mg/dL", "0.7-1.3 mg/dL (male) LL"),
            )
        ),
        ("creatinine", "mg/dL", "=<1.3", None, "1.3"),
        ("creatinine", "mg/dL", "bis 1.3", None, "1.3"),
        ("creatinine", "mg/dL", "=>0.7", "0.7", None),
        ("creatinine", "mg/dL", "0.7-1.3*", "0.7", "1.3"),
        *(
            ("creatinine", "mg/dL", text, None, "1.3")
            for text in ("< OR = 1.3", "<or=1.3 mg/dL", "Less than or equal to 1.3")
        ),
        *(
            ("creatinine", "mg/dL", text, "0.7", None)
            for text in ("> OR = 0.7", ">or= 0.7", "greater than or equal to 0.7 mg/dL")
        ),
    ],
)
def test_ranges(test: str, unit: str, text: str, low: str | None, high: str | None) -> None:
    value = {"platelets": "200000", "wbc": "7000"}.get(test, "1.1")
    found = read(test, value, unit, text)
    wanted = Range(None if low is None else Decimal(low), None if high is None else Decimal(high))
    assert (found.range, found.range_from) == (wanted, RangeFrom.REPORTED)


@pytest.mark.parametrize("sex", ["female", "other", "unknown"])
@pytest.mark.parametrize("text", ["0.7-1.3 (M)", "Male 0.7-1.3", "men: 0.7-1.3"])
def test_a_range_of_another_sex_is_not_used_and_that_is_said(text: str, sex: str) -> None:
    found = read("creatinine", "1.1", "mg/dL", text, sex)
    assert found.range_from is RangeFrom.DEFAULT
    assert "or is another sex's; the default range is used" in (found.range_remark or "")


@pytest.mark.parametrize("text", ["53-", "0.7-", "0.7:1.3", "0.7 -- 1.3", "M 0.7-1.3 F 0.5-1.1"])
def test_a_range_that_may_be_cut_off_or_two_is_not_used(text: str) -> None:
    assert read("creatinine", "1.1", "mg/dL", text).range_from is RangeFrom.DEFAULT


@pytest.mark.parametrize("cell", ["=<106", "=> 60", "=< 1,5"])
def test_a_comparison_is_no_formula(cell: str) -> None:
    table = read_table(f"test;value;unit;range;specimen time\ncreatinine;1;mg/dL;{cell};x")
    assert table.rows[0].problem is None


@pytest.mark.parametrize("cell", ["=<A1", "=A1<5", "=1+1", "@SUM(1)", "+cmd", "=HYPERLINK(1)"])
def test_a_formula_stays_one(cell: str) -> None:
    table = read_table(f"test;value;unit;range;specimen time\ncreatinine;1;mg/dL;{cell};x")
    assert "looks like a formula" in (table.rows[0].problem or "")


@pytest.mark.parametrize(
    "text",
    [
        *("20NOV2026 14:05", "20nov26 14:05", "20 Nov 26 14:05", "Nov 20, 2026 14:05"),
        *("November 20 2026 2:05 PM", "Nov. 20th, 2026 14:05", "Fri 20 Nov 2026 14:05"),
        *("Friday, 20-Nov-2026 14:05", "20. November 2026 14:05", "20-Nov-2026 14:05 EST"),
        *("2026-11-20 19:05 GMT", "Nov 20, 2026 2:05 PM EST"),
    ],
)
def test_times(text: str) -> None:
    assert read_specimen_time(text, ZONE) == datetime(2026, 11, 20, 19, 5, tzinfo=UTC)


@pytest.mark.parametrize("name", ["CET", "CST", "IST", "EDT", "PST"])
def test_the_name_of_another_zone_is_refused_with_what_to_write(name: str) -> None:
    with pytest.raises(Slip, match="Write the offset from UTC in its place"):
        read_specimen_time(f"2026-11-20 14:05 {name}", ZONE)


def test_the_wards_own_name_tells_which_of_two_times_it_was() -> None:
    first = read_specimen_time("2026-11-01 01:30 EDT", ZONE)
    again = read_specimen_time("2026-11-01 01:30 EST", ZONE)
    assert (first.hour, again.hour) == (5, 6)
