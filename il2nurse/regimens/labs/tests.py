"""The tests of a laboratory file: units that cannot be confused, limits, ranges, names."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.labs.tests import (
    Catalogue,
    CorrectedCalcium,
    Effect,
    LabTest,
    Range,
    UsualRange,
    is_loinc,
    names_of,
    tests_by_name,
)
from il2nurse.domain.values.quantity import show
from il2nurse.domain.values.reported_units import LabUnit, fold_unit
from il2nurse.regimens.toml.problems import nearest
from il2nurse.regimens.toml.reported_units import read_other_units, read_places
from il2nurse.regimens.toml.table import TomlTable

SEXES: Final = ("female", "male")
EFFECTS: Final = tuple(effect.value for effect in Effect if effect)


def read_catalogue(root: TomlTable) -> Catalogue | None:
    """Every test, found by each of its names."""
    head = root.table("laboratory", required=True)
    corrected = root.table("corrected_calcium", required=True)
    tests: dict[str, LabTest] = {}
    for table in root.tables("test", required=True):
        test = _read_test(table)
        tests.setdefault(test.id, test)
    if head is None or corrected is None:
        root.done()
        return None
    catalogue = Catalogue(
        version=head.text("version"),
        notice=head.text("notice"),
        tests=tests,
        unlike_times=_times(head, "unlike"),
        leap_times=_leap_times(head),
        range_times=_times(head, "range_scale"),
        range_unlike_times=_times(head, "range_unlike"),
        corrected_calcium=_corrected(corrected, tests),
        other_specimens=_other_specimens(head),
        _by_word=tests_by_name(tests),
    )
    head.done()
    root.done()
    return catalogue


def _leap_times(head: TomlTable) -> Decimal | None:
    """From how many times the last value a result is marked; a site's file may mark none."""
    table = head.table("leap")
    return None if table is None else _times_of(table)


def _times(head: TomlTable, name: str) -> Decimal:
    table = head.table(name, required=True)
    return Decimal(1) if table is None else _times_of(table)


def _times_of(table: TomlTable) -> Decimal:
    times = table.number("times")
    table.sourced()
    if times <= 1:
        table.complain('"times" must be above 1.', "times")
    table.done()
    return times


def _other_specimens(head: TomlTable) -> frozenset[str]:
    """The words of other specimens; none in a site's file that tells none."""
    table = head.table("other_specimen")
    if table is None:
        return frozenset()
    words = table.texts("words")
    table.sourced()
    table.done()
    return frozenset(word.casefold() for word in words)


def _corrected(table: TomlTable, tests: Mapping[str, LabTest]) -> CorrectedCalcium:
    source, confidence = table.sourced()
    corrected = CorrectedCalcium(
        calcium=_asked(table, "calcium", tests),
        albumin=_asked(table, "albumin", tests),
        result=_asked(table, "result", tests),
        per_g_dl=table.number("per_g_dl"),
        albumin_g_dl=table.number("albumin_g_dl"),
        within_hours=table.maybe_whole("within_hours") or 0,
        source=source,
        confidence=confidence,
    )
    if not corrected.within_hours:
        table.complain('"within_hours" is missing; how far apart may the specimens lie?')
    if corrected.result in tests and not tests[corrected.result].worked_out:
        table.complain(f'the test "{corrected.result}" must be "worked_out".', "result")
    table.done()
    return corrected


def _asked(table: TomlTable, key: str, tests: Mapping[str, LabTest]) -> str:
    value = table.text(key)
    if value and value not in tests:
        table.complain(f'the test "{value}" is not known; {nearest(value, tests)}', key)
    return value


def _read_test(table: TomlTable) -> LabTest:
    source, confidence = table.sourced()
    worked_out = table.flag("worked_out")
    test = LabTest(
        id=table.name("test"),
        label=table.text("label"),
        short=table.text("short"),
        group=table.text("group"),
        units=_units(table),
        source=source,
        confidence=confidence,
        lowest=table.maybe_number("lowest", required=not worked_out) or Decimal(0),
        highest=table.maybe_number("highest", required=not worked_out) or Decimal(0),
        field=table.text("field", required=False),
        loinc=_loinc(table, required=not worked_out),
        loinc_also=_sister_codes(table),
        also=table.texts("also", required=False),
        ranges=_ranges(table),
        effect=_effect(table),
        effect_source=table.text("effect_source")
        if table.has("effect")
        else table.maybe_text("effect_source"),
        worked_out=worked_out,
    )
    _check(table, test)
    table.done()
    return test


def _effect(table: TomlTable) -> Effect:
    word = table.one_of("effect", EFFECTS, required=False)
    return Effect(word) if word in EFFECTS else Effect.NONE


def _check(table: TomlTable, test: LabTest) -> None:
    if not test.worked_out and test.lowest >= test.highest:
        low, high = show(test.lowest), show(test.highest)
        table.complain(f'"lowest" {low} must lie below "highest" {high}.', "lowest")
    if test.field:
        table.source.claim("field of a test", test.field, (*table.path, "field"))
    for word in names_of(test):
        table.source.claim("name of a test", word, table.path)


def _loinc(table: TomlTable, *, required: bool) -> str:
    code = table.text("loinc", required=required)
    if code and not is_loinc(code):
        table.complain(f'"{code}" is not a LOINC code: its check digit is wrong.', "loinc")
    return code


def _sister_codes(table: TomlTable) -> tuple[str, ...]:
    codes = table.texts("loinc_also", required=False)
    for code in codes:
        if not is_loinc(code):
            table.complain(f'"{code}" is not a LOINC code: its check digit is wrong.', "loinc_also")
    return codes


def _units(table: TomlTable) -> tuple[LabUnit, ...]:
    own = LabUnit(
        name="" if table.flag("without_unit") else table.text("unit"),
        places=read_places(table),
        also=table.texts("unit_also", required=False),
    )
    units = (own, *read_other_units(table))
    taken: dict[str, str] = {}
    for unit in units:
        for spelling in dict.fromkeys(map(fold_unit, (unit.name, *unit.also))):
            first = taken.setdefault(spelling, unit.name)
            if first != unit.name:
                table.complain(f'"{spelling}" could be "{first}" or "{unit.name}".', "units")
    return units


def _ranges(table: TomlTable) -> tuple[UsualRange, ...]:
    found: list[UsualRange] = []
    for each in table.tables("range"):
        source, confidence = each.sourced()
        sex = each.one_of("sex", SEXES, required=False)
        low, high = each.maybe_number("low"), each.maybe_number("high")
        if low is None and high is None:
            each.complain('a range has "low", "high" or both.')
        elif low is not None and high is not None and low >= high:
            each.complain(f'"low" {show(low)} must lie below "high" {show(high)}.', "low")
        each.done()
        found.append(UsualRange(sex, Range(low, high), source, confidence))
    sexes = sorted(each.sex for each in found)
    if sexes not in ([], [""], list(SEXES)):
        table.complain("ranges are one for everybody, or one for each sex.", "range")
    return tuple(found)
