"""Between the pages of pharmacy: what changes elsewhere while a page is open."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from il2nurse.ui.page.form_page import FormPage
from il2nurse.workflow.pharmacy.stock import quarantine_lot
from tests.ui.hands import click
from tests.ui.pharmacy.test_bag_by_hand import by_pharmacy, sit
from tests.ui.seed import sit_down
from tests.ward import PHARMACIST
from tests.workflow.pharmacy.made import TECHNICIAN, Pharmacy, make_pharmacy
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


def test_a_technician_signs_in_to_the_list_of_pharmacy(qtbot: QtBot, made: Pharmacy) -> None:
    assert sit_down(qtbot, made.ward, TECHNICIAN).page_name == "pharmacy"
