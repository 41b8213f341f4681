"""What holds for the window on every page: names, keys, themes, practice, closing, the strip."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import NotAllowed
from il2nurse.readable.papers import PREPARATION
from il2nurse.readable.routes import ROUTES
from il2nurse.ui.look import theme
from il2nurse.ui.look.watermark import Watermark
from il2nurse.ui.session import Session
from il2nurse.ui.shell.preferences import Preferences
from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.clocks import SimulatedClock, SpedUpClock
from il2nurse.workflow.dose import administration, infusing
from il2nurse.workflow.register import NotSaved
from tests.ui.hands import bring_up, click
from tests.ui.looks import unnamed
from tests.ui.seed import DIAZ, Seat, full_ward, make_session
from tests.ward import CHARGE, MORNING, MRN, NURSE, Ward, key

PAGES = (
    *((route.name, MRN) for route in ROUTES),
    ("patient", DIAZ.mrn),
    ("order", DIAZ.mrn),
)


@pytest.mark.parametrize(("page", "mrn"), PAGES)
def test_everything_that_takes_the_keyboard_is_named(charge: Seat, page: str, mrn: str) -> None:
    charge.session.go(page, mrn, paper=PREPARATION.name)
    assert charge.page_name == page
    assert unnamed(charge.window) == []
    assert [w for w in focusable(charge.window) if not w.objectName()] == []


@pytest.mark.parametrize(("page", "mrn"), PAGES)
def test_no_two_things_in_view_listen_to_one_key(charge: Seat, page: str, mrn: str) -> None:
    charge.session.go(page, mrn, paper=PREPARATION.name)
    charge.session.warn("Something to be closed.")
    assert doubled(charge.window) == []


@pytest.mark.parametrize("dialog", ["vital_signs", "fluids", "not_given"])
def test_a_dialog_shares_no_key_with_its_page(charge: Seat, dialog: str) -> None:
    charge.session.go("patient", MRN)
    click(charge.button(dialog))
    assert doubled(charge.window) == []


def test_a_dose_at_the_bedside_shares_no_key_with_the_window(charge: Seat) -> None:
    administration.begin(charge.ward.station, NURSE, MRN)
    charge.session.go("dose", MRN, key())
    charge.session.warn("Something to be closed.")
    assert doubled(charge.window) == []


def doubled(window: MainWindow) -> list[str]:
    """Keys to which more than one thing listens that is in view and not asleep."""
    keys = [
        button.shortcut().toString()
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.isEnabled()
    ]
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if isinstance(owner, QWidget) and owner.isVisible() and owner.isEnabled():
            listened = shortcut.keys() if shortcut.isEnabled() else []
            keys += [each.toString() for each in listened]
    keys += [act.shortcut().toString() for act in window.actions() if act.isEnabled()]
    counted = Counter(each for each in keys if each)
    return [each for each, times in counted.items() if times > 1]


def focusable(window: QWidget) -> list[QWidget]:
    """Visible widgets that Tab reaches, but for the parts Qt puts into its own."""
    tab = Qt.FocusPolicy.TabFocus.value
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy().value & tab
        and not type(widget).__module__.startswith("PySide6")
    ]


def test_every_page_is_marked_as_practice(charge: Seat) -> None:
    for page, mrn in PAGES:
        charge.session.go(page, mrn, paper=PREPARATION.name)
        mark = charge.window.findChild(Watermark)
        assert mark is not None
        assert mark.isVisible()
        assert charge.window.pages.children()[-1] is mark
    assert "practice" in charge.window.windowTitle()
    assert any("PRACTICE" in w.text() for w in charge.window.bar.findChildren(QLabel))


def test_a_click_goes_through_the_watermark(seat: Seat) -> None:
    click(seat.button("new_patient"))
    assert seat.page_name == "new_patient"


def test_a_real_register_that_is_not_encrypted_says_so(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_title("7 West", encrypted=False)
    assert window.windowTitle() == "IL2 Nurse · 7 West · not encrypted"


def test_ctrl_t_changes_the_palette_and_it_is_remembered(
    qtbot: QtBot, tmp_path: Path, ward: Ward
) -> None:
    window = MainWindow(make_session(ward), Preferences(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    window.next_theme()
    assert theme.current().name == "dark"
    assert Preferences(tmp_path / "window.ini").theme().name == "dark"
    window.next_theme()
    window.next_theme()
    assert theme.current().name == "light"


def test_the_place_of_the_window_is_remembered_where_it_can_be_seen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    kept = Preferences(tmp_path / "window.ini")
    kept.keep_place(QRect(20, 30, 1200, 700), full=False)
    assert kept.place() == (QRect(20, 30, 1200, 700), False)
    kept.keep_place(QRect(90_000, 30, 1200, 700), full=False)
    assert kept.place() is None


def test_the_practice_clock_is_sped_up_from_the_top_bar(qtbot: QtBot) -> None:
    ward = full_ward()
    ward.station.clock = SpedUpClock(SimulatedClock(MORNING), MORNING)
    window = MainWindow(make_session(ward))
    qtbot.addWidget(window)
    window.show()
    pace = window.findChild(QWidget, "pace")
    assert pace is not None
    factors = []
    for _ in range(3):
        click(pace)
        factors.append(int(ward.station.clock.factor))
    assert factors == [10, 60, 1]


def test_the_practice_clock_has_a_key_that_the_button_names(qtbot: QtBot) -> None:
    ward = full_ward()
    clock = SpedUpClock(SimulatedClock(MORNING), MORNING)
    ward.station.clock = clock
    window = MainWindow(make_session(ward))
    qtbot.addWidget(window)
    bring_up(qtbot, window)
    pace = window.findChild(QAbstractButton, "pace")
    assert pace
    assert "Ctrl+Shift+T" in pace.text()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_T, held)
    assert clock.factor == 10


@pytest.mark.parametrize(("high", "fills"), [(768, True), (799, True), (900, False)])
def test_a_low_screen_is_filled_so_that_nothing_is_cut_off(
    qtbot: QtBot, high: int, *, fills: bool
) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.fit(QRect(0, 0, 1600, high))
    assert window.isMaximized() == fills
    assert window.minimumHeight() <= high


def test_a_real_clock_has_no_such_button(seat: Seat) -> None:
    assert not seat.shows("pace")


def test_a_refusal_stays_in_the_strip_and_good_news_may_leave(seat: Seat) -> None:
    def act() -> None:
        raise NotAllowed("This may not be done now. Nothing was recorded; ask a colleague.")

    seat.session.attempt(act)
    assert seat.said.startswith("This may not be done now.")
    click(seat.button("dismiss"))
    assert seat.said == ""


def test_what_was_not_saved_is_said_in_the_top_bar_too(seat: Seat) -> None:
    def act() -> None:
        raise NotSaved("Nothing was saved: the disk is full.")

    seat.session.attempt(act)
    assert seat.button("saved_state").text() == "Not saved"
    seat.session.attempt(lambda: True)
    assert seat.button("saved_state").text() == "Saved"


def test_an_act_behind_the_window_gives_back_what_it_made(seat: Seat) -> None:
    assert seat.session.attempt_in_thread(lambda: 7) == 7


def test_an_error_behind_the_window_comes_to_the_front(seat: Seat) -> None:
    with pytest.raises(ZeroDivisionError):
        seat.session.attempt_in_thread(lambda: 1 // 0)


def test_closing_warns_while_an_infusion_runs(seat: Seat) -> None:
    administration.begin(seat.ward.station, NURSE, MRN)
    seat.ward.walk("line")
    seat.ward.start()
    seat.window.close()
    assert seat.window.isVisible()
    box = seat.window.findChild(QMessageBox)
    assert box is not None
    assert "bed 712-A" in box.text()
    leave = box.findChild(QPushButton, "close_anyway")
    assert leave is not None
    leave.click()
    assert not seat.window.isVisible()


def test_closing_says_of_a_paused_infusion_that_it_is_paused(seat: Seat) -> None:
    ward = seat.ward
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    ward.pass_time(5)
    infusing.pause(ward.station, NURSE, key(), ward.regimen.pause_reasons[0].word)
    seat.window.close()
    box = seat.window.findChild(QMessageBox)
    assert box is not None
    assert box.text() == "An infusion is paused in bed 712-A."
    box.reject()


def test_closing_without_an_infusion_asks_nothing(seat: Seat) -> None:
    seat.window.close()
    assert not seat.window.isVisible()


def test_the_patient_tab_returns_to_the_chosen_patient(seat: Seat) -> None:
    seat.session.go("patient", MRN)
    seat.session.go("ward")
    QTest.keyClick(seat.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert seat.page_name == "patient"
    assert seat.session.mrn == MRN


def test_the_patient_tab_without_a_patient_says_what_to_do(seat: Seat) -> None:
    click(seat.button("tab_patient"))
    assert seat.page_name == "ward"
    assert seat.said == "Choose a patient on the ward list first."


def test_a_page_that_may_not_be_seen_is_refused_in_words(seat: Seat) -> None:
    seat.session.go("audit")
    assert "may not audit" in seat.said


def test_going_to_a_dose_that_was_never_begun_is_said(seat: Seat) -> None:
    seat.session.go("dose", MRN, key())
    assert "was not begun yet" in seat.said


def test_who_is_needed_before_anyone_signed_in(ward: Ward) -> None:
    session: Session = make_session(ward)
    with pytest.raises(NotAllowed, match="Nobody is signed in"):
        _ = session.who
    session.begin(CHARGE)
    assert session.who == CHARGE


def test_a_refusal_goes_with_the_next_act_that_succeeds(seat: Seat) -> None:
    seat.session.refuse("Not done.")
    seat.session.attempt(lambda: True)
    assert not seat.said


def test_a_refusal_does_not_follow_to_another_page(seat: Seat) -> None:
    seat.session.refuse("Not done.")
    seat.session.go("pharmacy")
    assert not seat.said
