"""An injection is put right in the window: its site, its time, its volume, or struck out."""

from datetime import timedelta
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.record.dose.injection import Injection
from il2nurse.ui.chart.dose_correction import STRIKE_INJECTION, DoseCorrectionDialog
from il2nurse.ui.patient.doses_page import DosesPage
from il2nurse.workflow.dose import administration
from il2nurse.workflow.dose.correcting import TAKES_TWO
from tests.injected import injected_text
from tests.shipped import ShippedRegimens
from tests.ui.seed import Seat, sit_down
from tests.ward import MRN, NURSE, PIN, SECOND, Ward, make_ward, once

WHY = "It was written down wrongly"


@pytest.fixture
@once
def injected() -> Ward:
    """Dose 1 was injected 20 minutes ago."""
    book = ShippedRegimens()
    book.use(injected_text(by_weight=True))
    ward = make_ward(book=book)
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.pass_time(10)
    ward.inject()
    ward.pass_time(20)
    return ward


def injection(ward: Ward) -> Injection:
    found = ward.dose().injection
    assert found
    return found


def opened(seat: Seat) -> DoseCorrectionDialog:
    """The dialog in which the dose is put right."""
    seat.session.go("patient", MRN)
    assert isinstance(seat.page, DosesPage)
    seat.page.ask(DoseCorrectionDialog(seat.session, seat.ward.dose()))
    dialog = seat.page.drawer.top
    assert isinstance(dialog, DoseCorrectionDialog)
    return dialog


def correct(seat: Seat, what: DoseValue, now: str = "", text: str = "") -> DoseCorrectionDialog:
    """Put one value right, with a witness where that takes two."""
    dialog = opened(seat)
    dialog.what.set_answers({"what": what})
    assert dialog.right
    answers = {what.value: now, "text": text, "reason": WHY}
    asked = dialog.right.editors
    dialog.right.set_answers({name: said for name, said in answers.items() if name in asked})
    if what in TAKES_TWO:
        seat.choose_witness(SECOND.id)
        seat.line("witness_pin").setText(PIN)
    dialog.act()
    return dialog


def test_what_can_be_put_right_is_named_as_it_stands(qtbot: QtBot, injected: Ward) -> None:
    seat = sit_down(qtbot, injected, NURSE)
    opened(seat)
    for said in (
        "Site of the injection: Thigh, left",
        "Time of the injection: 07:40",
        "Volume injected: 2.33 mL",
        STRIKE_INJECTION,
    ):
        assert said in seat.spoken


def test_another_site_time_and_volume(qtbot: QtBot, injected: Ward) -> None:
    seat = sit_down(qtbot, injected, NURSE)
    correct(seat, DoseValue.SITE, "thigh_right")
    at = injection(injected).at - timedelta(minutes=5)
    correct(seat, DoseValue.INJECTED_AT, at.isoformat())
    correct(seat, DoseValue.INJECTED_ML, "1.5", "It ran back out")
    found = injection(injected)
    assert (found.site, found.at, found.given_ml) == ("thigh_right", at, Decimal("1.5"))
    assert found.text == "It ran back out"
    assert injected.dose().given


def test_less_without_a_word_why_is_asked_for_there(qtbot: QtBot, injected: Ward) -> None:
    seat = sit_down(qtbot, injected, NURSE)
    correct(seat, DoseValue.INJECTED_ML, "1.5")
    assert "Write in words why less went in" in seat.spoken
    assert injection(injected).in_full


def test_struck_out_it_is_open_again(qtbot: QtBot, injected: Ward) -> None:
    seat = sit_down(qtbot, injected, NURSE)
    correct(seat, DoseValue.INJECTED)
    assert injected.dose().given is None
    assert injected.open_step() == "infuse"
