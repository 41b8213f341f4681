"""The limits of a criterion stand with their unit; words need none."""

from il2nurse.readable.assessment.criterion_rows import shown_value, unasked_row
from tests.normal import REGIMEN


def test_limits_of_a_number_end_in_its_unit_and_those_of_words_do_not() -> None:
    rows = {each.id: unasked_row(REGIMEN, each).limits for each in REGIMEN.criteria}
    units = {
        each.id: each.unit or REGIMEN.fields[each.field].unit
        for each in REGIMEN.criteria
        if each.field and not REGIMEN.fields[each.field].choices
    }
    assert units
    assert [name for name, unit in units.items() if not rows[name].endswith(unit)] == []
    words = [each for each in REGIMEN.criteria if each.field and REGIMEN.fields[each.field].choices]
    assert words
    assert [each.id for each in words if each.unit and rows[each.id].endswith(each.unit)] == []


def test_one_of_what_is_counted_is_said_as_one() -> None:
    counted = {each.unit: each for each in REGIMEN.criteria if not each.field}
    for unit, one in (("criteria", "1 criterion"), ("doses", "1 dose")):
        assert shown_value("1", counted[unit], None) == one
        assert shown_value("2", counted[unit], None) == f"2 {unit}"
