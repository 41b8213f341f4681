"""Typed answers: each is read into the spelling in which it is kept, or refused as a slip."""

from datetime import UTC, date, datetime
from decimal import Decimal

from il2nurse.domain.regimen.fields import Answer, Field, FieldKind, Slip, write_vial
from il2nurse.domain.values.mistaken_units import mistaken_unit
from il2nurse.domain.values.quantity import NotANumber, most_decimals, parse_within, show
from il2nurse.domain.values.reported_units import LabUnit, fold_unit, unit_behind
from il2nurse.domain.values.typed_dates import NotADay, read_typed_day


def read_answer(field: Field, raw: Answer) -> Answer:
    """The answer in its kept spelling; raises ``Slip`` with a sentence for the nurse."""
    if not raw or (isinstance(raw, str) and not raw.strip()):
        if field.required:
            raise Slip(field.id, f"{field.label} is not answered yet.")
        return ""
    return READERS[field.kind](field, raw)


def number_as_typed(field: Field, raw: Answer) -> str | None:
    """A number with its unit, where it was typed in another one: "97 micromol/L"; else None."""
    typed = _with_unit(field, raw) if isinstance(raw, str) else None
    if typed is None or typed[1] is None:
        return None
    return f"{show(read_field_number(field, *typed))} {typed[1].name}"


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
            f"{field.label}: “{field.label_of(field.none)}” cannot be chosen with another answer.",
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
        value = read_field_number(field, number, unit)
    except NotANumber as error:
        raise Slip(field.id, f"{field.label}: {error}") from error
    if unit is None:
        return show(check_number(field, value))
    _check_places(field, value, unit.places)
    own = unit.to_own(value)
    _check_limits(field, own)
    return show(own)


def read_field_number(field: Field, typed: str, unit: LabUnit | None = None) -> Decimal:
    """The number as typed; "1.234" is read as it lies within the limits, if only one way does.

    Raises ``NotANumber``; the limits themselves refuse nothing here.
    """

    def fits(value: Decimal) -> bool:
        own = unit.to_own(value) if unit else value
        low, high = field.lowest, field.highest
        return (low is None or low <= own) and (high is None or own <= high)

    return parse_within(typed, unit.places if unit else field.places, fits)


def _with_unit(field: Field, text: str) -> tuple[str, LabUnit | None] | None:
    """A number and the other unit typed behind it; ``None`` for the unit where it is the field's.

    Raises ``Slip`` for a unit that the field has not.
    """
    found = unit_behind(text)
    if found is None:
        return None
    number, other = found
    folded = fold_unit(other)
    # "mL in 8 h" is how long it was collected, and nobody types that behind the number.
    if folded in {fold_unit(field.unit), fold_unit(field.unit.partition(" in ")[0])}:
        return number, None
    for unit in field.units:
        if folded in {fold_unit(name) for name in (unit.name, *unit.also)}:
            return number, unit
    if not field.unit:
        raise Slip(field.id, f"{field.label}: it has no unit; type the number without “{other}”.")
    known = ", ".join((field.unit, *(unit.name for unit in field.units)))
    raise Slip(field.id, f"{field.label}: “{other}” is no unit for it. Use: {known}.")


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


def _in_words(low: Decimal | None, high: Decimal | None) -> str:
    """What can be typed, with every number written as it may be typed."""
    if low is None or high is None:
        return f"at most {show(high)}" if high is not None else f"at least {show(low or Decimal())}"
    return f"only {show(low)}" if low == high else f"accepted: {show(low)} to {show(high)}"


def _check_limits(field: Field, value: Decimal) -> None:
    low, high = field.lowest, field.highest
    if (low is not None and value < low) or (high is not None and value > high):
        may_be = f"{_in_words(low, high)} {field.unit}"
        raise Slip(
            field.id,
            f"{field.label}: {show(value)} {field.unit} cannot be right ({may_be}). "
            "Nothing was recorded; measure or type it again."
            + mistaken_unit(field.other_unit, field.unit, value, low, high),
        )


def _read_text(field: Field, raw: Answer) -> Answer:
    return _one(field, raw)


def _read_date(field: Field, raw: Answer) -> Answer:
    text = _one(field, raw)
    try:
        return read_typed_day(text).isoformat()
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
            typed = f"“{expiry}” is not an expiry date; " if expiry.strip() else ""
            raise Slip(
                field.id,
                f"{field.label}: every vial needs its expiry date. Lot {lot.strip()}: {typed}"
                "write it like 23-Nov-2026, Nov-2026 or 11/2026.",
            ) from None
    return tuple(kept)


READERS = {
    FieldKind.CHOICE: _read_choice,
    FieldKind.MANY: _read_many,
    FieldKind.TICKS: _read_ticks,
    FieldKind.NUMBER: _read_number,
    FieldKind.TEXT: _read_text,
    FieldKind.DATE: _read_date,
    FieldKind.TIME: _read_time,
    FieldKind.VIALS: _read_vials,
}
