"""Nothing is cut on any page, step or dialog, in any size of the window, with the longest names."""

from functools import cache
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from il2nurse.app.practice import WARD
from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.home import resources_folder
from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.readable.papers import PREPARATION
from il2nurse.readable.routes import ROUTES
from il2nurse.ui.people.first_start import FirstStartPage
from il2nurse.ui.people.trouble import TroublePage
from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.dose import administration
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.pharmacy.requests import request_bag
from tests.play.stages import MemoryStage
from tests.ui.forms.dialogs import EVERY, opened
from tests.ui.hands import bring_up
from tests.ui.look.cut_looks import (
    LETTERS_83,
    LONGEST_OF_PRACTICE,
    look,
    renamed,
    smallest,
    windows,
)
from tests.ui.seed import sit_down
from tests.ward import CHARGE, FIRST_SLOT, MRN, NURSE, PIN, Ward, key, make_ward
from tests.workflow.pharmacy.made import TECHNICIAN, make_pharmacy

# Whose pages these are is measured elsewhere, or they are none.
ELSEWHERE = {
    "dose": "every step of it is looked at",
    "recovery_sheet": "it needs a register with a key: test_no_register_page_is_cut",
    "copies": "it needs a register that is copied: test_no_register_page_is_cut",
}
PAGES = tuple(route.name for route in ROUTES if route.name not in ELSEWHERE)
WHO_HAS = {"preparation": key(), "preview": key()}
PRACTISED = ("ward", "pharmacy", "audit", "people")
STATES = ("01", "04", "08", "10", "11", "12", "13", "15", "16")


@pytest.mark.parametrize("name", [LONGEST_OF_PRACTICE, LETTERS_83], ids=["practice", "83 letters"])
def test_no_page_cuts_anything(qtbot: QtBot, name: tuple[str, str]) -> None:
    ward = renamed(make_ward(), *name)
    ward.pass_time(15)
    seat = sit_down(qtbot, ward, CHARGE)
    found: list[str] = []
    for page in PAGES:
        seat.session.go(page, MRN, WHO_HAS.get(page), paper=PREPARATION.name)
        assert seat.page_name == page
        for size in windows():
            found += look(seat.window, size, page)
    assert not found, "\n".join(found)


def test_no_page_of_a_bag_cuts_anything(qtbot: QtBot) -> None:
    made = make_pharmacy()
    renamed(made.ward, *LETTERS_83)
    made.check_order()
    made.begin()
    made.begin_dose()
    request_bag(made.ward.station, NURSE, key())
    seat = sit_down(qtbot, made.ward, TECHNICIAN)
    found: list[str] = []
    for page in ("pharmacy", "bag_step", "preparation", "stock"):
        seat.session.go(page, MRN, key())
        assert seat.page_name == page
        for size in smallest():
            found += look(seat.window, size, page)
    assert not found, "\n".join(found)


def test_no_step_cuts_anything(qtbot: QtBot) -> None:
    ward = renamed(make_ward(), *LETTERS_83)
    ward.pass_time(15)
    administration.begin(ward.station, NURSE, MRN)
    seat = sit_down(qtbot, ward, NURSE)
    found: list[str] = []
    for step in ward.regimen.steps:
        seat.session.go("dose", MRN, key())
        for size in windows():
            found += look(seat.window, size, step.id)
        if step.id == "infuse":
            break
        ward.walk(step.id)
        seat.window.strip.clear()
    ward.start()
    seat.session.go("dose", MRN, key())
    for size in windows():
        found += look(seat.window, size, "infusion")
    assert not found, "\n".join(found)


def test_no_step_cuts_anything_that_is_on_file(qtbot: QtBot) -> None:
    ward = renamed(make_ward(), *LETTERS_83)
    ward.pass_time(15)
    administration.begin(ward.station, NURSE, MRN)
    for step in ward.regimen.steps:
        answers = ward.answers(step.id) if step.fields else {}
        fields = tuple(each for each in step.fields if each.id in answers and each.on_file)
        if fields:
            charted = ObservedFact({each.id: answers[each.id] for each in fields})
            observe(ward.station, NURSE, MRN, fields, charted)
    seat = sit_down(qtbot, ward, NURSE)
    found: list[str] = []
    for step in ward.regimen.steps:
        seat.session.go("dose", MRN, key())
        for size in smallest():
            found += look(seat.window, size, step.id)
        if step.id == "infuse":
            break
        ward.walk(step.id)
        seat.window.strip.clear()
    assert not found, "\n".join(found)


def test_no_dialog_cuts_anything(qtbot: QtBot) -> None:
    ward = renamed(make_ward(), *LETTERS_83)
    ward.pass_time(15)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("vital_signs")
    seat = sit_down(qtbot, ward, NURSE)
    found: list[str] = []
    for name, asked in EVERY.items():
        dialog = opened(seat, asked)
        for size in smallest():
            found += look(seat.window, size, name)
        dialog.close()
    assert not found, "\n".join(found)


@cache
def practised() -> Ward:
    """The practice ward as it is opened."""
    stage = MemoryStage(ZoneInfo("UTC"))
    play(read_scenario(resources_folder() / WARD, FIRST_SLOT), stage)
    assert stage.register
    clock = SimulatedClock(stage.register.newest(1)[0].recorded_at)
    return Ward(stage.open("practice station", clock), clock)


def test_no_state_of_the_practice_ward_is_cut(qtbot: QtBot) -> None:
    ward = practised()
    people = ward.station.people()
    seat = sit_down(qtbot, ward, people["charge"])
    found: list[str] = []
    for page in PRACTISED:
        seat.session.go(page)
        for size in windows():
            found += look(seat.window, size, page)
    for state in STATES:
        seat.session.go("patient", f"PRACTICE-{state}")
        for size in smallest():
            found += look(seat.window, size, f"patient {state}")
    assert not found, "\n".join(found)


def test_nothing_is_cut_before_anybody_works(qtbot: QtBot) -> None:
    found: list[str] = []
    trouble = TroublePage()
    trouble.show_trouble("The register cannot be opened", "Entry 812 was changed. " * 12)
    for page in (FirstStartPage("7 West", "WOW-03"), trouble):
        window = MainWindow()
        qtbot.addWidget(window)
        window.pages.addWidget(page)
        window.show_only(page)
        bring_up(qtbot, window)
        for size in windows():
            found += look(window, size, type(page).__name__)
    assert not found, "\n".join(found)


def test_nothing_is_cut_at_the_sign_in_and_at_the_lock(qtbot: QtBot) -> None:
    ward = make_ward()
    family, given = LETTERS_83
    long = Person("long", f"{given} {family}", "RN", Role.CHARGE_NURSE)
    add_person(ward.station, CHARGE, long, PIN)
    seat = sit_down(qtbot, ward)
    found = [each for size in windows() for each in look(seat.window, size, "sign-in")]
    seat.session.begin(long)
    seat.window.lock()
    cover = seat.find("lock_cover")
    found += [each for size in windows() for each in look(seat.window, size, "lock", cover)]
    assert not found, "\n".join(found)
