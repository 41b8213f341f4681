"""Sex corrected after the order: told on the patient's page, answered anew under Suitability."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.people.sign_in import Witness
from tests.suitable import SUITABLE
from tests.ui.hands import click, write
from tests.ui.seed import sit_down
from tests.ward import DOCTOR, MRN, NURSE, PIN, SECOND, make_ward


def test_the_prescriber_answers_for_who_is_on_record_now(qtbot: QtBot) -> None:
    ward = make_ward()
    ward.pass_time(30)
    other = replace(ward.station.case(MRN).patient, sex="male")
    correct_patient(ward.station, NURSE, MRN, other, "As the passport", Witness(SECOND.id, PIN))
    seat = sit_down(qtbot, ward, DOCTOR)
    seat.session.go("patient", MRN)
    assert "The order was answered for sex female, and it is male on record now." in seat.spoken
    assert "The prescriber can close this." in seat.spoken
    click(seat.button("suitability"))
    assert not seat.shows("breastfeeding_no")
    write(seat.line("why_changed"), "The sex was put right")
    write(seat.line("suitability_pin"), PIN)
    click(seat.button("record_suitability"))
    course = ward.station.moment(MRN).course
    assert course.current.version == 2
    assert course.suited
    assert course.suited.answers == {k: a for k, a in SUITABLE.items() if k != "breastfeeding"}
    assert "was answered for sex" not in seat.spoken
