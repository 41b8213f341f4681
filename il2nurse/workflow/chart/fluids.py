"""Charting what went in and out, and that somebody looked and there was nothing."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.chart.facts import FluidFact, NoFluidFact
from il2nurse.domain.record.chart.fluids import KINDS, Direction, kind_label
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.regimen.charting import Charting
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.chart.unusual import Oddity, Unusual
from il2nurse.domain.values.instants import Stretch
from il2nurse.domain.values.quantity import show
from il2nurse.domain.values.text import kept_text
from il2nurse.workflow.chart.entering import (
    aware_instant,
    happened_at,
    rules_of_order,
)
from il2nurse.workflow.chart.from_form import entered_drafts, line_of, why_late
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

LONGEST_NOTHING = timedelta(hours=24)

POSTED = "aldesleukin_bag"


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
    _contradict_no_fluid(station, mrn, fact, happened)
    return station.record(by, [kept, *entered_drafts(used, mrn, station)], request)[0]


def _unusual_volume(ml: Decimal, rules: Charting) -> str:
    return f"{show(ml)} mL is more than {show(rules.confirm_ml)} mL at once. Is it right?"


def _contradict_no_fluid(station: Station, mrn: str, fluid: FluidFact, at: datetime) -> None:
    way = fluid.direction
    for each in station.case(mrn).chart.no_fluid:
        if fluid.ml and each.covers(way, fluid.kind) and at in each.stretch:
            there_was_none = _no_fluid_charted(station, each.kind, way, each.stretch)
            raise Slip("at", f"{there_was_none} Strike that out first.")


def _no_fluid_charted(station: Station, kind: str, way: Direction, stretch: Stretch) -> str:
    start, end = station.words.clock(stretch.start), station.words.clock(stretch.end)
    what = kind_label(kind) if kind else ("Intake" if way == "in" else "Output")
    return f"{what}: it is charted that there was none from {start} to {end}."


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
                f"{station.words.clock(fluid.at)}, so there was not nothing. "
                "Nothing was recorded.",
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
