"""What is refused is seen at once at 1366 by 768; the keyboard is at the first field at fault."""

import pytest
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.ui.dose.stage import Stage
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.forms.form import Form, focus_in
from il2nurse.ui.page.form_page import FormPage
from il2nurse.ui.shell.window import MainWindow
from il2nurse.ui.widgets.finding import REFUSED, FindingBox
from tests.normal import REGIMEN
from tests.ui.dose.conftest import open_bed
from tests.ui.forms.dialogs import EVERY, opened
from tests.ui.hands import write
from tests.ui.seed import DIAZ, sit_down
from tests.ward import DOCTOR, MRN, NURSE, PIN, Ward


def slips(within: QWidget) -> list[QWidget]:
    """Every refusal that is shown, in view or not."""
    fields = [each.messages for each in within.findChildren(Editor) if each.messages.slip]
    boxes = [
        box
        for box in within.findChildren(FindingBox)
        if box.isVisibleTo(within) and box.accessibleName().startswith(REFUSED.word)
    ]
    return [*fields, *boxes]


def is_seen(widget: QWidget) -> bool:
    """Whether the whole of it is in view, as far as it can be."""
    seen = widget.visibleRegion().boundingRect()
    return seen.width() == widget.width() and seen.height() == widget.height()


def scroll(within: QWidget, *, down: bool) -> None:
    for area in within.findChildren(QAbstractScrollArea):
        bar = area.verticalScrollBar()
        bar.setValue(bar.maximum() if down else 0)


def look_through(stage: Stage, *, down: bool) -> None:
    """Turn to every part, and to the last or the first of them."""
    stage.parts.fit()
    for step in (1, -1, 1)[: 3 if down else 2]:
        for _ in range(stage.parts.count):
            stage.parts.turn(step)


def check_seen(qtbot: QtBot, within: QWidget, window: MainWindow) -> None:
    """A refusal stands on the page in view, or in the strip above every page."""
    if not slips(within):
        assert window.strip.sentence
        return
    qtbot.waitUntil(lambda: any(is_seen(each) for each in slips(within)), timeout=2000)


def check_focus(within: QWidget, form: Form) -> None:
    """The keyboard is in the first editor that says what is wrong."""
    at_fault = next((e for e in form.editors.values() if e.messages.slip), None)
    if at_fault is not None:
        focus = focus_in(within)
        assert focus is not None
        assert at_fault.isAncestorOf(focus)


ORDER = [step.id for step in REGIMEN.steps]
ASKING = [step.id for step in REGIMEN.steps if any(field.required for field in step.fields)]


def walked(qtbot: QtBot, ward: Ward, step: str) -> tuple[MainWindow, Stage]:
    """The dose at a step, in a window."""
    at = ORDER.index(step)
    if ORDER[at] in ("flush", "vital_signs_after", "sign"):
        ward.vital_signs()
    bed = open_bed(qtbot, ward, ORDER[at - 1] if at else "")
    assert bed.page.stage
    return bed.window, bed.page.stage


@pytest.mark.parametrize("down", [True, False], ids=["seen from below", "seen from above"])
@pytest.mark.parametrize("step", ASKING)
def test_a_step_of_which_nothing_is_answered(
    qtbot: QtBot, ward: Ward, step: str, *, down: bool
) -> None:
    window, stage = walked(qtbot, ward, step)
    before = len(ward.dose().entries)
    look_through(stage, down=down)
    stage.act()
    assert len(ward.dose().entries) == before
    check_seen(qtbot, stage, window)
    for form in stage.findChildren(Form):
        check_focus(stage, form)


@pytest.mark.parametrize("step", ASKING)
def test_a_step_whose_last_question_is_left(qtbot: QtBot, ward: Ward, step: str) -> None:
    window, stage = walked(qtbot, ward, step)
    forms = stage.findChildren(Form)
    required = [e for form in forms for e in form.editors.values() if e.field.required]
    answers = ward.answers(step)
    for editor in required[:-1]:
        if not editor.on_file and answers.get(editor.field.id):
            editor.set_answer(answers[editor.field.id])
    before = len(ward.dose().entries)
    look_through(stage, down=False)
    stage.act()
    assert len(ward.dose().entries) == before
    check_seen(qtbot, stage, window)
    for form in forms:
        check_focus(stage, form)


@pytest.mark.parametrize("down", [True, False], ids=["seen from below", "seen from above"])
@pytest.mark.parametrize("name", EVERY)
def test_a_dialog(qtbot: QtBot, dosed: Ward, name: str, *, down: bool) -> None:
    seat = sit_down(qtbot, dosed, NURSE)
    dialog = opened(seat, EVERY[name])
    scroll(dialog, down=down)
    dialog.act()
    assert seat.page.covered
    check_seen(qtbot, dialog, seat.window)
    if dialog.form:
        check_focus(dialog, dialog.form)


@pytest.mark.parametrize("down", [True, False], ids=["seen from below", "seen from above"])
@pytest.mark.parametrize("name", ["order", "plan_cycle", "new_patient"])
def test_a_form_page(qtbot: QtBot, ward: Ward, name: str, *, down: bool) -> None:
    seat = sit_down(qtbot, ward, DOCTOR if name != "new_patient" else NURSE)
    seat.session.go(name, DIAZ.mrn if name == "order" else MRN)
    page = seat.page
    assert isinstance(page, FormPage)
    scroll(page, down=down)
    page.act()
    assert slips(page)
    check_seen(qtbot, page, seat.window)
    assert page.form
    check_focus(page, page.form)
    if name == "new_patient":
        return
    write(seat.line(f"{name}_pin"), PIN)
    scroll(page, down=down)
    page.act()
    check_seen(qtbot, page, seat.window)
    check_focus(page, page.form)
    assert any(editor.messages.slip for editor in page.form.editors.values())
