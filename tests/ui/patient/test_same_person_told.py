"""A stop on the other record of the same person: told at the dose ordered before, and decided."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.domain.rules.course.elsewhere import ASK_FIRST
from il2nurse.ui.course.same_person import SamePersonDialog
from il2nurse.ui.page.banner import Banner
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.workflow.course import cycle_plan, ordering
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import administration, reacting
from il2nurse.workflow.patient import admission
from il2nurse.workflow.people.sign_in import Witness
from tests.suitable import SUITABLE
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.ward import DOCTOR, DRUGS, MRN, NURSE, PATIENT, PIN, SECOND, Ward, key, make_ward

OTHER = "77777777"
TWIN = "Cousin of the same name, another birth place on the passport"


def banner(seat: Seat, name: str, *place: object) -> str:
    seat.session.go(name, OTHER, *place)  # type: ignore[arg-type]  # a dose's key, or nothing
    (found,) = (each for each in seat.window.findChildren(Banner) if each.isVisible())
    return found.accessibleName()


def twice() -> Ward:
    """Somebody is on record twice, and both have an open course."""
    ward = make_ward()
    admission.admit(
        ward.station, NURSE, replace(PATIENT, bed="713-A", mrn=OTHER, another_because=TWIN)
    )
    weighing = Weighing(Decimal(70), date(2026, 11, 20), Witness(SECOND.id, PIN))
    first = ward.station.now().at + timedelta(hours=2)
    plan = cycle_plan.CyclePlan(OwnPin(PIN), weighing, first, drugs=DRUGS)
    ordering.order_course(ward.station, DOCTOR, OTHER, ward.regimen, plan, suitability=SUITABLE)
    return ward


def stop_first(ward: Ward) -> None:
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    seen = ReactionFact("myocardial_infarction", "Chest pain", "ECG, cardiologist called")
    reacting.react(ward.station, NURSE, key(), seen)


def test_a_stop_after_the_order_stands_at_the_dose(qtbot: QtBot) -> None:
    ward = twice()
    seat = sit_down(qtbot, ward, NURSE)
    assert ASK_FIRST not in banner(seat, "patient")
    ward.pass_time(45)
    administration.begin(ward.station, NURSE, OTHER)
    stop_first(ward)
    seat.session.go("ward")
    assert "1 perhaps stopped under another number" in seat.spoken
    dose = ward.station.case(OTHER).open_dose
    assert dose is not None
    for told in (banner(seat, "patient"), banner(seat, "dose", dose.key)):
        assert "Myocardial infarction" in told
        assert MRN in told
        assert ASK_FIRST in told
    read = " ".join(each.text() for each in seat.page.findChildren(QLabel) if each.isVisible())
    assert "It continues once a prescriber, signed in here, has decided" in read
    assert "continues by itself" not in read
    seat.session.go("patient", OTHER)
    assert not seat.shows("same_person")


def test_the_prescriber_decides_by_the_keyboard_and_the_banner_keeps_it(qtbot: QtBot) -> None:
    ward = twice()
    stop_first(ward)
    seat = sit_down(qtbot, ward, DOCTOR)
    seat.session.go("patient", OTHER)
    assert not seat.shows("begin_dose")
    QTest.keyClick(seat.window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    page = seat.page
    assert isinstance(page, PatientPage)
    dialog = page.drawer.top
    assert isinstance(dialog, SamePersonDialog)
    assert dialog.form
    dialog.form.editors["which"].set_answer("another")
    write(dialog.form.editors["because"].first(), TWIN)
    write(seat.line("same_person_pin"), PIN)
    click(seat.button("record_same_person"))
    assert not seat.shows("same_person")
    told = banner(seat, "patient")
    assert ASK_FIRST not in told
    assert f"another person. {TWIN}" in told
