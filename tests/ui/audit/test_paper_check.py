"""The page that checks a paper: by a typed code, by a scan on it, by a scan elsewhere."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from il2nurse.domain.record.register.head_code import long_code, short_code
from il2nurse.domain.record.register.seal import Head
from il2nurse.readable.pharmacy.bag_label import label_code
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.chart import correcting
from il2nurse.workflow.chart.correcting import ValueChange
from tests.papers import paper_maker, print_record
from tests.ui.hands import click, write
from tests.ui.looks import unnamed
from tests.ui.scanner import Scanner
from tests.ui.seed import Seat
from tests.ward import MRN, NURSE, key


@pytest.fixture
def printed(charge: Seat) -> Head:
    """The head on the record of a dose that was given."""
    charge.ward.give()
    head = charge.ward.station.register.head()
    print_record(charge.ward.station, NURSE, key(), paper_maker())
    return head


def correct(seat: Seat) -> None:
    ward = seat.ward
    sets = ward.station.case(MRN).chart.sets
    newest = next(each for each in reversed(sets) if "systolic_mmhg" in each.values)
    field = ward.regimen.fields["systolic_mmhg"]
    correcting.correct(
        ward.station, NURSE, MRN, ValueChange(newest.seq, field, "102", "Typing error")
    )


def ask(seat: Seat, code: str) -> str:
    """Type a code on the page and press its button; the answer."""
    QTest.keySequence(seat.window, QKeySequence("Ctrl+7"))
    assert seat.page_name == "paper_check"
    write(seat.line("paper_code"), code)
    click(seat.button("check_paper"))
    return answer(seat)


def answer(seat: Seat) -> str:
    label = seat.find("paper_answer")
    assert isinstance(label, QLabel)
    return label.text()


def told(seat: Seat) -> list[str]:
    if not seat.shows("paper_entries"):
        return []
    table = seat.find("paper_entries")
    assert isinstance(table, Table)
    model = table.model()
    return [str(model.index(row, 3).data()) for row in range(model.rowCount())]


def test_a_typed_code_of_what_still_stands(charge: Seat, printed: Head) -> None:
    assert "Nothing under it was corrected since" in ask(charge, short_code(printed))
    assert told(charge) == ["Administration record printed, copy 1"]
    assert unnamed(charge.window) == []


def test_what_was_corrected_later_is_listed(charge: Seat, printed: Head) -> None:
    correct(charge)
    assert "1 correction was made later" in ask(charge, short_code(printed))
    assert told(charge) == [
        "Administration record printed, copy 1",
        "Blood pressure, systolic corrected: 118 mmHg → 102 mmHg",
    ]
    assert "Corrected later" in charge.spoken


def test_a_foreign_paper_is_told_and_a_slip_is_not_compared(charge: Seat, printed: Head) -> None:
    ask(charge, short_code(printed))
    assert "not in this register" in ask(charge, short_code(Head(printed.number, "0" * 64)))
    assert told(charge) == []
    assert "Not in this register" in charge.spoken
    code = short_code(printed)
    assert ask(charge, f"{code[:-1]}{'A' if code[-1] != 'A' else 'B'}") == ""
    assert "One character of this code is wrong" in charge.spoken


def test_a_scan_on_the_page_is_checked_at_once(charge: Seat, printed: Head) -> None:
    charge.session.go("paper_check")
    Scanner(charge.window.scans).scan(long_code(printed))
    assert "Nothing under it was corrected since" in answer(charge)


def test_a_paper_scanned_on_the_ward_page_opens_its_check(charge: Seat, printed: Head) -> None:
    charge.session.go("ward")
    Scanner(charge.window.scans).scan(long_code(printed))
    assert charge.page_name == "paper_check"
    assert f"shows entry {printed.number}" in answer(charge)
    charge.session.go("ward")
    charge.session.go("paper_check")
    assert answer(charge) == ""


def test_a_nurse_who_scans_a_paper_is_told_who_checks_it(seat: Seat) -> None:
    Scanner(seat.window.scans).scan(long_code(seat.ward.station.register.head()))
    assert seat.page_name == "ward"
    assert "This is the code of a paper" in seat.said


def test_a_bag_that_is_scanned_opens_its_patient(seat: Seat) -> None:
    Scanner(seat.window.scans).scan(label_code(key()))
    assert (seat.page_name, seat.page.about) == ("patient", MRN)
    assert "dose 1 of cycle 1, course 1" in seat.said


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (f"{label_code(key())[:-1]}_", "was not read completely"),
        ("IL2D1/99999999/1/1/1/AE55B21F", "The bag is not for this ward"),
    ],
)
def test_a_bag_that_cannot_be_read_or_is_not_ours_opens_nothing(
    seat: Seat, code: str, sentence: str
) -> None:
    Scanner(seat.window.scans).scan(code)
    assert seat.page_name == "ward"
    assert sentence in seat.said
