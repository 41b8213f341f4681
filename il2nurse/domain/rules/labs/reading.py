"""From what was typed or pasted to a result: refused where it cannot be meant, converted once."""

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.labs.facts import RangeFrom
from il2nurse.domain.record.labs.results import Received
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.labs.tests import LabTest, Range
from il2nurse.domain.rules.labs.numbers import read_number
from il2nurse.domain.rules.labs.range_text import read_range
from il2nurse.domain.rules.labs.ranges import check_scale, shown_value
from il2nurse.domain.values.measure import Measure
from il2nurse.domain.values.quantity import (
    NotANumber,
    most_decimals,
    round_half_up,
    show,
)
from il2nurse.domain.values.reported_units import LabUnit, unit_behind, with_unit

# What tells of the specimen that it gave no number, wherever it stands: "gross hemolysis 3+".
_SPOILT: Final = (
    *("haemoly", "hemoly", "clotted", "lipaem", "lipem", "icteric", "contaminated"),
    *("insufficient", "unsuitable", "unsatisfactory"),
)
# What stands in place of a number, also with figures behind it ("see comment 3").
NO_RESULT: Final = (
    *_SPOILT,
    *("see ", "pending", "to follow", "in progress", "not ", "no ", "none", "n/a", "n.a", "nil"),
    *("qns", "unable", "rejected", "lost"),
    *("cancel", "comment", "repeat", "error", "invalid", "test not", "tnp"),
)
SIGNS: Final = {
    "≤": "<=",
    "≥": ">=",
    "<": "<",
    ">": ">",
    "<=": "<=",
    ">=": ">=",
    "=<": "<=",
    "=>": ">=",
}

_SIGNED = re.compile(r"(<=|>=|=<|=>|[<>≤≥])?\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TypedResult:
    """One result as it was typed or pasted, nothing read yet but the test and the time."""

    test: str
    value: str
    unit: str
    specimen: datetime
    comparator: str = ""
    range_text: str = ""


def read_typed_result(test: LabTest, typed: TypedResult, sex: str, far: Decimal) -> Received:
    """The result as it is kept; raises ``Slip`` where it cannot be meant. Nothing is guessed.

    A reported range ``far`` times away from the usual one is held against the unit.
    """
    if test.worked_out:
        raise Slip("test", f"{test.label} is worked out from other results and never typed.")
    unit = read_unit(test, typed.unit)
    value, comparator = read_value(test, unit, typed.value, typed.comparator)
    measure = Measure(value, comparator)
    own = check_slip_limits(test, unit, measure)
    usual, came_from = _range(test, unit, typed, measure, sex, far)
    return Received(
        typed=typed.value.strip(),
        value=value,
        comparator=comparator,
        unit=unit.name,
        multiply=unit.multiply,
        divide=unit.divide,
        own=own,
        own_unit=test.unit.name,
        range=usual,
        range_from=came_from,
        range_text=typed.range_text.strip(),
    )


def read_unit(test: LabTest, text: str, part: str = "unit") -> LabUnit:
    """The unit as reported; a missing or unknown one is refused at this part of the line."""
    unit = test.find_unit(text)
    if unit is not None:
        return unit
    known = ", ".join(each.name or "no unit" for each in test.units)
    if not text.strip():
        raise Slip(part, f"{test.label}: the unit is missing. It may be: {known}.")
    raise Slip(part, f"{test.label}: “{text.strip()}” is no unit for it. Use: {known}.")


def read_value(test: LabTest, unit: LabUnit, text: str, comparator: str) -> tuple[Decimal, str]:
    """The number and its comparator, which stands before it or in a place of its own."""
    match = _SIGNED.fullmatch(text.strip())
    sign, number = (match[1] or "", match[2]) if match else ("", text)
    apart = comparator.strip()
    if apart and apart not in SIGNS:
        raise Slip("comparator", f"{test.label}: “{apart}” is not one of <, <=, >, >=.")
    if sign and apart and SIGNS[sign] != SIGNS[apart]:
        raise Slip("comparator", f"{test.label}: “{apart}” and “{text.strip()}” do not agree.")
    number, behind = unit_behind(number) or (number, "")
    if behind and read_unit(test, behind, "value") is not unit:
        raise Slip(
            "value",
            f"{test.label}: “{behind}” stands behind the number, and the unit beside it is "
            f"{unit.name or 'none'}. Make both the unit of the report.",
        )
    try:
        value = read_number(test, unit, number)
    except NotANumber as error:
        raise Slip("value", f"{test.label}: {error}") from error
    if value != round_half_up(value, Decimal(1).scaleb(-unit.places)):
        most = most_decimals(unit.places)
        raise Slip(
            "value", f"{test.label}: {show(value)} {unit.name} has too many decimals; {most}."
        )
    return value, SIGNS.get(sign or apart, "")


def check_slip_limits(test: LabTest, unit: LabUnit, measure: Measure) -> Decimal:
    """The value in the test's own unit; raises ``Slip`` outside the slip limits."""
    own = unit.to_own(measure.value)
    if test.lowest <= own <= test.highest:
        return own
    low, high = (unit.from_own(limit) for limit in (test.lowest, test.highest))
    accepted = " to ".join(Measure(limit).shown(unit.places) for limit in (low, high))
    raise Slip(
        "value",
        f"{test.label}: {with_unit(measure.shown(grouped=True), unit.name)} cannot be right "
        f"(accepted: {with_unit(accepted, unit.name)}). Check the value and the unit."
        + _other_unit(test, unit, measure),
    )


def _other_unit(test: LabTest, unit: LabUnit, measure: Measure) -> str:
    fitting = [
        each.name
        for each in test.units
        if each is not unit and test.lowest <= each.to_own(measure.value) <= test.highest
    ]
    return f" Was it reported in {' or '.join(fitting)}?" if fitting else ""


def _range(
    test: LabTest, unit: LabUnit, typed: TypedResult, measure: Measure, sex: str, far: Decimal
) -> tuple[Range | None, RangeFrom]:
    """The reported range; the default where none was reported, or none that can be read."""
    usual = test.usual(sex)
    found = read_range(test, unit, typed.range_text, sex)
    if found is None:
        return usual, RangeFrom.DEFAULT if usual else RangeFrom.NONE
    check_scale(test, unit, shown_value(measure, unit), found, usual, typed.range_text, far)
    return found, RangeFrom.REPORTED


def no_number(text: str) -> bool:
    """True where a laboratory gave no number: an empty cell, "haemolysed", "see comment 3"."""
    plain = " ".join(text.split()).casefold()
    spoilt = plain[:1].isalpha() and any(word in plain for word in _SPOILT)
    return spoilt or plain.startswith(NO_RESULT) or not any(sign.isdecimal() for sign in plain)
