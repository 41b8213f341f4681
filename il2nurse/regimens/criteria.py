"""The criteria before a dose: inputs that exist, bands that do not clash, a count that is last."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.rules import Criterion, Limit
from il2nurse.domain.regimen.units import UCUM
from il2nurse.domain.rules.assessment.functions import RELATIVE_COUNT, UNLESS, VALUES
from il2nurse.domain.values.quantity import show
from il2nurse.regimens.conditions import OPERATORS, check_clashes, read_limit
from il2nurse.regimens.figures import Figures
from il2nurse.regimens.needed import RegimenWay
from il2nurse.regimens.toml.problems import nearest
from il2nurse.regimens.toml.table import TomlTable

# What a criterion says and the figure it must agree with.
AGREES: Final[Mapping[str, str]] = {
    vocabulary.DOSES_GIVEN.id: "doses_per_cycle",
    vocabulary.DOSES_HELD.id: "held_doses_stop_cycle",
    vocabulary.HOURS_SINCE_START.id: "earliest_hours_after_start",
    RELATIVE_COUNT: "relative_stop_count",
}


def read_criteria(
    root: TomlTable, fields: Mapping[str, Field], figures: Figures, way: RegimenWay
) -> tuple[Criterion, ...]:
    """Every criterion in its order."""
    found = []
    for table in root.tables("criterion", required=True):
        criterion = _read(table, fields)
        _check_figure(table, criterion, figures)
        found.append(criterion)
    if way.counts_relative:
        _check_count(root, found)
    return tuple(found)


def _read(table: TomlTable, fields: Mapping[str, Field]) -> Criterion:
    name = table.maybe_one_of("field", _judged(fields))
    function = table.maybe_one_of("function", VALUES)
    field = fields.get(name) if name else None
    if bool(name) == bool(function):
        table.complain('a criterion judges one "field" or asks one "function".')
    unit = table.one_of("unit", UCUM, required=False)
    criterion = Criterion(
        id=table.name("criterion"),
        title=table.text("title"),
        system=table.text("system"),
        limits=_limits(table, field, fields, known=bool(field or function in VALUES)),
        field=name,
        function=function,
        unit=field.unit if field else unit,
        optional=table.flag("optional"),
        unless=table.maybe_one_of("unless", UNLESS),
        advice=table.maybe_text("advice"),
        advice_source=table.maybe_text("advice_source"),
    )
    _check_input(table, field, unit)
    _check_needs(table, function, fields)
    table.done()
    return criterion


def _judged(fields: Mapping[str, Field]) -> list[str]:
    kinds = OPERATORS.keys() - {FieldKind.DATE, FieldKind.TICKS}
    return [
        name
        for name, field in fields.items()
        if (field.chart or field.derived) and field.kind in kinds
    ]


def _limits(
    table: TomlTable, field: Field | None, fields: Mapping[str, Field], *, known: bool
) -> tuple[Limit, ...]:
    tables = table.tables("limit", required=True)
    if not known:
        return ()
    limits = tuple(read_limit(each, field, fields) for each in tables)
    if not (field and field.kind is FieldKind.MANY):
        rows = [(each, limit.id, limit.when) for each, limit in zip(tables, limits, strict=True)]
        check_clashes(field, rows)
    return limits


def _check_input(table: TomlTable, field: Field | None, unit: str) -> None:
    if field is None:
        if table.has("function") and not unit:
            table.complain('"unit" is missing; a value that is worked out needs it.')
        return
    if table.has("unit"):
        table.complain('"unit" is that of the field; leave it out.', "unit")
    if field.chart and field.oldest is None:
        table.complain(f'the field "{field.id}" needs "oldest": how old may it be?', "field")


def _check_needs(table: TomlTable, function: str | None, fields: Mapping[str, Field]) -> None:
    if function is None or function not in VALUES:
        return
    for needed in VALUES[function].needs:
        if needed not in fields:
            near = nearest(needed, fields)
            table.complain(f'"{function}" needs the field "{needed}"; {near}', "function")
        elif not (fields[needed].chart or fields[needed].derived):
            table.complain(f'"{function}" needs "{needed}" on the chart.', "function")


def _check_figure(table: TomlTable, criterion: Criterion, figures: Figures) -> None:
    name = AGREES.get(criterion.field or criterion.function or "")
    if name is None or name not in figures.known:
        return
    value = figures.value(name)
    operands = {
        comparison.operand
        for limit in criterion.limits
        for comparison in limit.when
        if isinstance(comparison.operand, Decimal)
    }
    if value not in operands:
        table.complain(f'no limit agrees with the figure "{name}", which is {show(value)}.')


def _check_count(root: TomlTable, found: list[Criterion]) -> None:
    places = [place for place, one in enumerate(found) if one.function == RELATIVE_COUNT]
    if len(places) != 1:
        root.complain(f'exactly one criterion has the function "{RELATIVE_COUNT}".')
    elif places[0] != len(found) - 1:
        root.complain(f'"{RELATIVE_COUNT}" must be the last criterion.', "criterion", places[0])
