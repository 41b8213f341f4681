"""The assessment of this moment in rows: result, advice, trend, and where to measure."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import Final

from il2nurse.domain.record.chart.fluids import URINE
from il2nurse.domain.regimen.fields import Answer, Field, FieldKind
from il2nurse.domain.regimen.inputs import Input, unusable_in_short, why_unusable
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Criterion
from il2nurse.domain.regimen.vocabulary import URINE_8H
from il2nurse.domain.rules.assessment.assessing import assess_now, inputs_now
from il2nurse.domain.rules.assessment.assessment import (
    Assessed,
    Assessment,
    as_judged,
    judge_value,
)
from il2nurse.domain.rules.assessment.functions import RELATIVE_COUNT, VALUES, needs_of
from il2nurse.domain.rules.chart.fluid_totals import fluids_in
from il2nurse.domain.rules.chart.urine import urine_of_8_hours
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.instants import Stretch
from il2nurse.domain.values.measure import read_measure
from il2nurse.domain.values.quantity import show
from il2nurse.readable.assessment.criterion_rows import (
    CriterionRow,
    TrendPoint,
    WhereToMeasure,
    criterion_row,
    shown_value,
    unasked_row,
)

MOST_POINTS: Final = 6
# Volumes further back than this are not looked at for the trend of the urine.
URINE_BACK: Final = timedelta(hours=72)


def assessment_rows(
    moment: Moment, assessment: Assessment | None = None
) -> tuple[CriterionRow, ...]:
    """Every criterion of the regimen in its order, those not asked yet included.

    ``assessment`` is that of this moment where it was worked out already.
    """
    now = assessment or assess_now(moment)
    judged = {assessed.criterion: assessed for assessed in now.criteria}
    teller = _Teller(moment)
    rows = ((each, teller.row(each, judged.get(each.id))) for each in moment.regimen.criteria)
    return tuple(
        _naming(row, now) if each.function == RELATIVE_COUNT else row for each, row in rows
    )


def _naming(row: CriterionRow, now: Assessment) -> CriterionRow:
    """Which criteria are the relative ones that are counted."""
    names = ", ".join(each.title.lower() for each in now.relative)
    return replace(row, say=f"{names.capitalize()}. {row.say}") if row.say and names else row


def entry_place(regimen: Regimen, field: Field) -> tuple[str, str]:
    """Id and title of the form, else of the step, where a field is entered; "" for neither."""
    for form in regimen.charting.forms.values():
        if any(asked.id == field.id for asked in form.fields):
            return form.id, form.title
    for step in regimen.steps:
        if step.field(field.id):
            return step.id, step.title
    return "", "Counted by the register"


class _Teller:
    """Tells rows of one moment; inputs and urine are worked out once for all of them."""

    def __init__(self, moment: Moment) -> None:
        self._moment = moment
        self._regimen = moment.regimen
        self._inputs = inputs_now(moment)
        self._urine = self._collected()

    def row(self, criterion: Criterion, assessed: Assessed | None) -> CriterionRow:
        """One row, with trend and places."""
        regimen = self._regimen
        shown = criterion_row(regimen, assessed) if assessed else unasked_row(regimen, criterion)
        age = assessed.age if assessed and assessed.value else None
        return replace(
            shown,
            at=None if age is None else self._moment.at - age,
            trend=self._trend(criterion),
            measures=tuple(
                self._measure(name, asked=bool(assessed)) for name in needs_of(criterion)
            ),
        )

    def _measure(self, name: str, *, asked: bool) -> WhereToMeasure:
        field = self._regimen.fields[name]
        place, title = entry_place(self._regimen, field)
        found = self._inputs.get(name)
        missing = why_unusable(field, found) if asked else ""
        lacks = unusable_in_short(field, found) if missing else None
        return WhereToMeasure(name, field.label, place, title, missing or None, lacks)

    def _trend(self, criterion: Criterion) -> tuple[TrendPoint, ...]:
        field = self._regimen.fields.get(criterion.field) if criterion.field else None
        values = self._values(field.id) if field else self._worked_out(criterion)
        points = []
        for at, value in values:
            kept = _own_words(criterion, field, value)
            text = kept if isinstance(kept, str) else ", ".join(kept)
            if criterion.function:
                text = as_judged(criterion, Decimal(text), VALUES[criterion.function].places)
            shown = shown_value(text, criterion, field)
            number = field is None or field.kind is FieldKind.NUMBER
            measure = read_measure(text) if number else None
            points.append(TrendPoint(at, shown, judge_value(criterion, value), measure))
        return tuple(points)

    def _values(self, name: str) -> list[tuple[datetime, Answer]]:
        """The last values of a field, the oldest first."""
        if name == URINE_8H.id and self._urine:
            return self._urine
        at = self._moment.at
        sets = reversed(self._moment.case.chart.with_value(name))
        newest = islice((each for each in sets if each.at <= at), MOST_POINTS)
        return [(each.at, each.values[name]) for each in newest][::-1]

    def _worked_out(self, criterion: Criterion) -> list[tuple[datetime, Answer]]:
        """The last values of a function, at the times of its first charted input."""
        if criterion.function is None or criterion.function == RELATIVE_COUNT:
            return []
        function = VALUES[criterion.function]
        charted = [name for name in function.needs if self._regimen.fields[name].chart]
        found: list[tuple[datetime, Answer]] = []
        for at, first in self._values(charted[0]) if charted else []:
            inputs = {name: self._at(name, at) for name in function.needs}
            inputs[charted[0]] = Input(first, timedelta())
            value = function.compute({name: each for name, each in inputs.items() if each})
            if value is not None:
                found.append((at, show(value)))
        return found

    def _at(self, name: str, at: datetime) -> Input | None:
        if self._regimen.fields[name].derived:
            return self._inputs.get(name)
        observed = self._moment.case.chart.newest(name, at)
        return Input(observed.values[name], at - observed.at) if observed else None

    def _collected(self) -> list[tuple[datetime, Answer]]:
        """Urine of 8 hours from the volumes, at the last times at which it can be worked out."""
        moment, since = self._moment, self._moment.at - URINE_BACK
        if URINE_8H.id not in self._regimen.fields:
            return []
        chart = moment.case.chart
        recent = fluids_in(chart, Stretch.through(since, moment.at))
        times = {kept.fluid.at for kept in recent if kept.fluid.kind == URINE}
        found: list[tuple[datetime, Answer]] = []
        for at in sorted(times)[-MOST_POINTS:]:
            urine = urine_of_8_hours(chart, at, self._regimen.charting)
            if urine is not None:
                found.append((at, show(urine.ml)))
        return found


def _own_words(criterion: Criterion, field: Field | None, value: Answer) -> Answer:
    """Of several words only those that the criterion judges, or the word for none."""
    if field is None or field.kind is not FieldKind.MANY:
        return value
    judged = {
        word
        for limit in criterion.limits
        for each in limit.when
        if isinstance(each.operand, tuple)
        for word in each.operand
    }
    words = (value,) if isinstance(value, str) else value
    return tuple(word for word in words if word in judged) or (field.none or "",)
