"""The named functions a regimen file may refer to: anything cleverer than one comparison."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.chart.fluids import weight_change_percent
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import FieldKind, read_vial
from il2nurse.domain.regimen.inputs import Inputs, number_of
from il2nurse.domain.regimen.rules import Criterion
from il2nurse.domain.rules.assessment.named_in_lists import (
    listed_drug_denied,
    named_allergies,
    named_drugs,
)
from il2nurse.domain.rules.assessment.situation import (
    Situation,
    drawn_too_soon_after_course,
    protocol_not_of_order,
    site_of_last_injection,
)
from il2nurse.domain.rules.pharmacy.bag_times import bag_limit_of, reconstituted_at
from il2nurse.domain.rules.pharmacy.calculation import Calculation, DoseCaution
from il2nurse.domain.values.quantity import round_half_up

URINE_HOURS = Decimal(8)
MILLION = Decimal(1_000_000)
# Finer than measured values can lie from a limit: what is compared is not what is shown.
FINEST = Decimal("1e-10")


@dataclass(frozen=True, slots=True)
class ValueFunction:
    """A value worked out from several inputs; all it needs must be on record and fresh.

    It is compared as worked out; ``places`` are the decimals in which it is shown.
    """

    needs: tuple[str, ...]
    compute: Callable[[Inputs], Decimal | None]
    places: int = 2


def _weight_gain(inputs: Inputs) -> Decimal | None:
    now, baseline = (
        number_of(inputs, vocabulary.WEIGHT.id),
        number_of(inputs, vocabulary.BASELINE_WEIGHT.id),
    )
    if now is None or baseline is None or baseline <= 0:
        return None
    return round_half_up(weight_change_percent(now, baseline), FINEST)


def _urine_per_kg(inputs: Inputs) -> Decimal | None:
    urine, weight = (
        number_of(inputs, vocabulary.URINE_8H.id),
        number_of(inputs, vocabulary.BASELINE_WEIGHT.id),
    )
    if urine is None or weight is None or weight <= 0:
        return None
    return round_half_up(urine / URINE_HOURS / weight, FINEST)


def _mean_pressure(inputs: Inputs) -> Decimal | None:
    systolic, diastolic = (
        number_of(inputs, vocabulary.SYSTOLIC.id),
        number_of(inputs, vocabulary.DIASTOLIC.id),
    )
    if systolic is None or diastolic is None:
        return None
    return round_half_up((systolic + 2 * diastolic) / 3, FINEST)


def _slots_used(inputs: Inputs) -> Decimal | None:
    given, held = (
        number_of(inputs, vocabulary.DOSES_GIVEN.id),
        number_of(inputs, vocabulary.DOSES_HELD.id),
    )
    return None if given is None or held is None else given + held


RELATIVE_COUNT: Final = "relative_count"
URINE_FOR_WEIGHT: Final = "urine_ml_per_kg_per_h"
VALUES: Mapping[str, ValueFunction] = {
    "mean_pressure_mmhg": ValueFunction(
        (vocabulary.SYSTOLIC.id, vocabulary.DIASTOLIC.id), _mean_pressure, places=1
    ),
    "weight_gain_percent": ValueFunction(
        (vocabulary.WEIGHT.id, vocabulary.BASELINE_WEIGHT.id), _weight_gain
    ),
    # The same number asked the other way: is the dosing weight the patient's?
    "dosing_weight_percent": ValueFunction(
        (vocabulary.WEIGHT.id, vocabulary.BASELINE_WEIGHT.id), _weight_gain
    ),
    URINE_FOR_WEIGHT: ValueFunction(
        (vocabulary.URINE_8H.id, vocabulary.BASELINE_WEIGHT.id), _urine_per_kg, places=3
    ),
    "slots_used": ValueFunction(
        (vocabulary.DOSES_GIVEN.id, vocabulary.DOSES_HELD.id), _slots_used, places=0
    ),
    # The assessment itself counts the relative criteria, after all others are judged.
    RELATIVE_COUNT: ValueFunction((), lambda _: None),
}


def needs_of(criterion: Criterion) -> tuple[str, ...]:
    """The fields that a criterion judges, by itself or through its function."""
    if criterion.function:
        return VALUES[criterion.function].needs
    return (criterion.field,) if criterion.field else ()


def _no_dose_given(inputs: Inputs) -> bool:
    return number_of(inputs, vocabulary.DOSES_GIVEN.id) == 0


UNLESS: Mapping[str, Callable[[Inputs], bool]] = {"no_dose_given_in_cycle": _no_dose_given}


def _vials(situation: Situation) -> tuple[str, ...]:
    found: list[str] = []
    for step in situation.regimen.steps:
        for field in step.fields:
            answer = situation.answers.get(field.id)
            if field.kind is FieldKind.VIALS and isinstance(answer, tuple):
                found.extend(answer)
    return tuple(found)


def _vials_too_few(situation: Situation) -> bool:
    return situation.calculation is None or len(_vials(situation)) < situation.calculation.vials


def _vial_expired(situation: Situation) -> bool:
    return any(read_vial(vial)[1] < situation.today for vial in _vials(situation))


def _outside_window(situation: Situation) -> bool:
    worked = situation.calculation
    return worked is None or worked.in_bag is None or not worked.in_bag.concentration_ok


def _near_limit(situation: Situation) -> bool:
    worked = situation.calculation
    return worked is not None and DoseCaution.NEAR_CONCENTRATION_LIMIT in worked.cautions


def _bag_not_suggested(situation: Situation) -> bool:
    worked = situation.calculation
    return worked is None or DoseCaution.OTHER_BAG in worked.cautions


def _deviation_too_large(situation: Situation) -> bool:
    worked, deviation = situation.calculation, situation.regimen.preparation.deviation
    return worked is None or worked.deviation_percent.copy_abs() > deviation.override_percent


def _vial_nearly_used_up(situation: Situation) -> bool:
    worked = situation.calculation
    return worked is not None and DoseCaution.SPARE_VIAL in worked.cautions


def _younger_than_allowed(situation: Situation) -> bool:
    return situation.patient.age(situation.today) < situation.regimen.youngest_years


def _reconstituted_in_future(situation: Situation) -> bool:
    began = reconstituted_at(situation.answers)
    return began is not None and began > situation.at + timedelta(minutes=1)


def _bag_limit_passed(situation: Situation) -> bool:
    answers = {**situation.earlier, **situation.answers}
    limit = bag_limit_of(situation.regimen, answers, situation.making)
    return limit is not None and situation.at + situation.regimen.infusion > limit


def _bag_time_unknown(situation: Situation) -> bool:
    return reconstituted_at({**situation.earlier, **situation.answers}) is None


FLAGS: Mapping[str, Callable[[Situation], bool]] = {
    "concentration_outside_window": _outside_window,
    "concentration_near_limit": _near_limit,
    "bag_not_suggested": _bag_not_suggested,
    "volume_deviation_too_large": _deviation_too_large,
    "vials_too_few": _vials_too_few,
    "vial_expired": _vial_expired,
    "vial_nearly_used_up": _vial_nearly_used_up,
    "younger_than_allowed": _younger_than_allowed,
    "allergy_named": lambda situation: bool(named_allergies(situation.regimen, situation.patient)),
    "drug_named": lambda situation: bool(named_drugs(situation.regimen, situation.patient)),
    "listed_drug_denied": lambda situation: listed_drug_denied(
        situation.regimen, situation.patient, situation.answers
    ),
    "reconstituted_in_future": _reconstituted_in_future,
    "bag_limit_passed": _bag_limit_passed,
    "bag_time_unknown": _bag_time_unknown,
    "site_of_last_injection": site_of_last_injection,
    "drawn_too_soon_after_course": drawn_too_soon_after_course,
    "protocol_not_of_order": protocol_not_of_order,
}

OF_THE_PATIENT: Final = frozenset({"younger_than_allowed", "allergy_named", "drug_named"})
"""Flags that look at nothing but who the patient is, so that no answer of a step changes them."""


EXPECTED: Mapping[str, Callable[[Calculation], Decimal]] = {
    "weight_kg": lambda worked: worked.kg,
    "dose_million_international_units": lambda worked: worked.dose_international_units / MILLION,
    "draw_up_ml": lambda worked: worked.draw_up_ml,
    "bag_ml": lambda worked: worked.bag.bag_ml,
    "additive_ml": lambda worked: worked.bag.additive_ml,
    "total_ml": lambda worked: worked.bag.total_ml,
    "rate_ml_per_h": lambda worked: worked.bag.rate_ml_per_h,
}
# What is worked out, and what is asked of the sum, by the way that it needs.
OF_WEIGHT: Final = frozenset(
    {
        "weight_kg",
        *(name for name, value in VALUES.items() if vocabulary.BASELINE_WEIGHT.id in value.needs),
    }
)
OF_INJECTION: Final = frozenset({"site_of_last_injection"})
OF_ADDITIVE: Final = frozenset({"additive_ml"})
OF_BAG: Final = frozenset(
    {
        *("bag_ml", "total_ml", "rate_ml_per_h"),
        *("concentration_outside_window", "concentration_near_limit", "bag_not_suggested"),
    }
)
