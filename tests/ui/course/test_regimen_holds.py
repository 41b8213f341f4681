"""The page of the regimens says by which text one orders now, and which one follows when."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.workflow.course.approving import approve_regimen
from tests.newer import newer_text
from tests.shipped import ShippedRegimens
from tests.ui.course.test_regimens import marks, said, source
from tests.ui.seed import DIAZ, admit, sit_down
from tests.ward import DOCTOR, PHARMACIST, PIN, REGIMEN, make_ward


def test_until_a_version_may_be_ordered_the_order_offers_the_one_before(qtbot: QtBot) -> None:
    book = ShippedRegimens()
    ward = make_ward(book=book)
    admit(ward, DIAZ)
    newer = book.use(newer_text())
    later = ward.station.today(ward.station.now().at) + timedelta(days=5)
    for person in (PHARMACIST, DOCTOR):
        approve_regimen(ward.station, person, newer, later, PIN)
    seat = sit_down(qtbot, ward, DOCTOR)
    seat.session.go("order", DIAZ.mrn)
    card = seat.button(f"regimen_{REGIMEN.id}")
    assert card.isEnabled()
    assert f"version {REGIMEN.version}" in card.accessibleDescription()
    seat.session.go("regimens")
    assert marks(seat) == [("9.9.9", "From 25-Nov-2026 00:00"), (REGIMEN.version, "In force")]
    assert said(seat).startswith("In force from 25-Nov-2026 00:00: approved by Amal Haddad")
    QTest.keyClick(seat.find("regimens_list"), Qt.Key.Key_Down)
    assert "One orders by it until the newer version may be ordered" in source(seat)
    assert said(seat).startswith("In force, until 25-Nov-2026 00:00. Approved by")
    assert seat.shows("regimen_words")
    ward.pass_time(5 * 24 * 60)
    seat.session.go("order", DIAZ.mrn)
    card = seat.button(f"regimen_{REGIMEN.id}")
    assert card.isEnabled()
    assert "version 9.9.9" in card.accessibleDescription()
