"""A charted day for tests of the flowsheet: doses, a hold, a reaction, gaps, corrections."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.chart.facts import FluidFact, ObservedFact
from il2nurse.domain.record.chart.fluids import Direction
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.labs.reading import TypedResult
from il2nurse.workflow.chart import charting, correcting, fluids
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.dose import administration, holding, reacting
from il2nurse.workflow.labs import results
from tests.laboratory import LABORATORY
from tests.normal import VITALS
from tests.ward import FIRST_SLOT, MRN, NURSE, Ward, key, make_ward

# What the vital signs were some minutes after the patient was ordered: pulse, pressures, breaths,
# temperature, saturation. Between 700 and 960 nobody charted.
MEASURED = (
    (10, "88", "118", "72", "16", "37.0", "97"),
    (130, "104", "104", "60", "18", "38.1", "96"),
    (190, "118", "94", "55", "22", "38.9", "94"),
    (250, "126", "88", "50", "26", "39.4", "92"),
    (370, "112", "98", "58", "20", "38.4", "95"),
    (700, "96", "110", "64", "18", "37.6", "96"),
    (960, "108", "102", "60", "20", "38.0", "95"),
    (1080, "172", "92", "52", "24", "38.2", "93"),
    (1200, "110", "101", "59", "20", "37.9", "95"),
)
FLUIDS: Final[tuple[tuple[int, Direction, str, str], ...]] = (
    (60, "in", "oral", "200"),
    (75, "out", "urine", "250"),
    (120, "in", "iv_fluid", "500"),
    (200, "in", "bolus", "250"),
    (240, "out", "urine", "60"),
    (300, "out", "emesis", "150"),
    (420, "out", "urine", "0"),
    (480, "in", "iv_fluid", "500"),
    (690, "out", "urine", "90"),
    (950, "in", "oral", "150"),
    (1000, "out", "urine", "120"),
    (1190, "out", "urine", "80"),
)


def full_day() -> Ward:
    """A first day: dose 1 given with chills, dose 2 held, dose 3 given; 21 hours in all."""
    ward = make_ward()
    start = ward.station.now().at
    acts = [(minutes, "signs") for minutes, *_ in MEASURED]
    acts += [(minutes, "fluid") for minutes, *_ in FLUIDS]
    acts += [(30, "dose"), (495, "hold"), (990, "dose"), (55, "labs"), (1010, "labs")]
    for minutes, what in sorted(acts):
        _go_to(ward, start + timedelta(minutes=minutes))
        _do(ward, minutes, what)
    _correct(ward)
    _go_to(ward, start + timedelta(hours=21))
    return ward


def _go_to(ward: Ward, at: datetime) -> None:
    ward.pass_time(max((at - ward.station.now().at) / timedelta(minutes=1), 0))


def _do(ward: Ward, minutes: int, what: str) -> None:
    match what:
        case "signs":
            measure(ward, next(each[1:] for each in MEASURED if each[0] == minutes))
        case "fluid":
            _, way, kind, ml = next(each for each in FLUIDS if each[0] == minutes)
            fluids.chart_fluid(ward.station, NURSE, MRN, FluidFact(way, kind, Decimal(ml)))
        case "dose":
            _give(ward)
        case "hold":
            reason = "prescriber"
            holding.hold_unbegun(ward.station, NURSE, MRN, Grounds(reason, ward.call()))
        case _:
            report(ward, "potassium", "3.1" if minutes < 100 else "3.6", "mmol/L")
            report(ward, "creatinine", "0.9" if minutes < 100 else "1.8", "mg/dL")


def measure(ward: Ward, values: tuple[str, ...]) -> Entry:
    """Chart one set of vital signs."""
    names = (
        "heart_rate_per_min",
        "systolic_mmhg",
        "diastolic_mmhg",
        "respiratory_rate_per_min",
        "temperature_c",
        "spo2_percent",
    )
    return observe(ward, dict(zip(names, values, strict=True)))


def observe(ward: Ward, changed: Mapping[str, Answer], *, partial: str = "") -> Entry:
    """Chart the regimen's set with some values changed; those that are "" are left out."""
    fields = tuple(ward.regimen.fields[name] for name in ward.regimen.monitoring.fields)
    answers = {each.id: {**VITALS, **changed}.get(each.id, "") for each in fields}
    confirmed = tuple(each.id for each in fields)
    return charting.observe(
        ward.station, NURSE, MRN, fields, ObservedFact(answers, reason=partial, confirmed=confirmed)
    )


def report(ward: Ward, test: str, value: str, unit: str) -> Entry:
    """Record one laboratory result."""
    typed = TypedResult(test, value, unit, ward.station.now().at - timedelta(minutes=5))
    return results.record_result(ward.station, NURSE, MRN, LABORATORY, typed, confirmed=True)


def _give(ward: Ward) -> None:
    administration.begin(ward.station, NURSE, MRN)
    dose = ward.station.case(MRN).open_dose
    slot = dose.key.slot if dose else 0
    ward.walk("flush", slot)
    if slot == 1:
        _react(ward, key(slot))
    ward.vital_signs()
    ward.pass_time(16)
    ward.vital_signs()
    ward.confirm("vital_signs_after", slot)
    administration.sign(ward.station, NURSE, key(slot), "Gave the dose", "4711")


def _react(ward: Ward, dose: DoseKey) -> None:
    term = next(each.id for each in ward.regimen.reactions if "chill" in each.label.lower())
    reacting.react(
        ward.station,
        NURSE,
        dose,
        ReactionFact(term, "Mild", "Meperidine 25 mg as ordered", grade=1),
    )


def _correct(ward: Ward) -> None:
    """A pressure was typed wrongly, and a volume belonged to another patient."""
    chart = ward.station.case(MRN).chart
    wrong = next(each for each in chart.sets if each.values.get("systolic_mmhg") == "102")
    field = ward.regimen.fields["systolic_mmhg"]
    correcting.correct(
        ward.station, NURSE, MRN, ValueChange(wrong.seq, field, "112", "Typing error")
    )
    other = next(each for each in chart.fluids if each.fluid.kind == "emesis")
    correcting.strike_out(ward.station, NURSE, MRN, other.seq, "Belonged to another patient")


def day_start() -> datetime:
    """When the ward day of the story began: 07:00 in New York."""
    return FIRST_SLOT - timedelta(hours=1)
