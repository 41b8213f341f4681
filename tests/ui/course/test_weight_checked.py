"""The weight behind an order was corrected: the page says so, and prescriber and nurse check it."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.ui.page.banner import Banner
from il2nurse.ui.widgets.chip import Chip
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.chart.correcting import ValueChange, correct
from tests.ui.hands import click, write
from tests.ui.seed import sit_down
from tests.ward import DOCTOR, MRN, NURSE, PIN, SECOND, Ward


def doubted(ward: Ward) -> None:
    """70 kg is charted on the day of the order, and corrected to 66 kg a minute later."""
    field = ward.regimen.fields["weight_kg"]
    typed = ObservedFact({"weight_kg": "70"})
    kept = observe(ward.station, NURSE, MRN, (field,), typed)
    ward.pass_time(1)
    correct(ward.station, NURSE, MRN, ValueChange(kept.seq, field, "66", "The scale was not tared"))


def test_a_nurse_sees_it_and_cannot_check_it(qtbot: QtBot, ward: Ward) -> None:
    doubted(ward)
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("patient", MRN)
    assert "corrected to 66 kg on the chart" in seat.spoken
    assert not seat.shows("check_weight_again")
    banner = seat.window.findChild(Banner)
    assert banner is not None
    said = banner.accessibleName()
    assert "corrected to 66 kg" in said
    chips = [each.text() for each in banner.findChildren(Chip) if each.isVisible()]
    assert "Weight of the order" in chips
    assert "Stopped" not in chips


def test_the_prescriber_and_a_witness_put_another_weight_in_its_place(
    qtbot: QtBot, ward: Ward
) -> None:
    doubted(ward)
    seat = sit_down(qtbot, ward, DOCTOR)
    seat.session.go("patient", MRN)
    QTest.keyClick(seat.window, Qt.Key.Key_O)
    write(seat.line("dosing_weight_kg"), "66")
    write(seat.line("weighed_on"), "20-Nov-2026")
    seat.choose_witness(SECOND.id)
    write(seat.line("witness_pin"), PIN)
    write(seat.line("check_weight_pin"), PIN)
    click(seat.button("record_check_weight"))
    assert ward.station.moment(MRN).course.current.demand_weight().kg == Decimal(66)
    assert "corrected to 66 kg on the chart" not in seat.spoken
