"""What a regimen file must hold follows from how it doses and gives."""

from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.regimen.doses import DoseLevels
from il2nurse.domain.regimen.preparation import NotOfThisRegimen
from il2nurse.regimens import BadRegimen, load, load_whole
from tests.injected import injected_text

TEXT = injected_text()


def complaints(old: str, new: str) -> str:
    assert old in TEXT
    with pytest.raises(BadRegimen) as refused:
        load(TEXT.replace(old, new, 1), "injected.toml")
    return str(refused.value)


def test_levels_and_a_syringe_need_neither_weight_nor_bag() -> None:
    regimen = load(TEXT, "injected.toml")
    dosing = regimen.preparation.dosing
    assert isinstance(dosing, DoseLevels)
    doses = [each.international_units for each in dosing.levels]
    assert doses == [Decimal(4_500_000), Decimal(6_000_000), Decimal(7_500_000)]
    assert regimen.preparation.dilution is None
    assert regimen.infusion == timedelta()
    assert regimen.bag_limit == timedelta(hours=12)
    for part in (regimen.preparation.demand_per_kg, regimen.preparation.demand_dilution):
        with pytest.raises(NotOfThisRegimen):
            part()


@pytest.mark.parametrize(
    ("figure", "why"),
    [
        ("dose_international_units_per_kg", "its doses are levels"),
        ("weight_lowest_kg", "its doses are levels"),
        ("bag_ml", "its drug is injected from a syringe"),
        ("infusion_minutes", "its drug is injected from a syringe"),
        ("bag_overfill_percent", "its drug is injected from a syringe"),
    ],
)
def test_a_figure_of_another_way_is_refused_by_name(figure: str, why: str) -> None:
    said = complaints('id = "syringe_limit_hours"', f'id = "{figure}"')
    assert f'the figure "{figure}" is not one of this regimen: {why}.' in said
    assert 'the figure "syringe_limit_hours" (h) is missing.' in said


def test_the_figures_of_its_own_way_are_asked_for() -> None:
    said = complaints('act = "inject"', 'act = "infuse"')
    for missing in ("bag_ml", "infusion_minutes", "bag_limit_hours", "concentration_low_mg_per_ml"):
        assert f'the figure "{missing}"' in said
    assert 'the figure "syringe_limit_hours" is not one of this regimen' in said
    assert '"diluent" is missing' in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("= 6_000_000", "= 4_500_000", "must stand in rising order"),
        ("= 6_000_000", "= 0", "must be above zero"),
        ('id = "middle"', 'id = "low"', 'the dose_level "low" stands twice'),
        ('act = "inject"', 'act = "answer"', 'exactly one step has the act "infuse", not 0'),
    ],
)
def test_levels_that_cannot_be_meant_are_refused(old: str, new: str, said: str) -> None:
    assert said in complaints(old, new)


def test_what_this_way_never_works_out_is_not_asked() -> None:
    question = 'expect = "draw_up_ml"'
    said = complaints(question, 'expect = "total_ml"')
    assert '"total_ml" is never worked out in this regimen: its drug goes into no bag.' in said
    said = complaints(question, 'expect = "weight_kg"')
    assert '"weight_kg" is never worked out in this regimen: its doses do not go by weight.' in said


@pytest.mark.parametrize(
    "function", ["weight_gain_percent", "dosing_weight_percent", "urine_ml_per_kg_per_h"]
)
def test_levels_take_no_criterion_that_needs_the_dosing_weight(function: str) -> None:
    said = complaints('function = "mean_pressure_mmhg"', f'function = "{function}"')
    assert f'"{function}" is never judged in this regimen: its doses do not go by weight.' in said


def test_a_kind_by_weight_takes_no_levels() -> None:
    with pytest.raises(BadRegimen, match="dose_international_units_per_kg"):
        load_whole(TEXT, "injected.toml")
