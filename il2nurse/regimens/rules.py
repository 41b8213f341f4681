"""The rules of a step: a condition and what follows, or a limit of a criterion.

``limit`` names the limit; with ``through`` the rule holds from there up to and with another limit
of the same criterion that goes on where it ends.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from il2nurse.domain.regimen.comparisons import Comparison, Condition, Op
from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.refusals import OLD_WITNESS, Consequence
from il2nurse.domain.regimen.rules import Criterion, Limit, Result, Rule
from il2nurse.domain.rules.assessment.functions import FLAGS
from il2nurse.regimens.conditions import read_comparisons, read_result
from il2nurse.regimens.toml.problems import nearest
from il2nurse.regimens.toml.table import CONFIDENCES, TomlTable

STEP_RESULTS: Final = (Result.WATCH, Result.BLOCK, Result.HOLD, Result.ABSOLUTE, Result.STOP)
# What a rule takes from the limit that it names.
TAKEN: Final = ("when", "result", "source", "confidence")
BEGINS: Final = (Op.AT_LEAST, Op.ABOVE)
# One comparison ends and the other begins with nothing between and nothing twice.
NOTHING: Final[Mapping[str, Field]] = {}
GOES_ON: Final = ((Op.BELOW, Op.AT_LEAST), (Op.AT_MOST, Op.ABOVE))


def read_rule(
    table: TomlTable,
    fields: Mapping[str, Field],
    step: str,
    criteria: Sequence[Criterion],
    once: Mapping[str, Field] = NOTHING,
) -> Rule:
    """One rule of a step; ``fields`` are those the step asks, ``once`` those of the order."""
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
        say_running=table.maybe_text("say_running"),
        refused=_refused(table),
        unless=_unless(table, fields, step),
        about=table.maybe_one_of("about", fields),
        owes_call=table.flag("owes_call"),
        ordered=_ordered(table, once),
    )
    if rule.about and not rule.when.function:
        table.complain('"about" is for a rule that asks a "function".', "about")
    if rule.owes_call and rule.result is not Result.WATCH:
        table.complain(
            '"owes_call" is for a rule that watches; a hold has its own call.', "owes_call"
        )
    table.done()
    return rule


def _unless(table: TomlTable, fields: Mapping[str, Field], step: str) -> Condition | None:
    """The other answer of the step that lets the rule's pass; none where the rule stands alone."""
    found = table.table("unless")
    if found is None:
        return None
    other = _condition(found, fields, step)
    if other.function:
        found.complain('"unless" looks at one "field" of the step.', "function")
    when = table.data.get("when")
    if isinstance(when, dict) and when.get("field") == other.field:
        found.complain('"unless" looks at another field than "when".', "field")
    return other


def _ordered(table: TomlTable, once: Mapping[str, Field]) -> Condition | None:
    """What the order must have answered for the rule to speak; none where it asks nothing there."""
    found = table.table("ordered")
    if found is None:
        return None
    name = found.text("field")
    field = once.get(name)
    if field is None:
        near = nearest(name, once)
        found.complain(f'"{name}" is not asked under [suitability]; {near}', "field")
        return Condition()
    comparisons = read_comparisons(found, field)
    found.done()
    return Condition(name, comparisons)


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
    through = table.maybe_one_of("through", known)
    say = table.text("say") if through else table.maybe_text("say")
    charted, running = table.maybe_text("say_charted"), table.maybe_text("say_running")
    for key in TAKEN:
        if table.has(key):
            table.skip(key)
            table.complain(f'"{key}" is that of the limit; leave it out.', key)
    table.done()
    if name not in known or (through and through not in known):
        return Rule(rule_id, Condition(), Result.WATCH, say or "", "", "")
    criterion, limit = known[name]
    if criterion.field not in fields:
        table.complain(
            f'"{name}" judges "{criterion.field}", which is not asked in the step "{step}".',
            "limit",
        )
    limits = _through(table, criterion, limit, known[through][1]) if through else (limit,)
    return Rule(
        id=rule_id,
        when=Condition(criterion.field, _joined(limits)),
        result=_in_a_step(limit),
        say=say or limit.say,
        source="; ".join(dict.fromkeys(each.source for each in limits)),
        confidence=_least_sure(limits),
        say_charted=charted,
        say_running=running,
    )


def _least_sure(limits: Sequence[Limit]) -> str:
    """How sure a rule is that rests on several limits; a wrong word was complained of there."""
    words = [each.confidence for each in limits if each.confidence in CONFIDENCES]
    return max(words, key=CONFIDENCES.index, default=limits[0].confidence)


def _in_a_step(limit: Limit) -> Result:
    return Result.WATCH if limit.result is Result.RELATIVE else limit.result


def _through(
    table: TomlTable, criterion: Criterion, first: Limit, last: Limit
) -> tuple[Limit, ...]:
    """The limits of the criterion from the first to the last, which follow one another."""
    ids = [each.id for each in criterion.limits]
    if last.id not in ids or ids.index(last.id) <= ids.index(first.id):
        table.complain(
            f'"{last.id}" is no limit that follows "{first.id}" in its criterion.', "through"
        )
        return (first,)
    limits = criterion.limits[ids.index(first.id) : ids.index(last.id) + 1]
    for one, other in pairwise(limits):
        if not _goes_on(one, other) or _in_a_step(one) is not _in_a_step(other):
            table.complain(
                f'"{other.id}" does not go on where "{one.id}" ends, with the same result.',
                "through",
            )
    return limits


def _goes_on(one: Limit, other: Limit) -> bool:
    """True where the second band begins where the first ends."""
    return any(
        end.op is last and Comparison(begin, end.operand) in other.when
        for end in one.when
        for last, begin in GOES_ON
    )


def _joined(limits: Sequence[Limit]) -> tuple[Comparison, ...]:
    """One band from the beginning of the first to the end of the last."""
    first, last = limits[0], limits[-1]
    if first is last:
        return first.when
    begins = tuple(each for each in first.when if each.op in BEGINS)
    return (*begins, *(each for each in last.when if each.op not in BEGINS))


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
