"""The steps of a dose: their order, their questions, their rules, and who signs."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from il2nurse.domain.people import Role
from il2nurse.domain.regimen.fields import OF_DATE, Field, FieldKind
from il2nurse.domain.regimen.regimen import GIVES, Act, Panel, Phase, Step, WitnessRule
from il2nurse.domain.regimen.rules import Criterion, Rule
from il2nurse.domain.regimen.statements import Statement
from il2nurse.domain.rules.assessment.answer_checks import CHECKS
from il2nurse.regimens.after_stop import read_after_stop
from il2nurse.regimens.conditions import check_clashes
from il2nurse.regimens.rules import read_rule
from il2nurse.regimens.toml.problems import nearest
from il2nurse.regimens.toml.table import TomlTable


class StepStatements(NamedTuple):
    """The statements of the file that a step may name: to be known, and to be taught."""

    known: Sequence[Statement]
    teaching: Sequence[Statement]


class RuleLooks(NamedTuple):
    """What the rules of a step may look at besides its answers: criteria, and the order's own."""

    criteria: Sequence[Criterion]
    once: Mapping[str, Field]


# Their pages have no room for statements, so none may be lost there.
SILENT = frozenset({Act.DOUBLE_CHECK, Act.SIGN})


def read_steps(
    root: TomlTable,
    fields: Mapping[str, Field],
    statements: StepStatements,
    criteria: Sequence[Criterion],
    charted: frozenset[str] = frozenset(),
    once: Sequence[Field] = (),
) -> tuple[Step, ...]:
    """Every step in its order; a form asks the ``charted`` fields instead, the order ``once``.

    A rule of a step may name a limit of the ``criteria``, and an answer of the order.
    """
    tables = root.tables("step", required=True)
    of_order = {field.id: field for field in once}
    looks = RuleLooks(criteria, of_order)
    steps = tuple(_read(table, fields, statements, looks) for table in tables)
    for table, step in zip(tables, steps, strict=True):
        _check_act(table, step)
    _check_acts(root, steps)
    for place, (before, after) in enumerate(pairwise(steps), start=1):
        if list(Phase).index(after.phase) < list(Phase).index(before.phase):
            tables[place].complain(f'a step of "{before.phase}" stands before it.', "phase")
    asked = {field.id for step in steps for field in step.fields}
    _check_asked(root, fields, charted | of_order.keys() | asked)
    return steps


def _read(
    table: TomlTable,
    fields: Mapping[str, Field],
    statements: StepStatements,
    looks: RuleLooks,
) -> Step:
    name = table.name("step")
    asked = _asked(table, fields)
    source, confidence = table.sourced()
    roles = table.words("roles", [role.value for role in Role], "role")
    rules = _rules(table, asked, name, looks)
    step = Step(
        id=name,
        title=table.text("title"),
        short=table.text("short"),
        phase=table.word("phase", Phase),
        say=table.text("say"),
        why=table.text("why"),
        source=source,
        confidence=confidence,
        fields=tuple(asked.values()),
        rules=rules,
        act=table.word("act", Act, Act.ANSWER),
        panel=table.word("panel", Panel, Panel.NONE),
        roles=_roles(roles),
        witness=_witness_rule(table, asked),
        checks=table.words("checks", CHECKS, "check"),
        expires=table.duration("expires"),
        teaching=table.words("teaching", _ids(statements.teaching), "teaching point"),
        know=table.words("know", _ids(statements.known), "statement"),
        say_running=table.maybe_text("say_running"),
        stop_at_once=table.maybe_text("stop_at_once"),
        after_stop=read_after_stop(table, asked, name, rules),
    )
    table.done()
    return step


def _ids(statements: Sequence[Statement]) -> list[str]:
    return [each.id for each in statements]


def _roles(words: Sequence[str]) -> frozenset[Role]:
    return frozenset(role for role in Role if role.value in words)


def _asked(table: TomlTable, fields: Mapping[str, Field]) -> dict[str, Field]:
    found = {}
    for place, name in enumerate(table.texts("fields", required=False)):
        if name not in fields:
            near = nearest(name, fields)
            table.complain(f'the field "{name}" is not known; {near}', "fields", place)
        elif fields[name].derived:
            table.complain(f'"{name}" is worked out and cannot be asked.', "fields", place)
        else:
            table.source.claim("field asked in a step", name, (*table.path, "fields"))
            found[name] = fields[name]
    for name, field in found.items():
        timing = found.get(field.timed_by) if field.timed_by else None
        if field.timed_by and (timing is None or timing.kind is not FieldKind.TIME):
            near = nearest(field.timed_by, found)
            table.complain(
                f'"{name}" is timed by "{field.timed_by}", which is no time asked here; {near}',
                "fields",
            )
        _check_report(table, field, found)
    return found


def _check_report(table: TomlTable, field: Field, asked: Mapping[str, Field]) -> None:
    """Complain of a test on whose report a number cannot stand: its day is asked for here."""
    with_, own = field.reported_with, f"{field.id}{OF_DATE}"
    dated = [name.removesuffix(OF_DATE) for name in asked if name.endswith(OF_DATE)]
    if with_ and with_ not in dated:
        near = nearest(with_, dated)
        say = f'"{field.id}" is reported with "{with_}", whose day is not asked here; {near}'
        table.complain(say, "fields")
    if with_ and own in asked:
        table.complain(f'"{field.id}" is reported with "{with_}" and has a day too.', "fields")


def _rules(
    table: TomlTable, asked: Mapping[str, Field], step: str, looks: RuleLooks
) -> tuple[Rule, ...]:
    tables = table.tables("rule")
    rules = tuple(read_rule(each, asked, step, *looks) for each in tables)
    for field in asked.values():
        check_clashes(
            field,
            [
                (each, rule.id, rule.when.comparisons)
                for each, rule in zip(tables, rules, strict=True)
                if rule.when.field == field.id and rule.ordered is None
            ],
        )
    return rules


def _witness_rule(table: TomlTable, asked: Mapping[str, Field]) -> WitnessRule | None:
    # Older texts call it ``second``.
    witness = table.table("second" if table.has("second") else "witness")
    if witness is None:
        return None
    roles = _roles(witness.words("roles", [role.value for role in Role], "role"))
    if not roles:
        witness.complain('"roles" is missing; who may sign?')
    name = witness.maybe_one_of("field", asked)
    words = asked[name].words() if name and name in asked else ()
    found = WitnessRule(
        roles=roles,
        meaning=witness.text("meaning"),
        field=name,
        unless=witness.words("unless", words, "word"),
    )
    if bool(found.field) != bool(found.unless):
        witness.complain('"field" and "unless" go together.')
    witness.done()
    return found


def _check_act(table: TomlTable, step: Step) -> None:
    if step.act in SILENT and (step.know or step.teaching):
        table.complain(f'a step with the act "{step.act}" shows neither "know" nor "teaching".')
    if step.act is not Act.DOUBLE_CHECK:
        return
    if step.witness is None or step.witness.field:
        table.complain("a double check needs a witness, always.")
    if not step.fields:
        table.complain("a double check needs fields.")
    if step.panel is not Panel.NONE:
        table.complain("the panel of a double check would show the first values.", "panel")
    for place, field in enumerate(step.fields):
        if not field.expect:
            table.complain(
                f'"{field.id}" needs "expect", else it cannot be checked.', "fields", place
            )


def _check_acts(root: TomlTable, steps: Sequence[Step]) -> None:
    acts = [step.act for step in steps]
    gives = Act.INJECT if Act.INJECT in acts else Act.INFUSE
    once = (Act.DOUBLE_CHECK, gives, Act.OBSERVE_AFTER, Act.SIGN)
    for act in once:
        if acts.count(act) != 1:
            root.complain(f'exactly one step has the act "{act}", not {acts.count(act)}.')
    if len(GIVES & set(acts)) > 1:
        root.complain("a dose is infused or injected, not both.")
    order = [act for act in acts if act in once]
    if sorted(order, key=once.index) != order:
        root.complain(f"these acts must stand in this order: {', '.join(once)}.")
    if acts and acts[-1] is not Act.SIGN:
        root.complain("the last step must be the one that is signed.")
    if [step.panel for step in steps].count(Panel.ASSESSMENT) != 1:
        root.complain('exactly one step has the panel "assessment".')


def _check_asked(root: TomlTable, fields: Mapping[str, Field], asked: frozenset[str]) -> None:
    for place, name in enumerate(fields):
        if name not in asked and not fields[name].derived:
            root.complain(f'the field "{name}" is not asked in any step or form.', "field", place)
