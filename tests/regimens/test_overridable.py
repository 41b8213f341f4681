"""Where a regimen file may allow an override, and where it is refused."""

import pytest

from il2nurse.domain.people import Role
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.regimens import load
from tests.regimens.conftest import Spoil

LINE = 'override = { roles = ["charge_nurse"], lasts = "30 min" }'


def test_the_shipped_file_allows_one(regimen: Regimen) -> None:
    found = [each for c in regimen.criteria for each in c.limits if each.override]
    assert [each.id for each in found] == ["relative_count_hold"]
    assert found[0].override is not None
    assert found[0].override.roles == {Role.CHARGE_NURSE, Role.PRESCRIBER}


def test_a_site_can_forbid_it(text: str) -> None:
    begin = text.index("  override = ")
    without = text[:begin] + text[text.index("\n", begin) + 1 :]
    assert not any(each.override for c in load(without, "x").criteria for each in c.limits)


@pytest.mark.parametrize(
    ("limit", "complaint"),
    [
        ("alertness_hold", "a hold of the seed is never overridden"),
        ("systolic_hold", "a hold of the label is never overridden"),
        ("systolic_watch", "only a hold can be overridden"),
        ("creatinine_relative", "only a hold can be overridden"),
        ("creatinine_absolute", "only a hold can be overridden"),
        ("permanent_stop_coma", "only a hold can be overridden"),
    ],
)
def test_it_is_refused_elsewhere(spoil: Spoil, limit: str, complaint: str) -> None:
    said = spoil(f'id = "{limit}"', "  say =", f"  {LINE}\n  say =")
    assert len(said) == 1
    assert complaint in said[0]


def test_the_count_that_stops_the_cycle_is_not_overridden(spoil: Spoil) -> None:
    said = spoil('id = "relative_count_absolute"', "  say =", f"  {LINE}\n  say =")
    assert "only a hold can be overridden" in said[0]


@pytest.mark.parametrize("role", ["student", "administrator"])
def test_a_role_that_may_not_witness_is_refused(spoil: Spoil, role: str) -> None:
    said = spoil('id = "relative_count_hold"', '"charge_nurse", "prescriber"', f'"{role}"')
    assert '"roles" names who may be the witness' in said[0]


def test_a_time_limit_is_needed(spoil: Spoil) -> None:
    said = spoil('id = "relative_count_hold"', ', lasts = "60 min"', "")
    assert '"lasts" is missing' in said[0]
