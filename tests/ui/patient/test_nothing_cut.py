"""With alarms, a message and another patient of a similar name nothing on the page is cut off."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.chart.charting import observe
from tests.ui.seed import Seat
from tests.ward import MRN, NURSE

VALUES = {"temperature_c": "40.6", "heart_rate_per_min": "150"}
MESSAGE = "What was typed here is not recorded. " * 5


@pytest.fixture
def crowded(seat: Seat) -> Seat:
    station, fields = seat.ward.station, seat.ward.regimen.fields
    typed = ObservedFact(VALUES, confirmed=tuple(VALUES))
    observe(station, NURSE, MRN, tuple(fields[name] for name in VALUES), typed)
    seat.session.go("patient", MRN)
    seat.session.warn(MESSAGE)
    return seat


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
def test_a_crowded_page_scrolls_and_cuts_nothing(crowded: Seat, size: tuple[int, int]) -> None:
    crowded.window.resize(*size)
    for _ in range(5):
        QApplication.processEvents()
    page = crowded.page
    boxes = [each for each in page.findChildren(FindingBox) if each.isVisible()]
    assert len(boxes) >= len(VALUES)
    for box in boxes:
        assert box.height() >= box.heightForWidth(box.width()), box.accessibleName()
        for label in box.findChildren(Label):
            assert label.height() >= label.heightForWidth(label.width())
    acts = [each for each in page.findChildren(Action) if each.isVisible()]
    for act in acts:
        assert act.width() >= act.sizeHint().width(), act.text()
    for act in acts:
        over = [
            other.text()
            for other in acts
            if other is not act and other.parent() is act.parent() and on(act, other)
        ]
        assert over == [], act.text()


def on(act: QWidget, other: QWidget) -> bool:
    return QRect(QPoint(act.pos()), act.size()).intersects(QRect(other.pos(), other.size()))
