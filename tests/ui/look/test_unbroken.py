"""A unit is not torn at the end of a line, and reads as it was given."""

import pytest
from PySide6.QtWidgets import QApplication

from il2nurse.ui.look.unbroken import JOINER, unbroken
from il2nurse.ui.widgets.label import Label


@pytest.mark.parametrize("text", ["0.9 mg/dL", "44 mL/h", "0.3 mL/kg/h", "105/60 mmHg", "mL/m²"])
def test_a_unit_stays_one_word(text: str) -> None:
    assert unbroken(text).count(f"/{JOINER}") == text.count("/")
    assert unbroken(text).replace(JOINER, "") == text


@pytest.mark.parametrize("text", ["12-Nov-2026 14:08", "(02-Dec)"])
def test_a_date_stays_one_word(text: str) -> None:
    assert unbroken(text).count(f"-{JOINER}") == text.count("-")
    assert unbroken(text).replace(JOINER, "") == text


@pytest.mark.parametrize(
    "text", ["/ward/ward.register", "a/b/c/d", "no slash", "history/physical-1"]
)
def test_a_path_may_go_on_below(text: str) -> None:
    assert unbroken(text) == text


def test_a_label_gives_its_text_back_and_does_not_grow(qapp: QApplication) -> None:
    label, plain = Label("Creatinine 0.9 mg/dL, 2"), Label("Creatinine 0.9 mg dL, 2")
    for each in (label, plain):
        each.set_wrapping()
        each.ensurePolished()
    assert label.text() == "Creatinine 0.9 mg/dL, 2"
    assert label.heightForWidth(136) == plain.heightForWidth(136)
    label.setText("Potassium 3.6 mmol/L")
    assert label.text() == "Potassium 3.6 mmol/L"
