"""Comparisons and criterion limits, each checked against the field it looks at."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Final

from il2nurse.domain.people import PERMISSIONS, May, Role
from il2nurse.domain.regimen.comparisons import DATED, NUMERIC, Comparison, Condition, Op
from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.rules import Limit, Overridable, Recount, Result, Resume
from il2nurse.domain.values.quantity import show
from il2nurse.regimens.bands import accepted, band_of, words_of
from il2nurse.regimens.toml.problems import nearest
from il2nurse.regimens.toml.table import TomlTable

LIMIT_RESULTS: Final = (
    Result.WATCH,
    Result.RELATIVE,
    Result.HOLD,
    Result.ABSOLUTE,
    Result.STOP,
)
OVERRIDABLE: Final = ("guideline", "proposal")
ONE_WORD: Final = frozenset({Op.IS, Op.IS_NOT})
OPERATORS: Final[Mapping[FieldKind, frozenset[Op]]] = {
    FieldKind.CHOICE: frozenset({Op.IS, Op.IS_NOT, Op.ONE_OF, Op.NONE_OF}),
    FieldKind.MANY: frozenset({Op.INCLUDES, Op.NONE_OF}),
    FieldKind.TICKS: frozenset({Op.INCLUDES}),
    FieldKind.NUMBER: NUMERIC,
    FieldKind.DATE: DATED,
}


def read_limit(table: TomlTable, field: Field | None, fields: Mapping[str, Field]) -> Limit:
    """One band of a criterion; without a field it judges a number that is worked out."""
    source, confidence = table.sourced()
    when = table.table("when", required=True)
    limit = Limit(
        id=table.name("rule"),
        when=() if when is None else read_comparisons(when, field),
        result=read_result(table, LIMIT_RESULTS),
        say=table.text("say"),
        source=source,
        confidence=confidence,
        override=_override(table),
        counts=table.flag("counts"),
        recount=_recount(table, field),
        resume=_resume(table, field, fields),
    )
    if when is not None:
        when.done()
    _check_override(table, limit)
    _check_followed(table, limit)
    table.done()
    return limit


def _recount(table: TomlTable, field: Field | None) -> Recount | None:
    """When a value is measured again before it counts; none where it counts at once."""
    found = table.table("recount")
    if found is None:
        return None
    source, confidence = found.sourced()
    after, within = (found.duration(name, required=True) for name in ("after", "within"))
    say = found.text("say")
    found.done()
    if field is None or not field.chart:
        found.complain("only a value that is charted can be measured again.")
    if not after or not within or after >= within:
        found.complain('"after" must be shorter than "within".', "after")
        return None
    return Recount(after, within, say, source, confidence)


def _resume(table: TomlTable, field: Field | None, fields: Mapping[str, Field]) -> Resume | None:
    """What must be true before the dose that follows a hold for this limit."""
    found = table.table("resume")
    if found is None:
        return None
    source, confidence = found.sourced()
    when = found.table("when", required=True)
    resume = Resume(
        id=found.name("rule"),
        when=() if when is None or field is None else read_comparisons(when, field),
        say=found.text("say"),
        source=source,
        confidence=confidence,
        also=_also(found, fields),
    )
    if when is not None:
        when.done()
    if field is None or not field.chart:
        found.complain("only a charted value can be asked for after a hold.")
    found.done()
    return resume


def _also(table: TomlTable, fields: Mapping[str, Field]) -> Condition | None:
    """The other value that is asked for after a hold; none where the first one is enough."""
    when = table.table("also")
    if when is None:
        return None
    name = when.one_of("field", [each for each, field in fields.items() if field.chart])
    other = fields.get(name)
    also = Condition(name, read_comparisons(when, other) if other else ())
    if other is not None:
        when.done()
        if other.oldest is None:
            when.complain(f'the field "{name}" needs "oldest": how old may it be?', "field")
    return also


def _check_followed(table: TomlTable, limit: Limit) -> None:
    """A hold may count as well and ask for more after it; what counts or stops may be recounted."""
    if limit.counts and limit.result not in (Result.HOLD, Result.RELATIVE):
        table.complain('"counts" is for a hold; what is relative counts by itself.', "counts")
    if limit.resume and limit.result is not Result.HOLD:
        table.complain("only a hold asks for something before the next dose.", "resume")
    if limit.recount and limit.result not in (Result.RELATIVE, Result.ABSOLUTE):
        table.complain("only what counts or stops the cycle is counted again.", "recount")


def _override(table: TomlTable) -> Overridable | None:
    """Who is the witness of an override and how long it serves; none where the file names none."""
    found = table.table("override")
    if found is None:
        return None
    words = found.words("roles", [role.value for role in Role], "role")
    lasts = found.duration("lasts", required=True) or timedelta()
    found.done()
    roles = frozenset(role for role in Role if role.value in words)
    if not roles or any(May.WITNESS not in PERMISSIONS[role] for role in roles):
        found.complain(
            '"roles" names who may be the witness; each of them must be a role that may.'
        )
    return Overridable(roles, lasts)


def _check_override(table: TomlTable, limit: Limit) -> None:
    if limit.override is None:
        return
    if limit.result is not Result.HOLD:
        table.complain(
            "only a hold can be overridden: a watched value needs no override, a relative one is "
            "overridden where it is counted, and what stops the cycle never is.",
            "override",
        )
    elif limit.confidence not in OVERRIDABLE:
        table.complain(
            f"a hold of the {limit.confidence} is never overridden, only one of a guideline or a "
            "proposal.",
            "override",
        )


def read_result(table: TomlTable, allowed: tuple[Result, ...]) -> Result:
    """The result of a rule or limit, one of those it may have."""
    word = table.one_of("result", [result.value for result in allowed])
    return Result(word) if word in {result.value for result in allowed} else Result.WATCH


def read_comparisons(when: TomlTable, field: Field | None) -> tuple[Comparison, ...]:
    """Every comparison of a condition, each checked against the field it looks at."""
    allowed = NUMERIC if field is None else OPERATORS.get(field.kind, frozenset())
    found = []
    for key in when.data:
        if key in ("field", "function"):
            continue
        if key not in {op.value for op in allowed}:
            _refuse_operator(when, key, field, allowed)
            continue
        operand = _operand(when, Op(key), field)
        if operand is not None:
            found.append(Comparison(Op(key), operand))
    if not when.data.keys() - {"field", "function"}:
        when.complain("there is nothing to compare with.")
    _check_reach(when, field, tuple(found))
    return tuple(found)


def _refuse_operator(
    when: TomlTable, key: str, field: Field | None, allowed: frozenset[Op]
) -> None:
    when.skip(key)
    words = [op.value for op in allowed]
    if key in {op.value for op in Op}:
        what = "a number that is worked out" if field is None else f"a field of kind {field.kind}"
        when.complain(f'"{key}" does not fit {what}; {nearest("", words)}', key)
    else:
        when.complain(f'"{key}" is not a comparison; {nearest(key, words)}', key)


def _operand(when: TomlTable, op: Op, field: Field | None) -> Decimal | tuple[str, ...] | None:
    if op in NUMERIC or op in DATED:
        return when.maybe_number(op.value)
    words = () if field is None else field.words()
    if op in ONE_WORD:
        word = when.one_of(op.value, words)
        return (word,) if word in words else None
    named = when.words(op.value, words, "word")
    return named if named and set(named) <= set(words) else None


def _check_reach(when: TomlTable, field: Field | None, found: tuple[Comparison, ...]) -> None:
    """Refuse a condition that no answer could ever meet."""
    if not found:
        return
    if any(comparison.op in NUMERIC for comparison in found):
        band = band_of(found)
        if band.empty:
            when.complain("no number meets all of these at once.")
        elif field is not None and band.both(accepted(field)).empty:
            low, high = (
                "no limit" if limit is None else show(limit)
                for limit in (field.lowest, field.highest)
            )
            when.complain(f'this can never happen: "{field.id}" accepts {low} to {high} only.')
    elif field is not None and field.choices and not words_of(field, found):
        when.complain("no word meets all of these at once.")


def check_clashes(
    field: Field | None, found: Sequence[tuple[TomlTable, str, tuple[Comparison, ...]]]
) -> None:
    """Refuse two bands of the same thing that meet for the same answer."""
    for place, (table, name, when) in enumerate(found):
        for _, other, before in found[:place]:
            if _clash(field, when, before):
                table.complain(f'"{name}" overlaps "{other}": one answer would meet both.', "when")


def _clash(field: Field | None, one: tuple[Comparison, ...], two: tuple[Comparison, ...]) -> bool:
    if not one or not two:
        return False
    if all(comparison.op in NUMERIC for comparison in (*one, *two)):
        return not band_of(one).both(band_of(two)).empty
    if field is None or not field.choices:
        return False
    return bool(words_of(field, one) & words_of(field, two))
