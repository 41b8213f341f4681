"""Giving a dose: order of steps, who may do what, and what each step refuses."""

from datetime import timedelta

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.regimen.fields import Slip
from il2nurse.workflow.chart import correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.dose import administration, confirming, infusing
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.people.sign_in import Witness
from tests.normal import FILE
from tests.shipped import ShippedRegimens
from tests.ward import (
    CHARGE,
    MORNING,
    MRN,
    NURSE,
    PHARMACIST,
    PIN,
    REGIMEN,
    SECOND,
    Ward,
    key,
    make_station,
    make_ward,
)


def test_a_dose_given_in_full_is_signed_and_verifies(ward: Ward) -> None:
    ward.walk("flush")
    ward.vital_signs()
    ward.pass_time(16)
    ward.vital_signs()
    ward.confirm("vital_signs_after")
    administration.sign(ward.station, NURSE, key(), "Gave the dose", PIN)
    assert ward.dose().state is DoseState.COMPLETED
    assert ward.current() is None
    assert ward.station.register.verify().intact


def test_steps_are_done_in_their_order(ward: Ward) -> None:
    with pytest.raises(NotAllowed, match="next step is “Identify"):
        ward.confirm("vital_signs")
    assert not ward.dose().steps


def test_another_patients_wristband_stops_the_step(ward: Ward) -> None:
    with pytest.raises(NotAllowed, match="another patient"):
        ward.confirm("identify", identity_mrn="00511027")
    with pytest.raises(NotAllowed, match="does not belong to MARSH"):
        ward.confirm("identify", identity_born="1968-03-15")


def test_an_abnormal_stress_test_blocks(ward: Ward) -> None:
    ward.confirm("identify")
    with pytest.raises(NotAllowed, match="stress test"):
        ward.confirm("pre_tests", thallium_stress_test="abnormal")


def test_vital_signs_that_grow_old_open_their_step_again(ward: Ward) -> None:
    ward.walk("hold_criteria")
    assert ward.open_step() == "reconstitute"
    ward.pass_time(31)
    assert ward.open_step() == "vital_signs"


def test_an_order_keeps_the_regimen_of_its_day() -> None:
    book = ShippedRegimens()
    ward = make_ward(book=book)
    ordered = ward.regimen.digest
    book.use(FILE.read_text(encoding="utf-8") + "\n# a later version\n")
    course = ward.station.case(MRN).course
    assert course is not None
    assert ward.regimen.digest != ordered
    assert ward.station.regimen_of(course).digest == ordered


def test_a_second_station_is_told_who_has_the_dose(ward: Ward) -> None:
    other = make_station(ward.station.register, ward.clock, name="WOW-05")
    with pytest.raises(NotAllowed, match="was begun by Robin Okafor, RN at WOW-03"):
        administration.begin(other, SECOND, MRN)


def test_two_stations_in_one_dose_cannot_both_record_a_step(ward: Ward) -> None:
    other = make_station(ward.station.register, ward.clock, name="WOW-05")
    stale = administration.dose_of(other, key())
    ward.confirm("identify")
    filled = FilledStep("identify", ward.answers("identify"))
    with pytest.raises(NotAllowed, match="next step is"):
        confirming.confirm(other, SECOND, stale.key, filled)


@pytest.mark.parametrize(("weight", "bag"), [("35", "25"), ("120", "100")])
def test_outside_the_window_the_fitting_bag_needs_a_pharmacist(weight: str, bag: str) -> None:
    ward = make_ward(weight)
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("reconstitute", weight_kg=weight)
    with pytest.raises(NotAllowed, match="witness"):
        ward.confirm("dilute", bag_ml=bag)
    with pytest.raises(NotAllowed, match="takes a pharmacist"):
        ward.confirm("dilute", bag_ml=bag, witness=Witness(SECOND.id, PIN))
    ward.confirm("dilute", bag_ml=bag, witness=Witness(PHARMACIST.id, PIN))
    assert ward.dose().steps["dilute"].witness == PHARMACIST.id


@pytest.mark.parametrize("weight", ["35", "120"])
def test_a_bag_outside_the_window_is_discarded_with_its_vials(weight: str) -> None:
    ward = make_ward(weight)
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("reconstitute", weight_kg=weight)
    with pytest.raises(NotAllowed, match=r"outside 0\.03 to 0\.07"):
        ward.confirm("dilute")
    assert [each.discards for each in ward.dose().refused] == [True]
    step = ward.current()
    assert step is not None
    assert step.id == "reconstitute"


def test_a_pharmacist_may_prepare_and_not_give(ward: Ward) -> None:
    ward.walk("hold_criteria")
    ward.confirm("reconstitute", by=PHARMACIST)
    with pytest.raises(NotAllowed):
        infusing.start(ward.station, PHARMACIST, key(), {})


def test_a_pump_rate_that_differs_from_the_sum_blocks(ward: Ward) -> None:
    ward.walk("double_check")
    with pytest.raises(NotAllowed, match=r"the sum gives 209\.3"):
        ward.confirm("line", pump_rate_ml_per_h="290.3")


def test_a_pump_for_whole_ml_takes_the_nearest_rate_and_no_other(ward: Ward) -> None:
    ward.walk("double_check")
    for rate in ("208.7", "210"):
        with pytest.raises(NotAllowed, match=r"the sum gives 209\.3"):
            ward.confirm("line", pump_rate_ml_per_h=rate)
    ward.confirm("line", pump_rate_ml_per_h="209")
    assert "line" in ward.dose().steps


def test_volumes_post_themselves_to_intake(ward: Ward) -> None:
    ward.walk("flush")
    fluids = ward.station.case(MRN).chart.fluids
    assert [(f.fluid.kind, str(f.fluid.ml)) for f in fluids] == [
        ("flush", "20"),
        ("aldesleukin_bag", "52.3"),
        ("flush", "25"),
    ]
    assert {f.dose for f in fluids} == {key().stream}


def test_an_interruption_is_counted_for_its_step(ward: Ward) -> None:
    ward.walk("vital_signs")
    administration.count_interruption(ward.station, NURSE, key())
    administration.count_interruption(ward.station, NURSE, key())
    assert [each.step for each in ward.dose().interrupted] == ["lethargy", "lethargy"]


def test_missing_vital_signs_after_the_dose_need_a_reason(ward: Ward) -> None:
    ward.walk("flush")
    with pytest.raises(NotAllowed, match="Vital signs due at"):
        ward.confirm("vital_signs_after")


def test_a_correction_makes_the_signature_fall(ward: Ward) -> None:
    ward.walk("flush")
    ward.vital_signs()
    ward.pass_time(16)
    ward.vital_signs()
    ward.confirm("vital_signs_after")
    administration.sign(ward.station, NURSE, key(), "Gave the dose", PIN)
    seq = ward.dose().steps["vital_signs"].charted
    assert seq is not None
    field = REGIMEN.fields["systolic_mmhg"]
    correcting.correct(ward.station, CHARGE, MRN, ValueChange(seq, field, "108", "Typing error"))
    assert not ward.dose().signed
    assert not ward.dose().signatures[0].valid
    administration.sign(ward.station, NURSE, key(), "Gave the dose", PIN)
    assert [s.valid for s in ward.dose().signatures] == [False, True]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("systolic_mmhg", "20"),
        ("temperature_c", "98.6"),
        ("weight_kg", "700"),
        ("spo2_percent", "110"),
        ("diastolic_mmhg", "130"),
        ("heart_rate_per_min", "1,050.5"),
        ("temperature_c", ".5"),
    ],
)
def test_a_slip_is_refused_with_the_reason_and_nothing_is_kept(
    ward: Ward, field: str, value: str
) -> None:
    ward.walk("contraindications")
    with pytest.raises(Slip) as slip:
        ward.confirm_with("vital_signs", {field: value})
    assert slip.value.field == field
    assert ward.station.case(MRN).chart.newest("systolic_mmhg", ward.station.now().at) is None


def test_both_decimal_marks_are_read(ward: Ward) -> None:
    ward.walk("contraindications")
    ward.confirm("vital_signs", temperature_c="37,4")
    observed = ward.station.case(MRN).chart.newest("temperature_c", ward.station.now().at)
    assert observed is not None
    assert observed.values["temperature_c"] == "37.4"


def test_a_question_that_the_step_does_not_ask_is_refused(ward: Ward) -> None:
    with pytest.raises(Slip, match="is not asked"):
        ward.confirm("identify", colour="blue")


def test_a_result_is_as_old_as_its_specimen(ward: Ward) -> None:
    ward.walk("lethargy")
    drawn = ward.station.now().at - timedelta(hours=20)
    ward.confirm("labs_urine", specimen_at=drawn.isoformat())
    chart, now = ward.station.case(MRN).chart, ward.station.now().at
    creatinine, urine = chart.newest("creatinine_mg_dl", now), chart.newest("urine_8h_ml", now)
    assert creatinine is not None
    assert urine is not None
    assert (creatinine.at, urine.at) == (drawn, now)
    done = ward.dose().steps["labs_urine"]
    assert ward.station.case(MRN).answers(done)["creatinine_mg_dl"] == "0.9"


def test_an_old_specimen_and_one_of_the_future_do_not_serve(ward: Ward) -> None:
    ward.walk("lethargy")
    with pytest.raises(Slip, match="is in the future"):
        ward.confirm("labs_urine", specimen_at=(MORNING + timedelta(hours=9)).isoformat())
    old = ward.station.now().at - timedelta(hours=25)
    ward.confirm("labs_urine", specimen_at=old.isoformat())
    with pytest.raises(NotAllowed, match="Creatinine"):
        ward.confirm("hold_criteria")


@pytest.mark.parametrize(
    ("name", "text", "kept", "as_typed"),
    [
        ("creatinine_mg_dl", "97 µmol/L", "1.097285", "97 micromol/L"),
        ("bilirubin_mg_dl", "17.1 umol/L", "1", "17.1 micromol/L"),
        ("platelets_per_mm3", "150 x10E9/L", "150000", "150 10^9/L"),
        ("platelets_per_mm3", "150 K/uL", "150000", "150 thousand per mm³"),
        ("bicarbonate_meq_l", "24 mmol/L", "24", "24 mmol/L"),
    ],
)
def test_a_result_in_another_unit_is_judged_in_its_own_and_kept_in_both(
    ward: Ward, name: str, text: str, kept: str, as_typed: str
) -> None:
    ward.walk("lethargy")
    ward.confirm_with("labs_urine", {name: text})
    observed = ward.station.case(MRN).chart.newest(name, ward.station.now().at)
    assert observed is not None
    assert (observed.values[name], observed.as_typed) == (kept, {name: as_typed})


def test_a_limit_is_the_same_in_every_unit(ward: Ward) -> None:
    ward.walk("lethargy")
    ward.confirm("labs_urine", creatinine_mg_dl="265.2 umol/L", platelets_per_mm3="29 /nL")
    said = {each.rule for each in ward.dose().steps["labs_urine"].findings}
    assert {"lab_creatinine_high", "lab_platelets_low"} <= said
