"""Which reasons fit: those about the field of a finding, then that the time is over."""

import pytest

from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.rules.dose.fitting import fitting_reasons
from tests.normal import REGIMEN


def about(*fields: str | None) -> list[Finding]:
    return [Finding("rule", Result.HOLD, "Hold.", "here", field) for field in fields]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (("alertness",), ("lethargy",)),
        (("systolic_mmhg", "alertness"), ("low_pressure", "lethargy")),
        (("alertness", "mental_status"), ("lethargy",)),
        (("chest_x_ray_date",), ("pre_test",)),
        ((None, "pump_id"), ()),
    ],
)
def test_a_finding_has_the_reason_that_is_about_its_field(
    fields: tuple[str | None, ...], words: tuple[str, ...]
) -> None:
    assert fitting_reasons(REGIMEN, about(*fields)) == words


def test_a_time_that_is_over_fits_last() -> None:
    assert fitting_reasons(REGIMEN, late=True) == ("late",)
    assert fitting_reasons(REGIMEN, about("infection"), late=True) == ("infection", "late")


def test_every_field_of_which_a_step_says_hold_has_a_reason() -> None:
    """Where a step holds, its nurse finds the reason first."""
    known = frozenset[str]().union(*REGIMEN.holds_about.values())
    holding = {
        rule.when.field
        for step in REGIMEN.steps
        for rule in step.rules
        if rule.result is Result.HOLD and rule.when.field
    }
    assert holding - known == set()
