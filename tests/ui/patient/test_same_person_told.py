"""A stop on the other record of the same person reaches the page of a dose ordered before it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.ui.page.banner import Banner
from il2nurse.ui.page.who import ASK_FIRST
from il2nurse.workflow.course import admission
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import administration, reacting
from il2nurse.workflow.people.sign_in import Witness
from tests.ui.seed import Seat, sit_down
from tests.ward import DOCTOR, MRN, NURSE, PATIENT, PIN, SECOND, key, make_ward

OTHER = "77777777"
TWIN = "Cousin of the same name, another birth place on the passport"


def banner(seat: Seat, name: str, *place: object) -> str:
    seat.session.go(name, OTHER, *place)  # type: ignore[arg-type]  # a dose's key, or nothing
    found = seat.window.findChild(Banner)
    assert found is not None
    return found.accessibleName()


def test_a_stop_after_the_order_stands_at_the_dose(qtbot: QtBot) -> None:
    ward = make_ward()
    admission.admit(ward.station, NURSE, replace(PATIENT, mrn=OTHER, another_because=TWIN))
    weighing = Weighing(Decimal(70), date(2026, 11, 20), Witness(SECOND.id, PIN))
    first = ward.station.now().at + timedelta(hours=2)
    plan = admission.CyclePlan(OwnPin(PIN), weighing, first)
    admission.order_course(ward.station, DOCTOR, OTHER, ward.regimen, plan)
    seat = sit_down(qtbot, ward, NURSE)
    assert ASK_FIRST not in banner(seat, "patient")
    ward.pass_time(30)
    ward.give()
    seen = ReactionFact("myocardial_infarction", "Chest pain", "ECG, cardiologist called")
    reacting.react(ward.station, NURSE, key(), seen)
    administration.sign(ward.station, NURSE, key(), "Gave the dose", PIN)
    ward.pass_time(60)
    administration.begin(ward.station, NURSE, OTHER)
    seat.session.go("ward")
    dose = ward.station.case(OTHER).open_dose
    assert dose is not None
    for told in (banner(seat, "patient"), banner(seat, "dose", dose.key)):
        assert "Myocardial infarction" in told
        assert MRN in told
        assert ASK_FIRST in told
