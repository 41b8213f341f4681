"""What a regimen asks: every question with what may be answered, and how long the answer serves."""

from collections.abc import Iterator
from datetime import timedelta

from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.inputs import shown_age
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.quantity import show_grouped
from il2nurse.readable.words import source_in_words


def question_rows(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    """Each question that a person answers; what is worked out is among the figures and rules."""
    for field in regimen.fields.values():
        if not field.derived:
            source = source_in_words(field.source, field.confidence)
            yield field.label, "; ".join(_answer(field)), "; ".join(_good_for(field)), source


def waivable_rows(regimen: Regimen) -> Iterator[tuple[str, ...]]:
    """Each test without which a prescriber may let a course go on."""
    for each in regimen.waivable:
        source = source_in_words(each.source, each.confidence)
        yield f"{regimen.fields[each.field].label}: {each.say}", source


def _answer(field: Field) -> Iterator[str]:
    match field.kind:
        case FieldKind.NUMBER if field.lowest is not None and field.highest is not None:
            between = f"{show_grouped(field.lowest)} to {show_grouped(field.highest)} {field.unit}"
            yield f"{between.strip()}; beyond it is a slip"
        case FieldKind.DATE:
            yield "A date"
        case FieldKind.TIME:
            yield "A time"
        case FieldKind.VIALS:
            yield "Lot and expiry of each vial"
        case _:
            yield " · ".join(choice.label for choice in field.choices) or "A text"
    if not field.required:
        yield "need not be answered"
    if field.asked_of:
        yield f"asked of: {', '.join(field.asked_of)}"
    if field.hard_gate:
        yield "a hard gate: nobody waives it"


def _good_for(field: Field) -> Iterator[str]:
    """How long it stays on file, and how long a rule takes it."""
    for word, age in (("on file", field.on_file), ("for a rule", field.oldest)):
        if age:
            yield f"{word} {_written(age)}"


def _written(age: timedelta) -> str:
    return f"{age.days} days" if age >= timedelta(days=2) else shown_age(age)
