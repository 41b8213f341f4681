"""The weight behind a dose in words."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.regimen.doses import WeightLimits
from il2nurse.domain.rules.pharmacy.dosing import NotCalculable, calculate
from il2nurse.domain.rules.pharmacy.dosing_weight import (
    Compared,
    EarlierWeight,
    compare_weight,
    unusual_weight,
)
from il2nurse.readable.pharmacy.weight_words import (
    difference_in_words,
    differences_in_words,
    not_calculable_in_words,
    old_weight_in_words,
    unusual_in_words,
)
from tests.domain.figures import PREPARATION

LIMITS = WeightLimits(timedelta(days=14), Decimal(10), Decimal(20))
DAY = date(2026, 11, 20)


def beside(kg: str, before: str) -> Compared:
    (found,) = compare_weight(
        LIMITS, Decimal(kg), [EarlierWeight(Decimal(before), DAY, "newest charted weight")]
    )
    return found


@pytest.mark.parametrize(
    ("kg", "bag", "said"),
    [
        ("700", None, "A weight of 700 kg is not between 15 and 300 kg. Nothing was calculated."),
        ("NaN", None, "A weight of NaN kg is not between 15 and 300 kg. Nothing was calculated."),
        ("70", "0", "A bag of 0 mL does not exist. Nothing was calculated."),
    ],
)
def test_what_cannot_be_meant_is_said_with_its_limits(kg: str, bag: str | None, said: str) -> None:
    preparation = PREPARATION
    with pytest.raises(NotCalculable) as raised:
        calculate(preparation, Decimal(kg), Decimal(bag) if bag else None)
    assert not_calculable_in_words(raised.value, preparation).startswith(said)


@pytest.mark.parametrize(
    ("kg", "way"), [("70.5", "0.7 % above"), ("69.5", "0.7 % below"), ("91", "30 % above")]
)
def test_a_difference_has_its_size_and_direction(kg: str, way: str) -> None:
    said = f"{kg} kg is {way} the newest charted weight of 70 kg (20-Nov-2026)."
    assert difference_in_words(beside(kg, "70")) == said


@pytest.mark.parametrize(("kg", "before"), [("154", "70"), ("70", "154")])
def test_pounds_are_named_either_way(kg: str, before: str) -> None:
    said = difference_in_words(beside(kg, before))
    assert said.endswith(" Were pounds entered as kilograms? 154 lb is 69.9 kg.")


def test_only_a_difference_that_asks_for_something_is_told() -> None:
    assert differences_in_words([beside("70.5", "70")]) == ""
    far = [beside("84", "70"), beside("70.5", "70"), beside("60", "70")]
    assert differences_in_words(far) == " ".join(map(difference_in_words, (far[0], far[2])))


@pytest.mark.parametrize(
    ("kg", "way", "asked"),
    [
        ("154", "above 130", " Were pounds entered as kilograms? 154 lb is 69.9 kg."),
        ("300", "above 130", ""),
        ("31.8", "below 35", " Was a weight in kilograms divided by 2.2? It was 70.1 kg then."),
    ],
)
def test_an_unusual_weight_is_told_with_what_it_may_have_been(
    kg: str, way: str, asked: str
) -> None:
    found = unusual_weight(replace(LIMITS, usual_kg=(Decimal(35), Decimal(130))), Decimal(kg))
    assert found is not None
    assert unusual_in_words(found) == (
        f"{kg} kg is {way} kg, and no weight of an earlier order of this patient is on record to "
        f"support it.{asked}"
    )


def test_an_old_weight_is_refused_with_its_age() -> None:
    said = old_weight_in_words(LIMITS, DAY, 15)
    assert said.startswith("The weight of 20-Nov-2026 would be 15 days old at the first dose;")
    assert "at most 14 days are allowed" in said
