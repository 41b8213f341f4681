"""A set that is not whole and adds up to an emergency says so, while it is typed and afterwards."""

from PySide6.QtCore import Qt

from il2nurse.ui.chart.live_score import LiveScore
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.widgets.finding import FindingBox
from tests.ui.chart.test_charting import alt, record, type_vitals, write
from tests.ui.seed import Seat
from tests.ward import Ward

POOR = {
    "heart_rate_per_min": "125",
    "systolic_mmhg": "88",
    "diastolic_mmhg": "50",
    "respiratory_rate_per_min": "26",
    "temperature_c": "",
}


def test_a_partial_set_that_adds_up_to_an_emergency_says_so(seat: Seat, ward: Ward) -> None:
    ward.pass_time(60)
    dialog = type_vitals(seat, **POOR)
    alt(seat, Qt.Key.Key_P)
    write(seat, "2")
    live = dialog.findChild(LiveScore)
    assert live is not None
    assert "at least 8 · emergency" in live.accessibleName()
    boxes = [each.accessibleName() for each in dialog.findChildren(FindingBox)]
    called = "NEWS2 at least 8 · emergency: Call now: the emergency team"
    assert any(each.startswith(called) for each in boxes)
    record(seat)
    assert "already adds up to NEWS2 score 8" in seat.said
    assert "Call the emergency team now." in seat.said
    assert seat.window.strip.property("tone") == Tone.WARN.value
    assert seat.window.alarms.isVisible()
