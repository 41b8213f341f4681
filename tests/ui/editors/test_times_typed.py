"""Dates, times, vials and scanned texts as they are typed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.domain.regimen.fields import FieldKind, Slip
from il2nurse.ui.editors.date import DateEditor
from il2nurse.ui.editors.text import TextEditor
from il2nurse.ui.editors.time import TimeEditor
from il2nurse.ui.editors.vials import VialsEditor
from il2nurse.ui.forms.form import Form
from tests.ui.gallery_editors import ZONE, Still, made
from tests.ui.hands import bring_up, click, press, write
from tests.ward import REGIMEN

AT = made("called_at", "Called at", FieldKind.TIME)
DAY = made("xray", "Chest X-ray", FieldKind.DATE)
VIALS = made("vials", "Vials", FieldKind.VIALS)


def time_editor(qtbot: QtBot, now: datetime) -> TimeEditor:
    editor = TimeEditor(AT, ZONE, Still(now))
    qtbot.addWidget(editor)
    editor.show()
    return editor


def new_york(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("now", "typed", "meant"),
    [
        (new_york(20, 14), "13:50", "2026-11-20T18:50:00+00:00"),
        (new_york(20, 14), "1350", "2026-11-20T18:50:00+00:00"),
        (new_york(20, 14), "14:10", "2026-11-20T19:10:00+00:00"),
        (new_york(20, 0, 10), "23:50", "2026-11-20T04:50:00+00:00"),
        (new_york(20, 23, 50), "00:05", "2026-11-21T05:05:00+00:00"),
        (new_york(20, 8), "23:00", "2026-11-20T04:00:00+00:00"),
        (new_york(20, 14), "18-Nov 09:00", "2026-11-18T14:00:00+00:00"),
        (datetime(2027, 1, 1, 6, tzinfo=UTC), "31-Dec 22:00", "2027-01-01T03:00:00+00:00"),
    ],
)
def test_a_time_means_the_last_one_by_the_wards_clock(
    qtbot: QtBot, now: datetime, typed: str, meant: str
) -> None:
    editor = time_editor(qtbot, now)
    write(editor.line, typed)
    assert editor.read() == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("23:00", "2026-11-21T04:00:00+00:00"),
        ("08:01", "2026-11-20T13:01:00+00:00"),
        ("21-Nov 08:00", "2026-11-21T13:00:00+00:00"),
        # A limit that is over is never read as tomorrow's.
        ("07:59", ""),
        ("n", ""),
    ],
)
def test_a_time_to_come_is_later_today_or_has_its_day(qtbot: QtBot, typed: str, meant: str) -> None:
    editor = TimeEditor(replace(AT, ahead=True), ZONE, Still(new_york(20, 8)))
    qtbot.addWidget(editor)
    editor.show()
    assert editor.now.isHidden()
    write(editor.line, typed)
    if meant:
        assert editor.read() == meant
    else:
        with pytest.raises(Slip):
            editor.read()


def test_the_day_is_shown_beside_the_time(qtbot: QtBot) -> None:
    editor = time_editor(qtbot, new_york(20, 0, 10))
    write(editor.line, "23:50")
    assert editor.day.text() == "Thursday, 19-Nov-2026, yesterday"


@pytest.mark.parametrize("typed", ["25:00", "14:60", "2pm", "14", "31-Feb 10:00"])
def test_what_is_no_time_is_refused(qtbot: QtBot, typed: str) -> None:
    editor = time_editor(qtbot, new_york(20, 14))
    write(editor.line, typed)
    editor.left.emit()
    assert editor.messages.slip.startswith("Called at: ")


def test_n_takes_the_present_minute(qtbot: QtBot) -> None:
    editor = time_editor(qtbot, new_york(20, 14))
    write(editor.line, "n")
    assert editor.line.text() == "14:00"
    assert editor.read() == "2026-11-20T19:00:00+00:00"


@pytest.mark.parametrize(
    ("which", "meant"),
    [("first", "2026-11-01T05:30:00+00:00"), ("second", "2026-11-01T06:30:00+00:00")],
)
def test_the_hour_that_comes_twice_is_asked_for(qtbot: QtBot, which: str, meant: str) -> None:
    editor = time_editor(qtbot, new_york(1, 3))
    write(editor.line, "01:30")
    with pytest.raises(Slip, match="comes twice"):
        editor.read()
    click(editor.which.first if which == "first" else editor.which.second)
    assert editor.read() == meant


@pytest.mark.parametrize(("hour", "chosen"), [(5, "First 01:30 EDT"), (6, "Second 01:30 EST")])
def test_a_time_shown_again_says_which_of_two_equal_hours_was_chosen(
    qtbot: QtBot, hour: int, chosen: str
) -> None:
    editor = time_editor(qtbot, new_york(1, 3))
    editor.set_answer(f"2026-11-01T0{hour}:30:00+00:00")
    assert not editor.which.isHidden()
    shown = [each for each in (editor.which.first, editor.which.second) if each.isChecked()]
    assert [each.text().partition(",")[0] for each in shown] == [chosen]
    assert editor.read() == f"2026-11-01T0{hour}:30:00+00:00"
    click(editor.which.second if hour == 5 else editor.which.first)
    assert editor.read() == f"2026-11-01T0{11 - hour}:30:00+00:00"
    editor.set_answer("2026-11-02T06:30:00+00:00")
    assert editor.which.isHidden()


def test_now_needs_no_question_in_the_repeated_hour(qtbot: QtBot) -> None:
    editor = time_editor(qtbot, datetime(2026, 11, 1, 6, 30, tzinfo=UTC))
    click(editor.now)
    assert editor.read() == "2026-11-01T06:30:00+00:00"
    assert editor.which.second.isChecked()


def test_an_hour_that_was_left_out_is_refused(qtbot: QtBot) -> None:
    editor = time_editor(qtbot, new_york(8, 4, month=3))
    write(editor.line, "02:30")
    with pytest.raises(Slip, match="does not exist"):
        editor.read()


def test_typing_again_takes_the_question_back(qtbot: QtBot) -> None:
    editor = time_editor(qtbot, new_york(1, 3))
    write(editor.line, "01:30")
    editor.line.clear()
    write(editor.line, "02:30")
    assert editor.which.isHidden()


def test_a_kept_time_is_shown_with_its_day_and_read_back(qtbot: QtBot) -> None:
    editor = time_editor(qtbot, new_york(20, 14))
    editor.set_answer("2026-11-01T06:30:00+00:00")
    assert editor.line.text() == "01-Nov-2026 01:30"
    assert editor.read() == "2026-11-01T06:30:00+00:00"


@pytest.mark.parametrize("typed", ["17-Nov-2026", "2026-11-17", "17.11.2026"])
def test_a_date_shows_its_weekday(qtbot: QtBot, still: Still, typed: str) -> None:
    editor = DateEditor(DAY, ZONE, still)
    qtbot.addWidget(editor)
    write(editor.line, typed)
    assert editor.weekday.text() == "Tuesday, 17-Nov-2026, 3 days ago"
    assert editor.read() == "2026-11-17"


def test_a_date_of_two_meanings_is_refused(qtbot: QtBot, still: Still) -> None:
    editor = DateEditor(DAY, ZONE, still)
    qtbot.addWidget(editor)
    write(editor.line, "11/12/2026")
    editor.left.emit()
    assert "may mean 11-Dec-2026 or 12-Nov-2026" in editor.messages.slip


@pytest.fixture
def vials(qtbot: QtBot, still: Still) -> VialsEditor:
    editor = VialsEditor(VIALS, ZONE, still)
    qtbot.addWidget(editor)
    editor.show()
    editor.set_required(2)
    return editor


def test_vials_are_lot_and_expiry(vials: VialsEditor) -> None:
    for row in vials.rows:
        write(row.lot, "2H7731")
        write(row.expiry, "23-Nov-2026")
    assert vials.read() == ("2H7731|2026-11-23", "2H7731|2026-11-23")


def test_a_month_alone_expires_on_its_last_day(vials: VialsEditor) -> None:
    write(vials.rows[0].lot, "2H7731")
    write(vials.rows[0].expiry, "Feb-2028")
    assert vials.read() == ("2H7731|2028-02-29",)


@pytest.mark.parametrize(("lot", "expiry"), [("", "23-Nov-2026"), ("2H7731", ""), ("2H7731", "x")])
def test_half_a_vial_is_refused(vials: VialsEditor, lot: str, expiry: str) -> None:
    write(vials.rows[0].lot, lot)
    write(vials.rows[0].expiry, expiry)
    with pytest.raises(Slip, match="every vial needs its"):
        vials.read()


def test_empty_rows_are_no_vials(vials: VialsEditor) -> None:
    assert len(vials.rows) == 2
    assert vials.answer() == ()


def test_the_enter_of_a_scanner_goes_on_and_does_not_record_the_page(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    mrn = TextEditor(made("mrn", "MRN", FieldKind.TEXT, matches="mrn"))
    note = TextEditor(made("note", "Note", FieldKind.TEXT))
    column.addWidget(mrn)
    column.addWidget(note)
    recorded: list[bool] = []
    QShortcut(QKeySequence("Return"), page).activated.connect(lambda: recorded.append(True))
    bring_up(qtbot, page)
    mrn.focus()
    write(mrn.line, "00482913")
    press(mrn.line, Qt.Key.Key_Return)
    assert not recorded
    assert note.line.hasFocus()
    press(note.line, Qt.Key.Key_Return)
    assert recorded


def test_a_birth_date_shows_no_days_ago(qtbot: QtBot, still: Still) -> None:
    editor = DateEditor(REGIMEN.fields["identity_born"], ZONE, still)
    qtbot.addWidget(editor)
    editor.set_answer("1964-02-17")
    assert editor.weekday.text() == "Monday, 17-Feb-1964"


def test_each_now_of_a_form_says_which_time_it_enters(qtbot: QtBot) -> None:
    started = made("started_at", "Infusion started", FieldKind.TIME, short="started")
    due = made("first_slot", "First dose is due", FieldKind.TIME, ahead=True)
    form = Form((started, AT, due), ZONE, Still(new_york(20, 14)))
    qtbot.addWidget(form)
    form.show()
    first, second, ahead = (form.editors[each.id] for each in (started, AT, due))
    assert isinstance(first, TimeEditor)
    assert isinstance(second, TimeEditor)
    assert isinstance(ahead, TimeEditor)
    assert [each.now.text() for each in (first, second)] == ["Now: started", "Now: called at"]
    assert not any(each.now.key for each in (first, second))
    assert ahead.now.isHidden()
    click(second.now)
    assert second.answer()
    assert not first.answer()


def test_the_one_now_of_a_form_keeps_its_key(qtbot: QtBot) -> None:
    form = Form((AT,), ZONE, Still(new_york(20, 14)))
    qtbot.addWidget(form)
    editor = form.editors[AT.id]
    assert isinstance(editor, TimeEditor)
    assert (editor.now.text(), editor.now.key) == ("Now", "N")
