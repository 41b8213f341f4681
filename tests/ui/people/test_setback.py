"""The page of a register that was set back, at a start and while the window is open."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from il2nurse.app.falling_back import REPLACED
from il2nurse.app.starting import Start
from il2nurse.app.window import show_window
from il2nurse.settings import Settings
from il2nurse.ui.shell.window import MainWindow
from tests.app.set_back import PEOPLE, PIN, cut, found, grow, keep_old, settings_at
from tests.later import FIRST_WAIT_S, Later
from tests.ui.hands import write
from tests.ui.people.beginnings import PATIENCE, Beginning

REASON = "The disk was restored on purpose"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = settings_at(tmp_path / "home")
    found(made)
    return made


def begin(qtbot: QtBot, qapp: QApplication, settings: Settings) -> tuple[Beginning, Start]:
    window = show_window(qapp, settings.home)
    qtbot.addWidget(window)
    start = Start(window, settings)
    start.begin()
    return Beginning(window, settings, qtbot), start


def decide(begun: Beginning, pin: str = PIN, reason: str = REASON) -> None:
    write(begun.find("decider_pin"), pin)
    begun.write("setback_reason", reason)
    begun.click("go_on_without")


def test_the_page_stands_in_place_of_the_sign_in(
    qtbot: QtBot, qapp: QApplication, settings: Settings
) -> None:
    cut(settings, PEOPLE)
    begun, start = begin(qtbot, qapp, settings)
    begun.wait_for("page_setback")
    assert not begun.window.joined
    assert "went backwards" in begun.text("setback")
    assert "Entries 5 to 6 are missing" in begun.text("setback")
    assert begun.text("setback_copies").startswith("No copy")
    assert begun.text("setback_pack").startswith("No downtime pack of this ward lies here")
    assert not begun.window.sign_in.isVisible()
    start.finish()


def test_after_a_decision_people_sign_in_again(
    qtbot: QtBot, qapp: QApplication, settings: Settings, later: Later
) -> None:
    cut(settings, PEOPLE)
    begun, start = begin(qtbot, qapp, settings)
    begun.wait_for("page_setback")
    decide(begun, pin="9999")
    begun.wait_for("setback_problem")
    assert "PIN is not right" in begun.text("setback_problem")
    later(FIRST_WAIT_S)
    decide(begun, reason="x")
    qtbot.waitUntil(lambda: "few words" in begun.text("setback_problem"), timeout=PATIENCE)
    decide(begun)
    qtbot.waitUntil(lambda: begun.window.joined, timeout=PATIENCE)
    write(begun.window.sign_in.person, "Adam")
    write(begun.window.sign_in.pin, PIN)
    begun.click("sign_in")
    begun.wait_for("page_ward")
    begun.window.session.end()
    start.finish()


def test_the_right_register_put_back_goes_on_without_a_decision(
    qtbot: QtBot, qapp: QApplication, settings: Settings
) -> None:
    grow(settings)
    whole = keep_old(settings)
    cut(settings, PEOPLE)
    begun, start = begin(qtbot, qapp, settings)
    begun.wait_for("page_setback")
    whole.replace(settings.register)
    begun.click("try_again_setback")
    qtbot.waitUntil(lambda: begun.window.joined, timeout=PATIENCE)
    start.finish()


def window_after(qapp: QApplication, old: MainWindow) -> MainWindow:
    shown = [each for each in qapp.topLevelWidgets() if isinstance(each, MainWindow)]
    (new,) = [each for each in shown if each is not old and each.isVisible()]
    return new


def test_a_tail_cut_under_the_open_window_brings_the_page(
    qtbot: QtBot, qapp: QApplication, settings: Settings
) -> None:
    begun, start = begin(qtbot, qapp, settings)
    qtbot.waitUntil(lambda: begun.window.joined, timeout=PATIENCE)
    cut(settings, PEOPLE)
    qtbot.waitUntil(lambda: not begun.window.isVisible(), timeout=PATIENCE)
    new = window_after(qapp, begun.window)
    qtbot.addWidget(new)
    after = Beginning(new, settings, qtbot)
    after.wait_for("page_setback")
    assert "went backwards" in after.text("setback")
    start.finish()


def test_a_whole_file_put_in_place_under_the_open_window_asks_to_sign_in(
    qtbot: QtBot, qapp: QApplication, settings: Settings
) -> None:
    begun, start = begin(qtbot, qapp, settings)
    qtbot.waitUntil(lambda: begun.window.joined, timeout=PATIENCE)
    keep_old(settings).replace(settings.register)
    qtbot.waitUntil(lambda: not begun.window.isVisible(), timeout=PATIENCE)
    new = window_after(qapp, begun.window)
    qtbot.addWidget(new)
    qtbot.waitUntil(lambda: new.joined, timeout=PATIENCE)
    qtbot.waitUntil(lambda: REPLACED in new.strip.sentence, timeout=PATIENCE)
    new.session.end()
    start.finish()


def test_where_the_register_is_gone_no_ward_is_offered(
    qtbot: QtBot, qapp: QApplication, settings: Settings
) -> None:
    settings.register.unlink()
    begun, start = begin(qtbot, qapp, settings)
    begun.wait_for("trouble")
    assert "is gone" in begun.text("trouble")
    start.finish()
