"""Corrections: another value, or none, in place of a charted one; the old one stays readable."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.chart.chart import (
    FluidEntry,
    NoFluid,
    ObservedSet,
    chart_stream,
)
from il2nurse.domain.record.labs.facts import CorrectedFact, StruckOutFact
from il2nurse.domain.record.register.changes import AT, KIND, ML
from il2nurse.domain.record.register.entries import Entry, write_instant
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Answer, Field, Slip
from il2nurse.domain.regimen.typed_answers import read_answer
from il2nurse.domain.rules.chart.unusual import Oddity, Unusual
from il2nurse.domain.values.quantity import show
from il2nurse.workflow.chart.charted import (
    charted_entry,
    charted_set,
    charted_volume,
    doses_resting_on,
    refuse_posted,
)
from il2nurse.workflow.chart.charting import check_answers
from il2nurse.workflow.chart.entering import FUTURE, aware_instant, charting_rules, demand_reason
from il2nurse.workflow.chart.fluids import POSTED, check_kind, check_ml
from il2nurse.workflow.forms import freed
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

CORRECTION, STRIKING = "the correction", "striking this out"


@dataclass(frozen=True, slots=True)
class ValueChange:
    """The value that is put in place of a field's in the set of this ``seq``, as typed, and why."""

    seq: int
    field: Field
    now: Answer
    reason: str


@dataclass(frozen=True, slots=True)
class VolumeChange:
    """The volume that is put in place of the one of this ``seq``, and why."""

    seq: int
    ml: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """What is put in place of what, and why; ``now`` is "" for a value that is struck out."""

    field: str
    was: Answer
    now: Answer
    reason: str


@one_act
def correct(
    station: Station, by: Person, mrn: str, change: ValueChange, *, request: str | None = None
) -> Entry:
    """Put another value in place of a charted one; the old value stays readable.

    A correction of a value that a dose rests on is also noted in that dose, so that a signature
    over the old value falls visibly.
    """
    field = change.field
    observed = charted_set(station, by, mrn, change.seq, field.id)
    now = read_answer(field, change.now)
    check_answers({**observed.values, field.id: now})
    found = Change(field.id, observed.values[field.id], now, change.reason)
    return _change(station, by, mrn, observed, found, request)


@one_act
def strike_value(
    station: Station,
    by: Person,
    mrn: str,
    seq: int,
    field: Field,
    reason: str,
    *,
    request: str | None = None,
) -> Entry:
    """Strike one charted value out; the rest of its set stands."""
    observed = charted_set(station, by, mrn, seq, field.id)
    was = observed.values[field.id]
    return _change(station, by, mrn, observed, Change(field.id, was, "", reason), request)


@one_act
def correct_ml(
    station: Station,
    by: Person,
    mrn: str,
    change: VolumeChange,
    *,
    confirmed: bool = False,
    request: str | None = None,
) -> Entry:
    """Put another volume in place of a charted one.

    Raises ``Unusual`` above the regimen's volume until it is ``confirmed``.
    """
    kept, ml = charted_volume(station, by, mrn, change.seq), change.ml
    refuse_posted(kept)
    rules = charting_rules(station, station.case(mrn))
    check_ml(ml, rules.highest_ml)
    if ml > rules.confirm_ml and not confirmed:
        question = f"{show(ml)} mL is more than {show(rules.confirm_ml)} mL at once. Is it right?"
        raise Unusual((Oddity("ml", question),))
    found = Change(ML, show(kept.fluid.ml), show(ml), change.reason)
    return _change(station, by, mrn, kept, found, request)


@one_act
def correct_kind(
    station: Station,
    by: Person,
    mrn: str,
    seq: int,
    kind: str,
    reason: str,
    *,
    request: str | None = None,
) -> Entry:
    """Put another kind in place of that of a charted volume; it goes the same way."""
    kept = charted_volume(station, by, mrn, seq)
    fluid = kept.fluid
    if POSTED in (fluid.kind, kind):
        raise NotAllowed(
            "The bag's volume comes from the dose; its kind cannot be changed. Nothing was changed."
        )
    check_kind(fluid.direction, kind)
    return _change(station, by, mrn, kept, Change(KIND, fluid.kind, kind, reason), request)


@one_act
def correct_time(
    station: Station,
    by: Person,
    mrn: str,
    seq: int,
    at: datetime,
    reason: str,
    *,
    request: str | None = None,
) -> Entry:
    """Put another time in place of the one at which a set or a volume was charted to happen."""
    by.demand(May.CHART)
    now = aware_instant(at)
    if now > station.now().at:
        raise Slip("at", FUTURE)
    kept = charted_entry(station, mrn, seq)
    if isinstance(kept, NoFluid):
        raise NotAllowed("Strike this period out and chart it again. Nothing was changed.")
    if isinstance(kept, FluidEntry):
        refuse_posted(kept)
    was = kept.at if isinstance(kept, ObservedSet) else kept.fluid.at
    return _change(
        station, by, mrn, kept, Change(AT, write_instant(was), write_instant(now), reason), request
    )


@one_act
def strike_out(
    station: Station, by: Person, mrn: str, seq: int, reason: str, *, request: str | None = None
) -> Entry:
    """Strike a whole set, a volume or a period out; it stays readable and counts no more."""
    by.demand(May.CHART)
    kept = charted_entry(station, mrn, seq)
    if isinstance(kept, FluidEntry):
        refuse_posted(kept)
    return _record(
        station, by, mrn, kept, StruckOutFact(seq, demand_reason(reason, STRIKING)), request
    )


def _change(
    station: Station,
    by: Person,
    mrn: str,
    kept: ObservedSet | FluidEntry,
    change: Change,
    request: str | None,
) -> Entry:
    given = demand_reason(change.reason, CORRECTION if change.now else STRIKING)
    if change.was == change.now:
        raise Slip(change.field, "This value is on record already. Nothing was changed.")
    fact = CorrectedFact(kept.seq, change.field, change.was, change.now, given)
    return _record(station, by, mrn, kept, fact, request)


def _record(
    station: Station,
    by: Person,
    mrn: str,
    kept: ObservedSet | FluidEntry | NoFluid,
    fact: CorrectedFact | StruckOutFact,
    request: str | None,
) -> Entry:
    drafts = [draft(chart_stream(mrn), mrn, station.now().at, fact)]
    doses = doses_resting_on(station.case(mrn), kept.seq, _own(kept))
    drafts += [replace(drafts[0], stream=stream) for stream in doses]
    if isinstance(fact, StruckOutFact) and not isinstance(kept, NoFluid):
        drafts += freed(station, kept.paper, mrn)
    return station.record(by, drafts, request)[0]


def _own(kept: ObservedSet | FluidEntry | NoFluid) -> str | None:
    return None if isinstance(kept, NoFluid) else kept.dose
