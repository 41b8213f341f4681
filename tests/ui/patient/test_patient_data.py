"""The patient's own data put right from the patient's page, and the patient leaving."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from il2nurse.ui.forms.people_box import People
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.dose.administration import begin
from il2nurse.workflow.patient.admission import admit, discharge
from il2nurse.workflow.patient.transferring import Handover, transfer
from tests.ui.hands import click, write
from tests.ui.seed import Seat
from tests.ward import DOCTOR, MRN, NURSE, PATIENT, PIN, SECOND


def test_an_allergy_found_later_reaches_the_banner(seat: Seat) -> None:
    seat.session.go("patient", MRN)
    click(seat.button("patient_data"))
    seat.line("allergies").clear()
    write(seat.line("allergies"), "penicillin (rash); cefazolin (hives)")
    click(seat.button("record_patient_data"))
    assert seat.ward.station.case(MRN).patient.allergies == ("penicillin (rash)",)
    write(seat.line("reason"), "Told by the daughter")
    click(seat.button("record_patient_data"))
    patient = seat.ward.station.case(MRN).patient
    assert patient.allergies == ("penicillin (rash)", "cefazolin (hives)")
    assert "cefazolin (hives)" in seat.spoken
    click(seat.button("patient_data"))
    assert "penicillin (rash) (Robin Okafor, RN: Told by the daughter)" in seat.spoken


def test_a_birth_date_takes_a_witness(seat: Seat) -> None:
    seat.session.go("patient", MRN)
    click(seat.button("patient_data"))
    seat.line("born").clear()
    write(seat.line("born"), "14-Mar-1986")
    write(seat.line("reason"), "Wristband and passport")
    click(seat.button("record_patient_data"))
    click(seat.button("record_patient_data"))
    assert seat.ward.station.case(MRN).patient.born == date(1968, 3, 14)
    witness = seat.find("witness")
    assert isinstance(witness, People)
    witness.choose(SECOND.id)
    write(seat.line("witness_pin"), PIN)
    click(seat.button("record_patient_data"))
    assert seat.ward.station.case(MRN).patient.born == date(1986, 3, 14)


def test_a_discharge_is_recorded_once(seat: Seat) -> None:
    seat.session.go("patient", MRN)
    click(seat.button("discharge"))
    click(seat.button("record_discharge"))
    assert "14 doses are not accounted for" in seat.spoken
    why = CloseReason("prescriber", "The patient goes home.")
    close_cycle(seat.ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    click(seat.button("record_discharge"))
    assert seat.ward.station.case(MRN).patient.discharged
    assert not seat.shows("discharge")


def test_what_was_charted_is_corrected_after_the_discharge(seat: Seat) -> None:
    ward = seat.ward
    ward.give()
    why = CloseReason("prescriber", "The patient goes home.")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    discharge(ward.station, NURSE, MRN)
    seat.session.go("patient", MRN)
    assert not seat.shows("vital_signs")
    assert seat.shows("patient_data")
    QTest.keyClick(seat.window, Qt.Key.Key_C)
    assert seat.shows("charted_entries")


def test_a_transfer_tells_where_to_and_whom_and_is_recorded_once(seat: Seat) -> None:
    seat.session.go("patient", MRN)
    QTest.keyClick(seat.window, Qt.Key.Key_Z)
    write(seat.line("to"), "Intensive care, 4 North")
    write(seat.line("left_at"), "06:55")
    click(seat.button("record_transfer"))
    assert seat.ward.station.case(MRN).patient.transferred is None
    write(seat.line("handed_over_to"), "Sam Ortiz, RN")
    click(seat.button("record_transfer"))
    gone = seat.ward.station.case(MRN).patient.transferred
    assert gone is not None
    assert (gone.to, gone.by, gone.handed_over_to) == (
        "Intensive care, 4 North",
        NURSE.id,
        "Sam Ortiz, RN",
    )
    assert "Transferred" in seat.spoken
    assert not seat.shows("transfer")
    assert not seat.shows("begin_dose")
    assert seat.shows("discharge")


def test_nobody_is_transferred_with_a_running_infusion(seat: Seat) -> None:
    seat.ward.pass_time(30)
    begin(seat.ward.station, NURSE, MRN)
    seat.ward.walk("line")
    seat.ward.start()
    seat.session.go("patient", MRN)
    assert not seat.shows("transfer")


def test_a_discharge_tells_when_the_patient_went_home(seat: Seat) -> None:
    why = CloseReason("prescriber", "The patient goes home.")
    close_cycle(seat.ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    seat.ward.pass_time(120)
    seat.session.go("patient", MRN)
    click(seat.button("discharge"))
    write(seat.line("went_home"), "23:59")
    click(seat.button("record_discharge"))
    assert not seat.ward.station.case(MRN).patient.discharged
    at = seat.ward.station.local(seat.ward.station.now().at) - timedelta(minutes=45)
    write(seat.line("went_home"), f"{at:%H:%M}")
    click(seat.button("record_discharge"))
    (home,) = seat.ward.station.case(MRN).patient.discharges
    assert f"{home.astimezone(at.tzinfo):%H:%M}" == f"{at:%H:%M}"


def test_when_a_patient_went_home_is_told_once_they_are_back_and_corrected(seat: Seat) -> None:
    """By keyboard alone: the day that another hospital's letter tells, then the right one."""
    ward = seat.ward
    why = CloseReason("prescriber", "The patient goes elsewhere.")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    seat.session.go("patient", MRN)
    assert not seat.shows("tell_home")
    ward.pass_time(60)
    handover = Handover("Another hospital", ward.station.now().at, "Dr Gray")
    transfer(ward.station, NURSE, MRN, handover)
    ward.pass_time(300)
    admit(ward.station, NURSE, PATIENT)
    seat.session.go("patient", MRN)
    assert not ward.station.case(MRN).patient.discharges
    for minutes in (60, 120):
        at = ward.station.local(ward.station.now().at) - timedelta(minutes=minutes)
        QTest.keyClick(seat.window, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
        seat.line("went_home").clear()
        write(seat.line("went_home"), f"{at:%H:%M}")
        click(seat.button("record_went_home"))
        assert "Write who told you" in seat.spoken or seat.line("reason").hasFocus()
        write(seat.line("reason"), "The other hospital's letter")
        click(seat.button("record_went_home"))
        (home,) = ward.station.case(MRN).patient.discharges
        assert f"{home.astimezone(at.tzinfo):%H:%M}" == f"{at:%H:%M}"
    assert not ward.station.case(MRN).patient.discharged


def test_a_discharge_looked_at_and_left_is_no_time_of_the_next_one(seat: Seat) -> None:
    why = CloseReason("prescriber", "The patient goes home.")
    close_cycle(seat.ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    seat.session.go("patient", MRN)
    click(seat.button("discharge"))
    QTest.keyClick(seat.window, Qt.Key.Key_Escape)
    seat.ward.pass_time(120)
    click(seat.button("discharge"))
    click(seat.button("record_discharge"))
    assert seat.ward.station.case(MRN).patient.discharges == (seat.ward.station.now().at,)
