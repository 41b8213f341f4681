"""What the doses of a cycle go by: the weight or the level that is asked for, and read again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.doses import DoseLevels, DoseLimits, PerKg
from il2nurse.domain.regimen.fields import Answer, Choice, Field, FieldKind
from il2nurse.domain.regimen.preparation import Preparation
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.rules.pharmacy.dosing import calculate, calculate_level
from il2nurse.domain.values.quantity import MILLION, in_words, show, show_grouped
from il2nurse.readable.dosed_by import DOSE_LEVEL
from il2nurse.readable.pharmacy.sum_lines import each_dose
from il2nurse.readable.words import NOT_VERIFIED
from il2nurse.ui.course.order_questions import research_fields
from il2nurse.ui.forms.questions import SOURCE, one_of
from il2nurse.ui.page.banner_content import BannerContent
from il2nurse.workflow.course.levels import LEVEL, ChosenLevel
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.people.sign_in import Witness

NOT_ORDERED: Final = "not ordered yet"
WEIGHT: Final = "dosing_weight_kg"
WEIGHED_ON: Final = "weighed_on"
WEIGHT_AGAIN: Final = "weight_again_kg"
DOSE_AGAIN: Final = "dose_again_million"
# A weight has two places and a dose for each kg one more at most.
PLACES: Final = 3

Again = Mapping[str, Decimal]
"""What the witness typed unseen: a weight in kg, a dose in million international units."""


def dosing_fields(prepared: Preparation) -> tuple[Field, ...]:
    """The questions that every cycle asks anew: the weight and its day, or the level."""
    dosing = prepared.dosing
    if isinstance(dosing, PerKg):
        weighed = Field(WEIGHED_ON, "Weighed on", FieldKind.DATE, SOURCE, "")
        return weight_field(dosing.limits), weighed
    levels = [Choice(each.id, in_words(each.international_units)) for each in dosing.levels]
    return (one_of(LEVEL, "Each dose, as the prescriber ordered it", levels),)


def order_dosing_fields(regimen: Regimen) -> tuple[Field, ...]:
    """What an order by this regimen asks besides: its research, and what the doses go by."""
    return *research_fields(regimen), *dosing_fields(regimen.preparation)


def witness_fields(prepared: Preparation) -> tuple[Field, ...]:
    """What a witness reads and works out without seeing what was typed first."""
    dosing = prepared.dosing
    if isinstance(dosing, PerKg):
        kg, per_kg = dosing.limits, dosing.international_units
        dose = _dose_field("One dose, worked out by you", kg.lowest_kg, kg.highest_kg, per_kg)
        by_hand = replace(dose, hint=f"{show_grouped(per_kg)} international units for each kg.")
        return weight_field(kg, WEIGHT_AGAIN, "Read the scale yourself."), by_hand
    low, high = (dosing.levels[at].international_units for at in (0, -1))
    return (_dose_field("Each dose, read from the order by you", low, high),)


def told_first(
    banner: BannerContent, regimen: Regimen | None, worked: Calculation | None
) -> BannerContent:
    """The banner of a first order: what is typed is neither verified nor missing.

    Where the regimen goes by levels nobody waits for a weight.
    """
    if banner.weight:
        return banner
    if regimen and isinstance(regimen.preparation.dosing, DoseLevels):
        told = NOT_VERIFIED if worked else NOT_ORDERED
        return replace(banner, dosed_by=DOSE_LEVEL, weight=told)
    typed = worked is not None and worked.weight_kg is not None
    return replace(banner, weight=NOT_VERIFIED) if typed else banner


def worked_from(prepared: Preparation, answers: Mapping[str, Answer]) -> Calculation | None:
    """One dose worked out from what was answered; ``None`` where that is not answered yet.

    Raises NotCalculable for a weight outside the slip limits.
    """
    if isinstance(prepared.dosing, DoseLevels):
        level = chosen_level(prepared.dosing, answers)
        return None if level is None else calculate_level(prepared, level)
    weight = answers.get(WEIGHT, "")
    return calculate(prepared, Decimal(str(weight))) if weight else None


def dose_with_basis(worked: Calculation) -> str:
    """The dose in full beside what it comes from: the question of the weight may be out of view."""
    dosing = worked.preparation.dosing
    label, dose = each_dose(worked)
    if worked.weight_kg is None or not isinstance(dosing, PerKg):
        return f"{label}, as ordered: {dose}"
    each = f"{show_grouped(dosing.international_units)} international units per kg"
    return f"{show(worked.weight_kg)} kg × {each} = {dose}"


def dosed_by_answers(
    prepared: Preparation, answers: Mapping[str, Answer], again: Again, witness: Witness
) -> Weighing | ChosenLevel:
    """What was answered and typed again, as it is ordered."""
    worked_out = again[DOSE_AGAIN] * MILLION
    if isinstance(prepared.dosing, DoseLevels):
        units = chosen_level(prepared.dosing, answers)
        return ChosenLevel(units or Decimal(0), witness, worked_out)
    return Weighing(
        Decimal(str(answers[WEIGHT])),
        date.fromisoformat(str(answers[WEIGHED_ON])),
        witness,
        again[WEIGHT_AGAIN],
        worked_out,
        confirmed=True,  # Both have read the comparison: one here, one before the signature.
    )


def chosen_level(dosing: DoseLevels, answers: Mapping[str, Answer]) -> Decimal | None:
    """The level that was chosen, in international units."""
    chosen = answers.get(LEVEL)
    found = (each.international_units for each in dosing.levels if each.id == chosen)
    return next(found, None)


def weight_field(
    limits: DoseLimits,
    name: str = WEIGHT,
    hint: str = "On a scale, now. No estimate, no rounding.",
) -> Field:
    """A weight of the patient in kg."""
    return Field(
        name,
        "Dosing weight (actual)",
        FieldKind.NUMBER,
        SOURCE,
        "",
        unit="kg",
        hint=hint,
        lowest=limits.lowest_kg,
        highest=limits.highest_kg,
        places=2,
    )


def _dose_field(label: str, low: Decimal, high: Decimal, units: Decimal = Decimal(1)) -> Field:
    """A dose in million international units, of ``units`` for each of what low and high count."""
    return Field(
        DOSE_AGAIN,
        label,
        FieldKind.NUMBER,
        SOURCE,
        "",
        unit="million international units",
        lowest=low * units / MILLION,
        highest=high * units / MILLION,
        places=PLACES,
    )
