"""Numbers as nurses type them."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from il2nurse.domain.regimen.fields import FieldKind, Slip
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.values.reported_units import LabUnit
from il2nurse.ui.editors.number import NumberEditor
from tests.ui.gallery_editors import made
from tests.ui.hands import click, press, turn_wheel, write

WEIGHT = made(
    "weight_kg",
    "Weight",
    FieldKind.NUMBER,
    "kg",
    lowest=Decimal(20),
    highest=Decimal(300),
    places=1,
)


@pytest.fixture
def weight(qtbot: QtBot) -> NumberEditor:
    editor = NumberEditor(WEIGHT)
    qtbot.addWidget(editor)
    editor.show()
    return editor


MICROMOL = LabUnit("micromol/L", 1, divide=Decimal("88.4"), also=("umol/L",))
CREATININE = made(
    "creatinine_mg_dl",
    "Creatinine",
    FieldKind.NUMBER,
    "mg/dL",
    lowest=Decimal("0.1"),
    highest=Decimal(25),
    places=2,
    units=(MICROMOL,),
)


@pytest.fixture
def creatinine(qtbot: QtBot) -> NumberEditor:
    editor = NumberEditor(CREATININE)
    qtbot.addWidget(editor)
    editor.show()
    return editor


def typed(editor: NumberEditor, text: str) -> NumberEditor:
    write(editor.line, text)
    editor.left.emit()
    return editor


def test_starts_empty(weight: NumberEditor) -> None:
    assert weight.answer() == ""


@pytest.mark.parametrize("text", ["70.5", "70,5"])
def test_both_decimal_marks_are_read(weight: NumberEditor, text: str) -> None:
    assert typed(weight, text).read() == "70.5"


@pytest.mark.parametrize(
    "text", ["1,234.5", "70 5", "1.234", ".5", "7e1", "70.", "70 lb", "\u0667\u0660"]
)
def test_what_is_not_one_number_is_refused_below_the_line(weight: NumberEditor, text: str) -> None:
    assert typed(weight, text).messages.slip.startswith("Weight: ")
    assert weight.line.text() == text


def test_a_value_that_cannot_be_meant_is_refused_with_the_limits(weight: NumberEditor) -> None:
    assert "20 to 300 kg" in typed(weight, "700").messages.slip
    assert weight.line.property("slip") == "true"


def test_typing_on_takes_the_slip_back(weight: NumberEditor) -> None:
    typed(weight, "700")
    press(weight.line, Qt.Key.Key_Backspace)
    assert weight.messages.slip == ""


def test_a_slip_is_not_shown_while_the_number_is_being_typed(weight: NumberEditor) -> None:
    write(weight.line, "7")
    assert weight.messages.slip == ""


def test_zero_is_a_value(qtbot: QtBot) -> None:
    editor = NumberEditor(made("oxygen_l_per_min", "Oxygen", FieldKind.NUMBER, "L/min"))
    qtbot.addWidget(editor)
    assert typed(editor, "0").read() == "0"


def test_empty_is_not_recorded_and_no_slip_when_left(weight: NumberEditor) -> None:
    weight.left.emit()
    assert weight.messages.slip == ""
    with pytest.raises(Slip, match="not answered yet"):
        weight.read()


def test_a_weight_is_echoed_in_words(weight: NumberEditor) -> None:
    assert typed(weight, "70,5").messages.echo == "seventy point five kg"


def test_a_refused_number_is_not_echoed(weight: NumberEditor) -> None:
    assert typed(weight, "700").messages.echo == ""


def test_a_heart_rate_is_not_echoed(qtbot: QtBot) -> None:
    editor = NumberEditor(made("heart_rate_per_min", "Heart rate", FieldKind.NUMBER, "/min"))
    qtbot.addWidget(editor)
    assert typed(editor, "112").messages.echo == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp])
def test_no_key_changes_a_number_by_steps(weight: NumberEditor, key: Qt.Key) -> None:
    write(weight.line, "70")
    press(weight.line, key)
    assert weight.answer() == "70"


def test_the_wheel_changes_nothing(weight: NumberEditor) -> None:
    write(weight.line, "70")
    turn_wheel(weight.line)
    assert weight.answer() == "70"


def test_the_name_that_is_read_out_has_the_unit(weight: NumberEditor) -> None:
    assert weight.line.accessibleName() == "Weight, kg"
    assert weight.line.objectName() == "weight_kg"


def test_findings_stand_below_the_most_severe_first(weight: NumberEditor) -> None:
    watch = Finding("a", Result.WATCH, "Weigh again.", "label")
    hold = Finding("b", Result.HOLD, "Hold the dose.", "label")
    weight.show_findings([watch, hold])
    told = weight.messages.accessibleName()
    assert told.index("Hold the dose.") < told.index("Weigh again.")


def test_findings_that_no_longer_hold_go(weight: NumberEditor) -> None:
    weight.show_findings([Finding("a", Result.WATCH, "Weigh again.", "label")])
    weight.show_findings([])
    assert weight.messages.isHidden()


def test_an_answer_on_file_closes_the_editor_until_a_new_one_is_asked_for(
    weight: NumberEditor,
) -> None:
    weight.show_on_file("70.5 kg, 20-Nov-2026 (2 h)")
    assert weight.on_file
    assert not weight.line.isVisible()
    button = weight.findChild(QPushButton, "new_weight_kg")
    assert button is not None
    click(button)
    assert weight.line.isVisible()
    assert not weight.on_file


@pytest.mark.parametrize("text", ["97 umol/L", "97µmol/l", "97 micromol/L"])
def test_another_unit_behind_the_number_is_converted_visibly(
    creatinine: NumberEditor, text: str
) -> None:
    typed(creatinine, text)
    assert creatinine.read() == "1.097285"
    assert creatinine.messages.slip == ""
    assert creatinine.messages.echo == "97 micromol/L is 1.097 mg/dL"


@pytest.mark.parametrize("text", ["1.1", "1.1 mg/dL", "1,1 MG / DL"])
def test_the_fields_own_unit_may_be_typed_too(creatinine: NumberEditor, text: str) -> None:
    typed(creatinine, text)
    assert creatinine.read() == "1.1"
    assert creatinine.messages.echo == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("97", "97 mg/dL cannot be right"),
        ("97 mmol/L", "“mmol/L” is no unit for it. Use: mg/dL, micromol/L."),
        ("97.25 umol/L", "has too many decimals; at most 1 decimal."),
        ("9000 umol/L", "cannot be right"),
        ("1e3", "is no unit for it"),
    ],
)
def test_a_unit_that_the_field_has_not_is_refused(
    creatinine: NumberEditor, text: str, said: str
) -> None:
    typed(creatinine, text)
    assert said in creatinine.messages.slip
