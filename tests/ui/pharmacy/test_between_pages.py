"""Between the pages of pharmacy: what changes elsewhere while a page is open."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.readable.pharmacy.bag_code import bag_code
from il2nurse.ui.page.form_page import FormPage
from il2nurse.ui.page.scanned import open_scanned
from il2nurse.ui.pharmacy.preparation import PreparationPage
from il2nurse.workflow.pharmacy.stock import quarantine_lot
from tests.ui.hands import click
from tests.ui.pharmacy.test_bag_by_hand import by_pharmacy, dialog, sit
from tests.ui.pharmacy.test_pharmacy_pages import rows
from tests.ui.seed import sit_down
from tests.ward import MRN, NURSE, PHARMACIST, key
from tests.workflow.pharmacy.made import COLLEAGUE, TECHNICIAN, Pharmacy, make_pharmacy
from tests.workflow.pharmacy.test_between import first_step, order


@pytest.fixture
def made() -> Pharmacy:
    return by_pharmacy(make_pharmacy())


def other_order(made: Pharmacy) -> None:
    order(made, "74")
    made.check_order()


def unchecked_order(made: Pharmacy) -> None:
    order(made, "74")
    order(made, str(made.ward.weight_kg))


def recalled_lot(made: Pharmacy) -> None:
    quarantine_lot(made.ward.station, PHARMACIST, "AL2207", "Recalled")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (other_order, "44.4 million international units are ordered now. Do not hang it; throw it"),
        (unchecked_order, "No pharmacist has checked the order as it is now"),
        (recalled_lot, "in quarantine"),
    ],
)
def test_what_a_bag_no_longer_fits_stops_its_open_preparation(
    qtbot: QtBot, made: Pharmacy, change: Callable[[Pharmacy], None], says: str
) -> None:
    made.begin()
    first_step(made)
    seat = sit(qtbot, made, TECHNICIAN, "bag_step")
    page = seat.page
    assert isinstance(page, FormPage)
    assert page.main.isEnabled()
    change(made)
    seat.window.follow()
    assert not page.main.isEnabled()
    assert says in seat.spoken
    click(page.cancel)
    assert seat.page_name == "preparation"
    assert seat.shows("more_of_bag")  # It is thrown away there.


def test_who_checks_a_bag_is_offered_no_label(qtbot: QtBot, made: Pharmacy) -> None:
    made.begin()
    made.prepare()
    seat = sit(qtbot, made, COLLEAGUE, "preparation")
    page = seat.page
    assert isinstance(page, PreparationPage)
    assert page.acts.label not in page.acts.more.offered
    click(seat.button("next_of_bag"))
    assert "Ask who prepared it to print it" in seat.said
    made.label()
    made.check(changed={"bag_ml": "100"})
    made.ready()
    seat.window.follow()
    click(seat.button("next_of_bag"))
    told = "\n".join(each.text() for each in dialog(seat).findChildren(QLabel))
    assert "Let a colleague check it who was not" in told
    made_it = sit(qtbot, made, TECHNICIAN, "preparation").page
    assert isinstance(made_it, PreparationPage)
    assert made_it.acts.label in made_it.acts.more.offered


def test_a_bag_that_was_replaced_is_not_taken_for_the_one_in_use(
    qtbot: QtBot, made: Pharmacy
) -> None:
    first = made.make()
    made.return_it()
    seat = sit_down(qtbot, made.ward, TECHNICIAN)
    assert rows(seat)[0][9].endswith(f"{first.number}\nreturned")
    made.begin()
    open_scanned(seat.session, bag_code(first))
    assert f"Bag {first.number}" in seat.said
    assert f"Another bag of this dose is in use: {made.bag.number}" in seat.said
    # The page is that of the bag in hand: it is thrown away there, and the other stays.
    page = seat.page
    assert isinstance(page, PreparationPage)
    assert seat.button("next_of_bag").text().startswith("Throw the bag away")
    assert page.acts.label not in page.acts.more.offered
    assert f"bag {made.bag.number} is the newest" in seat.spoken
    page.acts.other.click()
    assert f"bag {made.bag.number} is the newest" not in seat.spoken
    assert not seat.button("next_of_bag").text().startswith("Throw")


def test_a_bag_that_is_released_and_not_there_is_asked_for_with_a_note(
    qtbot: QtBot, made: Pharmacy
) -> None:
    made.make()
    made.begin_dose()
    seat = sit(qtbot, made, NURSE, "dose")
    click(seat.button("ask_pharmacy"))
    form = dialog(seat).form
    assert form is not None
    form.set_answers({"note": "Not in the fridge"})
    click(dialog(seat).main)
    (asked,) = made.ward.station.case(MRN).requests
    assert (asked.dose, asked.text) == (key(), "Not in the fridge")
    assert "no answer yet" in seat.spoken
    assert not seat.shows("ask_pharmacy")
