"""The window asks of an injection on paper when, where and how much, and of no pump."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.values.form_number import make_number
from il2nurse.ui.chart.dose_correction import DoseCorrectionDialog
from il2nurse.ui.patient.doses_page import DosesPage
from il2nurse.ui.patient.form_questions import NOBODY
from il2nurse.ui.patient.from_paper import GivenOnPaperDialog
from tests.injected import injected_text
from tests.shipped import ShippedRegimens
from tests.ui.patient.paper_forms import enter_answers
from tests.ui.seed import sit_down
from tests.ward import FIRST_SLOT, IDENTITY, MRN, NURSE, SECOND, Ward, key, make_ward, once


@pytest.fixture
@once
def injected() -> Ward:
    book = ShippedRegimens()
    book.use(injected_text(by_weight=True))
    ward = make_ward(book=book)
    ward.clock.move(FIRST_SLOT + timedelta(hours=1) - ward.station.now().at)
    return ward


def test_it_is_entered_by_keyboard(qtbot: QtBot, injected: Ward) -> None:
    seat = sit_down(qtbot, injected, NURSE)
    seat.session.go("patient", MRN)
    QTest.keyClick(seat.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(seat.page, DosesPage)
    dialog = seat.page.drawer.top
    assert isinstance(dialog, GivenOnPaperDialog)
    assert dialog.form
    assert not {"reason", "ended_at", "total_ml"} & dialog.form.editors.keys()
    answers = {
        "form": make_number(IDENTITY.register, "pack", 1),
        "dose": key().stream,
        "started_at": FIRST_SLOT.isoformat(),
        "site": "thigh_right",
        "given_ml": "2.33",
        "gave": SECOND.id,
        "checked": NOBODY,
    }
    enter_answers(dialog, answers)
    injection = injected.dose().injection
    assert injection
    assert (injection.at, injection.site, injection.given_ml) == (
        FIRST_SLOT,
        "thigh_right",
        Decimal("2.33"),
    )
    seat.page.ask(DoseCorrectionDialog(seat.session, injected.dose()))
    right = seat.page.drawer.top
    assert isinstance(right, DoseCorrectionDialog)
    offered = right.what.editors["what"].field.words()
    assert DoseValue.ON_PAPER in offered
    assert DoseValue.INJECTED not in offered
