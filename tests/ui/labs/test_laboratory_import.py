"""A table of results in the window: looked at row by row, imported whole or not at all."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.labs.facts import ResultSource
from il2nurse.domain.record.labs.results import LabResult
from il2nurse.ui.labs.importing import ImportDialog
from tests.ui.hands import click, press
from tests.ui.labs.lab_hands import look_at, put, results, rows, text
from tests.ui.seed import Seat
from tests.ward import MRN

HEAD = "test;value;unit;specimen time"
EARLY = "2026-11-20 05:00"
GOOD = f"creatinine;1.4;mg/dL;{EARLY}"


def paste(seat: Seat, *lines: str) -> ImportDialog:
    look_at(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_O)
    clipboard = QApplication.clipboard()
    clipboard.setText("\n".join((HEAD, *lines)))
    QTest.keyClick(seat.find("table_text"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = seat.find("dialog_import_results")
    assert isinstance(dialog, ImportDialog)
    dialog.look()
    return dialog


def every(seat: Seat) -> tuple[LabResult, ...]:
    return seat.ward.station.case(MRN).chart.results


def test_good_rows_are_shown_and_imported_together(seat: Seat) -> None:
    paste(seat, GOOD, f"K;3.6;mmol/L;{EARLY}")
    assert rows(seat, "import_rows")[0] == ["2", "Creatinine 1.4 mg/dL, 05:00", "New", ""]
    assert seat.button("import_results").text() == "Import 2 results"
    QTest.keyClick(seat.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(every(seat)) == 2
    assert seat.said == "2 results are on the chart."
    assert not seat.shows("dialog_import_results")


def test_one_wrong_row_forbids_all_of_them_until_it_is_left_out(seat: Seat) -> None:
    dialog = paste(seat, GOOD, f"creatinine;1.4;%;{EARLY}")
    wrong = rows(seat, "import_rows")[0]
    assert wrong[2] == "Not read"
    assert wrong[1] == "creatinine · 1.4 · % · 05:00"
    assert "“%” is no unit for it" in wrong[3]
    assert not seat.button("import_results").isEnabled()
    dialog.act()
    assert not every(seat)
    assert text(seat, "import_state").startswith("1 row is wrong: nothing is imported until")
    assert seat.button("leave_out_wrong").text() == "Leave the wrong row out"
    click(seat.button("leave_out_wrong"))
    assert seat.button("import_results").text() == "Import 1 result, leave the wrong row out"
    assert "1 new, 1 row is wrong and left out." in text(seat, "import_state")
    click(seat.button("leave_out_wrong"))
    assert not seat.button("import_results").isEnabled()
    click(seat.button("leave_out_wrong"))
    click(seat.button("import_results"))
    assert len(every(seat)) == 1
    assert seat.said == ("1 result is on the chart. 1 row was wrong and left out: line 3.")


def test_an_edit_asks_anew_which_rows_are_left_out(seat: Seat) -> None:
    dialog = paste(seat, GOOD, f"creatinine;1.4;%;{EARLY}")
    click(seat.button("leave_out_wrong"))
    press(seat.find("table_text"), Qt.Key.Key_Return)
    dialog.look()
    assert not seat.button("import_results").isEnabled()


def test_a_row_without_a_number_is_named_and_the_rest_is_imported(seat: Seat) -> None:
    paste(seat, GOOD, f"K;haemolysed;mmol/L;{EARLY}")
    shown = rows(seat, "import_rows")[1]
    assert shown[2] == "No result"
    assert "gave no number: “haemolysed”" in shown[3]
    click(seat.button("import_results"))
    assert seat.said == "1 result is on the chart. 1 without a result."


def test_a_row_that_is_known_is_marked_and_left_out(seat: Seat) -> None:
    put(seat, "1.4", 2, unit="mg/dL")
    paste(seat, GOOD, f"K;3.6;mmol/L;{EARLY}")
    assert rows(seat, "import_rows")[0][2:] == ["On the chart", "It is on the chart already."]
    click(seat.button("import_results"))
    assert len(results(seat)) == 1
    assert len(every(seat)) == 2


def test_a_table_that_is_known_as_a_whole_cannot_be_imported(seat: Seat) -> None:
    put(seat, "1.4", 2, unit="mg/dL")
    paste(seat, GOOD)
    assert not seat.button("import_results").isEnabled()
    assert text(seat, "import_state").startswith("0 new, 1 left out, known already.")


def test_another_value_for_the_same_specimen_is_wrong(seat: Seat) -> None:
    put(seat, "1.5", 2, unit="mg/dL")
    paste(seat, GOOD)
    assert "The chart holds 1.5 mg/dL" in rows(seat, "import_rows")[0][3]
    assert rows(seat, "import_rows")[0][2] == "Conflicts"


def test_unusual_values_are_confirmed_before_anything_is_recorded(seat: Seat) -> None:
    put(seat, "0.2", 9, unit="mg/dL")
    paste(seat, GOOD)
    assert rows(seat, "import_rows")[0][2] == "To confirm"
    assert "is unusual" in rows(seat, "import_rows")[0][3]
    assert not seat.button("import_results").isEnabled()
    assert "1 to confirm on its row" in text(seat, "import_state")
    click(seat.button("confirm_line_2"))
    assert rows(seat, "import_rows")[0][2] == "Confirmed"
    assert not seat.shows("confirm_line_2")
    click(seat.button("import_results"))
    assert len(every(seat)) == 2


def test_each_unusual_row_is_confirmed_by_itself_from_the_keyboard(seat: Seat) -> None:
    put(seat, "0.2", 9, unit="mg/dL")
    put(seat, "1.3", 9, test="potassium", unit="mmol/L")
    paste(seat, GOOD, f"K;6.9;mmol/L;{EARLY}")
    QTest.keyClick(seat.window, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert [each[2] for each in rows(seat, "import_rows")] == ["Confirmed", "To confirm"]
    assert not seat.button("import_results").isEnabled()
    QTest.keyClick(seat.window, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert seat.button("import_results").isEnabled()


def test_a_value_that_became_unusual_meanwhile_is_asked_about(seat: Seat) -> None:
    paste(seat, GOOD)
    put(seat, "0.2", 9, unit="mg/dL")
    click(seat.button("import_results"))
    assert len(every(seat)) == 1
    assert rows(seat, "import_rows")[0][2] == "To confirm"
    assert not seat.button("import_results").isEnabled()


def test_an_edit_after_confirming_asks_anew(seat: Seat) -> None:
    put(seat, "0.2", 9, unit="mg/dL")
    dialog = paste(seat, GOOD)
    click(seat.button("confirm_line_2"))
    press(seat.find("table_text"), Qt.Key.Key_Return)
    dialog.look()
    assert rows(seat, "import_rows")[0][2] == "To confirm"
    assert not seat.button("import_results").isEnabled()


def test_a_row_of_another_patient_is_wrong(seat: Seat) -> None:
    look_at(seat)
    click(seat.button("import_table"))
    box = seat.find("table_text")
    assert isinstance(box, QPlainTextEdit)
    box.setPlainText(f"mrn;{HEAD}\n00511027;{GOOD}")
    dialog = seat.find("dialog_import_results")
    assert isinstance(dialog, ImportDialog)
    dialog.look()
    assert "another patient?" in rows(seat, "import_rows")[0][3]
    assert not seat.shows("leave_out_wrong")


def test_a_text_that_is_no_table_is_told(seat: Seat) -> None:
    look_at(seat)
    click(seat.button("import_table"))
    box = seat.find("table_text")
    assert isinstance(box, QPlainTextEdit)
    box.setPlainText("hello")
    dialog = seat.find("dialog_import_results")
    assert isinstance(dialog, ImportDialog)
    dialog.look()
    assert "does not name the columns" in seat.spoken
    assert not seat.button("import_results").isEnabled()


def test_a_pasted_result_names_its_line_and_no_file(seat: Seat) -> None:
    paste(seat, GOOD)
    click(seat.button("import_results"))
    kept = results(seat)[0]
    assert (kept.source, kept.origin, kept.row) == (ResultSource.PASTED, None, 2)
    assert "pasted from line 2." in text(seat, "told_of_result")


def test_what_is_pasted_is_read_without_a_key(seat: Seat, qtbot: QtBot) -> None:
    look_at(seat)
    click(seat.button("import_table"))
    box = seat.find("table_text")
    assert isinstance(box, QPlainTextEdit)
    box.setPlainText(f"{HEAD}\n{GOOD}")
    assert not seat.button("import_results").isEnabled()
    qtbot.waitUntil(seat.button("import_results").isEnabled)


def test_a_file_is_opened_and_its_name_and_line_are_kept(seat: Seat, tmp_path: Path) -> None:
    path = tmp_path / "labs.csv"
    path.write_text(f"\ufeff{HEAD}\r\n{GOOD}\r\n", encoding="utf-8")
    look_at(seat)
    click(seat.button("import_table"))
    click(seat.button("open_table"))
    chooser = seat.window.findChild(QFileDialog, "table_chooser")
    assert chooser is not None
    line = chooser.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    line.setText(str(path))
    press(line, Qt.Key.Key_Return)
    click(seat.button("import_results"))
    kept = results(seat)[0]
    assert (kept.source, kept.origin, kept.row) == (ResultSource.FILE, "labs.csv", 2)
    assert "labs.csv, line 2" in text(seat, "told_of_result")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_files_of_spreadsheets_are_read(seat: Seat, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "labs.csv"
    path.write_bytes(f"{HEAD}\r\ncreatinine;97;µmol/L;{EARLY}\r\n".encode(encoding))
    paste(seat, GOOD).read_file(path)
    assert rows(seat, "import_rows")[0][1] == "Creatinine 97 micromol/L, 05:00"


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (b"\xff\xfe\x00bad\xe4", "Save the table as “CSV UTF-8”"),
        (b"", "The file is empty."),
        (b"x" * 1_000_001, "larger than 1 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    seat: Seat, tmp_path: Path, held: bytes, said: str
) -> None:
    path = tmp_path / "labs.csv"
    path.write_bytes(held)
    dialog = paste(seat, GOOD)
    dialog.read_file(path)
    assert said in seat.spoken
    dialog.read_file(tmp_path / "missing.csv")
    assert "There is no file" in seat.spoken


def test_what_others_record_meanwhile_is_seen_before_the_import(seat: Seat) -> None:
    dialog = paste(seat, GOOD)
    put(seat, "1.5", 2, unit="mg/dL")
    click(seat.button("import_results"))
    assert len(every(seat)) == 1
    assert "The chart holds 1.5 mg/dL" in seat.spoken
    dialog.look()
    assert not seat.button("import_results").isEnabled()


def test_a_pasted_table_stays_through_the_lock(seat: Seat) -> None:
    dialog = paste(seat, GOOD)
    seat.window.lock()
    seat.ward.clock.move(timedelta(minutes=1))
    seat.window.refresh()
    assert dialog.text.toPlainText().endswith(GOOD)
    assert dialog.preview is not None
