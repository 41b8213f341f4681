"""A bag by hand in the window: checked, prepared, checked, released, and taken by a scan."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import Person
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.pharmacy.bag import BagState
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.rules.bags.standing import next_step
from il2nurse.readable.pharmacy.bag_code import bag_code
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.page.form_page import FormPage
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.papers.preview import PreviewPage
from il2nurse.ui.pharmacy.pharmacy import PharmacyPage
from il2nurse.ui.pharmacy.preparation import PreparationPage
from il2nurse.ui.pharmacy.stock import StockPage
from il2nurse.workflow.dose import holding
from il2nurse.workflow.patient.transferring import Handover, transfer
from il2nurse.workflow.pharmacy.lots import stock
from il2nurse.workflow.site import Mixing
from tests.ui.hands import click, press, write
from tests.ui.pharmacy.test_pharmacy_pages import rows
from tests.ui.scanner import Scanner
from tests.ui.seed import Seat, sit_down
from tests.ward import MRN, NURSE, PHARMACIST, PIN, good_answers, key, make_ward
from tests.workflow.pharmacy.made import COLLEAGUE, TECHNICIAN, Pharmacy, make_pharmacy


@pytest.fixture
def made() -> Pharmacy:
    return by_pharmacy(make_pharmacy())


def by_pharmacy(made: Pharmacy) -> Pharmacy:
    made.ward.station.mixing = Mixing.PHARMACY
    return made


def sit(qtbot: QtBot, made: Pharmacy, who: Person, page: str) -> Seat:
    seat = sit_down(qtbot, made.ward, who)
    seat.session.go(page, MRN, key())
    return seat


def dialog(seat: Seat) -> Dialog:
    page = seat.page
    assert isinstance(page, PatientPage)
    assert page.drawer.top is not None
    return page.drawer.top


def put_in(seat: Seat, name: str, text: str) -> None:
    """Type into the line of the dialog that has this name."""
    line = dialog(seat).findChild(QLineEdit, name)
    assert line is not None, name
    write(line, text)


def test_a_pharmacist_works_the_order_out_unseen_and_signs(qtbot: QtBot) -> None:
    made = by_pharmacy(Pharmacy(make_ward()))
    seat = sit(qtbot, made, PHARMACIST, "preparation")
    assert "42 million" not in seat.spoken
    click(seat.button("next_of_bag"))
    form = dialog(seat).form
    assert form is not None
    asked = dict.fromkeys(form.editors, "Looked into")
    form.set_answers({**asked, "dose_million": "40", "draw_up_ml": "2.33"})
    put_in(seat, "check_order_pin", PIN)
    click(dialog(seat).main)
    assert made.ward.station.moment(MRN).course.current.pharmacy is None
    form.set_answers({"dose_million": "42"})
    put_in(seat, "check_order_pin", PIN)
    click(dialog(seat).main)
    assert made.ward.station.moment(MRN).course.current.pharmacy is not None


def test_a_technician_prepares_step_by_step_and_labels_it(
    qtbot: QtBot, made: Pharmacy, tmp_path: Path
) -> None:
    seat = sit(qtbot, made, TECHNICIAN, "preparation")
    click(seat.button("next_of_bag"))
    assert seat.page_name == "bag_step"
    assert made.state == BagState.IN_PREPARATION.value
    while (step := next_step(made.ward.regimen, made.bag)) is not None:
        page = seat.page
        assert isinstance(page, FormPage)
        assert page.form is not None
        now = made.ward.station.now().at
        page.form.set_answers(good_answers(made.ward.regimen, step.id, made.ward.weight_kg, now))
        click(page.main)
    assert seat.page_name == "preparation"
    assert set(made.bag.steps) == {"reconstitute", "dilute"}
    page = seat.page
    assert isinstance(page, PreparationPage)
    page.acts.label.click()
    preview = seat.page
    assert isinstance(preview, PreviewPage)
    preview.keep(tmp_path / "label.pdf")
    assert len(made.bag.labels) == 1


def test_what_the_ward_holds_stops_the_open_preparation(qtbot: QtBot, made: Pharmacy) -> None:
    made.begin_dose()
    seat = sit(qtbot, made, TECHNICIAN, "preparation")
    click(seat.button("next_of_bag"))
    page = seat.page
    assert isinstance(page, FormPage)
    assert page.main.isEnabled()
    ward = made.ward
    holding.hold(ward.station, NURSE, key(), Grounds("prescriber", ward.call()))
    seat.window.follow()
    assert not page.main.isEnabled()
    assert "Do not prepare" in seat.spoken


def test_the_second_person_reads_it_off_and_a_pharmacist_releases_it(
    qtbot: QtBot, made: Pharmacy
) -> None:
    made.begin()
    made.ready()
    seat = sit(qtbot, made, COLLEAGUE, "preparation")
    assert "AL2207" not in seat.spoken
    click(seat.button("next_of_bag"))
    form = dialog(seat).form
    assert form is not None
    right = made.read_off({})
    form.set_answers({**right.answers, "label": bag_code(made.bag), "bag_ml": "100"})
    put_in(seat, "check_bag_pin", PIN)
    click(dialog(seat).main)
    assert "Neither counts" in seat.said
    assert made.state == BagState.IN_PREPARATION.value
    made.ready()
    seat.window.follow()
    click(seat.button("next_of_bag"))
    form = dialog(seat).form
    assert form is not None
    form.set_answers({**right.answers, "label": made.bag.number})
    put_in(seat, "check_bag_pin", PIN)
    click(dialog(seat).main)
    assert made.state == BagState.TO_RELEASE.value
    click(seat.button("next_of_bag"))
    put_in(seat, "release_pin", PIN)
    click(dialog(seat).main)
    assert made.state == BagState.RELEASED.value


@pytest.mark.parametrize("pace", [10, 120])
def test_a_nurse_scans_the_bag_and_goes_on_with_the_double_check(
    qtbot: QtBot, made: Pharmacy, pace: int
) -> None:
    made.make()
    made.begin_dose()
    seat = sit(qtbot, made, NURSE, "dose")
    assert seat.shows("bag_code")
    Scanner(seat.window.scans, pace).scan(bag_code(made.bag))
    assert made.state == BagState.ON_WARD.value
    assert made.ward.open_step() == "double_check"


@pytest.mark.parametrize("pace", [10, 120])
def test_a_wrong_bag_that_is_scanned_is_refused_and_on_record(
    qtbot: QtBot, made: Pharmacy, pace: int
) -> None:
    made.begin(slot=2)
    made.ready()
    made.check()
    made.release()
    other = bag_code(made.bag)
    made.make()
    made.begin_dose()
    seat = sit(qtbot, made, NURSE, "dose")
    Scanner(seat.window.scans, pace).scan(other)
    assert "is for dose 2" in seat.spoken + seat.said
    assert len(made.ward.station.register.of_kind(Kind.BAG_REFUSED)) == 1
    assert made.ward.open_step() == "reconstitute"


def test_without_a_bag_the_ward_asks_and_pharmacy_sees_it(qtbot: QtBot, made: Pharmacy) -> None:
    made.begin_dose()
    seat = sit(qtbot, made, NURSE, "dose")
    press(seat.page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(made.ward.station.case(MRN).requests), timeout=5000)
    pharmacy = sit_down(qtbot, made.ward, TECHNICIAN)
    pharmacy.session.go("pharmacy")
    assert "dose 1 is missing" in pharmacy.spoken
    click(pharmacy.button("answer_ward"))
    assert isinstance(pharmacy.page, PharmacyPage)
    top = pharmacy.page.drawer.top
    assert top is not None
    assert top.form is not None
    top.form.set_answers({"answer": "It comes at 10:00"})
    click(top.main)
    assert made.ward.station.case(MRN).requests[-1].answer == "It comes at 10:00"
    assert "dose 1 is missing" not in pharmacy.spoken


def test_a_bag_that_is_scanned_on_the_ward_page_opens_its_patient(
    qtbot: QtBot, made: Pharmacy
) -> None:
    made.make()
    seat = sit_down(qtbot, made.ward, NURSE)
    scanner = Scanner(seat.window.scans)
    scanner.scan(bag_code(made.bag))
    assert seat.page_name == "patient"
    assert f"Bag {made.bag.number}, for dose 1 of cycle 1" in seat.said
    scanner.scan(bag_code(made.bag)[:-1])
    assert "not read completely" in seat.said


@pytest.mark.parametrize("pace", [10, 120])
def test_a_scanned_pack_answers_lot_and_expiry(qtbot: QtBot, made: Pharmacy, pace: int) -> None:
    seat = sit_down(qtbot, made.ward, TECHNICIAN)
    seat.session.go("stock")
    page = seat.page
    assert isinstance(page, StockPage)
    page.receive.click()
    top = page.drawer.top
    assert top is not None
    assert top.form is not None
    Scanner(seat.window.scans, pace).scan("0100365483116076172712311" + "0AL2207")
    top.form.set_answers({"how_many": "10"})
    click(top.main)
    (lot,) = stock(made.ward.station)
    assert (lot.lot, lot.left, lot.article) == ("AL2207", 10, "00365483116076")


def test_a_bag_that_no_dose_waits_for_says_so_and_is_sent_back(
    qtbot: QtBot, made: Pharmacy
) -> None:
    made.make()
    ward = made.ward
    transfer(ward.station, NURSE, MRN, Handover("ICU", ward.station.now().at, "Dr. Hall"))
    seat = sit(qtbot, made, TECHNICIAN, "pharmacy")
    assert rows(seat)[0][8] == "Not needed"
    seat.session.go("preparation", MRN, key())
    page = seat.page
    assert isinstance(page, PreparationPage)
    assert f"made by {TECHNICIAN.shown}" in page.line.made.text()
    assert f"released by {COLLEAGUE.shown}" in page.line.made.text()
    assert f"Return bag {made.bag.number} or throw it away" in seat.spoken
    click(seat.button("next_of_bag"))
    put_in(seat, "reason", "Not here any more")
    click(dialog(seat).main)
    assert made.state == BagState.RETURNED.value
    seat.session.go("pharmacy")
    assert rows(seat)[0][8] == "Returned"
