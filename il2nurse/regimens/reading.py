"""A regimen from the tables of its file, part by part."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import timedelta
from typing import TypedDict

from il2nurse.domain.regimen.calls import Calls
from il2nurse.domain.regimen.charting import Charting
from il2nurse.domain.regimen.fields import Choice, Field
from il2nurse.domain.regimen.head import RegimenHead
from il2nurse.domain.regimen.neuro import NeuroRules
from il2nurse.domain.regimen.reactions import ReactionTerm
from il2nurse.domain.regimen.refusals import AfterRefusal
from il2nurse.domain.regimen.regimen import Regimen, Step
from il2nurse.domain.regimen.responses import ResponseWord
from il2nurse.domain.regimen.rules import Criterion
from il2nurse.domain.regimen.statements import Statement
from il2nurse.domain.regimen.suitability import Suitability
from il2nurse.domain.regimen.timetable import Timetable
from il2nurse.regimens.calls import read_calls
from il2nurse.regimens.charting import read_charting
from il2nurse.regimens.criteria import read_criteria
from il2nurse.regimens.figures import Figures, read_timetable
from il2nurse.regimens.needed import check_needed
from il2nurse.regimens.neuro import read_neuro
from il2nurse.regimens.preparation import read_preparation
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
from il2nurse.regimens.toml.table import TomlTable

_REGIMEN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class _Lists(TypedDict):
    """Statements and words that are shown and chosen from, and decide nothing."""

    contraindications: tuple[Statement, ...]
    interactions: tuple[Statement, ...]
    storage: tuple[Statement, ...]
    emergency: tuple[Statement, ...]
    settled: tuple[Statement, ...]
    hold_reasons: tuple[Choice, ...]
    holds_apart: frozenset[str]
    holds_about: Mapping[str, frozenset[str]]
    holds_late: frozenset[str]
    pause_reasons: tuple[Choice, ...]
    stop_reasons: tuple[Choice, ...]
    reactions: tuple[ReactionTerm, ...]
    outcomes: tuple[Choice, ...]
    responses: tuple[ResponseWord, ...]


class _Bedside(TypedDict):
    """The parts of a regimen about charting, calls and neurological checks."""

    charting: Charting
    calls: Calls
    neuro: NeuroRules | None


class _Decided(TypedDict):
    """The parts of a regimen about criteria, suitability, teaching and steps."""

    criteria: tuple[Criterion, ...]
    suitability: Suitability
    teaching: tuple[Statement, ...]
    steps: tuple[Step, ...]
    after_refusal: AfterRefusal | None


class _OfFigures(TypedDict):
    """Times and counts, each a figure of its own in the file."""

    timetable: Timetable
    bag_limit: timedelta
    youngest_years: int
    relative_stop_count: int
    alarm_again: timedelta | None
    mixing: timedelta | None
    expiry_warning: timedelta | None


def read_regimen(root: TomlTable, digest: str) -> Regimen | None:
    """The regimen; ``None`` where a whole part is missing, which the source then names."""
    head_table = root.table("regimen", required=True)
    if head_table is None:
        return None
    head, diluent = _read_head(head_table)
    figures, fields = Figures(root), read_fields(root)
    lists, bedside = _read_lists(root, fields), _read_bedside(root, fields)
    check_needed(root, fields, bedside["charting"].forms, neuro=bedside["neuro"] is not None)
    decided = _read_decided(root, fields, figures, lists, bedside["charting"])
    infusion = figures.time("infusion_minutes")
    monitoring = read_monitoring(root, fields, infusion)
    preparation = read_preparation(root, figures, diluent)
    of_figures = _read_figures(figures)
    _check_settled(root, lists, decided, figures)
    grading, reopens_after_holds = read_grading(root), read_reopening(root)
    root.done()
    if monitoring is None or preparation is None:
        return None
    return Regimen(
        **asdict(head),
        **lists,
        **bedside,
        **decided,
        **of_figures,
        digest=digest,
        figures=figures.known,
        fields=fields,
        infusion=infusion,
        monitoring=monitoring,
        preparation=preparation,
        grading=grading,
        reopens_after_holds=reopens_after_holds,
    )


def _read_bedside(root: TomlTable, fields: Mapping[str, Field]) -> _Bedside:
    charting = read_charting(root, fields)
    return _Bedside(
        charting=charting,
        calls=read_calls(root, fields),
        neuro=read_neuro(root, fields, charting.forms),
    )


def _read_decided(
    root: TomlTable,
    fields: Mapping[str, Field],
    figures: Figures,
    lists: _Lists,
    charting: Charting,
) -> _Decided:
    criteria = read_criteria(root, fields, figures)
    suitability = read_suitability(root, fields, criteria)
    teaching = read_statements(root, "teaching")
    known = (*lists["contraindications"], *lists["interactions"], *lists["storage"])
    asked = {field.id for form in charting.forms.values() for field in form.fields}
    asked |= {field.id for field in suitability.fields}
    steps = read_steps(root, fields, StepStatements(known, teaching), criteria, frozenset(asked))
    return _Decided(
        criteria=criteria,
        suitability=suitability,
        teaching=teaching,
        steps=steps,
        after_refusal=read_after_refusal(root, steps),
    )


def _read_figures(figures: Figures) -> _OfFigures:
    return _OfFigures(
        timetable=read_timetable(figures),
        bag_limit=figures.time("bag_limit_hours"),
        youngest_years=figures.whole("youngest_years"),
        relative_stop_count=figures.whole("relative_stop_count"),
        alarm_again=figures.later_time("alarm_again_minutes"),
        mixing=figures.later_time("mixing_minutes"),
        expiry_warning=figures.later_time("expiry_warning_minutes"),
    )


def _check_settled(root: TomlTable, lists: _Lists, decided: _Decided, figures: Figures) -> None:
    """What was settled names rules, limits, figures and reasons of this file only."""
    named = _named(decided["steps"], decided["criteria"])
    reasons = {each.word for each in lists["hold_reasons"]}
    check_named(root, lists["settled"], named | figures.known.keys() | reasons)


def _read_head(table: TomlTable) -> tuple[RegimenHead, str]:
    diluent = table.text("diluent")
    head = RegimenHead(
        title=table.text("title"),
        version=table.text("version"),
        drug=table.text("drug"),
        brand=table.text("brand"),
        route=table.text("route"),
        notice=table.text("notice"),
        kind=table.maybe_text("kind"),
        overlay_reason=table.maybe_text("overlay_reason"),
        id=_regimen_id(table),
    )
    _check_overlay(table, head.id)
    table.done()
    return head, diluent


def _read_lists(root: TomlTable, fields: Mapping[str, Field]) -> _Lists:
    holds = read_hold_reasons(root, fields)
    return _Lists(
        contraindications=read_statements(root, "contraindication", fields),
        interactions=read_statements(root, "interaction", fields),
        storage=read_statements(root, "storage"),
        emergency=read_statements(root, "emergency"),
        settled=read_statements(root, "settled"),
        hold_reasons=holds.choices,
        holds_apart=holds.apart,
        holds_about=holds.about,
        holds_late=holds.late,
        pause_reasons=read_reasons(root, "pause_reason"),
        stop_reasons=read_reasons(root, "stop_reason"),
        reactions=read_reactions(root),
        outcomes=read_outcomes(root),
        responses=read_responses(root),
    )


def _named(steps: Iterable[Step], criteria: Iterable[Criterion]) -> set[str]:
    rules = {rule.id for step in steps for rule in step.rules}
    return rules | {limit.id for criterion in criteria for limit in criterion.limits}


def _check_overlay(head: TomlTable, name: str) -> None:
    """A file that takes the place of another has its id, and says so and why."""
    overlays = head.maybe_text("overlays")
    if (overlays is None) is head.has("overlay_reason"):
        head.complain('"overlays" and "overlay_reason" stand together, or neither does.')
    if overlays is not None and overlays != name:
        sentence = f'"overlays" must be the id "{name}"; a file of another id overlays nothing.'
        head.complain(sentence, "overlays")


def _regimen_id(head: TomlTable) -> str:
    value = head.text("id")
    if value and not _REGIMEN_ID.fullmatch(value):
        head.complain(f'"{value}" is not an id: small letters, digits and - only.', "id")
    return value
