"""The page of the regimens: who approved which text, what it changes, approve and withdraw."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import Person
from il2nurse.domain.record.register.entries import Kind
from il2nurse.ui.course.regimens import RegimensPage
from il2nurse.ui.papers.preview import PreviewPage
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.approvals import approvals_of
from il2nurse.workflow.course.approving import withdraw_regimen
from tests.normal import FILE
from tests.shipped import ShippedRegimens
from tests.ui.hands import click, write
from tests.ui.seed import DIAZ, Seat, admit, sit_down
from tests.ward import (
    CHARGE,
    DOCTOR,
    NURSE,
    PHARMACIST,
    PIN,
    REGIMEN,
    Ward,
    make_ward,
)

WHY = "The vial is another one now."


def withdrawn() -> Ward:
    """A ward where nobody orders by the regimen any more."""
    ward = make_ward()
    withdraw_regimen(ward.station, DOCTOR, REGIMEN.digest, WHY, PIN)
    return ward


def opened(qtbot: QtBot, ward: Ward, person: Person) -> Seat:
    """The page, reached by its key."""
    seat = sit_down(qtbot, ward, person)
    QTest.keySequence(seat.window, QKeySequence("Ctrl+0"))
    assert seat.page_name == "regimens"
    return seat


def said(seat: Seat) -> str:
    return seat.find("regimen_standing").accessibleName()


def source(seat: Seat) -> str:
    page = seat.page
    assert isinstance(page, RegimensPage)
    return page.source.text()


def text(seat: Seat) -> str:
    box = seat.find("regimen_text")
    assert isinstance(box, QPlainTextEdit)
    return box.toPlainText()


def marks(seat: Seat) -> list[tuple[str, str]]:
    """Version and mark of each row."""
    table = seat.find("regimens_list")
    assert isinstance(table, Table)
    model = table.model()
    told = Qt.ItemDataRole.AccessibleTextRole
    rows = range(model.rowCount())
    return [
        (str(model.index(row, 1).data(told)), str(model.index(row, 2).data(told))) for row in rows
    ]


def alt(seat: Seat, key: Qt.Key) -> None:
    QTest.keyClick(seat.page, key, Qt.KeyboardModifier.AltModifier)


def test_two_people_approve_by_keyboard_and_the_page_says_who(qtbot: QtBot) -> None:
    ward = withdrawn()
    seat = opened(qtbot, ward, PHARMACIST)
    assert "Withdrawn by Erin Vance, MD" in said(seat)
    alt(seat, Qt.Key.Key_A)
    assert "Type your PIN" in seat.spoken
    write(seat.line("regimen_pin"), PIN)
    alt(seat, Qt.Key.Key_A)
    assert "Not approved yet: Amal Haddad, PharmD approved it" in said(seat)
    assert not seat.shows("approve_regimen")
    seat.session.end()
    seat.session.begin(CHARGE)
    QTest.keySequence(seat.window, QKeySequence("Ctrl+0"))
    write(seat.line("regimen_pin"), PIN)
    alt(seat, Qt.Key.Key_A)
    assert "to be ordered from 20-Nov-2026 on" in said(seat)
    assert approvals_of(ward.station, REGIMEN).complete


def test_it_is_withdrawn_with_a_reason(qtbot: QtBot) -> None:
    ward = make_ward()
    seat = opened(qtbot, ward, CHARGE)
    write(seat.line("regimen_pin"), PIN)
    alt(seat, Qt.Key.Key_W)
    assert "Say in a few words" in seat.spoken
    write(seat.line("reason"), WHY)
    write(seat.line("regimen_pin"), PIN)
    click(seat.button("withdraw_regimen"))
    assert said(seat).endswith(f": {WHY}")
    assert "goes on" in seat.said or "continue with their kept text" in seat.said


def test_a_wrong_pin_and_a_day_in_the_past_record_nothing(qtbot: QtBot) -> None:
    ward = withdrawn()
    seat = opened(qtbot, ward, PHARMACIST)
    before = len(ward.station.register.of_kind(Kind.REGIMEN_APPROVED))
    seat.line("from_day").clear()
    write(seat.line("from_day"), "19-Nov-2026")
    write(seat.line("regimen_pin"), PIN)
    click(seat.button("approve_regimen"))
    assert "is in the past" in seat.spoken
    write(seat.line("regimen_pin"), "9999")
    seat.line("from_day").clear()
    write(seat.line("from_day"), "20-Nov-2026")
    click(seat.button("approve_regimen"))
    assert "PIN is not right" in seat.spoken
    assert len(ward.station.register.of_kind(Kind.REGIMEN_APPROVED)) == before


def test_whoever_may_not_approve_reads_it_all_the_same(qtbot: QtBot) -> None:
    seat = opened(qtbot, make_ward(), NURSE)
    assert "Approved by Amal Haddad, PharmD" in said(seat)
    assert not seat.shows("approve_regimen")
    assert not seat.shows("withdraw_regimen")
    assert text(seat).startswith("High-dose aldesleukin, intravenous, version 2026.1\n")
    assert "From one start to the next, at least: 7 h" in text(seat)
    assert "id =" not in text(seat)
    click(seat.button("regimen_whole"))
    assert text(seat) == FILE.read_text(encoding="utf-8").rstrip("\n") + "\n"


def test_a_newer_text_shows_what_it_changes_and_the_older_one_stays_in_the_list(
    qtbot: QtBot,
) -> None:
    book = ShippedRegimens()
    ward = make_ward(book=book)
    shipped = FILE.read_text(encoding="utf-8")
    book.use(shipped.replace("value = 600_000\n", "value = 720_000\n", 1))
    seat = opened(qtbot, ward, PHARMACIST)
    assert "Not approved: nobody has approved this text here yet." in said(seat)
    assert [mark for _, mark in marks(seat)] == ["Not approved", "Replaced"]
    words, _, lines = text(seat).partition("EVERY CHANGED LINE")
    assert "Dose for each kg of body weight: Value: “600,000 international" in words
    assert lines.split("\n")[3:] == ["−  value = 600_000", "+  value = 720_000"]
    alt(seat, Qt.Key.Key_T)
    assert "value = 720_000" in text(seat)
    QTest.keyClick(seat.find("regimens_list"), Qt.Key.Key_Down)
    assert "Approved by Amal Haddad" in said(seat)


def test_an_unapproved_regimen_is_greyed_at_the_order_with_its_reason(qtbot: QtBot) -> None:
    ward = withdrawn()
    admit(ward, DIAZ)
    seat = sit_down(qtbot, ward, DOCTOR)
    seat.session.go("order", DIAZ.mrn)
    card = seat.button(f"regimen_{REGIMEN.id}")
    assert not card.isEnabled()
    assert "Withdrawn by Erin Vance, MD" in card.accessibleDescription()
    click(card)
    assert not card.isChecked()
    assert "cannot be ordered" in seat.spoken
    assert "Two people approve it" in seat.spoken


def test_the_ward_page_tells_of_it_and_leads_there(qtbot: QtBot) -> None:
    seat = sit_down(qtbot, withdrawn(), CHARGE)
    seat.session.go("ward")
    told = [each for each in seat.spoken.splitlines() if each.startswith("Regimens: ")]
    assert "Withdrawn by Erin Vance, MD" in told[0]
    places = [name for name in ("matter_0", "matter_1") if seat.shows(name)]
    first = next(n for n in places if seat.find(n).accessibleName().startswith("Regimens"))
    click(seat.button(first))
    assert seat.page_name == "regimens"


def test_the_chosen_text_is_looked_at_on_paper_and_escape_leads_back(qtbot: QtBot) -> None:
    seat = opened(qtbot, make_ward(), PHARMACIST)
    before = seat.ward.station.register.head()
    alt(seat, Qt.Key.Key_P)
    page = seat.page
    assert isinstance(page, PreviewPage)
    assert page.pages
    assert not seat.shows("reaction")
    assert not seat.shows("paper_record")
    assert seat.ward.station.register.head() == before
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert seat.page_name == "regimens"


def test_a_saved_regimen_holds_no_patient_data(qtbot: QtBot, tmp_path: Path) -> None:
    seat = opened(qtbot, make_ward(), PHARMACIST)
    click(seat.button("print_regimen"))
    page = seat.page
    assert isinstance(page, PreviewPage)
    page.keep(tmp_path / "regimen.pdf")
    assert seat.said.startswith("Saved as")
    assert "patient data" not in seat.said
    assert seat.ward.station.register.newest(1)[0].kind is Kind.PRINTED


def test_whoever_signs_in_next_is_asked_for_their_own_pin(qtbot: QtBot) -> None:
    seat = opened(qtbot, withdrawn(), PHARMACIST)
    write(seat.line("regimen_pin"), "47")
    seat.session.begin(CHARGE)
    seat.session.go("regimens")
    labels = [each.text() for each in seat.page.findChildren(QLabel) if each.isVisible()]
    assert f"PIN of {CHARGE.shown}" in labels
    assert f"PIN of {PHARMACIST.shown}" not in labels
    assert seat.line("regimen_pin").text() == ""


def test_an_overlay_says_why_it_takes_the_place_of_the_shipped_one(qtbot: QtBot) -> None:
    book = ShippedRegimens()
    ward = make_ward(book=book)
    said_so = 'overlays = "aldesleukin-high-dose-iv"\noverlay_reason = "Bags of 100 mL here."\n'
    shipped = FILE.read_text(encoding="utf-8")
    book.use(shipped.replace("[regimen]\n", f"[regimen]\n{said_so}", 1))
    seat = opened(qtbot, ward, PHARMACIST)
    labels = " ".join(each.text() for each in seat.page.findChildren(QLabel) if each.isVisible())
    assert "takes the place of the one that comes with the program: Bags of 100 mL here." in labels
