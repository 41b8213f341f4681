"""Doses with a story to print: full, in part, held, running, corrected after signing."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from il2nurse.domain.record.chart.facts import FluidFact, ObservedFact
from il2nurse.domain.record.dose.call import Call, Grounds
from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.domain.record.register.seal import Head
from il2nurse.domain.regimen.fields import Answer
from il2nurse.readable.dose.summary import Summary
from il2nurse.readable.heading import Printed
from il2nurse.workflow.chart import charting, correcting, fluids
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.dose import administration, ending, holding, infusing, reacting
from tests.normal import VITALS
from tests.papers import summary_of
from tests.ward import DOCTOR, MRN, NURSE, PIN, Ward, key, make_ward

PRINTED = Printed(
    by="Robin Okafor, RN",
    at="20-Nov-2026 08:32",
    station="WOW-03",
    program="test",
    copy=1,
    register="test",
    ward="7 West",
    practice=False,
    head=Head(49, "9f2c41aa6b0e07de" * 4),
)


def begin(ward: Ward, slot: int = 1) -> None:
    """Begin the dose half an hour before it is due."""
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    assert ward.dose(slot).key.slot == slot


def observe(ward: Ward, changed: Mapping[str, Answer], *, dose: str = "") -> None:
    """Chart the usual vital signs with some values changed."""
    fields = tuple(ward.regimen.fields[name] for name in ward.regimen.monitoring.fields)
    answers = {f.id: {**VITALS, **changed}[f.id] for f in fields}
    charting.observe(ward.station, NURSE, MRN, fields, ObservedFact(answers, dose=dose))


def told(ward: Ward, slot: int = 1) -> Summary:
    """The readable form as it stands now."""
    return summary_of(ward.station, key(slot))


def full_dose(*, weight_kg: str = "70") -> Ward:
    """A whole dose with a fever, an interruption, a mismatch, a pause, a reaction and a note."""
    ward = make_ward(weight_kg)
    ward.pass_time(5)
    observe(ward, {"heart_rate_per_min": "92", "systolic_mmhg": "121"})
    fluids.chart_fluid(ward.station, NURSE, MRN, FluidFact("out", "urine", Decimal(90)))
    begin(ward)
    ward.walk("pre_tests")
    ward.pass_time(2)
    ward.walk("contraindications", interaction_found=("antihypertensive", "sedative"))
    ward.pass_time(1)
    ward.walk("lethargy", heart_rate_per_min="112", temperature_c="38.4")
    administration.count_interruption(ward.station, NURSE, key())
    ward.pass_time(4)
    ward.walk("dilute")
    ward.check(check_draw_up_ml="2.43")
    ward.pass_time(1)
    ward.check()
    ward.walk("line")
    ward.pass_time(15)
    _infuse(ward)
    ward.walk("flush")
    _after(ward)
    return ward


def _infuse(ward: Ward) -> None:
    ward.start()
    ward.pass_time(5)
    observe(ward, {"heart_rate_per_min": "114", "temperature_c": "38.4"}, dose=key().stream)
    infusing.pause(ward.station, NURSE, key(), "occlusion", "Clamp was closed")
    ward.pass_time(1)
    infusing.resume(ward.station, NURSE, key())
    ward.pass_time(4)
    observe(ward, {"heart_rate_per_min": "115", "systolic_mmhg": "95"}, dose=key().stream)
    ward.pass_time(6.1)
    ending.complete(ward.station, NURSE, key())
    observe(
        ward,
        {"heart_rate_per_min": "115", "systolic_mmhg": "120", "diastolic_mmhg": "60"},
        dose=key().stream,
    )


def _after(ward: Ward) -> None:
    term = next(each.id for each in ward.regimen.reactions if "chill" in each.label.lower())
    reacting.react(
        ward.station,
        NURSE,
        key(),
        ReactionFact(term, "Mild, 3 min", "Meperidine 25 mg as ordered, settled"),
    )
    fluids.chart_fluid(ward.station, NURSE, MRN, FluidFact("out", "urine", Decimal(70)))
    ward.pass_time(15)
    observe(ward, {"heart_rate_per_min": "112", "systolic_mmhg": "97"}, dose=key().stream)
    administration.add_note(ward.station, NURSE, key(), "Family informed; patient resting.")
    ward.confirm("vital_signs_after")
    administration.sign(
        ward.station, NURSE, key(), "I gave this dose; the record is complete.", PIN
    )


def corrected_after_signing() -> Ward:
    """The full dose, signed, after which a blood pressure of it was corrected."""
    ward = full_dose()
    seq = next(s.seq for s in ward.station.case(MRN).chart.sets if "120" in s.values.values())
    ward.pass_time(3)
    field = ward.regimen.fields["systolic_mmhg"]
    correcting.correct(ward.station, NURSE, MRN, ValueChange(seq, field, "102", "Typing error"))
    return ward


def held_dose() -> Ward:
    """A dose held for drowsiness, with the prescriber called, and signed."""
    ward = make_ward()
    begin(ward)
    ward.walk("lethargy", alertness="drowsy")
    ward.pass_time(4)
    at = ward.station.now().at - timedelta(minutes=1)
    call = Call(DOCTOR.id, at, read_back=True, order="Hold, reassess at the next slot")
    holding.hold(ward.station, NURSE, key(), Grounds("lethargy", call), text="Drifts off to sleep")
    meaning = "I held this dose; the record is complete."
    administration.sign(ward.station, NURSE, key(), meaning, PIN)
    return ward


def stopped_dose() -> Ward:
    """A dose stopped after half of its volume, signed."""
    ward = make_ward()
    begin(ward)
    ward.walk("line")
    ward.start()
    ward.pass_time(7.5)
    ending.stop(
        ward.station,
        NURSE,
        key(),
        "chest_pain",
        told=ending.StopTold("Pressure behind the sternum"),
    )
    observe(ward, {"systolic_mmhg": "88"}, dose=key().stream)
    ward.walk("flush")
    ward.pass_time(7.5)
    observe(ward, {"systolic_mmhg": "93"}, dose=key().stream)
    ward.pass_time(15)
    observe(ward, {"systolic_mmhg": "104"}, dose=key().stream)
    ward.confirm("vital_signs_after")
    administration.sign(ward.station, NURSE, key(), "I gave part of this dose.", PIN)
    return ward


def unsigned_dose() -> Ward:
    """A dose given in full, whose record was left after the flush."""
    ward = make_ward()
    begin(ward)
    ward.walk("flush")
    return ward


def running_dose() -> Ward:
    """A dose that is running in."""
    ward = make_ward()
    begin(ward)
    ward.walk("line")
    ward.start()
    ward.pass_time(6)
    return ward


def note(ward: Ward, text: str) -> None:
    """Add a note to the dose."""
    administration.add_note(ward.station, NURSE, key(), text)


def noted_dose(count: int) -> Ward:
    """A dose that is running in, with many notes."""
    ward = running_dose()
    for number in range(count):
        note(ward, f"number {number}")
    return ward


def plain_dose() -> Ward:
    """A dose given as planned, with every set of vital signs that was due, and signed."""
    ward = make_ward()
    begin(ward)
    ward.walk("line")
    ward.pass_time(30)
    ward.start()
    for minutes in (5, 5):
        ward.pass_time(minutes)
        observe(ward, {}, dose=key().stream)
    ward.pass_time(5)
    ending.complete(ward.station, NURSE, key())
    observe(ward, {}, dose=key().stream)
    ward.walk("flush")
    ward.pass_time(15)
    observe(ward, {}, dose=key().stream)
    ward.confirm("vital_signs_after")
    administration.sign(ward.station, NURSE, key(), "I gave this dose as recorded.", PIN)
    return ward


def unbegun_dose() -> Ward:
    """A dose held before any of its steps was begun, and signed."""
    ward = make_ward()
    holding.hold_unbegun(ward.station, NURSE, MRN, Grounds("prescriber", ward.call()))
    meaning = "I held this dose; the record is complete."
    administration.sign(ward.station, NURSE, key(), meaning, PIN)
    return ward
