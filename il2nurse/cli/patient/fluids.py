"""``il2nurse fluids``: what went in and came out of a patient in a period, and what is missing."""

from argparse import Namespace
from datetime import datetime
from decimal import Decimal
from typing import Final

from il2nurse.cli.at_work import station_of
from il2nurse.cli.opening import sound_register
from il2nurse.cli.periods import looked_at, read_period
from il2nurse.cli.speaking import ExitCode, Refused, say, say_json, say_table
from il2nurse.domain.record.chart.fluids import kind_label
from il2nurse.domain.rules.chart.fluid_totals import NOT_OVER, FluidTotals
from il2nurse.domain.rules.chart.weights import Weighed
from il2nurse.domain.values.quantity import round_half_up, show
from il2nurse.domain.values.wall_clock import date_and_clock
from il2nurse.readable.words import NOT_RECORDED
from il2nurse.workflow.chart.totals import period_totals, weight_for, weight_now
from il2nurse.workflow.patient.finding import find_subject
from il2nurse.workflow.station import Station

RATE: Final = Decimal("0.01")
RATE_PER_KG: Final = Decimal("0.001")
PERCENT: Final = Decimal("0.01")


def run(asked: Namespace) -> ExitCode:
    """Say the totals of the period; nothing is written. Incomplete is said, not an error."""
    with sound_register(asked.register, to_read=True) as register:
        station = station_of(register)
        stretch = read_period(asked, station.zone)
        asked.mrn = demand_patient(station, asked.mrn)
        seen = looked_at(station, asked.mrn, stretch.end)
        totals = period_totals(station, asked.mrn, stretch, seen)
        weight = weight_now(station, asked.mrn, stretch.end)
        kg = weight_for(station.case(asked.mrn), stretch.end)
    if asked.json:
        say_json(answer(station, asked.mrn, totals, weight, kg))
    else:
        say_totals(station, totals, weight)
    return ExitCode.DONE


def demand_patient(station: Station, mrn: str) -> str:
    """Under which MRN the patient's entries stand; raises ``Refused`` where nobody has it."""
    subject = find_subject(station, mrn)
    if not subject:
        raise Refused(f"No patient with the MRN {mrn} is in this register.")
    return subject


def answer(
    station: Station,
    mrn: str,
    totals: FluidTotals,
    weight: Weighed | None,
    kg: Decimal | None,
) -> dict[str, object]:
    """The totals as JSON: numbers as text; ``null`` is what nobody charted, never 0."""
    urine = totals.urine
    return {
        "mrn": mrn,
        "from": written(station, totals.stretch.start),
        "to": written(station, totals.stretch.end),
        "hours": show(round_half_up(totals.stretch.hours, PERCENT)),
        "intake_ml": number(totals.intake_ml),
        "output_ml": number(totals.output_ml),
        "urine_ml": number(totals.urine_ml),
        "urine_ml_per_h": number(urine.ml_per_h if urine else None, RATE),
        "urine_ml_per_kg_per_h": number(urine.ml_per_kg_per_h if urine else None, RATE_PER_KG),
        "balance_ml": number(totals.balance_ml),
        "by_kind": {kind: show(ml) for (_, kind), ml in sorted(totals.balance.by_kind.items())},
        "complete": totals.complete,
        "urine_complete": totals.urine_complete,
        "missing": list(missing(station, totals)),
        "baseline_weight_kg": number(kg),
        "weight_kg": number(weight.kg if weight else None),
        "weight_at": written(station, weight.at) if weight else None,
        "weight_change_kg": number(weight.change_kg if weight else None),
        "weight_change_percent": number(weight.percent if weight else None, PERCENT),
    }


def number(value: Decimal | None, step: Decimal | None = None) -> str | None:
    """A number as text, rounded for reading where a step is given."""
    if value is None:
        return None
    return show(round_half_up(value, step) if step else value)


def written(station: Station, at: datetime) -> str:
    """An instant on the ward's clock with its offset."""
    return station.local(at).isoformat(timespec="minutes")


def missing(station: Station, totals: FluidTotals) -> tuple[str, ...]:
    """A sentence for each part of the period in which nothing was charted."""
    sentences = [
        f"No {gap.what} is charted from {date_and_clock(station.local(gap.stretch.start))} to "
        f"{date_and_clock(station.local(gap.stretch.end))}."
        for gap in totals.gaps
    ]
    return tuple(sentences if totals.over else [NOT_OVER, *sentences])


def say_totals(station: Station, totals: FluidTotals, weight: Weighed | None) -> None:
    """Say the totals line by line, then what is missing."""
    rows = [
        ("Intake", shown(totals.intake_ml, "mL")),
        ("Output", shown(totals.output_ml, "mL")),
        ("Balance", shown(totals.balance_ml, "mL")),
        ("Urine", shown(totals.urine_ml, "mL")),
    ]
    if totals.urine:
        rows.append(("Urine rate", f"{number(totals.urine.ml_per_h, RATE)} mL/h"))
        if totals.urine.ml_per_kg_per_h is not None:
            per_kg = number(totals.urine.ml_per_kg_per_h, RATE_PER_KG)
            rows.append(("Urine for weight", f"{per_kg} mL/kg/h"))
    rows += [
        (kind_label(kind), shown(ml, "mL")) for (_, kind), ml in totals.balance.by_kind.items()
    ]
    if weight:
        change = ""
        if weight.baseline_kg is not None:
            change = f", {number(weight.percent, PERCENT)} % from {show(weight.baseline_kg)} kg"
        rows.append(("Weight", f"{show(weight.kg)} kg{change}"))
    rows.append(("Complete", "yes" if totals.complete else "no"))
    say_table(rows)
    for sentence in missing(station, totals):
        say(sentence)


def shown(value: Decimal | None, unit: str) -> str:
    """An amount with its unit; says so where nobody charted one."""
    return NOT_RECORDED if value is None else f"{show(value)} {unit}"
