"""Room decides: no word of a table is cut, and no value of a fact."""

from dataclasses import replace
from math import ceil

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from il2nurse.readable.pharmacy.sum_lines import SumLine
from il2nurse.ui.look.tones import Mark, Tone
from il2nurse.ui.shell.topbar import TopBar
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.bar_button import BarButton
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.foot import Foot
from il2nurse.ui.widgets.sumtable import SumTable
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_room import (
    Need,
    height,
    mark_below,
    mark_width,
    share,
    text_width,
    without_cut,
)
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from tests.ui.hands import bring_up
from tests.ui.measure import cut, slides

# Rows in a card in a column: a change of width reaches them layer by layer.
LAYERS = 4
RESULTS = ("Result", "55.2 million international units")
COLUMNS = (TableColumn("MRN", 90), TableColumn("Status", 150), TableColumn("Next action"))


def test_a_column_is_as_wide_as_its_words_and_a_row_as_high_as_its_lines(qtbot: QtBot) -> None:
    table = Table("ward_list", "Patients")
    qtbot.addWidget(table)
    table.set_columns([TableColumn("MRN", 60), TableColumn("Next action")])
    long = "Any drowsiness: do not give. Call the prescriber now, and record whom you called."
    table.show_rows([Row("1", (Cell("PRACTICE-0000016"), Cell(long)))])
    table.resize(360, 300)
    bring_up(qtbot, table)
    assert list(cut(table)) == []
    assert not slides(table)
    before = table.rowHeight(0)
    table.resize(900, 300)
    assert table.rowHeight(0) < before


def test_spare_room_is_for_the_usual_widths_and_the_rest_for_the_open_column() -> None:
    needs = [Need(80, 90), Need(100, 150), Need(60, 60)]
    assert share(COLUMNS, needs, 500) == [90, 150, 260]
    assert share(COLUMNS, needs, 270) == [85, 125, 60]
    assert share(COLUMNS, needs, 240) == [80, 100, 60]


def test_a_column_that_yields_goes_before_a_word_is_cut() -> None:
    columns = (TableColumn("MRN", 90), TableColumn("NEWS2", 70, yields=1), TableColumn("Next"))
    needs = [Need(80, 90), Need(70, 70), Need(60, 60)]
    assert share(columns, needs, 210)[1] == 70
    assert share(columns, needs, 209) == [90, 0, 119]


def test_a_whole_column_stands_in_one_line(qtbot: QtBot) -> None:
    table = Table("doses", "Doses")
    qtbot.addWidget(table)
    table.set_columns([TableColumn("Amount", whole=True), TableColumn("Bag", 200)])
    table.show_rows([Row("1", (Cell("42.24 million international units"), Cell("50 mL")))])
    table.resize(360, 300)
    bring_up(qtbot, table)
    assert table.rowHeight(0) == table.verticalHeader().defaultSectionSize()
    assert list(cut(table)) == []
    table.resize(200, 300)
    QApplication.processEvents()
    assert not slides(table)
    assert table.rowHeight(0) > table.verticalHeader().defaultSectionSize()


def test_a_result_stands_in_one_line_and_at_the_edge_of_its_heading(qtbot: QtBot) -> None:
    table = SumTable()
    qtbot.addWidget(table)
    table.set_marks({"Dose": Mark(Tone.GOOD, "within limits")})
    how = "92 kg × 600,000 international units per kg"
    table.show_lines((SumLine("Dose", how, "55.2 million", "international units"),))
    table.resize(700, 200)
    bring_up(qtbot, table)
    head, result = (part for part in table.findChildren(QLabel) if part.text() in RESULTS)
    assert result.heightForWidth(result.width()) == result.heightForWidth(2 * result.width())
    assert head.geometry().right() == result.geometry().right()


def test_a_name_in_a_sum_stands_in_one_line_where_there_is_room(qtbot: QtBot) -> None:
    table, name = SumTable(), "Vials of 22 million international units"
    qtbot.addWidget(table)
    table.show_lines((SumLine(name, "3.07 mL ÷ 1.2 mL, rounded up", "3", "vials"),))
    table.resize(900, 200)
    bring_up(qtbot, table)
    label = next(part for part in table.findChildren(QLabel) if part.text() == name)
    assert label.width() >= label.fontMetrics().horizontalAdvance(name)
    table.resize(600, 200)
    QApplication.processEvents()
    assert label.width() < label.fontMetrics().horizontalAdvance(name)
    assert list(cut(table)) == []


def test_a_label_beside_its_value_stands_in_one_line(qtbot: QtBot) -> None:
    facts = Facts()
    qtbot.addWidget(facts)
    facts.show_facts("Vials", (FactRow("Vial 1 · 22 million international units", "lot AL2207"),))
    facts.resize(480, 120)
    bring_up(qtbot, facts)
    label = next(part for part in facts.findChildren(QLabel) if part.text().startswith("Vial 1"))
    assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())


def test_a_fact_takes_a_second_line_where_its_value_would_be_cut(qtbot: QtBot) -> None:
    facts = Facts()
    qtbot.addWidget(facts)
    mark = Mark(Tone.WARN, "too old to be used")
    facts.show_facts("Vital signs", (FactRow("Blood pressure", "118/56 mmHg", None, mark),))
    bring_up(qtbot, facts)
    facts.resize(400, 160)
    one_line = facts.heightForWidth(400)
    facts.resize(240, 160)
    for _ in range(LAYERS):
        QApplication.processEvents()
    labels = [part for part in facts.findChildren(QLabel) if part.isVisible()]
    assert [say for part in labels for say in cut(part)] == []
    assert facts.width() == 240
    assert facts.heightForWidth(240) > one_line


def test_what_has_no_room_in_a_row_goes_on_below_at_its_end(qtbot: QtBot) -> None:
    foot = Foot((Action("save", "Save the paper"), Action("printer", "Print the paper")))
    qtbot.addWidget(foot)
    bring_up(qtbot, foot)
    save, printer = foot.findChildren(Action)
    foot.resize(600, foot.heightForWidth(600))
    assert save.y() == printer.y()
    assert printer.geometry().right() > 500
    foot.resize(200, foot.heightForWidth(200))
    assert foot.height() > 2 * save.height()
    assert save.geometry().bottom() < printer.y()
    assert printer.geometry().right() > 100


def test_a_narrow_bar_leaves_away_keys_then_the_name_then_the_place(qtbot: QtBot) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.set_place("7 West · Station WOW-03")
    bar.set_person("R. Okafor, RN · Nurse")
    bar.set_practice(True)
    bring_up(qtbot, bar)
    for wide, written in ((1366, "Lock (Ctrl+L)"), (620, "Lock")):
        bar.resize(wide, bar.height())
        for _ in range(LAYERS):
            QApplication.processEvents()
        lock = bar.findChild(BarButton, "lock")
        assert isinstance(lock, BarButton)
        assert lock.written == written
        assert [say for part in bar.findChildren(QLabel) for say in cut(part)] == []


def test_rows_share_what_a_cut_row_would_leave_over() -> None:
    assert without_cut([30, 30, 30], 100) == [30, 30, 30]
    assert without_cut([30, 30, 30], 75) == [38, 37, 30]
    assert without_cut([30, 30, 30], 60) == [30, 30, 30]
    assert without_cut([30], 20) == [30]
    assert without_cut([], 20) == []


def test_a_chip_stands_below_a_text_that_it_would_break_into_more_lines(qtbot: QtBot) -> None:
    cell = Cell("One of two patients with names that are alike", Mark(Tone.WARN, "compare them"))
    alone = ceil(text_width(cell.text, strong=False)) + 1
    assert mark_below(cell, mark_width(cell) + 60)
    assert not mark_below(cell, alone)
    assert not mark_below(cell, alone + mark_width(cell))
    assert height(replace(cell, mark=None), 120) < height(cell, 120)
