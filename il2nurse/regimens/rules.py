"""The rules of a step: a condition and what follows, or a limit of a criterion by its name."""

from collections.abc import Mapping, Sequence
from typing import Final

from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.refusals import OLD_WITNESS, Consequence
from il2nurse.domain.regimen.rules import Condition, Criterion, Result, Rule
from il2nurse.domain.rules.assessment.functions import FLAGS
from il2nurse.regimens.conditions import read_comparisons, read_result
from il2nurse.regimens.toml.problems import nearest
from il2nurse.regimens.toml.table import TomlTable

STEP_RESULTS: Final = (Result.WATCH, Result.BLOCK, Result.HOLD, Result.ABSOLUTE, Result.STOP)
# What a rule takes from the limit that it names.
TAKEN: Final = ("when", "result", "source", "confidence")


def read_rule(
    table: TomlTable, fields: Mapping[str, Field], step: str, criteria: Sequence[Criterion]
) -> Rule:
    """One rule of a step; ``fields`` are those the step asks."""
    if table.has("limit"):
        return _rule_of_limit(table, fields, step, criteria)
    source, confidence = table.sourced()
    rule = Rule(
        id=table.name("rule"),
        when=_condition(table.table("when", required=True), fields, step),
        result=read_result(table, STEP_RESULTS),
        say=table.text("say"),
        source=source,
        confidence=confidence,
        say_charted=table.maybe_text("say_charted"),
        refused=_refused(table),
    )
    table.done()
    return rule


def _refused(table: TomlTable) -> Consequence:
    """What a refused answer leaves behind; a word that is none is complained about."""
    known = (*Consequence, OLD_WITNESS)
    word = table.maybe_one_of("refused", known)
    return Consequence(word) if word and word in known else Consequence.KEEP


def _rule_of_limit(
    table: TomlTable, fields: Mapping[str, Field], step: str, criteria: Sequence[Criterion]
) -> Rule:
    """A rule that holds where a limit does; it may say it in its own words.

    A relative limit is watched: only the assessment counts.
    """
    known = {
        limit.id: (criterion, limit)
        for criterion in criteria
        if criterion.field
        for limit in criterion.limits
    }
    name, rule_id = table.one_of("limit", known), table.name("rule")
    say = table.maybe_text("say")
    charted = table.maybe_text("say_charted")
    for key in TAKEN:
        if table.has(key):
            table.skip(key)
            table.complain(f'"{key}" is that of the limit; leave it out.', key)
    table.done()
    if name not in known:
        return Rule(rule_id, Condition(), Result.WATCH, say or "", "", "")
    criterion, limit = known[name]
    if criterion.field not in fields:
        table.complain(
            f'"{name}" judges "{criterion.field}", which is not asked in the step "{step}".',
            "limit",
        )
    return Rule(
        id=rule_id,
        when=Condition(criterion.field, limit.when),
        result=Result.WATCH if limit.result is Result.RELATIVE else limit.result,
        say=say or limit.say,
        source=limit.source,
        confidence=limit.confidence,
        say_charted=charted,
    )


def _condition(when: TomlTable | None, fields: Mapping[str, Field], step: str) -> Condition:
    if when is None:
        return Condition()
    name = when.maybe_text("field")
    function = when.maybe_one_of("function", FLAGS)
    if bool(name) == bool(function):
        when.complain('a rule looks at one "field" or asks one "function".')
    field = fields.get(name) if name else None
    if name and field is None:
        near = nearest(name, fields)
        when.complain(f'the field "{name}" is not asked in the step "{step}"; {near}', "field")
    comparisons = read_comparisons(when, field) if field else ()
    if not name or field:
        when.done()
    return Condition(name, comparisons, function)
