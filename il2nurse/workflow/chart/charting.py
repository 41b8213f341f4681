"""Charting between and around doses: vital signs and other observations, volumes, the scale."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.chart.facts import FluidFact, NoFluidFact, ObservedFact
from il2nurse.domain.record.chart.fluids import KINDS, Direction, kind_label
from il2nurse.domain.record.register.entries import Draft, Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.charting import Charting
from il2nurse.domain.regimen.fields import Answer, Field, Slip
from il2nurse.domain.regimen.typed_answers import read_answer
from il2nurse.domain.rules.assessment.functions import CHECKS
from il2nurse.domain.rules.chart.last_known import last_known
from il2nurse.domain.rules.chart.unusual import Oddity, Unusual, demand_confirmed, find_unusual
from il2nurse.domain.values.instants import Stretch
from il2nurse.domain.values.quantity import show
from il2nurse.domain.values.text import kept_text
from il2nurse.workflow.chart.entering import (
    aware_instant,
    check_reason,
    happened_at,
    rules_of_order,
)
from il2nurse.workflow.chart.from_form import line_of, why_late
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.papers.forms import FORM, UnusedForm
from il2nurse.workflow.station import Station

LONGEST_NOTHING = timedelta(hours=24)
POSTED = "aldesleukin_bag"


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
    case = station.case(mrn)
    rules = rules_of_order(station, case)
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
    drafts = [draft(chart_stream(mrn), mrn, happened, fact), *_entered(used, mrn, station)]
    return station.record(by, drafts, request)[0]


def _entered(used: UnusedForm | None, mrn: str, station: Station) -> list[Draft]:
    """The entry by which a line of a form serves once."""
    return [used.draft(mrn, "Charted", station.now().at)] if used else []


def _read(fields: tuple[Field, ...], typed: ObservedFact, rules: Charting) -> dict[str, Answer]:
    """The answers in their kept spelling; those left open only for a reason of the list."""
    raw, partial = typed.values, typed.reason
    if partial:
        check_reason(rules.partial_reasons, partial, typed.reason_text, "partial")
    given = [field for field in fields if raw.get(field.id) or not partial]
    if partial and {field.id for field in fields if field.required} <= {f.id for f in given}:
        raise Slip(
            "partial",
            "Every question is answered, so this set is complete. Delete the reason. Nothing was "
            "recorded.",
        )
    answers = {field.id: read_answer(field, raw.get(field.id, "")) for field in given}
    return {name: answer for name, answer in answers.items() if answer}


def check_answers(answers: Mapping[str, Answer]) -> None:
    """Raise ``Slip`` where two answers contradict one another."""
    for check in CHECKS.values():
        at_fault, sentence = check(answers)
        if sentence:
            raise Slip(at_fault, sentence)


def fluid_draft(mrn: str, fluid: FluidFact, at: datetime, rules: Charting) -> Draft:
    """A volume as the chart takes it; raises ``Slip`` for a volume that cannot be meant."""
    check_kind(fluid.direction, fluid.kind)
    check_ml(fluid.ml, rules.highest_ml)
    return draft(chart_stream(mrn), mrn, at, fluid)


def check_kind(direction: Direction, kind: str) -> None:
    """Raise ``Slip`` unless the kind goes this way."""
    if kind not in KINDS[direction]:
        raise Slip(
            "kind", f"“{kind}” is not a kind of {'intake' if direction == 'in' else 'output'}."
        )


def check_ml(ml: Decimal, highest_ml: Decimal) -> None:
    """Raise ``Slip`` for a volume that cannot be meant."""
    if not (ml.is_finite() and Decimal(0) <= ml <= highest_ml):
        raise Slip(
            "ml",
            f"{ml:f} mL cannot be right (accepted: 0 to {show(highest_ml)} mL). "
            "Nothing was recorded.",
        )


@one_act
def chart_fluid(
    station: Station,
    by: Person,
    mrn: str,
    typed: FluidFact,
    *,
    at: datetime | None = None,
    request: str | None = None,
) -> Entry:
    """Chart one volume that went in or out; 0 mL is a value.

    Raises ``Unusual`` above the regimen's volume until it is ``confirmed``; what needed no
    confirming is not kept as confirmed.
    """
    by.demand(May.CHART)
    case = station.case(mrn)
    rules = rules_of_order(station, case)
    if typed.kind == POSTED:
        raise Slip("kind", "The dose records its own bag. Nothing was recorded.")
    used = line_of(station, typed.paper, at)
    happened = happened_at(station, at, rules, why_late(used, typed.late_reason))
    check_ml(typed.ml, rules.highest_ml)
    unusual = typed.ml > rules.confirm_ml
    fact = replace(
        typed,
        confirmed=unusual,
        late_reason=kept_text(typed.late_reason),
        paper=used.number if used else None,
    )
    kept = fluid_draft(mrn, fact, happened, rules)
    asked = [*(used.oddities if used else ())]
    asked += [Oddity("ml", _unusual_volume(typed.ml, rules))] if unusual else []
    if asked and not typed.confirmed:
        raise Unusual(tuple(asked))
    _contradict_no_fluid(station, case, fact, happened)
    return station.record(by, [kept, *_entered(used, mrn, station)], request)[0]


def _unusual_volume(ml: Decimal, rules: Charting) -> str:
    return f"{show(ml)} mL is more than {show(rules.confirm_ml)} mL at once. Is it right?"


def _contradict_no_fluid(station: Station, case: Case, fluid: FluidFact, at: datetime) -> None:
    way = fluid.direction
    for each in case.chart.no_fluid:
        if fluid.ml and each.covers(way, fluid.kind) and at in each.stretch:
            there_was_none = _no_fluid_charted(station, each.kind, way, each.stretch)
            raise Slip("at", f"{there_was_none} Strike that out first.")


def _no_fluid_charted(station: Station, kind: str, way: Direction, stretch: Stretch) -> str:
    start, end = station.local(stretch.start), station.local(stretch.end)
    what = kind_label(kind) if kind else ("Intake" if way == "in" else "Output")
    return f"{what}: it is charted that there was none from {start:%H:%M} to {end:%H:%M}."


@one_act
def chart_no_fluid(
    station: Station,
    by: Person,
    mrn: str,
    typed: NoFluidFact,
    end: datetime,
    request: str | None = None,
) -> Entry:
    """Chart that nothing went in, or came out, in a period; of one kind, or of every kind.

    Raises ``Slip`` for a period that is not over or too long, or that has a volume on the chart.
    """
    by.demand(May.CHART)
    case = station.case(mrn)
    direction, kind = typed.direction, typed.kind
    if kind:
        check_kind(direction, kind)
    until = happened_at(station, end, rules_of_order(station, case), typed.late_reason)
    stretch = _period(aware_instant(typed.from_), until)
    for kept in case.chart.fluids:
        fluid = kept.fluid
        same = fluid.direction == direction and kind in ("", fluid.kind)
        if same and fluid.ml and fluid.at in stretch:
            raise Slip(
                "from",
                f"{kind_label(fluid.kind)} of {show(fluid.ml)} mL is charted at "
                f"{station.local(fluid.at):%H:%M}, so there was not nothing. Nothing was recorded.",
            )
    fact = NoFluidFact(direction, kind, stretch.start, kept_text(typed.late_reason))
    return station.record(by, [draft(chart_stream(mrn), mrn, until, fact)], request)[0]


def _period(start: datetime, end: datetime) -> Stretch:
    if not start < end <= start + LONGEST_NOTHING:
        raise Slip(
            "from",
            "A period must end after it begins and be at most 24 hours long. Nothing was recorded.",
        )
    return Stretch(start, end)
