"""A kind of fluid is one row: with its letter it has its button, and no letter stands twice."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.chart.fluids import FLUID_KINDS, FluidKind, kind_label
from il2nurse.ui.chart.fluid_kinds import Kinds
from il2nurse.ui.widgets.action import Action

ADDED = FluidKind("tube_out", "out", "Stomach tube", "G")


def test_each_row_has_its_own_name_label_and_letter() -> None:
    letters = [kind.letter for kind in FLUID_KINDS if kind.letter]
    for said in (letters, [k.id for k in FLUID_KINDS], [k.label for k in FLUID_KINDS]):
        assert len(set(said)) == len(said)
    assert [kind_label(kind.id) for kind in FLUID_KINDS] == [kind.label for kind in FLUID_KINDS]
    assert [kind.id for kind in FLUID_KINDS if not kind.letter] == ["aldesleukin_bag"]


def test_each_row_has_its_button_and_its_letter_presses_it(qtbot: QtBot) -> None:
    rows = (*FLUID_KINDS, ADDED)
    kinds = Kinds(rows)
    qtbot.addWidget(kinds)
    for row in rows:
        button = kinds.findChild(Action, f"kind_{row.id}")
        assert (button is not None) is bool(row.letter)
        if row.letter:
            QTest.keyClicks(kinds, row.letter.lower())
            assert kinds.kind is row
