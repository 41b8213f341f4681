"""Who signs after a refused answer, and which pre-tests may be waived: what a file says of it."""

from collections.abc import Sequence
from typing import Final

from il2nurse.domain.people import Role
from il2nurse.domain.regimen.fields import Field, Waivable
from il2nurse.domain.regimen.refusals import AfterRefusal, Consequence
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Criterion, Result, Rule
from il2nurse.domain.rules.assessment.pre_tests import is_pre_test
from il2nurse.regimens.toml.problems import nearest
from il2nurse.regimens.toml.table import TomlTable

AGAINST: Final = frozenset({Result.HOLD, Result.ABSOLUTE, Result.STOP})


def read_after_refusal(root: TomlTable, steps: Sequence[Step]) -> AfterRefusal | None:
    """The table ``[after_refusal]``; a rule that asks for a witness needs it."""
    table = root.table("after_refusal")
    if table is None:
        asking = [rule.id for step in steps for rule in step.rules if _takes_two(rule.refused)]
        if asking:
            root.complain(f'"{asking[0]}" asks for a witness; [after_refusal] says which.')
        return None
    words = table.words("roles", [role.value for role in Role], "role")
    source, confidence = table.sourced()
    found = AfterRefusal(
        roles=frozenset(role for role in Role if role.value in words),
        changed=table.text("changed"),
        discarded=table.text("discarded"),
        source=source,
        confidence=confidence,
    )
    if not found.roles:
        table.complain('"roles" is missing; who may sign?')
    table.done()
    return found


def _takes_two(refusal: Consequence) -> bool:
    return refusal in (Consequence.WITNESS, Consequence.DISCARD)


def read_waivable(
    root: TomlTable, steps: Sequence[Step], criteria: Sequence[Criterion]
) -> tuple[Waivable, ...]:
    """Every table ``[[waivable]]``: a test without which a prescriber may let a course go on."""
    asked = {field.id: field for step in steps for field in step.fields}
    rules = [rule for step in steps for rule in step.rules]
    judged = {each.field for each in criteria}
    found = []
    for table in root.tables("waivable"):
        source, confidence = table.sourced()
        name = table.text("field")
        words = asked[name].words() if name in asked else ()
        missing = tuple(table.words("missing", words, "word"))
        each = Waivable(name, table.text("say"), missing, source, confidence)
        table.done()
        table.source.claim("field that may be waived", each.field, (*table.path, "field"))
        if why := _never(each.field, asked, rules, judged):
            table.complain(why, "field")
        found.append(each)
    return tuple(found)


def _never(
    name: str, asked: dict[str, Field], rules: Sequence[Rule], judged: set[str | None]
) -> str | None:
    """Why a field may not be waived; ``None`` where it may."""
    tests = [each.id for each in asked.values() if is_pre_test(each)]
    if name not in tests:
        return f'"{name}" is no pre-test and cannot be waived; {nearest(name, tests)}'
    if asked[name].hard_gate:
        return f'"{name}" is a hard gate and is never waived.'
    if not asked[name].required:
        return f'"{name}" is not required, so that nothing is waived.'
    if name in judged:
        return f'"{name}" is judged by a criterion and is never waived.'
    if against := next((rule.id for rule in rules if _rules_out(rule, name)), None):
        return f'"{name}" can rule a dose out by "{against}" and is never waived.'
    return None


def _rules_out(rule: Rule, name: str) -> bool:
    """Whether a result of the field is a contraindication, and not merely missing."""
    return rule.when.field == name and (
        rule.result in AGAINST or rule.refused is not Consequence.KEEP
    )
