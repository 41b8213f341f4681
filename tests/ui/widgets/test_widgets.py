"""Widgets say what they show, by keyboard and to a screen reader."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.domain.regimen.fields import FieldKind
from il2nurse.domain.values.text import time_left
from il2nurse.ui.dose.rail_row import RailRow
from il2nurse.ui.editors.factory import DATED, PLAIN, compact_editor_for, editor_for
from il2nurse.ui.editors.grid import EditorGrid
from il2nurse.ui.editors.number import NumberEditor
from il2nurse.ui.editors.text import TextEditor
from il2nurse.ui.look.colours import Theme
from il2nurse.ui.page.banner import Banner
from il2nurse.ui.page.banner_content import BannerContent, DoseTold
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.pin import PinLine
from il2nurse.ui.widgets.ring import Ring
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from tests.ui.gallery_editors import VITALS, ZONE, Still, made
from tests.ui.gallery_pages import MARSH, PAGES, rail, topbar
from tests.ui.hands import bring_up, press, write
from tests.ui.looks import doubled_shortcuts, unnamed


@pytest.mark.parametrize("make", PAGES.values(), ids=list(PAGES))
def test_every_page_can_be_drawn_read_out_and_used_by_keys(
    qtbot: QtBot, palette: Theme, make: Callable[[], QWidget]
) -> None:
    page = make()
    qtbot.addWidget(page)
    page.resize(1366, 768)
    assert not page.grab().isNull()
    assert page.width() == 1366
    assert unnamed(page) == []
    assert doubled_shortcuts(page) == []


def test_there_is_an_editor_for_every_kind() -> None:
    assert {*PLAIN, *DATED} == set(FieldKind)


@pytest.mark.parametrize("kind", FieldKind)
def test_every_editor_is_named_for_its_field(qtbot: QtBot, still: Still, kind: FieldKind) -> None:
    editor = editor_for(made("some_field", "Some field", kind), ZONE, still)
    qtbot.addWidget(editor)
    named = editor.findChild(QWidget, "some_field")
    assert named is not None
    assert named.accessibleName().startswith("Some field")
    assert not editor.answer()


def test_all_vital_signs_fit_the_middle_of_the_page(qtbot: QtBot, still: Still) -> None:
    grid = EditorGrid([compact_editor_for(each, ZONE, still) for each in VITALS])
    qtbot.addWidget(grid)
    assert grid.minimumSizeHint().width() <= 750
    assert grid.sizeHint().height() <= 160


def test_a_slip_in_a_grid_is_told_below_it(qtbot: QtBot, still: Still) -> None:
    grid = EditorGrid([compact_editor_for(each, ZONE, still) for each in VITALS])
    qtbot.addWidget(grid)
    grid.show()
    temperature = grid.editors["temperature_c"]
    assert isinstance(temperature, NumberEditor)
    write(temperature.line, "98.6")
    temperature.left.emit()
    assert temperature.messages.isVisible()
    assert "30 to 43 °C" in temperature.messages.slip


def test_an_action_is_high_enough_and_told_with_its_key(qtbot: QtBot) -> None:
    action = Action("confirm", "Record and continue")
    qtbot.addWidget(action)
    action.set_key("Return")
    assert action.sizeHint().height() >= 44
    assert action.accessibleName() == "Record and continue"
    assert action.accessibleDescription() == "Shortcut Enter"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_both_enter_keys_press_the_main_action(qtbot: QtBot, key: Qt.Key) -> None:
    action = Action("confirm", "Record")
    qtbot.addWidget(action)
    action.set_key("Return")
    bring_up(qtbot, action)
    with qtbot.waitSignal(action.clicked):
        press(action, key)


def test_a_disabled_action_cannot_be_pressed_by_its_key(qtbot: QtBot) -> None:
    note = TextEditor(made("note", "Note", FieldKind.TEXT))
    qtbot.addWidget(note)
    action = Action("confirm", "Record", note)
    action.set_key("Return")
    action.setEnabled(False)
    bring_up(qtbot, note)
    with qtbot.assertNotEmitted(action.clicked):
        press(note.line, Qt.Key.Key_Return)


def test_an_and_sign_makes_no_hidden_shortcut(qtbot: QtBot) -> None:
    action = Action("flush", "Flush & disconnect")
    qtbot.addWidget(action)
    assert action.shortcut().isEmpty()
    action.set_text("Hold & call")
    assert action.shortcut().isEmpty()


def test_a_new_text_keeps_the_key(qtbot: QtBot) -> None:
    action = Action("confirm", "Record")
    qtbot.addWidget(action)
    action.set_key("V")
    action.set_text("Record vital signs")
    assert action.shortcut().toString() == "V"


def test_the_banner_reads_out_who_the_patient_is(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_patient(MARSH)
    spoken = banner.accessibleName()
    for part in ("MARSH, Eleanor", "14-Mar-1968", "58 y", "00482913", "70 kg", "Dose 5 of 14"):
        assert part in spoken
    assert "Allergy: penicillin (rash)" in spoken
    assert "714-B" in spoken


@pytest.mark.parametrize(
    ("allergies", "told"),
    [(None, "Allergies not recorded"), ("", "No known allergies"), ("latex", "Allergy: latex")],
)
def test_no_answer_on_allergies_is_not_no_allergy(
    qtbot: QtBot, allergies: str | None, told: str
) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_patient(
        BannerContent("DIAZ, Rafael", "01-Jan-1980", "46 y", "Male", "1", allergies=allergies)
    )
    assert told in banner.accessibleName()


def test_a_name_is_never_read_as_markup(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_patient(BannerContent("<b>X</b>", "01-Jan-1980", "46 y", "Male", "1"))
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText for label in banner.findChildren(QLabel)
    )


def test_a_long_name_fits_the_window_beside_the_reaction(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    reaction = Action("reaction", "Reaction")
    reaction.set_key("F12")
    banner.add_last(reaction)
    long = "WOLFESCHLEGELSTEINHAUSEN-BERGERDORFF, Maria Magdalena Alexandra"
    banner.show_patient(
        BannerContent(
            long,
            "14-Mar-1968",
            "58 y",
            "Female",
            "00482913",
            "Dosing weight",
            "70 kg",
            "18-Nov",
            "Course 1 · Cycle 1",
            DoseTold("Dose 5 of 14", "due 14:00"),
            "penicillin (rash), sulfonamides (anaphylaxis), latex, iodinated contrast",
        )
    )
    assert banner.minimumSizeHint().width() <= 1366


def test_the_rail_tells_where_one_is(qtbot: QtBot) -> None:
    steps = rail(5)
    qtbot.addWidget(steps)
    here = steps.findChild(RailRow, "step_lethargy")
    assert here is not None
    assert here.accessibleName() == "Step 5, Lethargy & mental status, current step"


def test_the_rail_is_walked_with_arrow_keys_and_opened_with_space(qtbot: QtBot) -> None:
    steps = rail(5)
    qtbot.addWidget(steps)
    bring_up(qtbot, steps)
    here = steps.findChild(RailRow, "step_lethargy")
    above = steps.findChild(RailRow, "step_vital_signs")
    assert here is not None
    assert above is not None
    here.setFocus()
    press(here, Qt.Key.Key_Up)
    assert above.hasFocus()
    with qtbot.waitSignal(steps.chosen) as chosen:
        press(above, Qt.Key.Key_Space)
    assert chosen.args == ["vital_signs"]


@pytest.mark.parametrize(("height", "scrolls"), [(600, False), (564, False), (300, True)])
def test_all_steps_are_in_view_on_a_ward_workstation(
    qtbot: QtBot, height: int, scrolls: bool
) -> None:
    steps = rail(5)
    qtbot.addWidget(steps)
    steps.resize(262, height)
    steps.show()
    qtbot.waitUntil(lambda: (steps.verticalScrollBar().maximum() > 0) is scrolls)


def test_the_lock_is_one_key_away_and_gone_when_nobody_is_signed_in(qtbot: QtBot) -> None:
    bar = topbar("ward")
    qtbot.addWidget(bar)
    lock = bar.findChild(QAbstractButton, "lock")
    assert lock is not None
    assert lock.shortcut().toString() == "Ctrl+L"
    bar.set_person("")
    assert lock.isHidden()


def test_a_tab_is_chosen_by_pressing_it(qtbot: QtBot) -> None:
    bar = topbar("ward")
    qtbot.addWidget(bar)
    button = bar.findChild(QPushButton, "tab_audit")
    assert button is not None
    with qtbot.waitSignal(bar.tab_chosen) as chosen:
        button.click()
    assert chosen.args == ["audit"]


@pytest.mark.parametrize(
    ("left", "shown"),
    [(341, "05:41"), (0, "00:00"), (-5, "00:00"), (900, "15:00"), (59.2, "01:00"), (3599, "59:59")],
)
def test_the_ring_writes_time_left(qtbot: QtBot, left: float, shown: str) -> None:
    ring = Ring()
    qtbot.addWidget(ring)
    ring.show_time(timedelta(seconds=left), timedelta(minutes=15), "Infusing")
    assert ring.digits == shown
    assert f"Infusing, {shown} min : s left of 15 min" in ring.accessibleName()


@pytest.mark.parametrize(
    ("left", "shown"),
    [(60, "1 h"), (125, "2 h 5 min"), (23 * 60 + 59.5, "24 h"), (24 * 60, "24 h")],
)
def test_an_hour_and_more_is_written_in_hours(left: float, shown: str) -> None:
    assert time_left(timedelta(minutes=left)) == shown


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    made_table = Table("ward_list", "Patients")
    qtbot.addWidget(made_table)
    made_table.set_columns([TableColumn("Bed", 70), TableColumn("Patient")])
    made_table.show_rows(
        [Row("1", (Cell("712-A"), Cell("A"))), Row("2", (Cell("714-B"), Cell("B")))]
    )
    made_table.show()
    return made_table


def test_enter_opens_the_selected_row(qtbot: QtBot, table: Table) -> None:
    table.select("1")
    press(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.chosen) as chosen:
        press(table, Qt.Key.Key_Return)
    assert chosen.args == ["2"]


def test_end_and_home_go_to_the_last_and_the_first_row(table: Table) -> None:
    press(table, Qt.Key.Key_End)
    assert table.current_key() == "2"
    press(table, Qt.Key.Key_Home)
    assert table.current_key() == "1"


def test_new_rows_keep_the_selection(table: Table) -> None:
    table.select("2")
    table.show_rows([Row("3", (Cell("700-A"), Cell("C"))), Row("2", (Cell("714-B"), Cell("B")))])
    assert table.current_key() == "2"


def test_a_selected_row_that_is_gone_selects_no_other(table: Table) -> None:
    table.select("2")
    table.show_rows([Row("3", (Cell("700-A"), Cell("C")))])
    assert table.current_key() == ""


def test_a_correction_is_read_out_as_one() -> None:
    assert Cell("102/60", struck="120/60").spoken == "120/60 corrected to 102/60"


def test_a_pin_is_hidden_takes_digits_only_and_is_gone_after_enter(qtbot: QtBot) -> None:
    line = PinLine("pin")
    qtbot.addWidget(line)
    write(line, "12a34")
    assert line.displayText() != "1234"
    with qtbot.waitSignal(line.submitted) as submitted:
        press(line, Qt.Key.Key_Return)
    assert submitted.args == ["1234"]
    assert line.text() == ""


def test_an_empty_pin_is_not_submitted(qtbot: QtBot) -> None:
    line = PinLine("pin")
    qtbot.addWidget(line)
    with qtbot.assertNotEmitted(line.submitted):
        press(line, Qt.Key.Key_Return)


def test_two_short_lines_of_a_cell_are_drawn_under_each_other(qtbot: QtBot) -> None:
    table = Table("days", "Days")
    table.set_columns([TableColumn("Done on", 112, whole=True), TableColumn("By")])
    table.show_rows([Row("a", (Cell("20-Nov-2026\ntoday"), Cell("Robin Okafor, RN")))])
    table.resize(400, 200)
    bring_up(qtbot, table)
    high, ground = table.rowHeight(0), table.palette().base().color()
    picture = table.viewport().grab().toImage()
    below = range(high // 2 + 8, high - 4)
    assert any(picture.pixelColor(x, y) != ground for y in below for x in range(12, 60))
