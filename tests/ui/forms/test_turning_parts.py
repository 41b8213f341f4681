"""The keyboard turns to the next part by itself, and nothing that nobody read is answered by it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.ui.editors.choosing import ChoosingEditor
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.ticks import TicksEditor
from il2nurse.ui.forms.going_on import HABIT_MS, SEEN_MS, UNREAD_MS
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed, wait_while
from tests.ui.hands import click
from tests.ward import Ward, make_ward


@pytest.fixture
def ward() -> Ward:
    made = make_ward()
    made.pass_time(15)
    return made


def at_contraindications(qtbot: QtBot, ward: Ward) -> Bed:
    bed = open_bed(qtbot, ward, "pre_tests")
    assert bed.step_page.step.id == "contraindications"
    return bed


def editor(bed: Bed, name: str) -> Editor:
    return bed.step_page.form.editors[name]


def has_keyboard(bed: Bed, name: str) -> bool:
    return editor(bed, name).isAncestorOf(bed.focus)


def turned(bed: Bed) -> None:
    wait_while(lambda: bed.step_page.form.turning)


def test_an_answer_is_seen_before_its_part_gives_way(qtbot: QtBot, ward: Ward) -> None:
    bed = at_contraindications(qtbot, ward)
    bed.write("1")
    QTest.qWait(SEEN_MS // 2)
    assert has_keyboard(bed, "contraindication_found")
    assert editor(bed, "contraindication_found").answer() == ("none",)
    turned(bed)
    assert has_keyboard(bed, "interaction_found")


def test_a_doubled_key_answers_no_list_that_nobody_read(qtbot: QtBot, ward: Ward) -> None:
    bed = at_contraindications(qtbot, ward)
    bed.write("11")
    assert editor(bed, "contraindication_found").answer() == ("none",)
    turned(bed)
    bed.write("1")
    assert not editor(bed, "interaction_found").answer()
    QTest.qWait(UNREAD_MS + 20)
    bed.write("1")
    assert editor(bed, "interaction_found").answer() == ("none",)


def test_an_enter_out_of_habit_answers_and_passes_nothing(qtbot: QtBot, ward: Ward) -> None:
    bed = at_contraindications(qtbot, ward)
    bed.write("1")
    turned(bed)
    bed.enter()
    assert has_keyboard(bed, "interaction_found")
    assert not editor(bed, "interaction_found").messages.slip


def test_an_enter_that_comes_later_is_meant(qtbot: QtBot, ward: Ward) -> None:
    bed = at_contraindications(qtbot, ward)
    bed.write("1")
    turned(bed)
    QTest.qWait(HABIT_MS + 50)
    bed.enter()
    assert editor(bed, "interaction_found").messages.slip


def test_an_enter_before_it_goes_on_at_once_and_only_once(qtbot: QtBot, ward: Ward) -> None:
    bed = at_contraindications(qtbot, ward)
    bed.write("1")
    bed.enter()
    assert has_keyboard(bed, "interaction_found")
    turned(bed)
    QTest.qWait(SEEN_MS)
    assert has_keyboard(bed, "interaction_found")


def test_what_the_rules_say_something_about_stays(qtbot: QtBot, ward: Ward) -> None:
    bed = at_contraindications(qtbot, ward)
    bed.write("2")
    QTest.qWait(SEEN_MS + 50)
    assert has_keyboard(bed, "contraindication_found")
    assert editor(bed, "contraindication_found").messages.finds


def test_backspace_goes_back_to_the_part_before(qtbot: QtBot, ward: Ward) -> None:
    bed = at_contraindications(qtbot, ward)
    bed.write("1")
    turned(bed)
    QTest.qWait(UNREAD_MS + 20)
    bed.press(Qt.Key.Key_Backspace)
    assert has_keyboard(bed, "contraindication_found")


def test_a_click_elsewhere_meanwhile_is_where_the_keyboard_stays(qtbot: QtBot, ward: Ward) -> None:
    bed = at_contraindications(qtbot, ward)
    bed.write("1")
    bed.page.bar.note.setFocus()
    QTest.qWait(SEEN_MS + 50)
    assert bed.page.bar.note.hasFocus()


def ticks(qtbot: QtBot, ward: Ward, step: str, name: str) -> tuple[Bed, TicksEditor]:
    bed = open_bed(qtbot, ward, step)
    found = editor(bed, name)
    assert isinstance(found, TicksEditor)
    found.focus()
    bed.step_page.ensureWidgetVisible(found)
    wait_while(lambda: found.deaf)
    return bed, found


def test_one_key_ticks_a_list_where_the_regimen_allows_it(qtbot: QtBot, ward: Ward) -> None:
    bed, found = ticks(qtbot, ward, "reconstitute", "dilution_technique")
    bed.write("a")
    assert found.answer() == found.field.words()
    assert has_keyboard(bed, "dextrose_lot")


def test_one_press_does_the_same(qtbot: QtBot, ward: Ward) -> None:
    _, found = ticks(qtbot, ward, "reconstitute", "dilution_technique")
    assert found.at_once is not None
    click(found.at_once)
    assert found.answer() == found.field.words()


def test_no_key_ticks_what_is_not_in_view(qtbot: QtBot, ward: Ward) -> None:
    bed, found = ticks(qtbot, ward, "reconstitute", "dilution_technique")
    bed.step_page.parts.begin()
    assert found.at_once is not None
    found.at_once.click()
    assert not found.answer()


def test_the_line_and_the_patient_are_ticked_one_by_one(qtbot: QtBot, ward: Ward) -> None:
    bed, found = ticks(qtbot, ward, "double_check", "line_checks")
    assert found.at_once is None
    bed.write("a")
    assert not found.answer()
    others = [f.id for f in ward.regimen.fields.values() if f.all_at_once]
    assert not {"identity_checks", "line_checks", "flush_checks"} & set(others)


def test_a_list_that_takes_no_key_now_takes_the_next(qtbot: QtBot, ward: Ward) -> None:
    bed = at_contraindications(qtbot, ward)
    found = editor(bed, "contraindication_found")
    assert isinstance(found, ChoosingEditor)
    found.deafen(50)
    bed.write("1")
    assert not found.answer()
    wait_while(lambda: found.deaf)
    bed.write("1")
    assert found.answer() == ("none",)
