"""The charting rules of a regimen file: forms, partial sets, limits, weight marks, schedule."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.charting import (
    PLAIN_CHARTING,
    Charting,
    ChartingForm,
    MonitoringRule,
    WeightMark,
)
from il2nurse.domain.regimen.comparisons import Condition
from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.rules.assessment.answer_checks import CHECKS
from il2nurse.domain.rules.chart.watching import STATES
from il2nurse.regimens.conditions import read_comparisons
from il2nurse.regimens.needed import RegimenWay
from il2nurse.regimens.statements import read_reasons
from il2nurse.regimens.toml.durations import needed_duration
from il2nurse.regimens.toml.problems import nearest
from il2nurse.regimens.toml.table import TomlTable

PARTS: Final = ("charting", "form", "partial_reason", "weight_mark", "monitoring_rule")
WHENS: Final = ("state", "field", "news2_at_least", "red", "reaction_within")
HIGHEST_SCORE: Final = 20
OTHER: Final = "other"


def read_charting(root: TomlTable, fields: Mapping[str, Field], way: RegimenWay) -> Charting:
    """The charting rules; plain ones for a text that was kept before there were any.

    A file that has one of the parts needs them all: marks of a weight where doses go by it, and a
    schedule where the drug runs in.
    """
    if not any(root.has(part) for part in PARTS):
        return PLAIN_CHARTING
    table = root.table("charting", required=True)
    forms = _read_forms(root, fields)
    reasons = read_reasons(root, "partial_reason", fields)
    if reasons and OTHER not in {reason.word for reason in reasons}:
        root.complain(f'one of the reasons must be "{OTHER}".', "partial_reason", 0)
    marks = _read_marks(root) if way.by_weight else ()
    schedule = _read_schedule(root, fields, required=way.in_bag)
    if table is None:
        return PLAIN_CHARTING
    found = Charting(
        forms=forms,
        partial_reasons=reasons,
        late_entry=needed_duration(table, "late_entry"),
        past_entry=needed_duration(table, "past_entry"),
        highest_ml=table.number("highest_ml"),
        confirm_ml=table.number("confirm_ml"),
        longest_gap=needed_duration(table, "longest_gap"),
        urine_longest_gap=needed_duration(table, "urine_longest_gap"),
        urine_edge=needed_duration(table, "urine_edge"),
        longest_line=table.duration("longest_line") or PLAIN_CHARTING.longest_line,
        weight_marks=marks,
        schedule=schedule,
    )
    table.sourced()
    table.maybe_text("note")
    table.done()
    _compare(table, found)
    return found


def _compare(table: TomlTable, found: Charting) -> None:
    if found.confirm_ml > found.highest_ml:
        table.complain('"confirm_ml" lies above "highest_ml".', "confirm_ml")
    if found.late_entry > found.past_entry:
        table.complain('"late_entry" is longer than "past_entry".', "late_entry")
    if found.urine_edge > found.urine_longest_gap:
        table.complain('"urine_edge" is longer than "urine_longest_gap".', "urine_edge")


def _read_forms(root: TomlTable, fields: Mapping[str, Field]) -> Mapping[str, ChartingForm]:
    found = {}
    for table in root.tables("form", required=True):
        asked = []
        for place, name in enumerate(table.texts("fields")):
            if name not in fields:
                near = nearest(name, fields)
                table.complain(f'the field "{name}" is not known; {near}', "fields", place)
            elif not fields[name].chart:
                table.complain(f'"{name}" does not go on the chart.', "fields", place)
            else:
                asked.append(fields[name])
        form = ChartingForm(
            id=table.name("form"),
            title=table.text("title"),
            fields=tuple(asked),
            checks=table.words("checks", CHECKS, "check"),
        )
        table.done()
        found[form.id] = form
    return found


def _read_marks(root: TomlTable) -> tuple[WeightMark, ...]:
    found: list[WeightMark] = []
    for table in root.tables("weight_mark", required=True):
        source, confidence = table.sourced()
        mark = WeightMark(
            id=table.name("weight_mark"),
            percent=table.number("percent"),
            say=table.text("say"),
            source=source,
            confidence=confidence,
        )
        table.done()
        if found and mark.percent <= found[-1].percent:
            table.complain('"percent" must rise from mark to mark.', "percent")
        found.append(mark)
    return tuple(found)


def _read_schedule(
    root: TomlTable, fields: Mapping[str, Field], *, required: bool
) -> tuple[MonitoringRule, ...]:
    tables = root.tables("monitoring_rule", required=required)
    return tuple(_read_rule(table, fields) for table in tables)


def _read_rule(table: TomlTable, fields: Mapping[str, Field]) -> MonitoringRule:
    source, confidence = table.sourced()
    when = table.table("when", required=True)
    state, condition, fell_by, news2, red, within = (None, None, None, None, False, None)
    if when is not None:
        if sum(when.has(key) for key in WHENS) != 1:
            when.complain(f"a rule of the schedule looks at one of: {', '.join(WHENS)}.")
        state = when.maybe_one_of("state", STATES)
        news2 = _score(when)
        red = when.flag("red")
        within = when.duration("reaction_within")
        condition, fell_by = _read_condition(when, fields)
        if not condition:
            when.done()
    rule = MonitoringRule(
        id=table.name("monitoring_rule"),
        every=needed_duration(table, "every"),
        why=table.text("why"),
        say=table.text("say", required=False),
        source=source,
        confidence=confidence,
        continuous=table.flag("continuous"),
        state=state,
        condition=condition,
        fell_by=fell_by,
        news2_at_least=news2,
        red=red,
        reaction_within=within,
    )
    table.done()
    return rule


def _score(when: TomlTable) -> int | None:
    found = when.maybe_whole("news2_at_least")
    if found is not None and not 1 <= found <= HIGHEST_SCORE:
        when.complain(f"the early warning score goes from 1 to {HIGHEST_SCORE}.", "news2_at_least")
    return found


def _read_condition(
    when: TomlTable, fields: Mapping[str, Field]
) -> tuple[Condition | None, Decimal | None]:
    """A condition on a charted value: comparisons, or how far it fell since the value before."""
    name = when.maybe_text("field")
    if not name:
        return None, None
    field = fields.get(name)
    if field is None or not field.chart:
        near = nearest(name, [each.id for each in fields.values() if each.chart])
        when.complain(f'the field "{name}" is not on the chart; {near}', "field")
        return Condition(name), None
    if not when.has("fell_by"):
        return Condition(name, read_comparisons(when, field)), None
    if field.kind is not FieldKind.NUMBER:
        when.complain('"fell_by" is for numbers only.', "fell_by")
    fell_by = when.number("fell_by")
    when.done()
    return Condition(name), fell_by
