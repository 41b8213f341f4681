"""Inputs of the rules: a value and how old it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TypeAlias

from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.kept_answers import (
    KIND_WORDS,
    as_it_stands,
    can_be_judged,
    plain_number,
)


@dataclass(frozen=True, slots=True)
class Input:
    """One value in its kept spelling. ``age`` is ``None`` where it is not known."""

    value: Answer
    age: timedelta | None


MINUTES_UP_TO = timedelta(hours=2)
HOURS_UP_TO = timedelta(days=2)

Inputs: TypeAlias = Mapping[str, Input]


def whole_minutes(age: timedelta) -> int:
    """Whole minutes, as ages are shown."""
    return int(age / timedelta(minutes=1))


def shown_age(age: timedelta) -> str:
    """An age as people read it: minutes, then hours, then days."""
    total = whole_minutes(age)
    if age < MINUTES_UP_TO:
        return f"{total} min"
    return f"{total // 60} h" if age < HOURS_UP_TO else f"{age.days} days"


def age_by_clock(at: datetime, now: datetime) -> str:
    """The age beside a time of day: 13:56 seen at 14:11 is 15 min old, whatever the seconds."""
    return shown_age(_minute(now) - _minute(at))


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def why_unusable(field: Field, found: Input | None) -> str:
    """Say what keeps a rule from using the input; an empty text where nothing does."""
    if found is None or not found.value:
        return f"{field.label} is not on record. Measure it now."
    if not can_be_judged(field, found.value):
        return (
            f"{field.label} is on record as “{as_it_stands(found.value)}”, and it is to be "
            f"{KIND_WORDS[field.kind]}. Ask or measure it now."
        )
    if field.oldest is None:
        return ""
    if found.age is None:
        return f"{field.label}: it is not known when this was measured. Measure it now."
    if found.age < timedelta():
        return f"{field.label} is dated in the future. Check the time and measure it again."
    if found.age > field.oldest:
        return (
            f"{field.label} is {shown_age(found.age)} old; it may be at most "
            f"{shown_age(field.oldest)} old. Measure it again."
        )
    return ""


def unusable_in_short(field: Field, found: Input | None) -> str:
    """The same for a cell of a table that names the input beside it: “2 h old, limit 30 min”."""
    if found is None or not found.value:
        return "Not on record"
    age, oldest = found.age, field.oldest
    if age is None or oldest is None or age <= oldest or not can_be_judged(field, found.value):
        return why_unusable(field, found)
    return f"{shown_age(age)} old, limit {shown_age(oldest)}"


def number_of(inputs: Inputs, name: str) -> Decimal | None:
    """The input as a number, ``None`` where it is not on record or known only as a limit."""
    found = inputs.get(name)
    return None if found is None else plain_number(found.value)
