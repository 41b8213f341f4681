"""A regimen from the tables of its file, part by part."""

from collections.abc import Iterable
from dataclasses import fields as dataclass_fields
from datetime import timedelta
from typing import TypedDict

from il2nurse.domain.regimen.regimen import Regimen, Step
from il2nurse.domain.regimen.rules import Criterion
from il2nurse.domain.regimen.timetable import Timetable
from il2nurse.regimens.another_course import with_longer_intervals
from il2nurse.regimens.bedside import read_bedside
from il2nurse.regimens.decided import Decided, read_decided
from il2nurse.regimens.figures import Figures, read_timetable
from il2nurse.regimens.head import read_head
from il2nurse.regimens.lists import Lists, read_lists
from il2nurse.regimens.needed import RegimenWay, check_needed, check_way, read_way
from il2nurse.regimens.preparation import infusion_of, read_preparation
from il2nurse.regimens.questions import read_fields
from il2nurse.regimens.reactions import (
    read_grading,
    read_reopening,
)
from il2nurse.regimens.statements import (
    check_named,
    read_monitoring,
)
from il2nurse.regimens.toml.table import TomlTable


class _OfFigures(TypedDict):
    """Times and counts, each a figure of its own in the file."""

    timetable: Timetable
    bag_limit: timedelta
    youngest_years: int
    relative_stop_count: int
    alarm_again: timedelta | None
    mixing: timedelta | None
    expiry_warning: timedelta | None
    end_soon: timedelta | None


def read_regimen(root: TomlTable, digest: str) -> Regimen | None:
    """The regimen; ``None`` where a whole part is missing, which the source then names."""
    head_table = root.table("regimen", required=True)
    if head_table is None:
        return None
    way = read_way(root)
    head, diluent = read_head(root, head_table, in_bag=way.in_bag)
    figures, fields = Figures(root, way), read_fields(root)
    lists, bedside = read_lists(root, fields, way), read_bedside(root, fields, way)
    check_needed(root, fields, bedside["charting"].forms, way, neuro=bedside["neuro"] is not None)
    decided = read_decided(root, fields, figures, lists, bedside["charting"], way)
    check_way(root, fields, decided["steps"], way)
    infusion = infusion_of(figures, way)
    monitoring = read_monitoring(root, fields, infusion, over_days=way.over_days)
    preparation = read_preparation(root, fields, figures, way, diluent)
    of_figures = _read_figures(figures, way)
    of_figures["timetable"] = with_longer_intervals(root, fields, of_figures["timetable"])
    _check_settled(root, lists, decided, figures)
    grading, reopens_after_holds = read_grading(root), read_reopening(root)
    root.done()
    if monitoring is None or preparation is None:
        return None
    return Regimen(
        **{each.name: getattr(head, each.name) for each in dataclass_fields(head)},
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


def _read_figures(figures: Figures, way: RegimenWay) -> _OfFigures:
    return _OfFigures(
        timetable=read_timetable(figures),
        bag_limit=figures.time("bag_limit_hours" if way.in_bag else "syringe_limit_hours"),
        youngest_years=figures.whole("youngest_years"),
        relative_stop_count=figures.whole("relative_stop_count") if way.counts_relative else 0,
        alarm_again=figures.later_time("alarm_again_minutes"),
        mixing=figures.later_time("mixing_minutes"),
        expiry_warning=figures.later_time("expiry_warning_minutes"),
        end_soon=figures.later_time("end_soon_minutes"),
    )


def _check_settled(root: TomlTable, lists: Lists, decided: Decided, figures: Figures) -> None:
    """What was settled names rules, limits, questions, figures and reasons of this file only."""
    asked = decided["suitability"]
    named = _named(decided["steps"], decided["criteria"])
    named |= {rule.id for rule in asked.rules} | {field.id for field in asked.fields}
    reasons = {each.word for each in lists["hold_reasons"]}
    check_named(root, lists["settled"], named | figures.known.keys() | reasons)


def _named(steps: Iterable[Step], criteria: Iterable[Criterion]) -> set[str]:
    rules = {rule.id for step in steps for rule in step.rules}
    asked = {field.id for step in steps for field in step.fields}
    return rules | asked | {limit.id for criterion in criteria for limit in criterion.limits}
