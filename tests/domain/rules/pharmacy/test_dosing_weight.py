"""The weight behind the dose: its age, and how far it lies from the weights before."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.regimen.preparation import WeightLimits
from il2nurse.domain.rules.pharmacy.dosing_weight import (
    EarlierWeight,
    WeightAgreement,
    compare_weight,
    pounds,
    too_old,
    unusual_weight,
)

LIMITS = WeightLimits(timedelta(days=14), Decimal(10), Decimal(20))
DAY = date(2026, 11, 20)


def known(kg: str, day: date = DAY) -> EarlierWeight:
    return EarlierWeight(Decimal(kg), day, "weight")


@pytest.mark.parametrize(
    ("kg", "standing"),
    [
        ("77", WeightAgreement.ALIKE),
        ("77.01", WeightAgreement.CONFIRM),
        ("84", WeightAgreement.CONFIRM),
        ("84.01", WeightAgreement.REFUSE),
        ("63", WeightAgreement.ALIKE),
        ("62.99", WeightAgreement.CONFIRM),
        ("56", WeightAgreement.CONFIRM),
        ("55.99", WeightAgreement.REFUSE),
    ],
)
def test_both_directions_count_exactly(kg: str, standing: WeightAgreement) -> None:
    (found,) = compare_weight(LIMITS, Decimal(kg), [known("70")])
    assert found.standing is standing


def test_far_from_an_older_weight_is_only_confirmed() -> None:
    older = known("70", DAY - timedelta(days=90))
    newest, before = compare_weight(LIMITS, Decimal(91), [older, known("90")])
    assert (newest.standing, before.standing) == (WeightAgreement.ALIKE, WeightAgreement.CONFIRM)
    assert "30 % above" in before.sentence


@pytest.mark.parametrize(("kg", "way"), [("70.5", "0.7 % above"), ("69.5", "0.7 % below")])
def test_the_smallest_difference_has_its_direction(kg: str, way: str) -> None:
    (found,) = compare_weight(LIMITS, Decimal(kg), [known("70")])
    assert way in found.sentence


@pytest.mark.parametrize(("quotient", "asked"), [("1.051", False), ("1.049", True)])
def test_pounds_are_asked_about_within_a_twentieth(quotient: str, *, asked: bool) -> None:
    kg = Decimal(100) * Decimal("0.45359237") * Decimal(quotient)
    (found,) = compare_weight(LIMITS, kg, [known("100")])
    assert bool(pounds(found)) is asked


@pytest.mark.parametrize(("kg", "before"), [("154", "70"), ("70", "154")])
def test_pounds_are_named_either_way(kg: str, before: str) -> None:
    (found,) = compare_weight(LIMITS, Decimal(kg), [known(before)])
    assert "154 lb is 69.9 kg" in found.sentence


def test_another_quotient_names_no_pounds() -> None:
    (found,) = compare_weight(LIMITS, Decimal(91), [known("70")])
    assert pounds(found) == ""


@pytest.mark.parametrize(("days", "refused"), [(0, False), (14, False), (15, True), (400, True)])
def test_a_weight_grows_too_old(days: int, *, refused: bool) -> None:
    said = too_old(LIMITS, DAY - timedelta(days=days), DAY)
    assert (said is not None) is refused


def test_to_confirm_and_to_refuse_are_two_things() -> None:
    assert [each.name for each in WeightAgreement] == ["ALIKE", "CONFIRM", "REFUSE"]
    assert WeightAgreement.ALIKE < WeightAgreement.CONFIRM < WeightAgreement.REFUSE


USUAL = WeightLimits(
    timedelta(days=14), Decimal(10), Decimal(20), usual_kg=(Decimal(35), Decimal(130))
)


@pytest.mark.parametrize(
    ("kg", "said"),
    [
        ("35", None),
        ("130", None),
        ("154", "154 kg is above 130 kg"),
        ("154", "154 lb is 69.9 kg"),
        ("250", "250 lb is 113.4 kg"),
        ("34.9", "34.9 kg is below 35 kg"),
        ("31.8", "divided by 2.2? It was 70.1 kg then"),
    ],
)
def test_a_weight_that_no_order_bears_out(kg: str, said: str | None) -> None:
    found = unusual_weight(USUAL, Decimal(kg))
    assert (found is None) if said is None else (said in str(found))


def test_pounds_are_not_named_where_they_would_be_unusual_too() -> None:
    found = unusual_weight(USUAL, Decimal(300))
    assert found is not None
    assert "pounds" not in found


def test_an_older_text_without_the_limits_asks_nothing() -> None:
    assert unusual_weight(LIMITS, Decimal(250)) is None
