"""When a regimen file has the prescriber called, and the blood tests that are due in time."""

from collections.abc import Iterable, Mapping
from typing import Final

from il2nurse.domain.regimen.calls import PLAIN_CALLS, CallLimit, Calls, LabsDue, StopReason
from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.reactions import ReactionTerm
from il2nurse.domain.regimen.units import UCUM
from il2nurse.regimens.conditions import check_clashes, read_comparisons
from il2nurse.regimens.toml.durations import needed_duration
from il2nurse.regimens.toml.problems import nearest
from il2nurse.regimens.toml.table import TomlTable

PARTS: Final = ("calls", "call_limit", "labs_due")


def read_calls(root: TomlTable, fields: Mapping[str, Field]) -> Calls:
    """The call limits; none for a text that was kept before there were any.

    A file that has one of the parts needs them all.
    """
    if not any(root.has(part) for part in PARTS):
        return PLAIN_CALLS
    table = root.table("calls", required=True)
    limits = _limits(root, fields)
    due = tuple(_due(each, fields) for each in root.tables("labs_due", required=True))
    if table is None:
        return PLAIN_CALLS
    found = Calls(
        limits=limits,
        labs_due=due,
        fresh=needed_duration(table, "fresh"),
        overdue_after=needed_duration(table, "overdue_after"),
    )
    table.sourced()
    table.done()
    return found


def read_stop_reasons(root: TomlTable, terms: Iterable[ReactionTerm]) -> tuple[StopReason, ...]:
    """The reasons to end an infusion early; those with a "say" have the prescriber called."""
    known = [term.id for term in terms]
    tables = root.tables("stop_reason", required=True)
    return tuple(_stop_reason(table, known) for table in tables)


def _stop_reason(table: TomlTable, terms: Iterable[str]) -> StopReason:
    say = table.maybe_text("say")
    reaction = table.maybe_one_of("reaction", terms)
    source, confidence = table.sourced() if say else (None, None)
    if reaction and not say:
        table.complain('"reaction" goes with a "say": the prescriber is called.', "reaction")
    found = StopReason(
        word=table.name("stop_reason", "word"),
        label=table.text("label"),
        detail=table.maybe_text("detail"),
        say=say,
        reaction=reaction,
        source=source,
        confidence=confidence,
    )
    table.done()
    return found


def _limits(root: TomlTable, fields: Mapping[str, Field]) -> tuple[CallLimit, ...]:
    tables = root.tables("call_limit", required=True)
    found = tuple(_limit(each, fields) for each in tables)
    pairs = list(zip(tables, found, strict=True))
    for judged in {each.field or each.test or "" for each in found}:
        same = [
            (table, limit.id, limit.when)
            for table, limit in pairs
            if judged in (limit.field, limit.test)
        ]
        check_clashes(fields.get(judged), same)
    return found


def _limit(table: TomlTable, fields: Mapping[str, Field]) -> CallLimit:
    source, confidence = table.sourced()
    name, test = table.maybe_text("field"), table.maybe_text("test")
    field = fields.get(name) if name else None
    if bool(name) == bool(test):
        table.complain('a call limit judges one "field" or one laboratory "test".')
    if name and (field is None or not field.chart):
        near = nearest(name, [each.id for each in fields.values() if each.chart])
        table.complain(f'the field "{name}" is not on the chart; {near}', "field")
    unit = table.one_of("unit", UCUM, required=bool(test))
    if field is not None and table.has("unit"):
        table.complain('"unit" is that of the field; leave it out.', "unit")
    when = table.table("when", required=True)
    asks = table.maybe_text("asks")
    if asks and (not test or asks not in fields or not fields[asks].chart):
        near = nearest(asks, [each.id for each in fields.values() if each.chart])
        table.complain(f'a laboratory test "asks" a question of the chart again; {near}', "asks")
    known = bool(test) or field is not None
    limit = CallLimit(
        id=table.name("rule"),
        title=table.text("title"),
        when=read_comparisons(when, field) if when is not None and known else (),
        say=table.text("say"),
        source=source,
        confidence=confidence,
        unit=field.unit if field else unit,
        field=name,
        test=test,
        asks=asks,
    )
    if when is not None and known:
        when.done()
    table.done()
    return limit


def _due(table: TomlTable, fields: Mapping[str, Field]) -> LabsDue:
    source, confidence = table.sourced()
    asked = table.texts("fields", required=False)
    for place, name in enumerate(asked):
        if name not in fields or not fields[name].chart:
            near = nearest(name, [each.id for each in fields.values() if each.chart])
            table.complain(f'the field "{name}" is not on the chart; {near}', "fields", place)
    due = LabsDue(
        id=table.name("labs_due"),
        title=table.text("title"),
        every=needed_duration(table, "every"),
        source=source,
        confidence=confidence,
        fields=tuple(name for name in asked if name in fields),
        tests=table.texts("tests", required=False),
    )
    if not (due.fields or due.tests):
        table.complain('"fields" or "tests" names what is drawn.')
    table.done()
    return due
