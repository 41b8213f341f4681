"""Charting between and around doses: vital signs and other observations, volumes, the scale."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.regimen.charting import Charting
from il2nurse.domain.regimen.fields import Answer, Choice, Field, Slip
from il2nurse.domain.regimen.typed_answers import read_answer
from il2nurse.domain.rules.assessment.answer_checks import CHECKS
from il2nurse.domain.rules.chart.last_known import last_known
from il2nurse.domain.rules.chart.unusual import demand_confirmed, find_unusual
from il2nurse.domain.values.text import kept_text
from il2nurse.workflow.chart.entering import (
    check_reason,
    happened_at,
    rules_of_order,
)
from il2nurse.workflow.chart.from_form import entered_drafts, line_of, why_late
from il2nurse.workflow.forms import FORM
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station


@one_act
def observe(
    station: Station,
    by: Person,
    mrn: str,
    fields: tuple[Field, ...],
    typed: ObservedFact,
    *,
    at: datetime | None = None,
    request: str | None = None,
) -> Entry:
    """Chart a set of observations, its values as they were typed, and keep them as they are read.

    Raises ``Slip`` where a value is missing or cannot be meant. A set may leave questions open for
    a ``reason``; it is then never scored and does not move the schedule. ``Unusual`` asks for
    values to be named in ``confirmed``. A line of a form, in ``paper``, is charted once.
    """
    by.demand(May.CHART)
    rules = rules_of_order(station, station.case(mrn))
    return station.record(by, observed_drafts(station, by, mrn, fields, typed, rules, at), request)[
        0
    ]


def observed_drafts(
    station: Station,
    by: Person,
    mrn: str,
    fields: tuple[Field, ...],
    typed: ObservedFact,
    rules: Charting,
    at: datetime | None = None,
) -> list[Draft]:
    """What is kept of a set of observations; raises as ``observe``."""
    by.demand(May.CHART)
    case = station.case(mrn)
    used = line_of(station, typed.paper, at)
    happened = happened_at(station, at, rules, why_late(used, typed.late_reason))
    answers = _read(fields, typed, rules)
    check_answers(answers)
    oddities = find_unusual(fields, answers, last_known(case, fields, happened), happened)
    asked = (*(used.oddities if used else ()), *oddities)
    fact = replace(
        typed,
        values=answers,
        reason_text=kept_text(typed.reason_text),
        confirmed=tuple(e for e in demand_confirmed(asked, typed.confirmed) if e != FORM),
        late_reason=kept_text(typed.late_reason),
        paper=used.number if used else None,
    )
    return [draft(chart_stream(mrn), mrn, happened, fact), *entered_drafts(used, mrn, station)]


def _read(fields: tuple[Field, ...], typed: ObservedFact, rules: Charting) -> dict[str, Answer]:
    """The answers in their kept spelling; those left open only for a reason of the list."""
    raw, partial = typed.values, typed.reason
    if partial:
        check_reason(rules.partial_reasons, partial, typed.reason_text, "partial")
        _demand_measured(fields, raw, next(r for r in rules.partial_reasons if r.word == partial))
    given = [field for field in fields if raw.get(field.id) or not partial]
    if partial and {field.id for field in fields if field.required} <= {f.id for f in given}:
        raise Slip(
            "partial",
            "Every question is answered, so this set is complete. Delete the reason. Nothing was "
            "recorded.",
        )
    answers = {field.id: read_answer(field, raw.get(field.id, "")) for field in given}
    return {name: answer for name, answer in answers.items() if answer}


def _demand_measured(fields: Iterable[Field], raw: Mapping[str, Answer], reason: Choice) -> None:
    """Raise ``Slip`` at the first value that this reason does not excuse."""
    open_ones = [each for each in fields if each.id in reason.measured and not raw.get(each.id)]
    if open_ones:
        names = ", ".join(each.short or each.label for each in open_ones)
        raise Slip(
            open_ones[0].id,
            f"“{reason.label}” is no reason to leave open: {names}. Measure what is missing, or "
            "choose another reason. Nothing was recorded.",
        )


def check_answers(answers: Mapping[str, Answer]) -> None:
    """Raise ``Slip`` where two answers contradict one another."""
    for check in CHECKS.values():
        at_fault, sentence = check(answers)
        if sentence:
            raise Slip(at_fault, sentence)
