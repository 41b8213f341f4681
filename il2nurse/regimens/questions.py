"""The fields of a regimen file: what may be asked, and how an answer may look."""

import re
from collections.abc import Mapping
from decimal import Decimal

from il2nurse.domain.record.chart.fluids import INTAKE, OUTPUT
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import (
    IN_TURN,
    SEXES,
    UNKNOWN_SEX,
    Choice,
    Field,
    FieldKind,
    Slip,
)
from il2nurse.domain.regimen.typed_answers import read_answer
from il2nurse.domain.regimen.units import UCUM
from il2nurse.domain.regimen.vocabulary import DERIVED
from il2nurse.domain.rules.assessment.answer_checks import MATCHES
from il2nurse.domain.rules.assessment.functions import EXPECTED
from il2nurse.domain.values.mistaken_units import OTHER_UNITS
from il2nurse.domain.values.quantity import show
from il2nurse.regimens.toml.problems import nearest
from il2nurse.regimens.toml.reported_units import read_other_units
from il2nurse.regimens.toml.table import TomlTable

MOST_PLACES = 6

_UNUSUAL = ("unusual_change", "unusual_percent", "other_unit", "units")
_OF_NUMBERS = (
    *("lowest", "highest", "places", "expect", "tolerance", "intake", "output"),
    *_UNUSUAL,
)
_OF_ONE_KIND = {
    "ahead": FieldKind.TIME,
    "one_lot": FieldKind.VIALS,
    "all_at_once": FieldKind.TICKS,
}
_CHOSEN = frozenset({FieldKind.CHOICE, FieldKind.MANY, FieldKind.TICKS})
_LOINC = re.compile(r"[0-9]{1,7}-[0-9]")


def read_fields(root: TomlTable) -> Mapping[str, Field]:
    """Every field by its id."""
    found: dict[str, Field] = {}
    for table in root.tables("field", required=True):
        field = _read(table)
        _check(table, field)
        found.setdefault(field.id, field)
    return found


def _read(table: TomlTable) -> Field:
    source, confidence = table.sourced()
    field = Field(
        id=table.name("field"),
        label=table.text("label"),
        kind=table.word("kind", FieldKind),
        source=source,
        confidence=confidence,
        unit=table.one_of("unit", UCUM, required=False),
        short=table.maybe_text("short"),
        hint=table.maybe_text("hint"),
        required=table.flag("required", default=True),
        choices=_choices(table),
        none=table.maybe_text("none"),
        lowest=table.maybe_number("lowest"),
        highest=table.maybe_number("highest"),
        places=table.maybe_whole("places"),
        chart=table.flag("chart"),
        derived=table.flag("derived"),
        ahead=table.flag("ahead"),
        one_lot=table.flag("one_lot"),
        all_at_once=table.flag("all_at_once"),
        on_file=table.duration("on_file"),
        oldest=table.duration("oldest"),
        loinc=table.maybe_text("loinc"),
        matches=table.maybe_one_of("matches", MATCHES),
        timed_by=table.maybe_text("timed_by"),
        expect=table.maybe_one_of("expect", EXPECTED),
        tolerance=table.maybe_number("tolerance") or Decimal(0),
        intake=table.maybe_one_of("intake", INTAKE),
        output=table.maybe_one_of("output", OUTPUT),
        unusual_change=table.maybe_number("unusual_change"),
        unusual_percent=table.maybe_number("unusual_percent"),
        other_unit=table.maybe_one_of("other_unit", OTHER_UNITS),
        units=read_other_units(table),
        usual=_usual(table),
        asked_of=_asked_of(table),
        hard_gate=table.flag("hard_gate"),
        numbers=table.texts("numbers", required=False),
        reported_with=table.maybe_text("reported_with"),
    )
    table.done()
    return field


def _asked_of(table: TomlTable) -> tuple[str, ...]:
    """The sexes of whom it is asked; one that nobody recorded is never left out."""
    if not table.has("asked_of"):
        return ()
    named = table.words("asked_of", SEXES, "sex")
    if UNKNOWN_SEX not in named:
        table.complain(f'"asked_of" must name "{UNKNOWN_SEX}" too.', "asked_of")
    return tuple(named)


def _usual(table: TomlTable) -> str | tuple[str, ...] | None:
    if table.word("kind", FieldKind) is FieldKind.MANY:
        return table.texts("usual", required=False) or None
    return table.maybe_text("usual")


def _choices(table: TomlTable) -> tuple[Choice, ...]:
    found = []
    for choice in table.tables("choices"):
        found.append(
            Choice(
                word=choice.text("word"),
                label=choice.text("label"),
                detail=choice.maybe_text("detail"),
            )
        )
        choice.done()
    words = [choice.word for choice in found]
    for place, word in enumerate(words):
        if word in words[:place]:
            table.complain(f'the word "{word}" stands twice.', "choices", place)
    return tuple(found)


def _check(table: TomlTable, field: Field) -> None:
    _check_chosen(table, field)
    for key, kind in _OF_ONE_KIND.items():
        if field.kind is not kind:
            _refuse(table, key, f'needs kind = "{kind}"')
    if field.kind is FieldKind.NUMBER:
        _check_number(table, field)
    else:
        for key in _OF_NUMBERS:
            _refuse(table, key, "is for numbers only")
    if field.matches and field.kind not in (FieldKind.TEXT, FieldKind.DATE):
        table.complain('"matches" is for texts and dates only.', "matches")
    _check_record(table, field)
    _check_usual(table, field)


def _check_usual(table: TomlTable, field: Field) -> None:
    """What a scenario spells out for the moment ("now", "all", a sum) is read when it is played."""
    spelled = field.expect or field.kind not in (FieldKind.NUMBER, FieldKind.CHOICE, FieldKind.MANY)
    in_turn = field.id == vocabulary.INJECTION_SITE.id and field.usual == IN_TURN
    if field.usual is None or spelled or in_turn or table.source.problems:
        return
    try:
        read_answer(field, field.usual)
    except Slip as slip:
        table.complain(f'"usual" is no answer. {slip}', "usual")


def _refuse(table: TomlTable, key: str, why: str) -> None:
    if table.has(key):
        table.complain(f'"{key}" {why}.', key)


def _check_chosen(table: TomlTable, field: Field) -> None:
    if field.kind not in _CHOSEN:
        _refuse(table, "choices", "is for choice, many and ticks only")
    elif not field.choices:
        table.complain(f'"choices" is missing; a field of kind {field.kind} needs words.')
    elif field.kind is FieldKind.CHOICE and len(field.choices) == 1:
        table.complain("one word alone is no choice.", "choices")
    if field.kind is not FieldKind.MANY:
        _refuse(table, "none", "is for many only")
    elif field.none not in field.words():
        near = nearest(field.none or "", field.words())
        table.complain(f'"none" must be one of the words; {near}')


def _check_number(table: TomlTable, field: Field) -> None:
    for key in ("unit", "lowest", "highest"):
        if not table.has(key):
            table.complain(f'"{key}" is missing; a number needs it.')
    low, high = field.lowest, field.highest
    if low is not None and high is not None and low > high:
        table.complain(f'"lowest" {show(low)} lies above "highest" {show(high)}.', "lowest")
    if table.has("tolerance") and not (field.expect and field.tolerance > 0):
        table.complain('"tolerance" is above zero and stands beside "expect".', "tolerance")
    _check_places(table, field)
    _check_unusual(table, field)


def _check_unusual(table: TomlTable, field: Field) -> None:
    for key in _UNUSUAL:
        if not field.chart:
            _refuse(table, key, 'needs "chart = true"')
    for key, value in (
        ("unusual_change", field.unusual_change),
        ("unusual_percent", field.unusual_percent),
    ):
        if value is not None and value <= 0:
            table.complain(f'"{key}" must be above zero.', key)
    if field.other_unit and field.other_unit in OTHER_UNITS:
        asked, _ = OTHER_UNITS[field.other_unit]
        if asked != field.unit:
            table.complain(f'"{field.other_unit}" is mistaken for {asked} only.', "other_unit")


def _check_places(table: TomlTable, field: Field) -> None:
    if field.places is None:
        return
    if field.places > MOST_PLACES:
        table.complain(f'"places" may be at most {MOST_PLACES}.', "places")
        return
    for key, limit in (("lowest", field.lowest), ("highest", field.highest)):
        if limit is not None and limit % Decimal(1).scaleb(-field.places):
            table.complain(f'"{key}" has more decimals than "places" allows.', key)


def _check_test(table: TomlTable, field: Field) -> None:
    if field.kind not in (FieldKind.CHOICE, FieldKind.NUMBER) or field.on_file is None:
        for key in ("numbers", "reported_with"):
            _refuse(table, key, 'is for a choice or number with "on_file" only')


def _check_record(table: TomlTable, field: Field) -> None:
    for key in ("on_file", "oldest", "loinc"):
        if not field.chart:
            _refuse(table, key, 'needs "chart = true"')
    _check_test(table, field)
    if field.derived and field.chart:
        table.complain("a field is either worked out or charted, not both.", "derived")
    worked_out = [needed.id for needed in DERIVED]
    if field.derived and field.id not in worked_out:
        near = nearest(field.id, worked_out)
        table.complain(f'the register cannot work out "{field.id}"; {near}', "derived")
    if field.loinc and not _LOINC.fullmatch(field.loinc):
        table.complain(f'"{field.loinc}" is not a LOINC code.', "loinc")
    if field.intake and field.output:
        table.complain("a volume is either intake or output, not both.", "output")
