"""The laboratory page: what the grid says, units on show, correcting and striking out."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from il2nurse.ui.labs.sparkline import SparkCell
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.table_rows import CELL_ROLE
from tests.ui import looks
from tests.ui.hands import click, press, write
from tests.ui.labs.lab_hands import GRADE, LINE, NEWEST, TREND, look_at, put, results, rows, text
from tests.ui.seed import Seat
from tests.ward import MRN, PHARMACIST

CREATININE = "Creatinine\nlimits: relative, hold, stop"


def test_the_page_is_one_key_from_the_patient_and_back(seat: Seat) -> None:
    seat.session.go("patient", MRN)
    QTest.keyClick(seat.window, Qt.Key.Key_R)
    assert seat.page_name == "laboratory"
    QTest.keyClick(seat.window, Qt.Key.Key_Escape)
    assert seat.page_name == "patient"


def test_a_row_says_value_time_flag_grade_trend_and_effect(seat: Seat) -> None:
    put(seat, "0.9", 20, unit="mg/dL")
    put(seat, "1.9", 2, unit="mg/dL")
    look_at(seat)
    row = rows(seat)[0]
    assert row[:GRADE] == [CREATININE, "1.9 mg/dL", "05:00\n2 h ago", "High"]
    assert row[GRADE:TREND] == ["grade 2"]
    assert row[TREND:] == [
        "from 0.9 mg/dL Sudden rise",
        "0.9 mg/dL, then 1.9 mg/dL",
        "may raise",
    ]
    told = text(seat, "grades_of_test")
    assert "Creatinine increased: grade 2 (CTCAE 5.0)" in told
    rise = "Sudden rise: 2.1 times the value before, 0.9 mg/dL. Is it this patient's specimen?"
    assert rise in told


def test_blood_that_the_next_dose_waits_for_is_named(seat: Seat) -> None:
    put(seat, "2.6", 2, unit="mg/dL")
    page = look_at(seat)
    told = [each.accessibleName() for each in page.notices.findChildren(FindingBox)]
    (ahead,) = [each for each in told if each.startswith("Next blood tests: ")]
    assert ahead.startswith("Next blood tests: Draw blood before dose 1, by 08:00: platelets, ")
    assert ", creatinine." in ahead


def test_a_value_that_changed_less_is_no_leap(seat: Seat) -> None:
    put(seat, "0.9", 20, unit="mg/dL")
    put(seat, "1.7", 2, unit="mg/dL")
    look_at(seat)
    assert rows(seat)[0][TREND] == "rising, +0.8\nfrom 0.9 mg/dL"
    assert "Sudden" not in text(seat, "grades_of_test")


def test_tests_on_which_a_hold_depends_stand_first(seat: Seat) -> None:
    put(seat, "139", 2, test="sodium", unit="mmol/L")
    put(seat, "150", 2, test="platelets", unit="10^9/L")
    look_at(seat)
    assert [row[0] for row in rows(seat)] == ["Platelets\nlimits: relative, stop", "Sodium"]
    assert text(seat, "lab_notice").startswith("Tests on which a hold depends stand first.")


def test_a_first_value_has_no_line_and_two_have_one(seat: Seat) -> None:
    put(seat, "0.9", 20, unit="mg/dL")
    table = look_at(seat).grid
    cell = table.model().index(0, LINE).data(CELL_ROLE)
    assert isinstance(cell, SparkCell)
    assert not cell.dots
    put(seat, "<0.5", 2, unit="mg/dL")
    seat.window.refresh()
    cell = table.model().index(0, LINE).data(CELL_ROLE)
    assert isinstance(cell, SparkCell)
    assert [(dot.along, dot.exact) for dot in cell.dots] == [(0, True), (1, False)]


def test_calcium_is_corrected_beside_the_reported_one(seat: Seat) -> None:
    put(seat, "8", test="calcium", unit="mg/dL")
    put(seat, "3", test="albumin", unit="g/dL")
    look_at(seat)
    assert ["Calcium, corrected for albumin", "8.8 mg/dL"] in [row[:2] for row in rows(seat)]


def test_other_units_on_show_change_nothing_that_is_kept(seat: Seat) -> None:
    put(seat, "1.5", 20, unit="mg/dL")
    put(seat, "88.4", 2, unit="micromol/L")
    look_at(seat)
    before, head = results(seat), seat.ward.station.register.head()
    shown = []
    for _ in range(4):
        shown.append((rows(seat)[0][NEWEST], rows(seat)[0][TREND]))
        QTest.keyClick(seat.window, Qt.Key.Key_U)
    assert shown[0] == shown[3] == ("88.4 micromol/L", "falling, −44.2\nfrom 132.6 micromol/L")
    assert shown[1] == ("1 mg/dL", "falling, −0.5\nfrom 1.5 mg/dL")
    assert shown[2] == shown[0]
    assert (results(seat), seat.ward.station.register.head()) == (before, head)


def test_a_correction_shows_the_old_value_struck_beside_the_new(seat: Seat) -> None:
    put(seat, "14", unit="mg/dL")
    look_at(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_C)
    seat.line("lab_value").clear()
    write(seat.find("lab_value"), "1.4")
    write(seat.find("reason"), "Misread the report")
    press(seat.find("reason"), Qt.Key.Key_Return)
    assert rows(seat)[0][NEWEST] == "14 mg/dL corrected to 1.4 mg/dL"
    assert "14 mg/dL corrected to 1.4 mg/dL" in text(seat, "told_of_result")
    assert "Misread the report" in text(seat, "told_of_result")


def test_a_correction_asks_for_its_reason(seat: Seat) -> None:
    put(seat, "14", unit="mg/dL")
    look_at(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_C)
    seat.line("lab_value").clear()
    write(seat.find("lab_value"), "1.4")
    click(seat.button("record_correction"))
    assert results(seat)[0].received.shown == "14 mg/dL"
    assert seat.window.focusWidget() is seat.find("reason")


def test_a_result_struck_out_stays_readable_and_counts_nowhere(seat: Seat) -> None:
    put(seat, "1.4", unit="mg/dL")
    look_at(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_X)
    write(seat.find("reason"), "Specimen of another patient")
    press(seat.find("reason"), Qt.Key.Key_Return)
    assert rows(seat)[0][:3] == ["Creatinine", "1.4 mg/dL, struck out", "no value counts"]
    assert rows(seat, "result_list")[0][1] == "1.4 mg/dL, struck out"
    assert "Specimen of another patient" in text(seat, "told_of_result")
    assert not seat.button("correct_result").isEnabled()


def test_arrow_keys_show_another_test_beside(seat: Seat) -> None:
    put(seat, "1.4", unit="mg/dL")
    put(seat, "4", test="potassium", unit="mmol/L")
    look_at(seat)
    press(seat.find("lab_grid"), Qt.Key.Key_Down)
    assert rows(seat, "result_list")[0][1] == "4 mmol/L"
    assert "Reported as 4 mmol/L." in text(seat, "told_of_result")


def test_a_pharmacist_looks_and_changes_nothing(seat: Seat) -> None:
    put(seat, "1.4", unit="mg/dL")
    seat.session.end()
    seat.session.begin(PHARMACIST)
    look_at(seat)
    assert rows(seat)[0][NEWEST] == "1.4 mg/dL"
    assert not seat.shows("add_results")
    assert not seat.button("correct_result").isEnabled()


def test_without_results_the_page_says_what_to_do(seat: Seat) -> None:
    look_at(seat)
    assert not rows(seat)
    assert text(seat, "told_of_result").startswith("Type the first results")


def test_every_part_has_a_name_and_a_key_of_its_own(seat: Seat) -> None:
    put(seat, "1.4", unit="mg/dL")
    page = look_at(seat)
    assert not looks.doubled_shortcuts(page)
    for open_dialog in (page.add, page.paste, page.history.correct, page.history.strike):
        click(open_dialog)
        assert not looks.unnamed(page)
        press(seat.find(page.drawer.top.objectName() if page.drawer.top else ""), Qt.Key.Key_Escape)
    seat.session.go("patient", MRN)
    assert not looks.doubled_shortcuts(seat.page)


def test_what_is_recorded_elsewhere_appears_by_itself(seat: Seat) -> None:
    look_at(seat)
    put(seat, "1.4", unit="mg/dL")
    seat.window.follow()
    assert rows(seat)[0][NEWEST] == "1.4 mg/dL"


def test_a_value_says_which_limit_it_meets_and_one_that_meets_none_does_not(seat: Seat) -> None:
    put(seat, "2.6", 2, unit="mg/dL")
    put(seat, "150", 2, test="platelets", unit="10^9/L")
    look_at(seat)
    assert [row[NEWEST] for row in rows(seat)] == ["2.6 mg/dL\nRelative met", "150 × 10⁹/L"]
