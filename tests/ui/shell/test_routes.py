"""The table of routes: a page is reached by its key and its tab, and no key means two things."""

from collections import Counter

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest

from il2nurse.domain.people import May, Person, Role
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.rules.dose.decisions import dose_ahead
from il2nurse.readable.papers import PREPARATION
from il2nurse.readable.routes import BY_NAME, ROUTES, Route
from il2nurse.readable.window_keys import WindowKey
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.place import Place
from il2nurse.ui.shell.stack import make_page
from il2nurse.workflow.dose.holding import hold_unbegun
from il2nurse.workflow.people.access import add_person
from tests.ui.seed import Seat
from tests.ward import CHARGE, MRN, NURSE, PHARMACIST, PIN, key

BARS = tuple(route for route in ROUTES if route.bar)
TABS = tuple(route for route in ROUTES if route.tab)
MENUS = tuple(route for route in ROUTES if route.menu)
ADMINISTRATOR = Person("ada", "Ada Admin", "", Role.ADMINISTRATOR)


def named(route: Route) -> str:
    return route.name


def press(seat: Seat, written: str) -> None:
    QTest.keySequence(seat.window, QKeySequence(written))


def about_patients(seat: Seat) -> list[PatientPage]:
    """Every page about a patient who has a dose, each shown once."""
    seat.ward.pass_time(30)
    seat.ward.give()
    found = []
    for route in ROUTES:
        dose = key() if route.name == "dose" else None
        seat.session.go(route.name, MRN, dose, paper=PREPARATION.name)
        if isinstance(seat.page, PatientPage) and seat.page.mrn:
            found.append(seat.page)
    assert len(found) >= len(TABS) + len(("order", "plan_cycle", "dose"))
    return found


def test_no_two_rows_and_no_key_of_the_window_share_a_key() -> None:
    keys = [way.key for route in ROUTES for way in route.ways()]
    keys += list(WindowKey)
    assert [each for each, times in Counter(keys).items() if times > 1] == []


def test_no_two_rows_share_a_name_or_a_maker() -> None:
    assert len(BY_NAME) == len({route.maker for route in ROUTES}) == len(ROUTES)


@pytest.mark.parametrize("route", ROUTES, ids=named)
def test_every_row_makes_the_page_of_its_name(charge: Seat, route: Route) -> None:
    page = make_page(route, charge.session)
    assert page.name == route.name
    assert route.under in {None, *(bar.name for bar in BARS)}
    page.deleteLater()


@pytest.mark.parametrize("route", BARS, ids=named)
@pytest.mark.parametrize("by_key", [True, False], ids=["key", "click"])
def test_a_tab_of_the_bar_opens_its_page(charge: Seat, route: Route, *, by_key: bool) -> None:
    assert route.bar
    charge.session.mrn = MRN
    charge.session.go("people")
    if by_key:
        press(charge, route.bar.key)
    else:
        charge.button(f"tab_{route.name}").click()
    assert charge.page_name == route.name


@pytest.mark.parametrize("here", TABS, ids=named)
def test_the_pages_about_a_patient_are_one_key_and_one_click_apart(seat: Seat, here: Route) -> None:
    for there in TABS:
        assert there.tab
        seat.session.go(here.name, MRN)
        press(seat, there.tab.key)
        assert seat.page_name == there.name
        seat.session.go(here.name, MRN)
        assert isinstance(seat.page, PatientPage)
        assert seat.page.tabs
        seat.page.tabs.tabs[there.name].click()
        assert seat.page_name == there.name


@pytest.mark.parametrize("route", MENUS, ids=named)
def test_the_menu_opens_its_page_by_key_and_by_entry(empty: Seat, route: Route) -> None:
    assert route.menu
    add_person(empty.ward.station, CHARGE, ADMINISTRATOR, PIN)
    person = next(each for each in (CHARGE, ADMINISTRATOR, PHARMACIST) if route.menu.open_to(each))
    empty.session.begin(person)
    press(empty, route.menu.key)
    assert empty.page_name == route.name
    empty.session.go("ward")
    (entry,) = empty.window.findChildren(QAction, route.name)
    entry.trigger()
    assert empty.page_name == route.name


def test_a_way_that_someone_may_not_go_is_not_offered(seat: Seat) -> None:
    assert not NURSE.may(May.AUDIT)
    assert not seat.shows("tab_audit")
    assert not next(iter(seat.window.findChildren(QAction, "people"))).isVisible()


def test_reaction_stands_in_one_place_on_every_page_about_a_patient(seat: Seat) -> None:
    places = set()
    for page in about_patients(seat):
        seat.session.go(page.name, MRN, key() if page.name == "dose" else None)
        button = seat.button("reaction")
        assert button.isEnabled()
        corner = button.mapTo(seat.window, QPoint(0, 0))
        places.add((corner.x(), corner.y()))
    assert len({across for across, _ in places}) == 1
    # The banner of a running dose is a few pixels higher, and the button stands in its middle.
    assert max(down for _, down in places) - min(down for _, down in places) <= 2


def test_the_banner_names_a_dose_and_when_it_is_due_or_was_given_on_every_page(seat: Seat) -> None:
    for page in about_patients(seat):
        told = page.banner.accessibleName()
        when = " of 14 given 07:30 to 07:45" if page.name == "dose" else " of 14 due "
        assert when in told, f"{page.name}: {told}"


def test_the_banner_says_why_no_dose_is_ahead(seat: Seat) -> None:
    station = seat.ward.station
    reason = "prescriber"
    while dose_ahead(station.moment(MRN)):
        seat.ward.pass_time(8 * 60)
        hold_unbegun(station, NURSE, MRN, Grounds(reason, seat.ward.call()))
    seat.session.go("neuro", MRN)
    assert isinstance(seat.page, PatientPage)
    told = seat.page.banner.accessibleName()
    assert "Stopped" in told
    assert " of 14" not in told


def test_a_page_that_cannot_be_drawn_shows_nothing_of_another_patient(seat: Seat) -> None:
    seat.session.go("neuro", MRN)
    page = seat.page
    assert isinstance(page, PatientPage)
    page.open(Place("neuro", "nobody"))
    with pytest.raises(LookupError):
        page.refresh()
    assert not page.content.isVisible()
    assert not page.banner.isVisible()
    seat.session.go("neuro", MRN)
    assert page.content.isVisible()
    assert "MARSH, Eleanor" in page.banner.accessibleName()
