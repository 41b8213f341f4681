"""The weight behind the dose: its age, and how far it lies from the weights before."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.regimen.doses import WeightLimits
from il2nurse.domain.rules.pharmacy.dosing_weight import (
    EarlierWeight,
    WeightAgreement,
    compare_weight,
    days_too_old,
    read_in_pounds,
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
    assert before.percent == 30


@pytest.mark.parametrize(
    ("quotient", "asked"),
    [
        *(("1.051", False), ("1.05", True), ("1.049", True)),
        *(("0.951", True), ("0.95", True), ("0.949", False)),
    ],
)
def test_pounds_are_asked_about_within_a_twentieth(quotient: str, *, asked: bool) -> None:
    kg = Decimal(100) * Decimal("0.45359237") * Decimal(quotient)
    (found,) = compare_weight(LIMITS, kg, [known("100")])
    assert read_in_pounds(found) is asked


@pytest.mark.parametrize(("days", "refused"), [(0, False), (14, False), (15, True), (400, True)])
def test_a_weight_grows_too_old(days: int, *, refused: bool) -> None:
    assert days_too_old(LIMITS, DAY - timedelta(days=days), DAY) == (days if refused else None)


def test_to_confirm_and_to_refuse_are_two_things() -> None:
    assert [each.name for each in WeightAgreement] == ["ALIKE", "CONFIRM", "REFUSE"]
    assert WeightAgreement.ALIKE < WeightAgreement.CONFIRM < WeightAgreement.REFUSE


USUAL = WeightLimits(
    timedelta(days=14), Decimal(10), Decimal(20), usual_kg=(Decimal(35), Decimal(130))
)


@pytest.mark.parametrize(
    ("kg", "limit", "from_pounds", "undivided"),
    [
        ("130.1", "130", "59.0", None),
        ("154", "130", "69.9", None),
        ("250", "130", "113.4", None),
        ("300", "130", None, None),
        ("34.9", "35", None, "76.9"),
        ("31.8", "35", None, "70.1"),
        ("15", "35", None, None),
    ],
)
def test_a_weight_that_no_order_bears_out(
    kg: str, limit: str, from_pounds: str | None, undivided: str | None
) -> None:
    def number(text: str | None) -> Decimal | None:
        return Decimal(text) if text else None

    found = unusual_weight(USUAL, Decimal(kg))
    expected = (number(limit), number(from_pounds), number(undivided))
    assert found is not None
    assert (found.limit, found.from_pounds, found.undivided) == expected


@pytest.mark.parametrize(
    ("usual", "kg", "from_pounds", "undivided"),
    [
        # What was meant lies on a limit of the usual ones: it is asked about all the same.
        (("35", "130"), "286.6", "130.0", None),
        (("35", "130"), "286.7", "130.0", None),
        (("35", "130"), "286.8", None, None),
        (("70", "130"), "154.3", "70.0", None),
        (("70", "130"), "154.1", None, None),
        (("35", "130"), "15.9", None, "35.1"),
        (("35", "130"), "15.88", None, "35.0"),
        (("35", "130"), "15.8", None, None),
        (("35", "70"), "31.75", None, "70.0"),
        (("35", "70"), "31.8", None, None),
    ],
)
def test_the_other_unit_is_asked_about_up_to_the_limits(
    usual: tuple[str, str], kg: str, from_pounds: str | None, undivided: str | None
) -> None:
    low, high = (Decimal(each) for each in usual)
    found = unusual_weight(replace(USUAL, usual_kg=(low, high)), Decimal(kg))
    assert found is not None
    shown = (found.from_pounds, found.undivided)
    assert tuple(each and str(each) for each in shown) == (from_pounds, undivided)


@pytest.mark.parametrize("kg", ["35", "130"])
def test_a_weight_on_a_limit_is_usual(kg: str) -> None:
    assert unusual_weight(USUAL, Decimal(kg)) is None


def test_an_older_text_without_the_limits_asks_nothing() -> None:
    assert unusual_weight(LIMITS, Decimal(250)) is None
