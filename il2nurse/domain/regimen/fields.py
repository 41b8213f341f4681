"""The kinds of answer a regimen can ask for, and the slips that are refused while typing."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeAlias

from il2nurse.domain.values.measure import read_measure
from il2nurse.domain.values.mistaken_units import mistaken_unit
from il2nurse.domain.values.quantity import NotANumber, most_decimals, parse_within, show
from il2nurse.domain.values.reported_units import LabUnit, fold_unit
from il2nurse.domain.values.typed_dates import NotADay, read_day

Answer: TypeAlias = "str | tuple[str, ...]"

_UNIT_BEHIND: Final = re.compile(
    r"([0-9]+(?:[.,][0-9]+)?)\s*((?:[x×]\s*)?10[^0-9.,\s].*|[^0-9.,\s].*)"
)


class Slip(ValueError):
    """A typed value that cannot be meant; nothing was kept. The text is for the nurse."""

    def __init__(self, field: str, sentence: str) -> None:
        """Name the field, so that the page can point at it."""
        super().__init__(sentence)
        self.field = field


class FieldKind(StrEnum):
    """How a field is asked and how its answer is written."""

    CHOICE = "choice"
    MANY = "many"
    TICKS = "ticks"
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    VIALS = "vials"


@dataclass(frozen=True, slots=True)
class Choice:
    """One word that may be chosen, and what the page shows for it."""

    word: str
    label: str
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One question.

    ``lowest`` and ``highest`` catch slips only; danger is the business of rules. ``places`` is the
    most decimals a number may have. ``chart`` posts the answer to the patient's chart. An answer
    already on the chart serves for ``on_file``; as input of a rule it serves for ``oldest``.
    ``timed_by`` names the field of the same step that tells when it was measured; without it, now.
    ``derived`` fields are worked out from the register and never typed at the bedside. A number
    with ``expect`` must agree with the sum to within ``tolerance``. ``intake`` and ``output`` post
    a volume under that kind. A change against the last value above ``unusual_change``, or above
    ``unusual_percent`` of it, is confirmed before it is charted. ``other_unit`` is the unit in
    which the value is often read by mistake. ``units`` are other units that may be typed behind the
    number; it is converted by their exact factors, and what was typed is kept beside it.
    """

    id: str
    label: str
    kind: FieldKind
    source: str
    confidence: str
    unit: str = ""
    short: str | None = None
    hint: str | None = None
    required: bool = True
    choices: tuple[Choice, ...] = ()
    none: str | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None
    places: int | None = None
    chart: bool = False
    derived: bool = False
    on_file: timedelta | None = None
    oldest: timedelta | None = None
    loinc: str | None = None
    matches: str | None = None
    timed_by: str | None = None
    expect: str | None = None
    tolerance: Decimal = Decimal(0)
    intake: str | None = None
    output: str | None = None
    unusual_change: Decimal | None = None
    unusual_percent: Decimal | None = None
    other_unit: str | None = None
    units: tuple[LabUnit, ...] = ()

    def as_typed(self, raw: Answer) -> str:
        """A number with its unit, where it was typed in another one: "97 micromol/L"; else ""."""
        typed = _with_unit(self, raw) if isinstance(raw, str) else None
        if typed is None or typed[1] is None:
            return ""
        return f"{show(_parse(self, *typed))} {typed[1].name}"

    def words(self) -> tuple[str, ...]:
        """The words that may be chosen."""
        return tuple(choice.word for choice in self.choices)

    def label_of(self, word: str) -> str:
        """What the page shows for a chosen word; the word itself where it is unknown."""
        return next((choice.label for choice in self.choices if choice.word == word), word)

    def read(self, raw: Answer) -> Answer:
        """The answer in its kept spelling; raises ``Slip`` with a sentence for the nurse."""
        if not raw or (isinstance(raw, str) and not raw.strip()):
            if self.required:
                raise Slip(self.id, f"{self.label} is not answered yet.")
            return ""
        return _READERS[self.kind](self, raw)

    def shown(self, answer: Answer) -> str:
        """The answer as people read it, with its unit."""
        if not answer:
            return "not recorded"
        if isinstance(answer, tuple):
            if self.kind is FieldKind.VIALS:
                return "; ".join(shown_vial(vial) for vial in answer)
            return "; ".join(self.label_of(word) for word in answer)
        match self.kind:
            case FieldKind.CHOICE:
                return self.label_of(answer)
            case FieldKind.NUMBER:
                return f"{read_measure(answer).shown(self.places)} {self.unit}".strip()
            case FieldKind.DATE:
                return date.fromisoformat(answer).strftime("%d-%b-%Y")
            case _:
                return answer


def write_vial(lot: str, expiry: date) -> str:
    """A vial as one answer: its lot and its expiry date."""
    return f"{lot.strip()}|{expiry.isoformat()}"


def read_vial(vial: str) -> tuple[str, date]:
    """Lot and expiry of a kept vial."""
    lot, _, expiry = vial.rpartition("|")
    return lot, date.fromisoformat(expiry)


def shown_vial(vial: str) -> str:
    """A vial as people read it."""
    lot, expiry = read_vial(vial)
    return f"lot {lot}, expires {expiry:%d-%b-%Y}"


def _one(field: Field, raw: Answer) -> str:
    if isinstance(raw, tuple):
        raise Slip(field.id, f"{field.label} takes one answer.")
    return raw.strip()


def _several(raw: Answer) -> tuple[str, ...]:
    return (raw,) if isinstance(raw, str) else raw


def _read_choice(field: Field, raw: Answer) -> Answer:
    word = _one(field, raw)
    if word not in field.words():
        allowed = ", ".join(field.words())
        raise Slip(field.id, f"{field.label}: “{word}” is not one of {allowed}.")
    return word


def _read_many(field: Field, raw: Answer) -> Answer:
    words = _several(raw)
    for word in words:
        _read_choice(field, word)
    if field.none and field.none in words and len(words) > 1:
        raise Slip(
            field.id,
            f"{field.label}: “{field.label_of(field.none)}” cannot stand beside another answer.",
        )
    return tuple(word for word in field.words() if word in words)


def _read_ticks(field: Field, raw: Answer) -> Answer:
    words = _read_many(field, raw)
    open_items = [choice.label for choice in field.choices if choice.word not in words]
    if open_items:
        raise Slip(field.id, f"{field.label}: not ticked yet: {'; '.join(open_items)}.")
    return words


def _read_number(field: Field, raw: Answer) -> Answer:
    text = _one(field, raw)
    number, unit = _with_unit(field, text) or (text, None)
    try:
        value = _parse(field, number, unit)
    except NotANumber as error:
        raise Slip(field.id, f"{field.label}: {error}") from error
    if unit is None:
        return show(check_number(field, value))
    _check_places(field, value, unit.places)
    own = unit.to_own(value)
    _check_limits(field, own)
    return show(own)


def _parse(field: Field, number: str, unit: LabUnit | None) -> Decimal:
    """The number as typed; three decimals are read where thousands of it lie outside the limits."""

    def fits(value: Decimal) -> bool:
        own = unit.to_own(value) if unit else value
        low, high = field.lowest, field.highest
        return (low is None or low <= own) and (high is None or own <= high)

    return parse_within(number, unit.places if unit else field.places, fits)


def _with_unit(field: Field, text: str) -> tuple[str, LabUnit | None] | None:
    """A number and the other unit typed behind it; ``None`` for the unit where it is the field's.

    Raises ``Slip`` for a unit that the field has not.
    """
    found = _UNIT_BEHIND.fullmatch(text.strip()) if field.units else None
    if found is None:
        return None
    folded = fold_unit(found[2])
    if folded == fold_unit(field.unit):
        return found[1], None
    for unit in field.units:
        if folded in {fold_unit(name) for name in (unit.name, *unit.also)}:
            return found[1], unit
    known = ", ".join((field.unit, *(unit.name for unit in field.units)))
    raise Slip(
        field.id, f"{field.label}: “{found[2].strip()}” is not a unit of it. It may be: {known}."
    )


def check_number(field: Field, value: Decimal) -> Decimal:
    """The value where it lies within the slip limits; raises ``Slip`` where it cannot be meant."""
    _check_places(field, value, field.places)
    _check_limits(field, value)
    return value


def _check_places(field: Field, value: Decimal, places: int | None) -> None:
    decimals = len(show(value).partition(".")[2])
    if places is not None and decimals > places:
        most = most_decimals(places)
        raise Slip(field.id, f"{field.label}: {show(value)} has too many decimals; {most}.")


def _check_limits(field: Field, value: Decimal) -> None:
    low, high = field.lowest, field.highest
    if (low is not None and value < low) or (high is not None and value > high):
        limits = " to ".join(show(limit) for limit in (low, high) if limit is not None)
        raise Slip(
            field.id,
            f"{field.label}: {show(value)} {field.unit} cannot be right "
            f"(accepted: {limits} {field.unit}). Nothing was recorded; measure or type it again."
            + mistaken_unit(field.other_unit, field.unit, value, low, high),
        )


def _read_text(field: Field, raw: Answer) -> Answer:
    return _one(field, raw)


def _read_date(field: Field, raw: Answer) -> Answer:
    text = _one(field, raw)
    try:
        return read_day(text).isoformat()
    except NotADay as problem:
        raise Slip(field.id, f"{field.label}: “{text}” {problem}.") from None


def _read_time(field: Field, raw: Answer) -> Answer:
    text = _one(field, raw)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise Slip(field.id, f"{field.label}: “{text}” is not a time; write it like 14:05.")
    return at.astimezone(UTC).isoformat()


def _read_vials(field: Field, raw: Answer) -> Answer:
    kept = []
    for vial in _several(raw):
        lot, _, expiry = vial.rpartition("|")
        if not lot.strip():
            raise Slip(field.id, f"{field.label}: every vial needs its lot.")
        try:
            kept.append(write_vial(lot, date.fromisoformat(expiry)))
        except ValueError:
            typed = f"“{expiry}” is no expiry date; " if expiry.strip() else ""
            raise Slip(
                field.id,
                f"{field.label}: every vial needs its expiry date. Lot {lot.strip()}: {typed}"
                "write it like 23-Nov-2026, Nov-2026 or 11/2026.",
            ) from None
    return tuple(kept)


_READERS = {
    FieldKind.CHOICE: _read_choice,
    FieldKind.MANY: _read_many,
    FieldKind.TICKS: _read_ticks,
    FieldKind.NUMBER: _read_number,
    FieldKind.TEXT: _read_text,
    FieldKind.DATE: _read_date,
    FieldKind.TIME: _read_time,
    FieldKind.VIALS: _read_vials,
}
