"""The questions of the order as a regimen file has them."""

from collections.abc import Mapping, Sequence
from typing import Final

from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.rules import Criterion, Result
from il2nurse.domain.regimen.suitability import NOT_ASKED, Suitability
from il2nurse.regimens.rules import read_rule
from il2nurse.regimens.toml.problems import nearest
from il2nurse.regimens.toml.table import TomlTable

NAME: Final = "suitability"
RESULTS: Final = (Result.WATCH, Result.BLOCK)


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
    found = Suitability(
        say=table.text("say"),
        source=source,
        confidence=confidence,
        fields=tuple(asked.values()),
        rules=rules,
        indication=table.one_of("indication", asked),
        reason=table.maybe_one_of("reason", asked) or "",
        reasoned=table.words("reasoned", [rule.id for rule in rules], "rule"),
        each_dose=table.words("each_dose", [rule.id for rule in rules], "rule")
        if table.has("each_dose")
        else (),
    )
    if found.reasoned and not found.reason:
        table.complain('"reason" is missing; where are the words in which it is given?')
    reason = asked.get(found.reason)
    if reason is not None and (reason.kind is not FieldKind.TEXT or reason.required):
        table.complain("a reason is a text that need not be answered.", "reason")
    table.done()
    return found


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
