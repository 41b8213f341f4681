"""Dates typed short: shown in full at once, settled as they are typed, never guessed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from il2nurse.domain.regimen.fields import Field, FieldKind, Slip
from il2nurse.ui.editors.date import SHORT, DateEditor, join_dates
from il2nurse.workflow.clocks import SimulatedClock
from tests.ui.gallery_editors import ZONE, Still
from tests.ui.hands import write

DAY = Field("done_on", "Done on", FieldKind.DATE, "a test", "proposal")


def typed(qtbot: QtBot, text: str, field: Field = DAY) -> DateEditor:
    editor = DateEditor(field, ZONE, Still())
    qtbot.addWidget(editor)
    write(editor.line, text)
    return editor


@pytest.mark.parametrize("text", ["17-Nov", "17.11", "1711", "17/11"])
def test_a_short_date_is_shown_in_full_at_once_and_stands_in_full_once_left(
    qtbot: QtBot, text: str
) -> None:
    editor = typed(qtbot, text)
    assert editor.weekday.text() == "Tuesday, 17-Nov-2026, 3 days ago"
    assert editor.read() == "2026-11-17"
    editor.line.left.emit()
    assert editor.line.text() == "17-Nov-2026"
    assert editor.read() == "2026-11-17"


@pytest.mark.parametrize(("letter", "day"), [("t", "20-Nov-2026"), ("Y", "19-Nov-2026")])
def test_a_letter_is_today_or_yesterday(qtbot: QtBot, letter: str, day: str) -> None:
    editor = typed(qtbot, letter)
    assert editor.line.text() == day
    assert day in editor.weekday.text()


def test_beside_how_long_it_is_good_the_year_stands_too(qtbot: QtBot) -> None:
    editor = typed(qtbot, "")
    editor.set_good_for(28)
    write(editor.line, "17-Nov")
    assert editor.weekday.text() == "17-Nov-2026, 3 days ago\ngood until 15-Dec-2026"


@pytest.mark.parametrize("text", ["17-Nov", "y"])
def test_what_was_meant_stays_when_the_day_ends(qtbot: QtBot, text: str) -> None:
    clock = SimulatedClock(Still().read().at)
    editor = DateEditor(DAY, ZONE, clock)
    qtbot.addWidget(editor)
    write(editor.line, text)
    meant = editor.read()
    clock.move(timedelta(days=200))
    assert editor.read() == meant


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("09/10", "may mean 09-Oct-2026 or 10-Sep-2026; write the month as a word."),
        ("0910", "may mean 09-Oct-2026 or 10-Sep-2026; write the month as a word."),
        ("21-Nov", "may mean 21-Nov-2025 or 21-Nov-2026 or 21-Nov-2027; write the year too."),
    ],
)
def test_what_may_mean_two_days_is_refused(qtbot: QtBot, text: str, why: str) -> None:
    editor = typed(qtbot, text)
    assert "2026" not in editor.weekday.text().removeprefix(SHORT)
    with pytest.raises(Slip) as slip:
        editor.read()
    assert str(slip.value) == f"Done on: “{text}” {why}"
    editor.line.left.emit()
    assert editor.line.text() == text
    write(editor.line, "-2026") if text == "21-Nov" else editor.set_answer("2026-10-09")
    assert str(editor.read()).startswith("2026-1")


@pytest.mark.parametrize("text", ["t", "17-Nov", "1711"])
def test_a_birth_date_is_written_in_full(qtbot: QtBot, text: str) -> None:
    editor = typed(qtbot, text, replace(DAY, matches="born"))
    assert editor.answer() == text
    with pytest.raises(Slip, match="is not a date"):
        editor.read()


def test_s_is_the_day_of_the_date_above_and_goes_where_that_is_put_right(qtbot: QtBot) -> None:
    dates = {name: typed(qtbot, "", replace(DAY, id=name)) for name in ("first", "second", "third")}
    first, second, third = dates.values()
    join_dates(dates)
    write(third.line, "s")
    assert third.line.text() == "s", "no date stands above"
    third.set_answer("")
    write(first.line, "17-Nov")
    write(second.line, "S")
    write(third.line, "s")
    assert second.line.text() == third.line.text() == "17-Nov-2026"
    first.set_answer("2026-11-18")
    assert not second.answer()
    assert not third.answer()


def test_a_date_of_its_own_stays_where_the_one_above_is_put_right(qtbot: QtBot) -> None:
    first, second = (typed(qtbot, "17-Nov", replace(DAY, id=name)) for name in ("first", "second"))
    join_dates({"first": first, "second": second})
    first.set_answer("2026-11-18")
    assert second.read() == "2026-11-17"
