"""Which tests a dose depends on, and what their values may bring about, in two or three words."""

from il2nurse.readable.assessment.kinds import kinds_of_criteria
from tests.ward import make_ward


def test_each_field_of_a_criterion_says_of_which_kind_it_is() -> None:
    told = kinds_of_criteria(make_ward().regimen.criteria)
    assert told["bicarbonate_meq_l"] == "limits: relative"
    assert told["platelets_per_mm3"] == "limits: relative, stop"
    assert all(each.startswith("limits: ") for each in told.values())
    assert "sodium" not in told
