"""One row for every hold or stop criterion as it was judged before the dose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.inputs import shown_age
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Criterion, Result
from il2nurse.domain.rules.assessment.assessment import Assessed, Assessment
from il2nurse.domain.rules.assessment.overrides import overridable_limit
from il2nurse.domain.values.measure import Measure, read_measure
from il2nurse.domain.values.text import Emphasis, Line, Span, line
from il2nurse.readable.assessment.limit_words import limits_in_words
from il2nurse.readable.dose_record import DoseRecord
from il2nurse.readable.words import NO_VALUE, OVERRIDDEN, RESULT_WORDS

# What is counted, where there is one of it.
ONE_OF: Final[Mapping[str, str]] = {"criteria": "criterion", "doses": "dose"}


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One earlier value of a criterion, as people read it, and what it said then.

    ``measure`` is its number; ``None`` for words.
    """

    at: datetime
    shown: str
    result: Result
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class WhereToMeasure:
    """Where an input is entered: the id of a form or a step, "" for what the register counts.

    ``missing`` says what is wrong with it now, ``lacks`` the same for a narrow cell.
    """

    field: str
    label: str
    place: str
    title: str
    missing: str | None = None
    lacks: str | None = None


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion as judged: value with unit, age, its limits, the verdict.

    ``result`` is ``None`` for a bedside question that was not asked yet, ``at`` the time of the
    oldest value that it rests on. ``say`` is the rule's sentence. ``advice`` says what
    would change the result. ``trend`` holds the last values, the newest last; ``measures`` tells
    where each input is entered, and in ``missing`` what is wrong with it now.
    """

    criterion: str
    system: str
    title: str
    value: str
    age: str
    limits: str
    verdict: Line
    source: str
    result: Result | None = None
    at: datetime | None = None
    say: str | None = None
    rule: str | None = None
    advice: str | None = None
    advice_source: str | None = None
    overridable: bool = False
    overridden_by: str | None = None
    trend: tuple[TrendPoint, ...] = ()
    measures: tuple[WhereToMeasure, ...] = ()


def criterion_rows(record: DoseRecord, assessment: Assessment) -> tuple[CriterionRow, ...]:
    """Every criterion, in the regimen's order."""
    return tuple(criterion_row(record.regimen, assessed) for assessed in assessment.criteria)


def counts_line(regimen: Regimen, assessment: Assessment) -> Line:
    """How many criteria came back with each result, in one line."""
    against = assessment.of(Result.ABSOLUTE, Result.HOLD, Result.STOP)
    absolute = sum(assessed.decides for assessed in against)
    relative = len(assessment.relative)
    watch = [assessed.title.lower() for assessed in assessment.of(Result.WATCH)]
    missing = len(assessment.of(Result.NOT_EVALUABLE))
    # A regimen that counts no relative criteria says nothing of them.
    most = regimen.relative_stop_count
    counted = f", {relative} relative ({most} stop the cycle)" if most else ""
    counts = f"{len(assessment.criteria)} criteria judged: {absolute} to hold or stop{counted}"
    news2 = f" · NEWS2 score {assessment.news2.total}" if assessment.news2 else ""
    watched = f" · {RESULT_WORDS[Result.WATCH].within}: {', '.join(watch)}" if watch else ""
    unknown = f" · {missing} {RESULT_WORDS[Result.NOT_EVALUABLE].within}" if missing else ""
    aside = len(against) - absolute
    overrode = f" · {aside} {OVERRIDDEN.lower()}" if aside else ""
    return line(f"{counts}{overrode}{unknown}{watched}{news2}")


def criterion_row(regimen: Regimen, assessed: Assessed) -> CriterionRow:
    """One criterion as people read it."""
    criterion = next(each for each in regimen.criteria if each.id == assessed.criterion)
    field = _field(regimen, criterion)
    word, mark = RESULT_WORDS[assessed.result]
    bold = Emphasis.QUIET if mark is Emphasis.PLAIN else mark
    return CriterionRow(
        criterion=criterion.id,
        system=criterion.system,
        title=criterion.title,
        value=shown_value(assessed.value, criterion, field),
        age="" if assessed.age is None else shown_age(assessed.age),
        limits=limits_in_words(regimen, criterion),
        verdict=(Span(word, bold), *_advice(assessed), *override_line(assessed.overridden_by)),
        result=assessed.result,
        say=assessed.say,
        rule=assessed.rule,
        source=assessed.source,
        advice=criterion.advice,
        advice_source=criterion.advice_source,
        overridable=assessed.decides and overridable_limit(regimen, assessed.rule) is not None,
        overridden_by=assessed.overridden_by,
    )


def unasked_row(regimen: Regimen, criterion: Criterion) -> CriterionRow:
    """A criterion that is asked at the bedside and was not asked yet."""
    return CriterionRow(
        criterion=criterion.id,
        system=criterion.system,
        title=criterion.title,
        value=NO_VALUE,
        age="",
        limits=limits_in_words(regimen, criterion),
        verdict=line("Not asked yet", Emphasis.QUIET),
        source="; ".join(dict.fromkeys(limit.source for limit in criterion.limits)),
        advice=criterion.advice,
        advice_source=criterion.advice_source,
    )


def _field(regimen: Regimen, criterion: Criterion) -> Field | None:
    return regimen.fields.get(criterion.field) if criterion.field else None


def override_line(prescriber: str | None) -> Line:
    """On whose order a result was put aside for this dose; nothing where it was not."""
    return line(f" · overridden by {prescriber}", Emphasis.WARN) if prescriber else ()


def _advice(assessed: Assessed) -> Line:
    return line(f" · {assessed.say}") if assessed.say else ()


def shown_value(value: str, criterion: Criterion, field: Field | None) -> str:
    """A judged value as people read it, with its unit; several words stand with commas."""
    if not value:
        return NO_VALUE
    if field is None:
        number, unit = _grouped(value), criterion.unit
        return f"{number} {ONE_OF.get(unit, unit) if number == '1' else unit}".strip()
    words = [word.strip() for word in value.split(",")]
    if field.choices:
        return "; ".join(field.label_of(word) for word in words)
    return f"{_grouped(value, field.places)} {criterion.unit or field.unit}".strip()


def _grouped(value: str, places: int | None = None) -> str:
    return read_measure(value).shown(places, grouped=True)
