"""The window has the letters of every script that paper has."""

import pytest
from PySide6.QtGui import QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication

from il2nurse.ui.look import fonts

FAMILIES = {
    "Noto Sans Arabic": "فاطمة",
    "Noto Sans Hebrew": "כהן",
    "Noto Sans Devanagari": "प्रिय",
    "Noto Sans Thai": "สมชาย",
    "Noto Sans CJK SC": "王小明김철수",
    "Noto Sans Symbols2": "☐",
}


@pytest.mark.parametrize(("family", "word"), FAMILIES.items())
def test_a_script_has_its_typeface(qapp: QApplication, family: str, word: str) -> None:
    fonts.load()
    made = fonts.font()
    made.setFamily(family)
    raw = QRawFont.fromFont(made)
    assert family in QFontDatabase.families()
    assert all(raw.supportsCharacter(ord(mark)) for mark in word)
