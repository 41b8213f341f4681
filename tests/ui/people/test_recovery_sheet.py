"""The key of a new ward: its sheet is printed and confirmed, asked for again, put back, changed."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from il2nurse.app.changing_keys import groups_of
from il2nurse.app.key_desk import NOT_CONFIRMED
from il2nurse.app.keys import open_known, station_keys
from il2nurse.app.starting import Start
from il2nurse.app.window import show_window
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.register_facts import KeyAct, KeyHandledFact
from il2nurse.domain.values.recovery_key import spell_key
from il2nurse.files.making import machine
from il2nurse.settings import Settings, load_settings
from il2nurse.ui.papers.recovery_sheet import RecoverySheetPage
from il2nurse.ui.shell.window import MainWindow
from il2nurse.ui.widgets.finding import FindingBox
from tests.later import FIRST_WAIT_S, Later
from tests.reports.reading import codes, pages
from tests.ui.hands import write
from tests.ui.people.beginnings import PATIENCE, Beginning

PIN = "482913"
Open = Callable[[], Beginning]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings({"IL2NURSE_HOME": str(tmp_path / "home"), "TZ": "America/New_York"})


@pytest.fixture
def begin(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[Open]:
    """Opens the program's window, each time anew; the one before is closed."""
    starts: list[tuple[Beginning, Start]] = []

    def close() -> None:
        for begun, start in starts:
            begun.window.close()
            start.finish()
        starts.clear()

    def opened() -> Beginning:
        close()
        begun = Beginning(show_window(qapp, settings.home), settings, qtbot)
        qtbot.addWidget(begun.window)
        start = Start(begun.window, settings)
        starts.append((begun, start))
        start.begin()
        return begun

    yield opened
    close()


def sheet_page(begun: Beginning) -> RecoverySheetPage:
    begun.wait_for("page_recovery_sheet")
    page = begun.window.page
    assert isinstance(page, RecoverySheetPage)
    return page


def sign_in(begun: Beginning) -> None:
    begun.qtbot.waitUntil(lambda: begun.window.joined, timeout=PATIENCE)
    begun.write("person", "Adam")
    begun.write("pin", PIN)
    begun.click("sign_in")


def acts(settings: Settings) -> list[tuple[KeyAct, str]]:
    """What the register tells of its key, and who did it."""
    register = open_known(settings.register, settings.home)
    entries = register.of_kind(Kind.KEY_HANDLED)
    register.close()
    return [(KeyHandledFact.read(entry).what, entry.person) for entry in entries]


def type_groups(begun: Beginning, page: RecoverySheetPage, groups: tuple[str, ...]) -> None:
    for number in page.groups.typed():
        write(page.groups.box(number), groups[number - 1].lower())
    begun.click("confirm_sheet")


def test_a_new_ward_prints_and_confirms_its_recovery_sheet(
    begin: Open, settings: Settings, tmp_path: Path, later: Later
) -> None:
    begun = begin()
    begun.fill()
    page = sheet_page(begun)
    said = begun.text("key_standing")
    assert "kept in the file" in said
    disk = page.findChild(FindingBox, "key_on_disk")
    assert isinstance(disk, FindingBox)
    assert "key and register both lie on it" in disk.accessibleName()
    assert "Nobody has confirmed" in said
    begun.click("print_sheet")
    assert begun.text("key_problem").startswith("Type your PIN first")
    begun.write("key_pin", "000000")
    page.sheet.keep(tmp_path / "sheet.pdf")
    assert begun.text("key_problem").startswith("The PIN is not right")
    assert not (tmp_path / "sheet.pdf").exists()
    later(FIRST_WAIT_S)
    begun.write("key_pin", PIN)
    page.sheet.keep(tmp_path / "sheet.pdf")
    pdf = (tmp_path / "sheet.pdf").read_bytes()
    assert (tmp_path / "sheet.pdf").stat().st_mode & 0o777 == 0o600
    (code,) = codes(pdf)
    assert "7 West" in pages(pdf)[0]
    groups = tuple(code.split("-"))
    assert groups == groups_of(settings.register, settings.home)[1]
    type_groups(begun, page, tuple(reversed(groups)))
    assert "is not the one of the recovery sheet" in begun.text("key_problem")
    type_groups(begun, page, groups)
    begun.wait_for("page_people")
    assert station_keys(settings.home).all()[0].confirmed
    assert NOT_CONFIRMED not in begun.window.session.tell_notices()
    begin()
    who = "administrator"
    assert acts(settings) == [(KeyAct.SHEET_MADE, who), (KeyAct.SHEET_CONFIRMED, who)]


def test_what_was_put_off_is_asked_again_and_stands_on_the_ward_page(begin: Open) -> None:
    begun = begin()
    begun.fill()
    sheet_page(begun)
    begun.click("later")
    begun.wait_for("page_people")
    assert "is not confirmed yet" in begun.window.strip.sentence
    begun.window.session.go("ward")
    begun.wait_for("station_notices")
    assert NOT_CONFIRMED in begun.text("station_notices")
    begun.window.session.end()
    assert NOT_CONFIRMED not in begun.window.session.tell_notices()
    sign_in(begun)
    sheet_page(begun)


def test_a_start_after_a_kill_before_the_sheet_was_confirmed_leads_back_to_it(
    begin: Open, settings: Settings
) -> None:
    begun = begin()
    begun.fill()
    sheet_page(begun)
    again = begin()
    sign_in(again)
    page = sheet_page(again)
    type_groups(again, page, groups_of(settings.register, settings.home)[1])
    again.wait_for("page_people")
    third = begin()
    sign_in(third)
    third.wait_for("page_ward")


def test_the_sheet_s_code_may_be_scanned_and_is_never_shown(
    begin: Open, settings: Settings
) -> None:
    begun = begin()
    begun.fill()
    page = sheet_page(begun)
    groups = groups_of(settings.register, settings.home)[1]
    begun.window.session.go("people")
    assert begun.window.page is not None
    begun.window.page.refuse_scan("-".join(groups))
    assert groups[0] not in begun.window.strip.sentence
    begun.window.session.go("recovery_sheet")
    page.scanned("-".join(groups))
    begun.wait_for("page_people")
    assert station_keys(settings.home).all()[0].confirmed


def test_a_lost_key_is_put_back_in_the_window(begin: Open, settings: Settings) -> None:
    begun = begin()
    begun.fill()
    sheet_page(begun)
    begun.window.close()
    groups = groups_of(settings.register, settings.home)[1]
    before = settings.register.read_bytes()
    shutil.rmtree(settings.home / "keys")
    begun = begin()
    begun.wait_for("type_sheet")
    assert "put it back from the recovery sheet" in begun.text("trouble")
    begun.click("type_sheet")
    begun.click("restore_key")
    assert "14 groups" in begun.text("restore_problem")
    for number, group in enumerate(spell_key(bytes(range(32))), 1):
        begun.write(f"group_{number}", group)
    begun.click("restore_key")
    begun.wait_for("restore_problem")
    assert "the sheet of another register" in begun.text("restore_problem")
    begun.write("group_1", "ZZZZZ")
    begun.click("restore_key")
    begun.wait_for("restore_problem")
    assert begun.text("restore_problem").startswith("Group 1, “ZZZZZ”, was typed wrong")
    assert settings.register.read_bytes() == before
    assert not (settings.home / "keys").exists()
    for number, group in enumerate(groups, 1):
        begun.write(f"group_{number}", group.lower())
    begun.click("restore_key")
    begun.qtbot.waitUntil(lambda: begun.window.joined, timeout=PATIENCE)
    sign_in(begun)
    begun.wait_for("page_ward")
    begin()
    assert (KeyAct.PUT_BACK, "") in acts(settings)


def test_a_change_of_key_that_was_cut_off_opens_by_the_window_as_before(
    begin: Open, settings: Settings
) -> None:
    begun = begin()
    begun.fill()
    sheet_page(begun)
    begun.window.close()
    station_keys(settings.home).make("half", settings.register)
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    maker = f"{machine()}-{dead.pid}-{'0' * 32}"
    making = settings.register.with_name(f".{settings.register.name}.{maker}.making")
    making.write_bytes(b"half a file")
    again = begin()
    sign_in(again)
    sheet_page(again)
    assert not making.exists()


def test_another_key_is_given_in_the_window_and_its_sheet_asked_for(
    begin: Open, settings: Settings, qapp: QApplication
) -> None:
    begun = begin()
    begun.fill()
    page = sheet_page(begun)
    old = groups_of(settings.register, settings.home)[1]
    type_groups(begun, page, old)
    begun.wait_for("page_people")
    begun.window.session.go("recovery_sheet")
    assert "was confirmed" in begun.text("key_standing")
    begun.click("change_key")
    assert begun.text("key_problem").startswith("Type your PIN")
    begun.write("key_pin", PIN)
    begun.click("change_key")

    def others() -> list[MainWindow]:
        found = [each for each in qapp.topLevelWidgets() if isinstance(each, MainWindow)]
        return [each for each in found if each is not begun.window and each.joined]

    begun.qtbot.waitUntil(lambda: bool(others()), timeout=PATIENCE)
    (window,) = others()
    begun.qtbot.addWidget(window)
    after = Beginning(window, settings, begun.qtbot)
    new = groups_of(settings.register, settings.home)[1]
    assert new != old
    sign_in(after)
    sheet_page(after)
    told = f"Older keys are known too, and copies of before may need them: {old[-1]}."
    assert told in after.text("key_standing")
    window.close()
    assert acts(settings)[-1] == (KeyAct.CHANGED, "administrator")
