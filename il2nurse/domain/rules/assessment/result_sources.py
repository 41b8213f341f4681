"""Where the result of a pre-test comes from, and the laboratory's numbers that stand beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique

from il2nurse.domain.record.chart.chart import Chart
from il2nurse.domain.record.chart.facts import KnownFrom
from il2nurse.domain.record.labs.facts import ResultSource
from il2nurse.domain.record.labs.results import STEP, LabResult
from il2nurse.domain.rules.assessment.pre_tests import PreTest
from il2nurse.domain.rules.moment import Moment


@unique
class SourceKind(StrEnum):
    """Where a result comes from; an older program recorded it of some entries only."""

    IMPORT = "laboratory_import"
    LABORATORY = "laboratory_typed"
    REPORT = "report"
    TELEPHONE = "telephone"
    FORM = "form"
    DOSE = "dose"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True)
class ResultOrigin:
    """Where a result comes from. ``named`` is the file, who told it, the form, or the dose."""

    kind: SourceKind
    named: str | None = None


def origin_of(test: PreTest, chart: Chart) -> ResultOrigin | None:
    """Where a result comes from, as far as its entry says; ``None`` where none is on file."""
    observed = test.observed
    if observed is None:
        return None
    if observed.step == STEP and (result := chart.result_at_seq(observed.seq)):
        typed = result.source is ResultSource.TYPED
        return ResultOrigin(SourceKind.LABORATORY if typed else SourceKind.IMPORT, result.origin)
    if observed.source is KnownFrom.TELEPHONE:
        return ResultOrigin(SourceKind.TELEPHONE, observed.told_by)
    if observed.paper:
        return ResultOrigin(SourceKind.FORM, observed.paper)
    if observed.source is KnownFrom.REPORT or test.report:
        return ResultOrigin(SourceKind.REPORT)
    if observed.dose:
        return ResultOrigin(SourceKind.DOSE, observed.dose)
    return ResultOrigin(SourceKind.NOT_RECORDED)


def numbers_beside(test: PreTest, moment: Moment) -> tuple[LabResult, ...]:
    """The laboratory's newest result of each test that the question names, of the report's day.

    Without a result on file they are those of the newest day that would still serve.
    """
    field, day = test.field, test.done_on
    found = [each for name in field.numbers for each in _standing(moment, name)]
    if test.observed is None and field.on_file is not None:
        young = [each for each in found if moment.at - each.at <= field.on_file]
        day = max((_day(moment, each) for each in young), default=None)
    newest = {each.test: each for each in found if _day(moment, each) == day}
    return tuple(newest[name] for name in field.numbers if name in newest)


def _standing(moment: Moment, test: str) -> Iterator[LabResult]:
    for each in moment.case.chart.results_of(test):
        if each.struck is None and each.at <= moment.at:
            yield each


def _day(moment: Moment, result: LabResult) -> date:
    return result.at.astimezone(moment.zone).date()
