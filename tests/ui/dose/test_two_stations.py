"""Two windows on one dose: the second is told who recorded, and nothing is written twice."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from il2nurse.ui.dose import moved_on
from tests.ui.dose.conftest import look_at, open_bed
from tests.ui.dose.keyboard import Bed
from tests.ui.hands import click
from tests.ward import SECOND, Ward, make_station


def other_station(qtbot: QtBot, ward: Ward) -> Bed:
    """Another workstation on the same register."""
    station = make_station(ward.station.register, ward.clock, name="WOW-07")
    return look_at(qtbot, Ward(station, ward.clock))


def test_the_other_window_moves_on_and_says_who_recorded(qtbot: QtBot, ward: Ward) -> None:
    first = open_bed(qtbot, ward, "vital_signs")
    second = other_station(qtbot, ward)
    second.ward.confirm("lethargy", by=SECOND)
    first.window.follow()
    assert first.step_page.step.id == "labs_urine"
    said = first.window.strip.sentence
    assert "Jonna Lindqvist, RN at WOW-07 recorded “Alertness and mental status”" in said


def test_recording_late_is_refused_and_writes_nothing(qtbot: QtBot, ward: Ward) -> None:
    first = open_bed(qtbot, ward, "vital_signs")
    first.step_page.form.set_answers(ward.answers("lethargy"))
    first.look_through()
    second = other_station(qtbot, ward)
    second.ward.confirm("lethargy", by=SECOND)
    before = len(ward.dose().entries)
    first.window.activateWindow()
    first.page.bar.confirm.click()
    assert len(ward.dose().entries) == before
    assert first.step_page.step.id == "labs_urine"


def test_pressing_twice_records_once(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "vital_signs")
    bed.step_page.form.set_answers(ward.answers("lethargy"))
    page = bed.step_page
    page.act()
    page.act()
    kept = [e for e in ward.dose().entries if e.body.get("step") == "lethargy"]
    assert len(kept) == 1
    bed.press(Qt.Key.Key_Escape)


def test_what_was_typed_and_lost_is_said_until_it_is_dismissed(qtbot: QtBot, ward: Ward) -> None:
    first = open_bed(qtbot, ward, "contraindications")
    first.write("99")
    other_station(qtbot, ward).ward.confirm("vital_signs", by=SECOND)
    first.window.follow()
    said = first.window.strip.sentence
    assert "Jonna Lindqvist, RN at WOW-07 recorded “Vital signs” at" in said
    assert "What you typed was not recorded: Heart rate 99 per min" in said
    first.session.refuse("Something else.")
    first.session.go("ward")
    assert first.window.strip.sentence == said
    click(first.find("dismiss"))
    assert not first.window.strip.sentence


def test_a_colleague_at_the_same_station_is_named_too(qtbot: QtBot, ward: Ward) -> None:
    first = open_bed(qtbot, ward, "contraindications")
    first.write("99")
    ward.confirm("vital_signs", by=SECOND)
    first.page.refresh()
    assert "Jonna Lindqvist, RN at WOW-03 recorded “Vital signs”" in first.window.strip.sentence


def test_ones_own_record_is_no_news(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "contraindications")
    bed.answer_step()
    assert "vital_signs" in ward.dose().steps
    assert not bed.window.strip.sentence


def test_an_enter_meant_for_the_step_before_does_nothing(
    qtbot: QtBot, ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moved_on, "SETTLED_AFTER_MS", 600_000)
    first = open_bed(qtbot, ward, "contraindications")
    first.write("99")
    ward.confirm("vital_signs", by=SECOND)
    first.page.refresh()
    first.step_page.form.set_answers(ward.answers("lethargy"))
    first.look_through()
    first.press(Qt.Key.Key_Return, ctrl=True)
    first.enter()
    assert "lethargy" not in ward.dose().steps
