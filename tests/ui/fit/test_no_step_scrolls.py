"""No step of a routine dose scrolls on a ward workstation: it fits, or comes in whole parts."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.ui.dose.stage import Stage
from il2nurse.workflow.dose import administration, ending
from tests.ui.dose.conftest import look_at
from tests.ui.dose.keyboard import Bed
from tests.ui.hands import turn_wheel
from tests.ward import MRN, NURSE, Ward, key, make_ward

TURNS = 6
# So many parts a step comes in at most at 1366 x 768; one that is not named is whole.
MOST = {
    "identify": 2,
    "pre_tests": 2,
    "contraindications": 5,
    "lethargy": 2,
    "labs_urine": 2,
    "hold_criteria": 4,
    "reconstitute": 5,
    "dilute": 3,
    "double_check": 2,
    "line": 4,
    "vital_signs_after": 2,
}


def settle() -> None:
    """Let everything be laid out."""
    for _ in range(TURNS):
        QTest.qWait(1)


def begun(last: str = "") -> Ward:
    """A ward with a dose that is begun, its steps done up to ``last``."""
    ward = make_ward()
    ward.pass_time(15)
    administration.begin(ward.station, NURSE, MRN)
    if last:
        ward.walk(last)
    return ward


def stage_of(bed: Bed) -> Stage:
    """What stands in the middle of the page."""
    settle()
    stage = bed.page.stage
    assert stage is not None
    return stage


def used(stage: Stage) -> set[QWidget]:
    """Everything of a step that is pressed or typed into, in view or not."""
    content = stage.widget()
    assert content is not None
    kinds = (QAbstractButton, QLineEdit)
    return {e for e in content.findChildren(QWidget) if isinstance(e, kinds) and e.isVisible()}


def half_seen(stage: Stage) -> tuple[set[QWidget], list[str]]:
    """What of it is wholly in view, and the names of what is cut."""
    high = {each: each.visibleRegion().boundingRect().height() for each in used(stage)}
    whole = {each for each, seen in high.items() if seen == each.height()}
    return whole, [e.objectName() for e, seen in high.items() if seen and e not in whole]


def faults(bed: Bed, step: str) -> list[str]:
    """What of a step is cut or in no part, and whether it comes in too many."""
    stage = stage_of(bed)
    found: list[str] = []
    seen: set[QWidget] = set()
    for at in range(stage.parts.count):
        whole, cut = half_seen(stage)
        seen |= whole
        found += [f"{step}, part {at + 1}: {name} is cut" for name in cut]
        stage.parts.turn(1)
        settle()
    found += [f"{step}: {each.objectName()} is in no part" for each in used(stage) - seen]
    if stage.parts.count > MOST.get(step, 1):
        found.append(f"{step} comes in {stage.parts.count} parts")
    if stage.verticalScrollBar().isVisible():
        found.append(f"{step} has a bar to scroll by")
    return found


def test_no_step_of_a_dose_scrolls(qtbot: QtBot) -> None:
    ward = begun()
    bed = look_at(qtbot, ward)
    found: list[str] = []
    for step in ward.regimen.steps:
        bed.page.refresh()
        bed.window.strip.clear()
        found += faults(bed, step.id)
        if step.id == "infuse":
            ward.start()
            bed.page.refresh()
            found += faults(bed, "infusing")
            ward.pass_time(15)
            bed.page.refresh()
            found += faults(bed, "time_up")
            ending.complete(ward.station, NURSE, key())
        elif step.id == "vital_signs_after":
            ward.vital_signs()
            ward.pass_time(16)
            ward.vital_signs()
            ward.confirm(step.id)
        elif step.id != "sign":
            ward.walk(step.id)
    assert not found, "\n".join(found)


def test_the_second_question_of_the_lethargy_gate_comes_into_view(qtbot: QtBot) -> None:
    bed = look_at(qtbot, begun("vital_signs"))
    stage = stage_of(bed)
    bed.write("1")
    bed.enter()
    editor = bed.step_page.form.editors["mental_status"]
    assert editor.isAncestorOf(bed.focus)
    whole, cut = half_seen(stage)
    assert set(editor.findChildren(QAbstractButton)) <= whole
    assert not cut


def test_what_was_never_in_view_is_not_recorded(qtbot: QtBot) -> None:
    ward = begun("vital_signs")
    bed = look_at(qtbot, ward)
    parts = stage_of(bed).parts
    bed.step_page.form.set_answers(ward.answers("lethargy"))
    assert bed.page.bar.confirm.text() == "Next part"
    while bed.page.bar.confirm.text() == "Next part":
        here = parts.here
        bed.page.bar.confirm.click()
        settle()
        assert parts.here == here + 1
        assert "lethargy" not in ward.dose().steps
    assert bed.page.bar.confirm.text() == "Record and continue"
    bed.page.bar.confirm.click()
    assert "lethargy" in ward.dose().steps


def test_a_refusal_comes_into_view_with_the_keyboard_on_its_question(qtbot: QtBot) -> None:
    bed = look_at(qtbot, begun("vital_signs"))
    stage = stage_of(bed)
    bed.look_through()
    stage.parts.turn(1)
    settle()
    assert stage.parts.here == 1
    first = next(iter(bed.step_page.form.editors.values()))
    bed.page.bar.confirm.click()
    settle()
    assert stage.parts.here == 0
    assert first.isAncestorOf(bed.focus)
    assert first.messages.slip
    assert first.messages.visibleRegion().boundingRect().height() == first.messages.height()


def test_keys_and_wheel_turn_and_the_keyboard_comes_along(qtbot: QtBot) -> None:
    bed = look_at(qtbot, begun("vital_signs"))
    stage = stage_of(bed)
    QTest.keyClick(bed.focus, Qt.Key.Key_PageDown)
    assert stage.parts.here == 1
    assert bed.focus.visibleRegion().boundingRect().height()
    turn_wheel(stage.viewport())
    assert stage.parts.here == 0
    QTest.keyClick(bed.focus, Qt.Key.Key_PageDown)
    QTest.keyClick(bed.focus, Qt.Key.Key_PageUp)
    assert stage.parts.here == 0
    for _ in range(20):
        bed.press(Qt.Key.Key_Tab)
        assert bed.focus.visibleRegion().boundingRect().height(), bed.focus.objectName()
    assert stage.parts.here > 0


def test_a_dialog_keeps_its_own_keys(qtbot: QtBot) -> None:
    bed = look_at(qtbot, begun("vital_signs"))
    parts = stage_of(bed).parts
    bed.page.bar.hold.click()
    settle()
    QTest.keyClick(bed.focus, Qt.Key.Key_PageDown)
    assert parts.here == 0
    assert not parts.turner.after.isEnabled()
    bed.press(Qt.Key.Key_Escape)
    settle()
    assert parts.turner.after.isEnabled()


def test_which_part_is_in_view_is_spoken(qtbot: QtBot) -> None:
    stage = stage_of(look_at(qtbot, begun("vital_signs")))
    assert stage.accessibleDescription() == "Part 1 of 2, 0 of 1 here · 0 of 2 in all"
    stage.parts.turn(1)
    assert stage.accessibleDescription() == "Part 2 of 2, 0 of 1 here · 0 of 2 in all"


def test_a_list_that_has_no_room_is_read_to_its_end(qtbot: QtBot) -> None:
    bed = look_at(qtbot, begun("labs_urine"))
    bed.window.resize(1024, 640)
    stage = stage_of(bed)
    form = bed.step_page.form
    editor = form.editors["other_absolute_signs"]
    editor.focus()
    settle()
    bed.write("1")
    here = stage.parts.here
    bed.enter()
    assert stage.parts.here == here + 1
    assert editor.isAncestorOf(bed.focus)
    assert editor.answer() == ("none",)


def test_a_part_without_a_question_stays_in_view(qtbot: QtBot) -> None:
    bed = look_at(qtbot, begun("reconstitute"))
    parts = stage_of(bed).parts
    parts.turn(parts.count - 1)
    assert parts.here == parts.count - 1
    assert not bed.step_page.form.isAncestorOf(bed.focus)
    parts.fit()
    assert parts.here == parts.count - 1
