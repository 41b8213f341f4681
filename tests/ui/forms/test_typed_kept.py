"""What is typed into dialogs and form pages survives a kill, another person and another patient."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import Person
from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from il2nurse.ui.course.order import OrderPage
from il2nurse.ui.dose.pages.double_check import DoubleCheckPage
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.page.form_page import FormPage
from il2nurse.ui.qt.drafts import Drafts
from tests.ui.dose.conftest import open_bed
from tests.ui.forms.dialogs import DIALOGS, KEPT, fill, hold, opened, vital_signs
from tests.ui.hands import click, press, write
from tests.ui.seed import DIAZ, MARSHALL, Seat, full_ward, sit_down
from tests.ward import DOCTOR, MRN, NURSE, PIN, SECOND, Ward, key

FILLED = frozenset({"at", "called_at"})


def sit_again(qtbot: QtBot, ward: Ward, path: Path, person: Person) -> Seat:
    """Another window on the same ward, as after a kill: only the file is left."""
    seat = sit_down(qtbot, ward)
    seat.session.drafts = Drafts(path)
    seat.session.begin(person)
    return seat


def covered(seat: Seat) -> bool:
    return seat.page.covered


def seen(dialog: Dialog) -> dict[str, object]:
    """What is typed there, without the times that are filled in."""
    return {name: each for name, each in dialog.unrecorded().items() if name not in FILLED}


@pytest.mark.parametrize("name", KEPT)
def test_a_dialog_survives_a_kill(qtbot: QtBot, dosed: Ward, tmp_path: Path, name: str) -> None:
    path = tmp_path / "drafts.json"
    before = opened(sit_again(qtbot, dosed, path, NURSE), KEPT[name])
    empty = seen(before)
    fill(before)
    typed = seen(before)
    assert typed != empty
    qtbot.waitUntil(path.exists, timeout=3000)
    dosed.pass_time(2)
    seat = sit_again(qtbot, dosed, path, NURSE)
    assert seen(opened(seat, KEPT[name])) == typed
    assert f"What you, {NURSE.shown}, typed here" in seat.said
    assert "not recorded" in seat.said


def test_values_that_come_back_are_of_the_time_when_they_were_typed(
    qtbot: QtBot, dosed: Ward
) -> None:
    seat = sit_down(qtbot, dosed, NURSE)
    fill(opened(seat, vital_signs))
    at = dosed.station.now().at
    seat.session.go("ward")
    seat.session.end()
    dosed.pass_time(40)
    for minutes in (40, 60):
        seat.session.begin(NURSE)
        dialog = opened(seat, vital_signs)
        assert isinstance(dialog, VitalSignsDialog)
        assert dialog.options.at() == at.replace(second=0, microsecond=0)
        assert f"{minutes} min ago" in seat.said
        dosed.pass_time(20)
        seat.session.end()


def test_nobody_else_and_no_other_patient_gets_it(qtbot: QtBot, dosed: Ward) -> None:
    seat = sit_down(qtbot, dosed, NURSE)
    dialog = opened(seat, vital_signs)
    empty = seen(dialog)
    fill(dialog)
    typed = seen(dialog)
    assert (
        seen(
            opened(
                seat,
                lambda s: VitalSignsDialog.of_patient(s, s.station.moment(MARSHALL.mrn)),
                MARSHALL.mrn,
            )
        )
        == empty
    )
    for person, found in ((SECOND, empty), (NURSE, typed)):
        seat.session.end()
        seat.session.begin(person)
        assert seen(opened(seat, vital_signs)) == found


def test_escape_asks_once_and_then_gives_up(qtbot: QtBot, dosed: Ward) -> None:
    seat = sit_down(qtbot, dosed, NURSE)
    dialog = opened(seat, hold)
    fill(dialog)
    for asked in (True, False):
        press(dialog, Qt.Key.Key_Escape)
        assert covered(seat) is asked
    again = opened(seat, hold)
    assert not seen(again).get("order")
    press(again, Qt.Key.Key_Escape)
    assert not covered(seat)


def test_what_is_recorded_comes_back_to_nobody(qtbot: QtBot, dosed: Ward, tmp_path: Path) -> None:
    path = tmp_path / "drafts.json"
    seat = sit_again(qtbot, dosed, path, NURSE)
    dialog = opened(seat, DIALOGS["fluids"])
    empty = seen(dialog)
    fill(dialog)
    qtbot.waitUntil(path.exists, timeout=3000)
    dialog.act()
    qtbot.waitUntil(lambda: not path.exists(), timeout=3000)
    again = sit_again(qtbot, dosed, path, NURSE)
    assert seen(opened(again, DIALOGS["fluids"])) == empty


def test_the_order_survives_a_kill_and_its_pin_is_nowhere(
    qtbot: QtBot, ward: Ward, tmp_path: Path
) -> None:
    path = tmp_path / "drafts.json"
    seat = sit_again(qtbot, ward, path, DOCTOR)
    seat.session.go("order", DIAZ.mrn)
    page = seat.page
    assert isinstance(page, OrderPage)
    assert page.form
    click(seat.button("regimen_aldesleukin-high-dose-iv"))
    assert page.dosing.form
    write(page.dosing.form.editors["dosing_weight_kg"].first(), "71.5")
    write(page.own.pin, PIN)
    qtbot.waitUntil(path.exists, timeout=3000)
    assert PIN not in path.read_text(encoding="utf-8")
    again = sit_again(qtbot, ward, path, DOCTOR)
    for mrn, found in ((MARSHALL.mrn, ""), (DIAZ.mrn, "71.5")):
        again.session.go("order", mrn)
        page = again.page
        assert isinstance(page, OrderPage)
        assert page.form
        assert (page.dosing.answers() or {}).get("dosing_weight_kg", "") == found
        assert not page.own.pin.text()


def test_an_admission_comes_back_and_escape_asks_before_it_is_given_up(
    qtbot: QtBot, ward: Ward
) -> None:
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("new_patient")
    page = seat.page
    assert isinstance(page, FormPage)
    assert page.form
    write(page.form.editors["family"].first(), "Costa")
    write(page.form.editors["born"].first(), "31-Feb-1960")
    seat.session.go("ward")
    seat.session.go("new_patient")
    assert page.form.answers()["family"] == "Costa"
    assert page.form.answers()["born"] == "31-Feb-1960"
    press(page, Qt.Key.Key_Escape)
    assert seat.page_name == page.name
    assert "Press Esc again" in seat.spoken
    press(page, Qt.Key.Key_Escape)
    assert seat.page_name == "ward"
    seat.session.go("new_patient")
    assert not page.form.answers()["family"]
    press(page, Qt.Key.Key_Escape)
    assert seat.page_name == "ward"


def test_the_double_check_comes_back_and_says_whose_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    ward, path = full_ward(), tmp_path / "drafts.json"
    ward.pass_time(15)
    bed = open_bed(qtbot, ward, "dilute")
    bed.session.drafts = Drafts(path)
    page = bed.page.stage
    assert isinstance(page, DoubleCheckPage)
    name = next(iter(page.form.editors))
    write(page.form.editors[name].first(), "70")
    write(page.witness.pin, PIN)
    qtbot.waitUntil(path.exists, timeout=3000)
    assert PIN not in path.read_text(encoding="utf-8")
    seat = sit_again(qtbot, ward, path, NURSE)
    seat.session.go("dose", MRN, key())
    (found,) = seat.page.findChildren(DoubleCheckPage)
    assert found.form.answers()[name] == "70"
    assert "the witness typed" in seat.said
    assert "empty every box first" in seat.said


def test_a_draft_that_cannot_be_shown_is_given_up(qtbot: QtBot, dosed: Ward) -> None:
    seat = sit_down(qtbot, dosed, NURSE)
    place = f"{NURSE.id} {MRN} dialog_neuro"
    seat.session.drafts.keep(place, {"handwriting": ("x",)}, dosed.station.now().at)
    opened(seat, DIALOGS["neuro"])
    assert "restored" not in seat.said
    assert seat.session.drafts.at(place, dosed.station.now().at) is None
