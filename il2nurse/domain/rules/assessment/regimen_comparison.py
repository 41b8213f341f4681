"""What another regimen would have said: stored assessments judged again, nothing written."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.case_replay import replay_case
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.facts import CourseOrderedFact
from il2nurse.domain.record.dose.dose import DoseKey, read_key
from il2nurse.domain.record.dose.facts import StepConfirmedFact
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.inputs import Input
from il2nurse.domain.regimen.regimen import Panel, Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.assessment import Assessment
from il2nurse.domain.rules.assessment.inputs_at import inputs_at
from il2nurse.domain.rules.assessment.of_case import assess_case


class JudgedAt(StrEnum):
    """Where an assessment was made."""

    CRITERIA = "criteria"
    START = "start"


@dataclass(frozen=True, slots=True)
class Changed:
    """One criterion that came back otherwise; ``None`` where it was not asked or not there."""

    criterion: str
    title: str
    value: str
    old: Result | None
    new: Result | None


@dataclass(frozen=True, slots=True)
class Rejudged:
    """One stored assessment under the old and under the new regimen."""

    key: DoseKey
    place: JudgedAt
    at: datetime
    number: int
    old: Assessment
    new: Assessment
    changed: tuple[Changed, ...]

    @property
    def differs(self) -> bool:
        """True where another verdict comes out."""
        return self.old.verdict is not self.new.verdict


@dataclass(frozen=True, slots=True)
class RegimenComparison:
    """All that was judged again; ``skipped`` doses were ordered by another regimen."""

    rejudged: tuple[Rejudged, ...]
    skipped: int

    @property
    def differing(self) -> tuple[Rejudged, ...]:
        """The assessments with another verdict."""
        return tuple(each for each in self.rejudged if each.differs)


def compare_regimens(entries: Iterable[Entry], old: Regimen, new: Regimen) -> RegimenComparison:
    """Judge every stored assessment of the register again, under both regimens.

    An assessment is what was confirmed in the step of the criteria, and what stood on the chart
    when an infusion was started. Each is judged from the entries that there were at that moment.
    """
    subjects: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.subject:
            subjects[entry.subject].append(entry)
    found, skipped = [], 0
    for known in subjects.values():
        rejudged, left_out = _of_patient(known, old, new)
        found.extend(rejudged)
        skipped += left_out
    return RegimenComparison(tuple(sorted(found, key=lambda each: each.number)), skipped)


def _of_patient(entries: Sequence[Entry], old: Regimen, new: Regimen) -> tuple[list[Rejudged], int]:
    regimens = {
        entry.stream: CourseOrderedFact.read(entry).regimen
        for entry in entries
        if entry.kind is Kind.COURSE_ORDERED
    }
    found: list[Rejudged] = []
    skipped: set[str] = set()
    for entry in entries:
        place = _place(entry, old, new)
        if place is None:
            continue
        key = read_key(entry.stream)
        if regimens.get(f"course/{key.mrn}/{key.course}") not in (old.id, new.id):
            skipped.add(entry.stream)
            continue
        found.append(_rejudge(entries, entry, place, old, new))
    return found, len(skipped)


def _place(entry: Entry, old: Regimen, new: Regimen) -> JudgedAt | None:
    if entry.kind in (Kind.INFUSION_STARTED, Kind.DOSE_INJECTED):
        return JudgedAt.START
    criteria_steps = {
        s.id for each in (old, new) for s in each.steps if s.panel is Panel.ASSESSMENT
    }
    if entry.kind is Kind.STEP_CONFIRMED and StepConfirmedFact.read(entry).step in criteria_steps:
        return JudgedAt.CRITERIA
    return None


def _rejudge(
    entries: Sequence[Entry], entry: Entry, place: JudgedAt, old: Regimen, new: Regimen
) -> Rejudged:
    then = replay_case(each for each in entries if _was_known(each, entry, place))
    key, bedside = read_key(entry.stream), _bedside(then, entry, place)
    course = next(each for each in then.courses if each.number == key.course)
    before, after = (_judge(regimen, then, course, entry, bedside) for regimen in (old, new))
    changed = tuple(_changed(before, after))
    return Rejudged(key, place, entry.occurred_at, entry.number, before, after, changed)


def _was_known(each: Entry, entry: Entry, place: JudgedAt) -> bool:
    """What the decision looked at: a start is judged without itself, a step with its answers."""
    if place is JudgedAt.START:
        return each.number < entry.number
    return each.number <= entry.number or each.request == entry.request


def _bedside(then: Case, entry: Entry, place: JudgedAt) -> dict[str, Answer]:
    """The answers given while the criteria were judged; at a start there are none."""
    if place is JudgedAt.START:
        return {}
    return then.answers(
        then.doses[read_key(entry.stream)].steps[StepConfirmedFact.read(entry).step]
    )


def _judge(
    regimen: Regimen, then: Case, course: Course, entry: Entry, bedside: dict[str, Answer]
) -> Assessment:
    at = entry.occurred_at
    inputs = inputs_at(then, regimen, course, at)
    inputs.update({name: Input(answer, timedelta()) for name, answer in bedside.items()})
    overrides = then.doses[read_key(entry.stream)].overrides
    return assess_case(regimen, then, course, inputs, overrides, at, bedside={})


def _changed(old: Assessment, new: Assessment) -> Iterable[Changed]:
    before = {each.criterion: each for each in old.criteria}
    after = {each.criterion: each for each in new.criteria}
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        newest = now or was
        same = was and now and (was.result, was.overridden_by) == (now.result, now.overridden_by)
        if newest and not same:
            yield Changed(
                criterion=name,
                title=newest.title,
                value=f"{newest.value} {newest.unit}".strip(),
                old=was.result if was else None,
                new=now.result if now else None,
            )
