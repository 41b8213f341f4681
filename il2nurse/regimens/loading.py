"""A regimen from the text of its file, whole or not at all."""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypedDict

from il2nurse.domain.regimen.fields import Choice, Field
from il2nurse.domain.regimen.reactions import ReactionTerm
from il2nurse.domain.regimen.regimen import Regimen, Step
from il2nurse.domain.regimen.responses import ResponseWord
from il2nurse.domain.regimen.rules import Criterion
from il2nurse.domain.regimen.statements import Statement
from il2nurse.regimens.calls import read_calls
from il2nurse.regimens.charting import read_charting
from il2nurse.regimens.criteria import read_criteria
from il2nurse.regimens.figures import Figures, read_preparation, read_timetable
from il2nurse.regimens.needed import check_needed
from il2nurse.regimens.neuro import read_neuro
from il2nurse.regimens.questions import read_fields
from il2nurse.regimens.reactions import (
    read_grading,
    read_outcomes,
    read_reactions,
    read_reopening,
)
from il2nurse.regimens.refusals import read_after_refusal
from il2nurse.regimens.responses import read_responses
from il2nurse.regimens.statements import (
    check_named,
    read_hold_reasons,
    read_monitoring,
    read_reasons,
    read_statements,
)
from il2nurse.regimens.steps import StepStatements, read_steps
from il2nurse.regimens.suitability import read_suitability
from il2nurse.regimens.toml.lines import find_lines
from il2nurse.regimens.toml.problems import BadRegimen, Problem
from il2nurse.regimens.toml.table import TomlSource, TomlTable, read_number

_AT_LINE = re.compile(r"\(at line ([0-9]+), column [0-9]+\)")
# What texts kept before it could be said may lack, and files may not: the program has no clinical
# rules of its own to put in its place.
WHOLE = ("charting.longest_line", "neuro", "calls")
_REGIMEN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def load(text: str, name: str) -> Regimen:
    """The regimen a file's text describes; raises ``BadRegimen`` with every problem found."""
    source = TomlSource(find_lines(text))
    root = TomlTable(parse_toml(text, name), (), source)
    regimen = _read(root, hashlib.sha256(_encode(text, name)).hexdigest())
    if source.problems or regimen is None:
        raise BadRegimen(name, source.problems)
    return regimen


def load_file(path: Path) -> Regimen:
    """The regimen of a file; raises ``BadRegimen`` where it is not wholly understood."""
    return load_whole(read_text(path), path.name)


def load_whole(text: str, name: str) -> Regimen:
    """The regimen of a file's text, which says all that a regimen can say.

    Only a text that was kept with a course may be older than some of it.
    """
    regimen, document = load(text, name), parse_toml(text, name)
    missing = [part for part in WHOLE if not _says(document, part)]
    if missing:
        sentence = f'"{missing[0]}" is missing; a regimen file brings its own clinical rules.'
        raise BadRegimen(name, [Problem(1, sentence)])
    return regimen


def _says(part: object, path: str) -> bool:
    for key in path.split("."):
        if not isinstance(part, dict) or key not in part:
            return False
        part = part[key]
    return True


def read_text(path: Path) -> str:
    """The file's text exactly as it stands; raises ``BadRegimen`` where it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadRegimen(path.name, [Problem(line, "this is not UTF-8 text.")]) from error
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise BadRegimen(path.name, [Problem(1, f"the file cannot be read: {reason}.")]) from error


def shipped(folder: Path) -> dict[str, Regimen]:
    """Every regimen of a folder by its id; raises ``BadRegimen`` for the first that is not good."""
    found: dict[str, Regimen] = {}
    for path in sorted(folder.glob("*.toml")):
        regimen = load_file(path)
        if regimen.id in found:
            sentence = f'another file already has the regimen "{regimen.id}".'
            raise BadRegimen(path.name, [Problem(1, sentence)])
        found[regimen.id] = regimen
    return found


def _encode(text: str, name: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        line = text[: error.start].count("\n") + 1
        raise BadRegimen(name, [Problem(line, "this is not UTF-8 text.")]) from error


def parse_toml(text: str, name: str) -> dict[str, object]:
    """The tables of a text; raises ``BadRegimen`` where it is not TOML."""
    try:
        return tomllib.loads(text, parse_float=read_number)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = _AT_LINE.search(message)
        line = int(at[1]) if at else text.count("\n") + 1
        problem = Problem(line, f"this is not TOML: {_AT_LINE.sub('', message).strip()}.")
        raise BadRegimen(name, [problem]) from error
    except (ValueError, RecursionError) as error:
        problem = Problem(1, "this is not TOML that can be read: a value is far too long or deep.")
        raise BadRegimen(name, [problem]) from error


class _Head(TypedDict):
    """What the file says about itself."""

    id: str
    title: str
    version: str
    drug: str
    brand: str
    route: str
    notice: str


class _Lists(TypedDict):
    """Statements and words that are shown and chosen from, and decide nothing."""

    contraindications: tuple[Statement, ...]
    interactions: tuple[Statement, ...]
    storage: tuple[Statement, ...]
    emergency: tuple[Statement, ...]
    settled: tuple[Statement, ...]
    hold_reasons: tuple[Choice, ...]
    holds_apart: frozenset[str]
    pause_reasons: tuple[Choice, ...]
    stop_reasons: tuple[Choice, ...]
    reactions: tuple[ReactionTerm, ...]
    outcomes: tuple[Choice, ...]
    responses: tuple[ResponseWord, ...]


def _read(root: TomlTable, digest: str) -> Regimen | None:
    head_table = root.table("regimen", required=True)
    if head_table is None:
        return None
    head, diluent = _read_head(head_table)
    figures = Figures(root)
    fields = read_fields(root)
    teaching = read_statements(root, "teaching")
    charting = read_charting(root, fields)
    asked = {field.id for form in charting.forms.values() for field in form.fields}
    calls = read_calls(root, fields)
    neuro = read_neuro(root, fields, charting.forms)
    check_needed(root, fields, charting.forms, neuro=neuro is not None)
    criteria = read_criteria(root, fields, figures)
    suitability = read_suitability(root, fields, criteria)
    asked |= {field.id for field in suitability.fields}
    lists = _read_lists(root, fields)
    known = (*lists["contraindications"], *lists["interactions"], *lists["storage"])
    steps = read_steps(root, fields, StepStatements(known, teaching), criteria, frozenset(asked))
    after_refusal = read_after_refusal(root, steps)
    infusion = figures.time("infusion_minutes")
    monitoring = read_monitoring(root, fields, infusion)
    preparation = read_preparation(root, figures, diluent)
    timetable = read_timetable(figures)
    check_named(
        root,
        lists["settled"],
        _named(steps, criteria)
        | figures.known.keys()
        | {each.word for each in lists["hold_reasons"]},
    )
    grading, reopens_after_holds = read_grading(root), read_reopening(root)
    root.done()
    if monitoring is None or preparation is None:
        return None
    return Regimen(
        **head,
        **lists,
        digest=digest,
        figures=figures.known,
        preparation=preparation,
        timetable=timetable,
        infusion=infusion,
        bag_limit=figures.time("bag_limit_hours"),
        youngest_years=figures.whole("youngest_years"),
        fields=fields,
        after_refusal=after_refusal,
        steps=steps,
        criteria=criteria,
        relative_stop_count=figures.whole("relative_stop_count"),
        monitoring=monitoring,
        teaching=teaching,
        charting=charting,
        calls=calls,
        grading=grading,
        reopens_after_holds=reopens_after_holds,
        neuro=neuro,
        alarm_again=figures.later_time("alarm_again_minutes"),
        mixing=figures.later_time("mixing_minutes"),
        expiry_warning=figures.later_time("expiry_warning_minutes"),
        suitability=suitability,
    )


def _read_head(table: TomlTable) -> tuple[_Head, str]:
    diluent = table.text("diluent")
    head = _Head(
        title=table.text("title"),
        version=table.text("version"),
        drug=table.text("drug"),
        brand=table.text("brand"),
        route=table.text("route"),
        notice=table.text("notice"),
        id=_regimen_id(table),
    )
    table.done()
    return head, diluent


def _read_lists(root: TomlTable, fields: Mapping[str, Field]) -> _Lists:
    hold_reasons, holds_apart = read_hold_reasons(root)
    return _Lists(
        contraindications=read_statements(root, "contraindication", fields),
        interactions=read_statements(root, "interaction", fields),
        storage=read_statements(root, "storage"),
        emergency=read_statements(root, "emergency"),
        settled=read_statements(root, "settled"),
        hold_reasons=hold_reasons,
        holds_apart=holds_apart,
        pause_reasons=read_reasons(root, "pause_reason"),
        stop_reasons=read_reasons(root, "stop_reason"),
        reactions=read_reactions(root),
        outcomes=read_outcomes(root),
        responses=read_responses(root),
    )


def _named(steps: Iterable[Step], criteria: Iterable[Criterion]) -> set[str]:
    rules = {rule.id for step in steps for rule in step.rules}
    return rules | {limit.id for criterion in criteria for limit in criterion.limits}


def _regimen_id(head: TomlTable) -> str:
    value = head.text("id")
    if value and not _REGIMEN_ID.fullmatch(value):
        head.complain(f'"{value}" is not an id: small letters, digits and - only.', "id")
    return value
