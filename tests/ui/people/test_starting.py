"""From nothing to a signed-in administrator; and what is said where a register cannot be opened."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from il2nurse.app.copies.second_place import NO_SECOND_PLACE
from il2nurse.app.founding import keep_names
from il2nurse.app.readying import has_practice
from il2nurse.app.starting import Start
from il2nurse.app.window import Opening, show_window
from il2nurse.domain.people import Role
from il2nurse.settings import Settings, load_settings
from il2nurse.storage.files.kept_copies import find_copies
from il2nurse.ui.people.first_start import FirstStartPage
from tests.ui.hands import bring_up, press, write
from tests.ui.people.beginnings import PATIENCE, Beginning


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings({"IL2NURSE_HOME": str(tmp_path), "TZ": "America/New_York"})


@pytest.fixture
def beginning(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[Beginning]:
    """The window as the program opens it."""
    window = show_window(qapp, settings.home)
    qtbot.addWidget(window)
    start = Start(window, settings)
    start.begin()
    yield Beginning(window, settings, qtbot)
    start.finish()
    if window.joined:
        window.session.end()


def test_without_a_register_a_ward_can_be_made_or_tried(beginning: Beginning) -> None:
    assert beginning.find("create_ward").isVisible()
    assert beginning.find("open_practice").isVisible()


def test_an_easy_pin_is_refused_where_it_was_typed(qtbot: QtBot) -> None:
    page = FirstStartPage("", "WS-1", 6)
    qtbot.addWidget(page)
    page.show()
    asked: list[object] = []
    page.founded.connect(asked.append)
    typed = ("7 West", "Adam Admin", "123456", "123456")
    for name, text in zip(("ward", "name", "pin", "pin_again"), typed, strict=True):
        write(line_of(page, name), text)
    page.found.click()
    assert not asked
    problem = page.findChild(QLabel, "first_start_problem")
    assert problem
    assert "Nothing was created." in problem.text()
    assert line_of(page, "name").text() == "Adam Admin"
    assert not line_of(page, "pin").text()


def line_of(page: FirstStartPage, name: str) -> QLineEdit:
    line = page.findChild(QLineEdit, name)
    assert line
    return line


def test_the_administrator_is_made_and_signed_in(beginning: Beginning) -> None:
    beginning.fill()
    beginning.wait_for("page_recovery_sheet")
    person = beginning.window.session.person
    assert person is not None
    assert (person.name, person.role) == ("Adam Admin", Role.ADMINISTRATOR)
    assert beginning.settings.register.exists()
    assert "not encrypted" not in beginning.window.windowTitle()


def test_a_ward_page_says_that_copies_have_no_second_place(beginning: Beginning) -> None:
    beginning.fill()
    beginning.wait_for("page_recovery_sheet")
    session = beginning.window.session
    beginning.qtbot.waitUntil(lambda: NO_SECOND_PLACE in session.tell_notices(), timeout=PATIENCE)
    session.go("ward")
    beginning.wait_for("station_notices")
    assert NO_SECOND_PLACE in beginning.text("station_notices").splitlines()
    (copy,) = find_copies(beginning.settings.home, beginning.settings.register.name)
    assert copy.path.exists()


def test_the_names_stand_in_the_station_file_for_the_next_start(beginning: Beginning) -> None:
    beginning.fill(ward='7 "West"')
    beginning.wait_for("page_recovery_sheet")
    again = load_settings({"IL2NURSE_HOME": str(beginning.settings.home)})
    assert (again.ward, again.station) == ('7 "West"', "WOW-03")


def test_other_lines_of_the_station_file_stay(tmp_path: Path) -> None:
    (tmp_path / "station.toml").write_text('paper = "Letter"\nward = "Old"\n', encoding="utf-8")
    keep_names(tmp_path, "7 West", "WOW-03")
    kept = load_settings({"IL2NURSE_HOME": str(tmp_path)})
    assert (kept.ward, kept.station, kept.page_size) == ("7 West", "WOW-03", "Letter")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"pin_again": "1357"}, "The two PINs differ."),
        ({"ward": ""}, "Name of the ward: type this first."),
        ({"name": " "}, "Administrator's name: type this first."),
    ],
)
def test_what_is_not_right_makes_nothing(
    beginning: Beginning, typed: dict[str, str], said: str
) -> None:
    beginning.fill(**typed)
    assert beginning.text("first_start_problem").startswith(said)
    assert not beginning.settings.register.exists()


def test_an_easy_pin_makes_nothing_and_says_why(beginning: Beginning) -> None:
    beginning.fill(pin="111111", pin_again="111111")
    said = beginning.text("first_start_problem")
    assert said.startswith("A PIN of one repeated digit is too easy.")
    assert not beginning.settings.register.exists()
    assert beginning.find("create_ward").isVisible()


def test_the_next_start_asks_for_name_and_pin(
    beginning: Beginning, qtbot: QtBot, qapp: QApplication
) -> None:
    beginning.fill()
    beginning.wait_for("page_recovery_sheet")
    beginning.window.close()
    again = Beginning(show_window(qapp, beginning.settings.home), beginning.settings, qtbot)
    qtbot.addWidget(again.window)
    Start(again.window, again.settings).begin()
    write(again.window.sign_in.person, "Adam")
    write(again.window.sign_in.pin, "482913")
    again.click("sign_in")
    again.wait_for("page_recovery_sheet")
    assert again.window.session.who.name == "Adam Admin"
    again.window.session.end()


def test_who_types_while_the_register_opens_goes_on_where_they_are(
    beginning: Beginning, qtbot: QtBot, qapp: QApplication
) -> None:
    """A PIN must not go into the line of the name, where it would be seen."""
    beginning.fill()
    beginning.wait_for("page_recovery_sheet")
    beginning.window.close()
    again = Beginning(show_window(qapp, beginning.settings.home), beginning.settings, qtbot)
    qtbot.addWidget(again.window)
    bring_up(qtbot, again.window)
    page = again.window.sign_in
    assert page.person.hasFocus(), "it takes a name before anything is opened"
    write(page.person, "Adam")
    press(page.person, Qt.Key.Key_Tab)
    start = Start(again.window, again.settings)
    start.begin()
    assert page.pin.hasFocus()
    assert not again.act("practice_ward").isEnabled(), "one thing is opened at a time"
    qtbot.waitUntil(lambda: again.window.joined, timeout=PATIENCE)
    assert page.pin.hasFocus()
    assert again.act("practice_ward").isEnabled()
    write(page.pin, "482913")
    again.click("sign_in")
    again.wait_for("page_recovery_sheet")
    again.window.session.end()
    assert page.person.hasFocus()
    start.finish()


def test_a_file_that_is_no_register_is_told_and_left_alone(
    qtbot: QtBot, qapp: QApplication, settings: Settings
) -> None:
    settings.register.parent.mkdir(parents=True, exist_ok=True)
    settings.register.write_bytes(b"this is no register at all" * 200)
    before = settings.register.read_bytes()
    window = show_window(qapp, settings.home)
    begun = Beginning(window, settings, qtbot)
    qtbot.addWidget(window)
    Start(window, settings).begin()
    begun.wait_for("trouble")
    assert str(settings.register) in begun.text("trouble")
    assert "Traceback" not in begun.text("trouble")
    assert f"{settings.ward} · station {settings.station} · " in begun.text("trouble_where")
    assert settings.register.read_bytes() == before


def test_the_practice_ward_opens_with_one_click_and_says_its_pins(beginning: Beginning) -> None:
    beginning.click("open_practice")
    beginning.qtbot.waitUntil(lambda: beginning.window.joined, timeout=60_000)
    hint = "\n".join(label.text() for label in beginning.window.sign_in.findChildren(QLabel))
    assert "Nina\N{NO-BREAK SPACE}1234 · Noel\N{NO-BREAK SPACE}2345" in hint
    beginning.write("person", "Nina")
    beginning.write("pin", "1234")
    beginning.click("sign_in")
    beginning.wait_for("page_ward")
    assert "practice" in beginning.window.windowTitle()
    assert beginning.find("pace").isVisible()
    assert has_practice(beginning.settings), "the next start goes on with it"
    nobody_is_offered_a_key(beginning)


def nobody_is_offered_a_key(begun: Beginning) -> None:
    """A practice register has none, and who is signed in looks after none."""
    (entry,) = begun.window.findChildren(QAction, "recovery_sheet")
    assert not entry.isVisible()
    begun.window.session.go("recovery_sheet")
    assert "This register has no key" in begun.text("key_standing")


def test_settings_that_cannot_be_used_are_told_in_the_window_and_mended(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IL2NURSE_HOME", str(tmp_path))
    (tmp_path / "station.toml").write_text('papper = "A4"\n', encoding="utf-8")
    window = show_window(qapp, tmp_path)
    qtbot.addWidget(window)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    opening = Opening(window, tmp_path)
    opening.begin()
    begun = Beginning(window, load_settings({"IL2NURSE_HOME": str(tmp_path / "no")}), qtbot)
    begun.wait_for("trouble")
    assert "“papper” is not known in the station file" in begun.text("trouble")
    (tmp_path / "station.toml").unlink()
    begun.click("try_again")
    begun.wait_for("create_ward")
    assert begun.find("create_ward").isVisible()


def test_the_first_start_says_that_a_practice_ward_goes_on(qtbot: QtBot) -> None:
    page = FirstStartPage("Ward", "WOW-03")
    qtbot.addWidget(page)
    page.show()
    assert page.practice.text() == "Open the practice ward"
    page.show_practice_kept(True)
    assert page.practice.text() == "Continue on the practice ward"
    assert any("already has a practice ward" in each.text() for each in page.findChildren(QLabel))


def test_without_a_practice_register_there_is_nothing_to_go_on_with(settings: Settings) -> None:
    assert not has_practice(settings)
