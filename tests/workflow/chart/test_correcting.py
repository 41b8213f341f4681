"""Corrections and striking out: old values stay readable, rules use the new, signatures fall."""

from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.chart.chart import FluidEntry
from il2nurse.domain.record.chart.facts import NoFluidFact, ObservedFact
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.domain.values.instants import Stretch
from il2nurse.workflow.chart import charting, correcting, fluids
from il2nurse.workflow.chart.correcting import ValueChange, VolumeChange
from il2nurse.workflow.chart.totals import period_totals
from il2nurse.workflow.dose import administration
from tests.ward import MRN, NURSE, PHARMACIST, PIN, Ward, key, make_ward
from tests.workflow.charted import chart, fluid, newest, now, score, vital_signs


def intake(ward: Ward) -> Decimal | None:
    return period_totals(ward.station, MRN, Stretch(now(ward, -600), now(ward, 1))).intake_ml


def given_dose() -> Ward:
    ward = make_ward()
    ward.pass_time(60)
    ward.give()
    return ward


def posted(ward: Ward, kind: str) -> FluidEntry:
    return next(kept for kept in chart(ward).fluids if kept.fluid.kind == kind)


def test_a_corrected_value_stands_beside_the_old_one() -> None:
    ward = make_ward()
    seq = vital_signs(ward, systolic_mmhg="81", diastolic_mmhg="60").seq
    field = ward.regimen.fields["systolic_mmhg"]
    correcting.correct(ward.station, NURSE, MRN, ValueChange(seq, field, "118", "Typing error"))
    (correction,) = newest(ward).corrections
    assert newest(ward).values["systolic_mmhg"] == "118"
    assert (correction.was, correction.now, correction.reason) == ("81", "118", "Typing error")
    assert score(ward) == 0


def test_a_corrected_value_is_what_the_rules_use() -> None:
    ward = make_ward()
    seq = vital_signs(ward, systolic_mmhg="81", diastolic_mmhg="60").seq
    moment = ward.station.moment(MRN)
    before = {a.criterion: a.value for a in assess_now(moment).criteria}
    field = ward.regimen.fields["systolic_mmhg"]
    correcting.correct(ward.station, NURSE, MRN, ValueChange(seq, field, "118", "Typing error"))
    after = {a.criterion: a.value for a in assess_now(ward.station.moment(MRN)).criteria}
    assert (before["systolic"], after["systolic"]) == ("81", "118")


def test_a_correction_may_not_contradict_the_rest_of_its_set() -> None:
    ward = make_ward()
    seq = vital_signs(ward).seq
    field = ward.regimen.fields["diastolic_mmhg"]
    with pytest.raises(Slip, match="swapped"):
        correcting.correct(ward.station, NURSE, MRN, ValueChange(seq, field, "150", "Typing error"))


def test_a_correction_needs_a_reason_and_another_value() -> None:
    ward = make_ward()
    seq, field = vital_signs(ward).seq, ward.regimen.fields["heart_rate_per_min"]
    with pytest.raises(Slip, match="Give the reason"):
        correcting.correct(ward.station, NURSE, MRN, ValueChange(seq, field, "90", " "))
    with pytest.raises(Slip, match="on record already"):
        correcting.correct(ward.station, NURSE, MRN, ValueChange(seq, field, "84", "Read again"))
    assert not newest(ward).corrections


def test_a_value_struck_out_makes_its_set_no_longer_whole() -> None:
    ward = make_ward()
    seq, field = vital_signs(ward).seq, ward.regimen.fields["temperature_c"]
    correcting.strike_value(ward.station, NURSE, MRN, seq, field, "Probe was off")
    assert "temperature_c" not in newest(ward).values
    assert newest(ward).corrections[0].was == "36.8"
    assert score(ward) is None


def test_a_set_struck_out_counts_no_more_and_stays_readable() -> None:
    ward = make_ward()
    seq = vital_signs(ward).seq
    correcting.strike_out(ward.station, NURSE, MRN, seq, "Another patient's values")
    struck = newest(ward)
    assert struck.struck is not None
    assert struck.struck.reason == "Another patient's values"
    assert {each.field: each.was for each in struck.corrections}["heart_rate_per_min"] == "84"
    assert chart(ward).newest("heart_rate_per_min", now(ward)) is None


def test_what_is_struck_out_is_not_struck_out_twice() -> None:
    ward = make_ward()
    seqs = [vital_signs(ward).seq, fluid(ward, "in", "oral", "100").seq]
    for seq in seqs:
        correcting.strike_out(ward.station, NURSE, MRN, seq, "Wrong bed")
        with pytest.raises(NotAllowed, match="struck out"):
            correcting.strike_out(ward.station, NURSE, MRN, seq, "Wrong bed")


def test_a_corrected_volume_is_what_the_totals_use() -> None:
    ward = make_ward()
    seq = fluid(ward, "in", "oral", "2000").seq
    correcting.correct_ml(ward.station, NURSE, MRN, VolumeChange(seq, Decimal(200), "Read wrongly"))
    assert intake(ward) == 200
    (correction,) = chart(ward).fluids[0].corrections
    assert (correction.field, correction.was, correction.now) == ("ml", "2000", "200")


def test_a_corrected_volume_has_the_limits_of_a_charted_one() -> None:
    ward = make_ward()
    seq = fluid(ward, "in", "oral", "200").seq
    with pytest.raises(Slip, match="cannot be right"):
        correcting.correct_ml(
            ward.station, NURSE, MRN, VolumeChange(seq, Decimal(6000), "Read again")
        )
    with pytest.raises(Unusual):
        correcting.correct_ml(
            ward.station, NURSE, MRN, VolumeChange(seq, Decimal(3000), "Read again")
        )
    correcting.correct_ml(
        ward.station,
        NURSE,
        MRN,
        VolumeChange(seq, Decimal(3000), "Read again"),
        confirmed=True,
    )
    assert intake(ward) == 3000


def test_a_kind_is_corrected_within_its_direction() -> None:
    ward = make_ward()
    seq = fluid(ward, "out", "urine", "200").seq
    correcting.correct_kind(ward.station, NURSE, MRN, seq, "stool", "It was stool")
    assert chart(ward).fluids[0].fluid.kind == "stool"
    with pytest.raises(Slip, match="not a kind of output"):
        correcting.correct_kind(ward.station, NURSE, MRN, seq, "oral", "Read again")


def test_a_time_can_be_corrected() -> None:
    ward = make_ward()
    seqs = [vital_signs(ward).seq, fluid(ward, "in", "oral", "200").seq]
    for seq in seqs:
        correcting.correct_time(ward.station, NURSE, MRN, seq, now(ward, -30), "Wrong hour")
    assert (newest(ward).at, chart(ward).fluids[0].fluid.at) == (now(ward, -30), now(ward, -30))
    with pytest.raises(Slip, match="is in the future"):
        correcting.correct_time(ward.station, NURSE, MRN, seqs[0], now(ward, 5), "Read again")


def test_a_period_with_nothing_can_only_be_struck_out() -> None:
    ward = make_ward()
    seq = fluids.chart_no_fluid(
        ward.station, NURSE, MRN, NoFluidFact("in", "", now(ward, -60)), now(ward)
    ).seq
    with pytest.raises(NotAllowed, match="Strike this period out"):
        correcting.correct_time(ward.station, NURSE, MRN, seq, now(ward, -5), "Read again")
    correcting.strike_out(ward.station, NURSE, MRN, seq, "Had a drink")
    assert intake(ward) is None
    fluid(ward, "in", "oral", "50", now(ward, -30))


def test_the_bag_of_a_dose_is_corrected_with_the_dose_alone() -> None:
    ward = given_dose()
    seq = posted(ward, "aldesleukin_bag").seq
    with pytest.raises(NotAllowed, match="Correct the volume given"):
        correcting.correct_ml(
            ward.station, NURSE, MRN, VolumeChange(seq, Decimal(40), "Pump said so")
        )
    with pytest.raises(NotAllowed, match="Correct the volume given"):
        correcting.correct_time(ward.station, NURSE, MRN, seq, now(ward, -5), "Read again")
    with pytest.raises(NotAllowed, match="Correct the volume given"):
        correcting.strike_out(ward.station, NURSE, MRN, seq, "Not given")
    assert posted(ward, "aldesleukin_bag").seq == seq
    assert ward.dose().signed


def test_a_corrected_volume_of_a_dose_fells_its_signature() -> None:
    ward = given_dose()
    assert ward.dose().signed
    seq = posted(ward, "flush").seq
    correcting.correct_ml(ward.station, NURSE, MRN, VolumeChange(seq, Decimal(40), "Pump said so"))
    assert not ward.dose().signed
    assert not ward.dose().signatures[0].valid


def test_a_volume_of_a_dose_struck_out_fells_its_signature() -> None:
    ward = given_dose()
    correcting.strike_out(ward.station, NURSE, MRN, posted(ward, "flush").seq, "Not given")
    assert not ward.dose().signed


def test_a_corrected_result_on_which_a_dose_rested_fells_its_signature() -> None:
    ward = make_ward()
    ward.pass_time(60)
    field = ward.regimen.fields["weight_kg"]
    seq = charting.observe(
        ward.station, NURSE, MRN, (field,), ObservedFact({"weight_kg": "71"})
    ).seq
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("flush", weight_kg="")
    ward.vital_signs()
    ward.pass_time(16)
    ward.vital_signs()
    ward.confirm("vital_signs_after")
    administration.sign(ward.station, NURSE, key(), "Gave the dose", PIN)
    assert ward.dose().signed
    correcting.correct(ward.station, NURSE, MRN, ValueChange(seq, field, "72", "Read wrongly"))
    assert not ward.dose().signed


def test_a_volume_beside_a_dose_leaves_its_signature_alone() -> None:
    ward = given_dose()
    seq = fluid(ward, "in", "oral", "100").seq
    correcting.correct_ml(ward.station, NURSE, MRN, VolumeChange(seq, Decimal(40), "Read wrongly"))
    assert ward.dose().signed


def test_the_bag_of_a_dose_stays_a_bag() -> None:
    ward = given_dose()
    with pytest.raises(NotAllowed, match="its kind cannot be changed"):
        correcting.correct_kind(
            ward.station, NURSE, MRN, posted(ward, "aldesleukin_bag").seq, "flush", "Read again"
        )


def test_what_is_not_on_the_chart_cannot_be_corrected() -> None:
    ward = make_ward()
    field = ward.regimen.fields["heart_rate_per_min"]
    with pytest.raises(NotAllowed, match="not on the chart"):
        correcting.correct(ward.station, NURSE, MRN, ValueChange(99, field, "90", "Read again"))
    with pytest.raises(NotAllowed, match="not on the chart"):
        correcting.correct_ml(ward.station, NURSE, MRN, VolumeChange(99, Decimal(1), "Read again"))
    with pytest.raises(NotAllowed, match="not on the chart"):
        correcting.strike_out(ward.station, NURSE, MRN, 99, "Read again")


def test_who_may_not_chart_corrects_nothing() -> None:
    ward = make_ward()
    seq = fluid(ward, "in", "oral", "100").seq
    with pytest.raises(NotAllowed):
        correcting.strike_out(ward.station, PHARMACIST, MRN, seq, "Read again")
    assert chart(ward).fluids
