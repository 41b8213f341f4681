"""Each drug that interacts is asked of at the order, shown to the witness, and asked of later."""

from dataclasses import replace

from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from il2nurse.workflow.patient.data import correct_patient
from tests.ui.again import type_again
from tests.ui.course.test_ordering import ONCE, fill, hand_over, ordered, verify
from tests.ui.hands import click, write
from tests.ui.seed import DIAZ, Seat, sit_down
from tests.ward import DOCTOR, MRN, NURSE, PATIENT, PIN, Ward

DRUG = "drug_metoprolol_25_mg"


def test_an_order_is_not_handed_over_without_an_answer(qtbot: QtBot, ward: Ward) -> None:
    seat = sit_down(qtbot, ward, NURSE)
    fill(seat)
    click(seat.button(f"{DRUG}_goes_on_for_a_reason"))
    assert seat.shows(f"{DRUG}_said")
    hand_over(seat)
    assert "Why it goes on, and how it is watched, in words" in seat.spoken
    assert not seat.shows("weight_again_kg")
    write(seat.line(f"{DRUG}_said"), "For the heart; pressure each hour")
    hand_over(seat)
    type_again(seat, "70")
    assert "goes on, for a reason (For the heart; pressure each hour)" in seat.spoken
    click(seat.button("cancel"))
    click(seat.button(f"{DRUG}_stopped"))
    assert not seat.shows(f"{DRUG}_said")
    hand_over(seat)
    verify(seat)
    assert ordered(seat)
    (kept,) = ward.station.case(DIAZ.mrn).courses[0].drugs
    assert (kept.told.answer, kept.told.text, kept.by) == ("stopped", None, DOCTOR.id)


def test_a_nurse_writes_down_what_is_telephoned_of_a_new_drug(qtbot: QtBot, ward: Ward) -> None:
    patient = ward.station.case(MRN).patient
    now = replace(patient, drugs=(*PATIENT.drugs, "dexamethasone"), allergies=("latex",))
    correct_patient(ward.station, NURSE, MRN, now, "The family brought the list")
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("patient", MRN)
    assert "Changed since the order: allergies of 20-Nov-2026 07:00, added latex" in seat.spoken
    assert "gone penicillin (rash). drugs of 20-Nov-2026 07:00, added dexamethasone" in seat.spoken
    click(seat.button("suitability"))
    assert seat.button(f"{DRUG}_goes_on_for_a_reason").isChecked()
    assert not seat.shows("drug_dexamethasone_goes_on")
    click(seat.button("drug_dexamethasone_stopped"))
    for name in ONCE:
        if not seat.button(name).isChecked():
            click(seat.button(name))
    write(seat.line("why_changed"), "On the list since today")
    people = seat.find("prescriber")
    assert isinstance(people, QComboBox)
    people.setCurrentIndex(people.findData(DOCTOR.id))
    write(seat.line("called_at"), "06:55")
    click(seat.button("read_back_yes"))
    click(seat.button("record_suitability"))
    assert ward.station.moment(MRN).course.current.version == 2
    assert "Version 2 of the order of cycle 1 was ordered by telephone" in seat.spoken
    _countersigned(seat)


def _countersigned(seat: Seat) -> None:
    seat.session.begin(DOCTOR)
    seat.session.go("patient", MRN)
    click(seat.button("countersign_order"))
    assert "dexamethasone: stopped before the first dose" in seat.spoken
    write(seat.line("countersign_pin"), PIN)
    click(seat.button("sign_order"))
    version = seat.ward.station.moment(MRN).course.current.versions[0]
    assert version.countersigned_by == DOCTOR.id
