"""The questions of the order as a regimen file has them, and those that the chart answers too."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from il2nurse.domain.regimen.comparisons import Comparison, Condition
from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.rules import Criterion, Result
from il2nurse.domain.regimen.suitability import (
    NOT_ASKED,
    Agreement,
    GivenHow,
    KnownAnswer,
    Suitability,
    Tried,
)
from il2nurse.domain.values.quantity import show
from il2nurse.regimens.bands import accepted, band_of, words_of
from il2nurse.regimens.conditions import check_clashes, read_comparisons
from il2nurse.regimens.rules import read_rule
from il2nurse.regimens.toml.problems import nearest
from il2nurse.regimens.toml.table import TomlTable

NAME: Final = "suitability"
RESULTS: Final = (Result.WATCH, Result.BLOCK)
CHARTED: Final = frozenset({FieldKind.CHOICE, FieldKind.NUMBER})
NO_REASON: Final = '"reason" is missing; where are the words in which it is given?'

Row = tuple[TomlTable, str, tuple[Comparison, ...]]


def read_suitability(
    root: TomlTable, fields: Mapping[str, Field], criteria: Sequence[Criterion]
) -> Suitability:
    """The questions of the order; none where the file has no such table."""
    table = root.table(NAME)
    if table is None:
        return NOT_ASKED
    asked = _asked(table, fields)
    source, confidence = table.sourced()
    tables = table.tables("rule")
    rules = tuple(read_rule(each, asked, NAME, criteria) for each in tables)
    for each, rule in zip(tables, rules, strict=True):
        if rule.result not in RESULTS:
            each.complain("at the order a rule watches or blocks.", "result")
        if rule.when.function:
            each.complain("at the order a rule looks at one field.", "when")
    reason = _reason(table, asked)
    found = Suitability(
        say=table.text("say"),
        source=source,
        confidence=confidence,
        fields=tuple(asked.values()),
        rules=rules,
        indication=table.one_of("indication", asked),
        reason=reason,
        reasoned=table.words("reasoned", [rule.id for rule in rules], "rule"),
        each_dose=table.words("each_dose", [rule.id for rule in rules], "rule")
        if table.has("each_dose")
        else (),
        known=tuple(_known(each, asked, fields) for each in table.tables("on_file")),
        tried=tuple(_tried(each, asked, reason) for each in table.tables("tried")),
    )
    if found.reasoned and not reason:
        table.complain(NO_REASON)
    table.done()
    return found


def _reason(table: TomlTable, asked: Mapping[str, Field]) -> str:
    """The question in which a reason is given; empty where the table names none."""
    name = table.maybe_one_of("reason", asked) or ""
    field = asked.get(name)
    if field is not None and (field.kind is not FieldKind.TEXT or field.required):
        table.complain("a reason is a text that need not be answered.", "reason")
    return name


def _asked(table: TomlTable, fields: Mapping[str, Field]) -> dict[str, Field]:
    found = {}
    for place, name in enumerate(table.texts("fields")):
        if name not in fields:
            near = nearest(name, fields)
            table.complain(f'the field "{name}" is not known; {near}', "fields", place)
        elif fields[name].derived or fields[name].chart:
            table.complain(f'"{name}" is charted or worked out, not asked.', "fields", place)
        else:
            table.source.claim("field asked in a step", name, (*table.path, "fields"))
            found[name] = fields[name]
    return found


def _known(
    table: TomlTable, asked: Mapping[str, Field], fields: Mapping[str, Field]
) -> KnownAnswer:
    """A question of the order with each value on file, and what agrees with it."""
    source, confidence = table.sourced()
    chosen = {name: field for name, field in asked.items() if field.choices}
    filed = {
        name: field
        for name, field in fields.items()
        if field.chart and field.on_file and field.kind in CHARTED
    }
    name, charted = table.one_of("field", chosen), table.one_of("charted", filed)
    agrees = _agreements(table, chosen.get(name), filed.get(charted))
    found = KnownAnswer(
        id=table.name("known answer"),
        field=name,
        charted=charted,
        agrees=agrees,
        say=table.text("say"),
        source=source,
        confidence=confidence,
    )
    table.done()
    return found


def _tried(table: TomlTable, asked: Mapping[str, Field], usual: str) -> Tried:
    """For how long something was to be tried, and the answers that say that it was.

    Its words stand in a question of their own, or, where the table names none, in the ``usual``.
    """
    source, confidence = table.sourced()
    chosen = {name: field for name, field in asked.items() if field.choices}
    name = table.one_of("field", chosen)
    answers = table.words("answers", chosen[name].words() if name in chosen else (), "answer")
    months = table.maybe_whole("months")
    if not answers:
        table.complain('"answers" is missing; a list of texts is needed.')
    if not months:
        table.complain('"months" is missing; a whole number above zero is needed.')
    reason = _reason(table, asked) or usual
    if not reason:
        table.complain(NO_REASON)
    found = Tried(
        id=table.name("tried treatment"),
        field=name,
        answers=answers,
        given=table.word("given", GivenHow),
        months=months or 1,
        reason=reason,
        say=table.text("say"),
        source=source,
        confidence=confidence,
    )
    table.done()
    return found


def _agreements(
    table: TomlTable, asked: Field | None, charted: Field | None
) -> tuple[Agreement, ...]:
    rows: list[Row] = []
    found: list[Agreement] = []
    for each in table.tables("agrees", required=True):
        when = each.table("when", required=True)
        answers = each.words("answers", asked.words() if asked else (), "answer")
        if when is None or asked is None or charted is None:
            continue
        if not answers:
            each.complain('"answers" is missing; a list of texts is needed.')
        comparisons = read_comparisons(when, charted)
        when.done()
        each.done()
        rows.append((each, f"agrees {len(rows) + 1}", comparisons))
        found.append(Agreement(Condition(charted.id, comparisons), answers))
    if charted is not None and rows:
        check_clashes(charted, rows)
        for left in _left_out(charted, [when for _, _, when in rows]):
            table.complain(f'nothing says which answers agree with "{charted.id}" {left}.')
    return tuple(found)


def _left_out(field: Field, bands: Sequence[tuple[Comparison, ...]]) -> Iterator[str]:
    """What may be on file and has no row."""
    if field.choices:
        known = frozenset[str]().union(*(words_of(field, each) for each in bands))
        yield from (f'= "{word}"' for word in field.words() if word not in known)
        return
    whole = accepted(field)
    met = sorted((band_of(each).both(whole) for each in bands), key=lambda b: (b.low, not b.low_in))
    low, low_in = whole.low, True
    for band in met:
        if band.low > low or (band.low == low and low_in and not band.low_in):
            yield f"from {show(low)} to {show(band.low)}"
        low, low_in = band.high, not band.high_in
    if low < whole.high or low_in:
        yield f"from {show(low)} up"
