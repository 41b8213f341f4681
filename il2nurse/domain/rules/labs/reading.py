"""From what was typed or pasted to a result: refused where it cannot be meant, converted once."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.labs.results import RangeFrom, Received
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.labs.tests import LabTest, Range
from il2nurse.domain.regimen.labs.units import LabUnit
from il2nurse.domain.values.measure import Measure
from il2nurse.domain.values.quantity import (
    NotANumber,
    most_decimals,
    parse_decimal,
    round_half_up,
    show,
)
from il2nurse.domain.values.text import MONTHS
from il2nurse.domain.values.wall_clock import NotOneInstant, one_instant

OLDEST: Final = timedelta(days=366)
THOUSANDTHS: Final = 3
SIGNS: Final = {"≤": "<=", "≥": ">=", "<": "<", ">": ">", "<=": "<=", ">=": ">="}

_SIGNED = re.compile(r"(<=|>=|[<>≤≥])?\s*(.*)", re.DOTALL)
_THREE_DECIMALS = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
_BETWEEN = re.compile(r"([0-9.,]+)\s*(?:-|–|to)\s*([0-9.,]+)", re.IGNORECASE)
_BEYOND = re.compile(r"(<=|>=|[<>≤≥])\s*([0-9.,]+)")
_ISO = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(Z|[+-][0-9]{2}:[0-9]{2})?"
)
_WORDED = re.compile(r"([0-9]{1,2})-([A-Za-z]{3})-([0-9]{4}) ([0-9]{2}):([0-9]{2})")


@dataclass(frozen=True, slots=True)
class TypedResult:
    """One result as it was typed or pasted, nothing read yet but the test and the time."""

    test: str
    value: str
    unit: str
    specimen: datetime
    comparator: str = ""
    range_text: str = ""


def receive(test: LabTest, typed: TypedResult, sex: str) -> Received:
    """The result as it is kept; raises ``Slip`` where it cannot be meant. Nothing is guessed."""
    if test.worked_out:
        raise Slip("test", f"{test.label} is worked out from other results and never typed.")
    unit = read_unit(test, typed.unit)
    value, comparator = read_value(test, unit, typed.value, typed.comparator)
    own = check_own(test, unit, Measure(value, comparator))
    usual, came_from = _range(test, unit, typed.range_text, sex)
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


def read_unit(test: LabTest, text: str) -> LabUnit:
    """The unit as reported; a missing or unknown one is refused."""
    unit = test.find_unit(text)
    if unit is not None:
        return unit
    known = ", ".join(each.name or "no unit" for each in test.units)
    if not text.strip():
        raise Slip("unit", f"{test.label}: the unit is missing. It may be: {known}.")
    raise Slip("unit", f"{test.label}: “{text.strip()}” is not a unit of it. It may be: {known}.")


def read_value(test: LabTest, unit: LabUnit, text: str, comparator: str) -> tuple[Decimal, str]:
    """The number and its comparator, which stands before it or in a place of its own."""
    match = _SIGNED.fullmatch(text.strip())
    sign, number = (match[1] or "", match[2]) if match else ("", text)
    apart = comparator.strip()
    if apart and apart not in SIGNS:
        raise Slip("comparator", f"{test.label}: “{apart}” is not one of <, <=, >, >=.")
    if sign and apart and SIGNS[sign] != SIGNS[apart]:
        raise Slip("comparator", f"{test.label}: “{apart}” and “{text.strip()}” do not agree.")
    try:
        value = _number(test, unit, number)
    except NotANumber as error:
        raise Slip("value", f"{test.label}: {error}") from error
    if value != round_half_up(value, Decimal(1).scaleb(-unit.places)):
        most = most_decimals(unit.places)
        raise Slip(
            "value", f"{test.label}: {show(value)} {unit.name} has too many decimals; {most}."
        )
    return value, SIGNS.get(sign or apart, "")


def _number(test: LabTest, unit: LabUnit, text: str) -> Decimal:
    """The number; "1.234" is one and 234 thousandths only where it cannot be 1234.

    A mark is never read as one between thousands: where that is possible, the text is refused.
    """
    try:
        return parse_decimal(text)
    except NotANumber:
        if unit.places < THOUSANDTHS or not _THREE_DECIMALS.fullmatch(text.strip()):
            raise
        value = parse_decimal(f"{text.strip()}0")
        if test.lowest <= unit.to_own(value * 1000) <= test.highest:
            raise
        return value


def check_own(test: LabTest, unit: LabUnit, measure: Measure) -> Decimal:
    """The value in the test's own unit; raises ``Slip`` outside the slip limits."""
    own = unit.to_own(measure.value)
    if test.lowest <= own <= test.highest:
        return own
    low, high = (unit.from_own(limit) for limit in (test.lowest, test.highest))
    accepted = " to ".join(Measure(limit).shown(unit.places, grouped=True) for limit in (low, high))
    raise Slip(
        "value",
        f"{test.label}: {measure.shown(grouped=True)} {unit.name} cannot be right "
        f"(accepted: {accepted} {unit.name}). Look at the value and at the unit again."
        + _other_unit(test, unit, measure),
    )


def _other_unit(test: LabTest, unit: LabUnit, measure: Measure) -> str:
    fitting = [
        each.name
        for each in test.units
        if each is not unit and test.lowest <= each.to_own(measure.value) <= test.highest
    ]
    return f" Was it reported in {' or '.join(fitting)}?" if fitting else ""


def _range(test: LabTest, unit: LabUnit, text: str, sex: str) -> tuple[Range | None, RangeFrom]:
    if text.strip():
        return read_range(test, unit, text), RangeFrom.REPORTED
    usual = test.usual(sex)
    return usual, RangeFrom.DEFAULT if usual else RangeFrom.NONE


def read_range(test: LabTest, unit: LabUnit, text: str) -> Range:
    """A range as reported, "0.6-1.2", "<5" or ">60", in the test's own unit."""
    plain = text.strip().strip("()[]").strip()
    ends: tuple[str, str] = ("", "")
    if between := _BETWEEN.fullmatch(plain):
        ends = (between[1], between[2])
    elif beyond := _BEYOND.fullmatch(plain):
        ends = ("", beyond[2]) if SIGNS[beyond[1]] in ("<", "<=") else (beyond[2], "")
    else:
        raise Slip(
            "range",
            f"{test.label}: “{text.strip()}” is not a reference range. "
            "Write it like 0.6-1.2, <5 or >60, in the unit of the value.",
        )
    try:
        low, high = (unit.to_own(parse_decimal(end)) if end else None for end in ends)
    except NotANumber as error:
        raise Slip("range", f"{test.label}, reference range: {error}") from error
    if low is not None and high is not None and low >= high:
        raise Slip("range", f"{test.label}: the reference range “{plain}” ends before it begins.")
    return Range(low, high)


def read_specimen_time(text: str, zone: tzinfo) -> datetime:
    """When the specimen was taken, on the ward's clock unless the text says how far from UTC.

    Raises ``Slip`` for any other spelling, and for a time that came twice or never.
    """
    plain = " ".join(text.split())
    if iso := _ISO.fullmatch(plain):
        local = _instant(f"{iso[1]}T{iso[2]}", text)
        if iso[3]:
            return _instant(f"{iso[1]}T{iso[2]}{iso[3]}", text).astimezone(UTC)
    elif (worded := _WORDED.fullmatch(plain)) and worded[2].capitalize() in MONTHS:
        month = MONTHS.index(worded[2].capitalize()) + 1
        day = f"{worded[3]}-{month:02}-{int(worded[1]):02}"
        local = _instant(f"{day}T{worded[4]}:{worded[5]}", text)
    else:
        raise _no_time(text)
    try:
        return one_instant(local, zone)
    except NotOneInstant as error:
        raise Slip("specimen", str(error)) from error


def _instant(text: str, shown: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise _no_time(shown) from None


def _no_time(text: str) -> Slip:
    return Slip(
        "specimen",
        f"“{text.strip()}” is not a time of the specimen. "
        "Write it like 2026-11-20 14:05 or 20-Nov-2026 14:05.",
    )


def check_specimen_time(at: datetime, now: datetime) -> datetime:
    """The time where the specimen can have been taken then; raises ``Slip`` else."""
    if at > now:
        raise Slip("specimen", "The time of the specimen lies in the future. Look at it again.")
    if now - at > OLDEST:
        raise Slip("specimen", "The specimen is more than a year old. Look at the year again.")
    return at
