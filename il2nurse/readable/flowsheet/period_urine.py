"""The urine of a period in words, with its rate and what the regimen says of so little."""

from datetime import date
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Limit
from il2nurse.domain.rules.assessment.functions import URINE_FOR_WEIGHT
from il2nurse.domain.values.quantity import TENTH, WHOLE, round_half_up, show, show_grouped
from il2nurse.domain.values.text import Line, Span
from il2nurse.readable.flowsheet.flowsheet import Flowsheet
from il2nurse.readable.words import NOT_RECORDED, RESULT_WORDS

BESIDE: Final = ", "
PER_KG: Final = "mL/kg/h"
NO_RATE: Final = ", not all of it charted, so that no rate is told"


def written_ml(ml: Decimal | None, *, signed: bool = False) -> str:
    """An amount to a whole mL; where nothing was recorded it says so."""
    if ml is None:
        return NOT_RECORDED
    sign = "+" if signed and ml > 0 else ""
    return f"{sign}{show_grouped(round_half_up(ml, WHOLE))} mL"


def urine_line(sheet: Flowsheet, regimen: Regimen) -> Line:
    """The urine of the period, with its rate and what the regimen says of so little."""
    said, met = urine_words(sheet), low_urine(sheet, regimen)
    if met is None:
        return (Span(said),)
    before, _, per_kg = said.rpartition(BESIDE)
    mark = RESULT_WORDS[met.result].emphasis
    return (Span(before), Span(BESIDE), Span(f"{per_kg}, {met.shown()}", mark))


def urine_words(sheet: Flowsheet) -> str:
    """The urine of the period and its rate, where one can be told."""
    totals = sheet.fluids.totals
    said = f"Urine {written_ml(totals.urine_ml)}"
    if not totals.urine:
        return said
    if _uncharted(sheet):
        # Spread over hours in which nobody charted it, a rate would read as a kidney that fails.
        return f"{said}{NO_RATE}"
    said = f"{said}{BESIDE}{show(round_half_up(totals.urine.ml_per_h, WHOLE))} mL/h"
    per_kg = totals.urine.ml_per_kg_per_h
    return (
        said if per_kg is None else f"{said}{BESIDE}{show(round_half_up(per_kg, TENTH))} {PER_KG}"
    )


def low_urine(sheet: Flowsheet, regimen: Regimen) -> Limit | None:
    """The strictest limit that so little urine meets."""
    urine = sheet.fluids.totals.urine
    per_kg = urine.ml_per_kg_per_h if urine else None
    if per_kg is None or _uncharted(sheet):
        return None
    met = (
        limit
        for criterion in regimen.criteria
        if criterion.function == URINE_FOR_WEIGHT
        for limit in criterion.limits
        if limit.is_met_by(show(per_kg), date.min)
    )
    return max(met, key=lambda limit: limit.result.severity, default=None)


def _uncharted(sheet: Flowsheet) -> bool:
    return any(gap.what == "urine" for gap in sheet.fluids.totals.gaps)
