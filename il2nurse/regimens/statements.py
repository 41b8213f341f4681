"""The texts of a regimen file, its reasons, and when vital signs are due."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final, NamedTuple

from il2nurse.domain.regimen.fields import Choice, Field, NotGiven
from il2nurse.domain.regimen.statements import DRUG_LEVELS, FORBIDDEN, Diary, DrugChoice, Statement
from il2nurse.domain.regimen.timetable import Monitoring
from il2nurse.regimens.toml.problems import nearest
from il2nurse.regimens.toml.table import TomlTable

LEVELS: Final[Mapping[str, Sequence[str]]] = {
    "contraindication": ("contraindicated", "re-treatment", "boxed warning", "caution"),
    "interaction": DRUG_LEVELS,
}
SETTLED: Final = "settled"
EMERGENCY: Final = "emergency"
TEACHING: Final = "teaching"


def read_statements(
    root: TomlTable,
    key: str,
    fields: Mapping[str, Field] | None = None,
    *,
    required: bool = True,
) -> tuple[Statement, ...]:
    """Every statement of one kind in its order; with ``fields`` it may speak of answers."""
    found = []
    for table in root.tables(key, required=required):
        source, confidence = table.sourced()
        level = table.one_of("level", LEVELS[key]) if key in LEVELS else None
        field, words = _read_shown_with(table, fields) if fields else (None, ())
        found.append(
            Statement(
                id=table.name("statement"),
                text=table.text("text"),
                source=source,
                confidence=confidence,
                level=level,
                names=table.texts("names", required=False) if key == SETTLED else (),
                alternative=table.maybe_text("alternative") if key == SETTLED else None,
                field=field,
                words=words,
                called=table.texts("called", required=False) if key in LEVELS else (),
                lead=table.maybe_text("lead") if key == EMERGENCY else None,
                condition=table.maybe_text("condition") if key == EMERGENCY else None,
                while_infusing=key == EMERGENCY and table.flag("while_infusing"),
                shown=key == TEACHING and table.flag("shown"),
            )
        )
        if found[-1].lead and found[-1].condition:
            table.complain('"lead" is always done and "condition" says when: leave one out.')
        table.done()
    return tuple(found)


def _read_shown_with(
    table: TomlTable, fields: Mapping[str, Field]
) -> tuple[str | None, tuple[str, ...]]:
    """The field and the words with which the statement is shown."""
    name = table.maybe_one_of("field", fields)
    known = fields[name].words() if name and name in fields else ()
    words = table.words("words", known, "word")
    if bool(name) != bool(words):
        table.complain('"field" and "words" go together.')
    return name, words


def check_named(root: TomlTable, settled: Sequence[Statement], known: Collection[str]) -> None:
    """Refuse a reading that names nothing that the file decides, or only half says how."""
    for place, statement in enumerate(settled):
        if bool(statement.names) != bool(statement.alternative):
            root.complain('"names" and "alternative" go together.', SETTLED, place)
        for name in statement.names:
            if name not in known:
                near = nearest(name, known)
                root.complain(
                    f'"{name}" is no figure, rule, limit or question; {near}', SETTLED, place
                )


def read_reasons(root: TomlTable, key: str, fields: Collection[str] = ()) -> tuple[Choice, ...]:
    """The reasons that may be chosen, and which ``fields`` each does not excuse."""
    tables = root.tables(key, required=True)
    found = tuple(
        replace(_reason(table, key), measured=table.words("measured", fields, "field"))
        for table in tables
    )
    for table in tables:
        table.done()
    return found


class HoldReasons(NamedTuple):
    """The reasons why a dose is not given, and when each is meant."""

    choices: tuple[Choice, ...]
    apart: frozenset[str]
    about: Mapping[str, frozenset[str]]


def read_hold_reasons(root: TomlTable, fields: Collection[str]) -> HoldReasons:
    """The reasons; those that do not count toward the stop; what each is about."""
    found, apart = [], set()
    about: dict[str, frozenset[str]] = {}
    for table in root.tables("hold_reason", required=True):
        reason = _reason(table, "hold_reason")
        found.append(
            replace(
                reason,
                group=table.maybe_text("group"),
                short=table.maybe_text("short"),
                means=_not_given(table),
            )
        )
        if not table.flag("counts", default=True):
            apart.add(reason.word)
        if names := table.words("about", fields, "field"):
            about[reason.word] = frozenset(names)
        table.done()
    return HoldReasons(tuple(found), frozenset(apart), about)


def _not_given(table: TomlTable) -> NotGiven:
    """What a dose is called that was not given for this reason."""
    late, refused = table.flag("when_late"), table.flag("when_refused")
    if late and refused:
        table.complain('"when_late" and "when_refused" are not of one reason.')
    return NotGiven.MISSED if late else NotGiven.REFUSED if refused else NotGiven.HELD


def _reason(table: TomlTable, key: str) -> Choice:
    return Choice(
        word=table.name(key, "word"),
        label=table.text("label"),
        detail=table.maybe_text("detail"),
    )


def read_monitoring(
    root: TomlTable, fields: Mapping[str, Field], infusion: timedelta, *, over_days: bool
) -> Monitoring | None:
    """When vital signs are due, and which belong to a set.

    Where bags run over days, none need be due after one: the next bag asks for its own.
    """
    table = root.table("monitoring", required=True)
    if table is None:
        return None
    source, confidence = table.sourced()
    before_signing = table.duration("before_signing", required=True)
    tolerance = table.duration("tolerance", required=True)
    found = Monitoring(
        fields=table.texts("fields"),
        during=table.durations("during") if infusion else (),
        after=table.durations("after") if table.has("after") or not over_days else (),
        before_signing=before_signing or timedelta(),
        tolerance=tolerance or timedelta(),
        source=source,
        confidence=confidence,
    )
    table.done()
    for place, name in enumerate(found.fields):
        _check_observed(table, place, name, fields)
    _check_times(table, found, infusion)
    return found


def _check_observed(table: TomlTable, place: int, name: str, fields: Mapping[str, Field]) -> None:
    if name not in fields:
        near = nearest(name, fields)
        table.complain(f'the field "{name}" is not known; {near}', "fields", place)
    elif not fields[name].chart:
        table.complain(f'"{name}" does not go on the chart.', "fields", place)


def _check_times(table: TomlTable, found: Monitoring, infusion: timedelta) -> None:
    if any(length >= infusion for length in found.during):
        table.complain("a time during the infusion lies after its end.", "during")
    if any(length < infusion for length in found.after):
        table.complain("a time after the infusion lies before its end.", "after")
    if found.after and found.before_signing < found.after[0]:
        table.complain("no vital signs would be due before signing.", "before_signing")


def read_drug_choices(root: TomlTable, interactions: Sequence[Statement]) -> tuple[DrugChoice, ...]:
    """What may be answered of a drug that interacts; texts kept in older registers have none.

    Where there are any, every level that has names has one, and what is forbidden never goes on.
    """
    found = []
    for table in root.tables("drug_answer"):
        source, confidence = table.sourced()
        choice = DrugChoice(
            word=table.name("drug_answer", "word"),
            label=table.text("label"),
            levels=table.words("levels", DRUG_LEVELS, "level"),
            goes_on=table.flag("goes_on"),
            asks=table.maybe_text("asks"),
            source=source,
            confidence=confidence,
        )
        if choice.goes_on and FORBIDDEN in choice.levels:
            table.complain(f'what interacts at the level "{FORBIDDEN}" does not go on.', "levels")
        table.done()
        found.append(choice)
    answered = {level for each in found for level in each.levels}
    for place, each in enumerate(interactions):
        if found and each.called and each.level not in answered:
            why = f'no "drug_answer" is for the level "{each.level}".'
            root.complain(why, "interaction", place)
    return tuple(found)


def read_diary(root: TomlTable) -> Diary | None:
    """What the patient writes down after each dose; ``None`` where the file asks for nothing."""
    table = root.table("diary")
    if table is None:
        return None
    source, confidence = table.sourced()
    found = Diary(table.text("say"), table.texts("columns"), source, confidence)
    table.done()
    return found
