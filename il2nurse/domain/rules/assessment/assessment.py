"""The assessment before a dose: every criterion with value, unit, age, limit and what it says."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.inputs import Input, Inputs, why_unusable
from il2nurse.domain.regimen.neuro import THINKING_FAILED
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import VERDICTS, Criterion, Finding, Limit, Result, Verdict
from il2nurse.domain.rules.assessment.functions import RELATIVE_COUNT, UNLESS, VALUES, ValueFunction
from il2nurse.domain.rules.chart.early_warning import News2
from il2nurse.domain.rules.chart.signs import news2_of_inputs
from il2nurse.domain.values.measure import read_measure
from il2nurse.domain.values.quantity import round_half_up, show

# Criteria compare values and words; no band of a criterion looks at a calendar day.
NO_DAY = date.min
MOST_PLACES = 10


@dataclass(frozen=True, slots=True)
class Assessed:
    """One criterion as it came back. ``age`` is the age of its oldest input.

    ``overridden_by`` names the prescriber whose order put it aside; the result stays as it was.
    ``counts`` is true of what counts among the relative criteria. ``recount_from`` tells from when
    a second measurement decides, ``None`` where none is awaited.
    """

    criterion: str
    title: str
    system: str
    result: Result
    value: str
    unit: str
    age: timedelta | None
    limit: str
    rule: str
    say: str
    source: str
    advice: str | None = None
    overridden_by: str | None = None
    counts: bool = False
    recount_from: datetime | None = None

    @property
    def finding(self) -> Finding:
        """This judgement as a finding, to be kept with the step."""
        return Finding(
            self.rule, self.result, self.say, self.source, self.criterion, self.overridden_by
        )

    @property
    def decides(self) -> bool:
        """True where it forbids the dose and was not overridden."""
        return self.result in VERDICTS and not self.overridden_by


@dataclass(frozen=True, slots=True)
class Assessment:
    """All criteria, what follows for the dose, and the early warning score as an aid."""

    verdict: Verdict
    criteria: tuple[Assessed, ...]
    news2: News2 | None

    def of(self, *results: Result) -> tuple[Assessed, ...]:
        """The criteria that came back with one of these results."""
        return tuple(assessed for assessed in self.criteria if assessed.result in results)

    @property
    def relative(self) -> tuple[Assessed, ...]:
        """The criteria that count toward stopping the cycle, holds among them that count too."""
        return tuple(each for each in self.criteria if each.counts and each.recount_from is None)

    @property
    def against(self) -> tuple[Assessed, ...]:
        """The criteria that speak against giving the dose, the most severe first."""
        found = [a for a in self.criteria if a.decides or a.result is Result.RELATIVE]
        return tuple(sorted(found, key=lambda assessed: -assessed.result.severity))


def assess(regimen: Regimen, inputs: Inputs, scale: int = 1) -> Assessment:
    """Judge every criterion of the regimen; a missing or too old input is never clear.

    The most severe criterion decides: stop permanently, stop the cycle, hold, not evaluable,
    give. Relative criteria are counted by the regimen's own count criterion. ``scale`` is the
    SpO₂ scale of the early warning score.
    """
    first = [
        _assess(regimen, criterion, inputs)
        for criterion in regimen.criteria
        if criterion.function != RELATIVE_COUNT
    ]
    judged = [assessed for assessed in first if assessed is not None]
    scored = news2_of_inputs(regimen, inputs, scale)
    return count_again(regimen, Assessment(Verdict.GIVE, (), scored), judged)


def count_again(regimen: Regimen, assessment: Assessment, judged: Iterable[Assessed]) -> Assessment:
    """The same assessment with these criteria: the relative ones counted, the verdict anew."""
    counted = [each for each in regimen.criteria if each.function == RELATIVE_COUNT]
    names = {each.id for each in counted}
    found = replace(
        assessment, criteria=tuple(each for each in judged if each.criterion not in names)
    )
    relative = str(len(found.relative))
    criteria = (*found.criteria, *(_judge(each, relative, None) for each in counted))
    return replace(found, verdict=verdict_of(criteria), criteria=criteria)


def verdict_of(judged: Iterable[Assessed]) -> Verdict:
    """What follows for the dose; what was overridden no longer decides."""
    verdicts = [VERDICTS[each.result] for each in judged if each.decides]
    return max(verdicts, key=lambda each: each.severity, default=Verdict.GIVE)


def _assess(regimen: Regimen, criterion: Criterion, inputs: Inputs) -> Assessed | None:
    if criterion.unless and UNLESS[criterion.unless](inputs):
        return _assessed(criterion, Result.CLEAR, "", None, criterion.bands, say="Not applicable.")
    if criterion.function:
        return _assess_function(regimen, criterion, VALUES[criterion.function], inputs)
    failed = inputs.get(THINKING_FAILED)
    if failed is not None and _takes_thinking(regimen, criterion):
        return _judge(criterion, _with_failed_test(regimen, inputs), failed.age)
    found = inputs.get(criterion.field) if criterion.field else None
    if criterion.field is None or (found is None and criterion.optional):
        return None
    wrong = why_unusable(regimen.fields[criterion.field], found)
    if found is None or wrong:
        return _unknown(criterion, found, wrong)
    return _judge(criterion, found.value, found.age)


def _takes_thinking(regimen: Regimen, criterion: Criterion) -> bool:
    """True where a failed thinking test is one of the words that this criterion judges."""
    rules = regimen.neuro
    if rules is None or criterion.field != rules.feeds_field:
        return False
    words = (each.operand for limit in criterion.limits for each in limit.when)
    return any(isinstance(known, tuple) and rules.feeds_word in known for known in words)


def _with_failed_test(regimen: Regimen, inputs: Inputs) -> Answer:
    """The bedside answers with the failed test among them, whatever was ticked by hand."""
    rules = regimen.neuro
    if rules is None:
        return ()
    field, found = regimen.fields[rules.feeds_field], inputs.get(rules.feeds_field)
    usable_words = found.value if found is not None and not why_unusable(field, found) else ()
    ticked = (usable_words,) if isinstance(usable_words, str) else usable_words
    words = {*ticked, rules.feeds_word} - {field.none}
    return tuple(word for word in field.words() if word in words)


def _assess_function(
    regimen: Regimen, criterion: Criterion, function: ValueFunction, inputs: Inputs
) -> Assessed:
    for needed in function.needs:
        wrong = why_unusable(regimen.fields[needed], inputs.get(needed))
        if wrong:
            # A part of the sum is not the sum: its value would be read as the criterion's.
            return _unknown(criterion, None, wrong)
    value = function.compute(inputs)
    if value is None:
        return _unknown(criterion, None, f"{criterion.title} cannot be worked out.")
    ages = [age for needed in function.needs if (age := inputs[needed].age) is not None]
    judged = _judge(criterion, show(value), max(ages, default=None))
    return replace(judged, value=as_judged(criterion, value, function.places))


def as_judged(criterion: Criterion, value: Decimal, places: int) -> str:
    """The value rounded for reading, with as many decimals as it takes to stay on its side."""
    judged = _judge(criterion, show(value), None)
    for decimals in range(places, MOST_PLACES):
        shown = show(round_half_up(value, Decimal(1).scaleb(-decimals)))
        if _judge(criterion, shown, None).rule == judged.rule:
            return shown
    return show(value)


def judge_value(criterion: Criterion, value: Answer) -> Result:
    """What one value of a criterion says, whenever it was observed."""
    return _judge(criterion, value, None).result


def _judge(criterion: Criterion, value: Answer, age: timedelta | None) -> Assessed:
    judged = [(limit, limit.is_met_by(value, NO_DAY)) for limit in criterion.limits]
    worst = _worst(limit for limit, tells in judged if tells)
    unclear = _worst(limit for limit, tells in judged if tells is None)
    if _severity(worst) < min(_severity(unclear), Result.NOT_EVALUABLE.severity):
        if unclear is None or unclear.result is not Result.WATCH:
            return _unknown(criterion, Input(value, age), _left_open(criterion, value))
        worst = unclear
    shown = value if isinstance(value, str) else ", ".join(value)
    if worst is None:
        return _assessed(criterion, Result.CLEAR, shown, age, criterion.bands)
    return _assessed(criterion, worst.result, shown, age, worst.shown(), worst)


def _worst(limits: Iterable[Limit]) -> Limit | None:
    return max(limits, key=lambda limit: limit.result.severity, default=None)


def _severity(limit: Limit | None) -> int:
    return Result.CLEAR.severity if limit is None else limit.result.severity


def _left_open(criterion: Criterion, value: Answer) -> str:
    known = read_measure(value).shown() if isinstance(value, str) else ", ".join(value)
    return (
        f"{criterion.title} is known only as {known} {criterion.unit}; that does not tell on which "
        "side of a limit it lies. Ask the laboratory for the number, or measure again."
    )


def _unknown(criterion: Criterion, found: Input | None, wrong: str) -> Assessed:
    value = "" if found is None else found.value
    shown = value if isinstance(value, str) else ", ".join(value)
    age = None if found is None else found.age
    return _assessed(criterion, Result.NOT_EVALUABLE, shown, age, criterion.bands, say=wrong)


def _assessed(
    criterion: Criterion,
    result: Result,
    value: str,
    age: timedelta | None,
    bands: str,
    limit: Limit | None = None,
    say: str = "",
) -> Assessed:
    return Assessed(
        criterion=criterion.id,
        title=criterion.title,
        system=criterion.system,
        result=result,
        value=value,
        unit=criterion.unit,
        age=age,
        limit=bands,
        rule=limit.id if limit else criterion.id,
        say=limit.say if limit else say,
        source=limit.source if limit else criterion.limits[0].source,
        advice=criterion.advice,
        counts=limit is not None and (limit.counts or limit.result is Result.RELATIVE),
    )
