"""``il2nurse calculate``: the sum of one dose, for a weight and a bag."""

import re
from argparse import Namespace
from decimal import Decimal
from typing import Final

from il2nurse.app.shelf import find_regimen
from il2nurse.cli.speaking import ExitCode, Refused, complain, say, say_json, say_table
from il2nurse.cli.telling import by_regimen, notice_of, say_notice
from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.regimen.typed_answers import read_field_number
from il2nurse.domain.regimen.vocabulary import BASELINE_WEIGHT
from il2nurse.domain.rules.pharmacy.calculation import Calculation, InBag
from il2nurse.domain.rules.pharmacy.dosing import NotCalculable, calculate, calculate_level
from il2nurse.domain.values.quantity import (
    NotANumber,
    most_decimals,
    parse_decimal,
    round_half_up,
    show,
)
from il2nurse.domain.values.reported_units import fold_unit, unit_behind
from il2nurse.readable.doses import doses_in_words
from il2nurse.readable.pharmacy.sum_lines import additives_in_words, shown_concentration, sum_lines
from il2nurse.readable.pharmacy.sum_warnings import blocks_in_words, cautions_in_words
from il2nurse.readable.pharmacy.weight_words import not_calculable_in_words
from il2nurse.readable.words import RESULT_WORDS

MILLIGRAM: Final = Decimal("0.001")
MILLILITRE: Final = Decimal("0.01")
RATE: Final = Decimal("0.1")
EXPONENT: Final = re.compile(r"[-+]?[0-9.,]+[eE][-+]?[0-9]+.*")
MILLION: Final = Decimal(1_000_000)
UNITS: Final = "million international units"
EXAMPLES: Final = {"kg": "70", "mL": "50", UNITS: "6"}
"""A number as it may be typed, by its unit."""


def run(asked: Namespace) -> ExitCode:
    """Work out the dose and say every line of the sum; code 3 where a rule blocks it."""
    regimen = find_regimen(asked.regimen)
    bag = None if asked.bag_ml is None else read_number("--bag-ml", asked.bag_ml, "mL")
    try:
        worked = work_out(regimen, asked.weight_kg, asked.dose_million, bag)
    except NotCalculable as error:
        raise Refused(not_calculable_in_words(error, regimen.preparation)) from error
    if asked.json:
        say_json({**notice_of(regimen), **answer(worked)})
    else:
        say_notice(regimen)
        say(by_regimen(regimen))
        say_sum(worked)
    for sentence in blocks_in_words(worked):
        complain(sentence)
    return ExitCode.BLOCKED if worked.blocks else ExitCode.DONE


def work_out(
    regimen: Regimen, weight_kg: str | None, dose_million: str | None, bag: Decimal | None
) -> Calculation:
    """The sum, from the weight or from the level that was ordered, as the regimen doses."""
    preparation = regimen.preparation
    by_weight = preparation.by_weight
    given, other = ("--weight-kg", "--dose-million")[:: 1 if by_weight else -1]
    typed, unasked = (weight_kg, dose_million)[:: 1 if by_weight else -1]
    if typed is None or unasked is not None:
        raise Refused(
            f"{regimen.id} doses {doses_in_words(preparation)}: write {given}, and no {other}. "
            "Nothing was calculated."
        )
    if not by_weight:
        return calculate_level(preparation, read_number(given, typed, UNITS) * MILLION, bag)
    weight = read_number(given, typed, "kg", regimen.field(BASELINE_WEIGHT.id))
    refuse_finer(regimen, weight)
    return calculate(preparation, weight, bag)


def read_number(option: str, typed: str, unit: str, field: Field | None = None) -> Decimal:
    """A number as it was typed after an option, its own unit behind it or not.

    Raises ``Refused`` with the reason; another unit is named.
    """
    example = EXAMPLES[unit]
    if EXPONENT.fullmatch(typed.strip()):
        raise Refused(
            f"{option}: “{typed.strip()}” has an exponent (e), and may be misread. Write the "
            f"number in plain digits, as {option}={example} for {example} {unit}."
        )
    number, behind = unit_behind(typed) or (typed, "")
    if behind and fold_unit(behind) != fold_unit(unit):
        raise Refused(
            f"{option}: “{behind}” is not its unit. Give it in {unit}, as “{example} {unit}”."
        )
    try:
        return read_field_number(field, number) if field else parse_decimal(number)
    except NotANumber as error:
        raise Refused(f"{option}: {error}") from error


def refuse_finer(regimen: Regimen, weight: Decimal) -> None:
    """Refuse a weight with more decimals than a scale has and an order takes."""
    places = regimen.field(BASELINE_WEIGHT.id).places
    if places is not None and round_half_up(weight, Decimal(1).scaleb(-places)) != weight:
        raise Refused(
            f"--weight-kg: {show(weight)} has too many decimals; {most_decimals(places)}. "
            "Nothing was calculated."
        )


def answer(worked: Calculation) -> dict[str, object]:
    """The sum as JSON: numbers as text, rounded for reading; the sum itself is exact.

    What a regimen does not have, a weight or a bag, is not named.
    """
    blocked = blocks_in_words(worked)
    return {
        **({} if worked.weight_kg is None else {"weight_kg": show(worked.weight_kg)}),
        "dose_international_units": show(worked.dose_international_units),
        "dose_mg": rounded(worked.dose_mg, MILLIGRAM),
        "vials": str(worked.vials),
        "sterile_water_ml_per_vial": show(worked.sterile_water_ml_per_vial),
        "draw_up_ml": show(worked.draw_up_ml),
        "drawn_international_units": show(worked.drawn_international_units),
        "deviation_percent": rounded(worked.deviation_percent, MILLIGRAM),
        **(answer_of_bag(worked, worked.in_bag) if worked.in_bag else {}),
        "steps": [
            {"what": line.what, "how": line.how, "result": line.result, "unit": line.unit}
            for line in sum_lines(worked)
        ],
        "warnings": [*cautions_in_words(worked), *blocked],
        "blocked": list(blocked),
    }


def answer_of_bag(worked: Calculation, bag: InBag) -> dict[str, object]:
    """The part of the sum about the bag."""
    suggested = bag.suggested_bag_ml
    return {
        "bag_ml": show(bag.bag_ml),
        "method": bag.dilution.making.method.value,
        "fill_ml": show(bag.fill_ml),
        **_additives(bag),
        "total_ml": rounded(bag.total_ml, MILLILITRE),
        "concentration_mg_per_ml": shown_concentration(worked),
        "concentration_ok": bag.concentration_ok,
        "suggested_bag_ml": None if suggested is None else show(suggested),
        "rate_ml_per_h": rounded(bag.rate_ml_per_h, RATE),
    }


def _additives(bag: InBag) -> dict[str, object]:
    """What goes into the bag before the drug; not named where nothing does."""
    found = [{"what": label, "ml": volume} for label, volume in additives_in_words(bag)]
    return {"additives": found} if found else {}


def rounded(value: Decimal, step: Decimal) -> str:
    """A number rounded for reading."""
    return show(round_half_up(value, step))


def say_sum(worked: Calculation) -> None:
    """Say the sum line by line, then what is to be watched."""
    rows = [(line.what, line.answer, line.how) for line in sum_lines(worked)]
    say_table([("What", "Result", "How"), *rows])
    for sentence in cautions_in_words(worked):
        say(f"{RESULT_WORDS[Result.WATCH].word}: {sentence}")
