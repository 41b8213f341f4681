"""Checks that a regimen has whatever code needs by name, asked in the way that code reads it."""

from collections.abc import Iterator, Mapping

from il2nurse.domain.regimen.charting import ChartingForm
from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.units import UCUM
from il2nurse.domain.regimen.vocabulary import FORMS, VOCABULARY, NeededField, Part
from il2nurse.regimens.toml.problems import nearest
from il2nurse.regimens.toml.table import TomlTable


def check_needed(
    root: TomlTable,
    fields: Mapping[str, Field],
    forms: Mapping[str, ChartingForm],
    *,
    neuro: bool,
) -> None:
    """Refuse a regimen that lacks what code needs by name, or asks it otherwise.

    A text that was kept before there was charting, or a neurological check, needs none of theirs.
    """
    parts = {Part.DOSE, *([Part.CHARTING] if forms else []), *([Part.NEURO] if neuro else [])}
    places = {name: place for place, name in enumerate(fields)}
    for needed in VOCABULARY:
        if needed.id in fields:
            for sentence in _differences(needed, fields[needed.id]):
                root.complain(sentence, "field", places[needed.id])
        elif needed.part in parts:
            root.complain(
                f'the field "{needed.id}" ({needed.label}) is missing; the program needs it for '
                f"{needed.part}."
            )
    for name in FORMS if forms else ():
        if name not in forms:
            root.complain(f'the form "{name}" is missing; {nearest(name, forms)}')


def _differences(needed: NeededField, field: Field) -> Iterator[str]:
    """How a field differs from what code reads under its name."""
    if field.kind is not needed.kind:
        yield f'"{field.id}" must be of kind {needed.kind}, as the program reads it.'
    if needed.ucum and UCUM.get(field.unit) != needed.ucum:
        units = " or ".join(unit for unit, code in UCUM.items() if code == needed.ucum)
        yield f'"{field.id}" must be in {units}, as the program reads it.'
    if needed.loinc and field.loinc and field.loinc != needed.loinc:
        yield f'"{field.id}" has the LOINC code {needed.loinc}, not {field.loinc}.'
    for word in needed.words:
        if word not in field.words():
            yield f'"{field.id}" must offer the word "{word}", which the program knows.'
