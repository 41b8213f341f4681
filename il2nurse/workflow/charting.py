"""Charting between and around doses: vital signs, fluids, corrections."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.chart import chart_stream, write_answers
from il2nurse.domain.entries import Draft, Entry, Json, Kind
from il2nurse.domain.fields import Answer, Field, Slip
from il2nurse.domain.functions import CHECKS
from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.quantity import show
from il2nurse.workflow.station import Station

HIGHEST_ML = Decimal(5000)
INTAKE = ("oral", "iv_fluid", "iv_drug", "bolus", "blood", "flush", "tube", "aldesleukin_bag")
OUTPUT = ("urine", "emesis", "stool", "drain", "other")


def observe(  # noqa: PLR0913 - a set of observations has these parts
    station: Station,
    by: Person,
    mrn: str,
    fields: tuple[Field, ...],
    raw: Mapping[str, Answer],
    *,
    at: datetime | None = None,
    dose: str = "",
    request: str | None = None,
) -> Entry:
    """Chart a set of observations; raises ``Slip`` where a value is missing or cannot be meant."""
    by.demand(May.CHART)
    now = station.now().at
    happened = at or now
    if happened > now:
        raise Slip("at", "The time lies in the future. Nothing was recorded; check the time.")
    answers = {field.id: field.read(raw.get(field.id, "")) for field in fields}
    for check in CHECKS.values():
        at_fault, sentence = check(answers)
        if sentence:
            raise Slip(at_fault, sentence)
    kept: dict[str, Json] = {
        "values": write_answers({name: answer for name, answer in answers.items() if answer}),
        "dose": dose,
    }
    station.case(mrn)
    draft = Draft(chart_stream(mrn), Kind.OBSERVED, mrn, happened, kept)
    return station.record(by, [draft], request)[0]


def fluid_draft(
    mrn: str, direction: str, kind: str, ml: Decimal, at: datetime, dose: str = ""
) -> Draft:
    """A volume as the chart takes it; raises ``Slip`` for a volume that cannot be meant."""
    if kind not in (INTAKE if direction == "in" else OUTPUT):
        raise Slip(
            "kind", f"“{kind}” is not a kind of {'intake' if direction == 'in' else 'output'}."
        )
    if not Decimal(0) <= ml <= HIGHEST_ML:
        raise Slip(
            "ml", f"{show(ml)} mL cannot be right (accepted: 0 to 5000 mL). Nothing was recorded."
        )
    body: dict[str, Json] = {"direction": direction, "kind": kind, "ml": show(ml), "dose": dose}
    return Draft(chart_stream(mrn), Kind.FLUID, mrn, at, body)


def chart_fluid(  # noqa: PLR0913 - a fluid has these parts
    station: Station,
    by: Person,
    mrn: str,
    direction: str,
    kind: str,
    ml: Decimal,
    *,
    at: datetime | None = None,
    request: str | None = None,
) -> Entry:
    """Chart one volume that went in or out; 0 mL is a value."""
    by.demand(May.CHART)
    station.case(mrn)
    now = station.now().at
    if at and at > now:
        raise Slip("at", "The time lies in the future. Nothing was recorded; check the time.")
    draft = fluid_draft(mrn, direction, kind, ml, at or now)
    return station.record(by, [draft], request)[0]


def correct(
    station: Station,
    by: Person,
    mrn: str,
    seq: int,
    field: Field,
    raw: Answer,
    reason: str,
) -> Entry:
    """Put another value in place of a charted one; the old value stays readable.

    A correction of a value that belongs to a dose is also noted in that dose, so that a signature
    over the old value falls visibly.
    """
    by.demand(May.CHART)
    if not reason.strip():
        raise Slip("reason", "Give the reason for the correction. Nothing was changed.")
    observed = station.case(mrn).chart.at_seq(seq)
    if observed is None or field.id not in observed.values:
        raise NotAllowed("This value is not on the chart. Nothing was changed.")
    now = field.read(raw)
    body: dict[str, Json] = {
        "seq": seq,
        "field": field.id,
        "was": write_answers({"": observed.values[field.id]})[""],
        "now": write_answers({"": now})[""],
        "reason": reason.strip(),
    }
    at = station.now().at
    drafts = [Draft(chart_stream(mrn), Kind.CORRECTED, mrn, at, body)]
    if observed.dose:
        drafts.append(Draft(observed.dose, Kind.CORRECTED, mrn, at, body))
    return station.record(by, drafts)[0]
