"""Pressed again after "it is not known whether this was saved", an act is recorded once."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

import il2nurse.ui
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.workflow.register import Append, NotSaved
from tests.ui.chart.test_charting import fluid, open_page
from tests.ui.dose.conftest import open_bed
from tests.ui.hands import click, write
from tests.ui.seed import Seat
from tests.ward import Ward, make_ward
from tests.workflow.test_one_act import ACTS, EVENTS

UI = Path(il2nurse.ui.__file__).parent
UNKNOWN = "It is not known whether this was saved, because the register cannot be read now."
ANEW = {
    "__init__",
    "open",
    "prepare",
    "_clear",
    "_striking",
    # Only once the one before was recorded, or known to be.
    "_go_on",
    "_record",
    "_chart",
    "act",
}
"""Where a request is made: when a person is asked, never by the press that records."""


def keep_and_not_say_so(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next act is kept, and nobody hears of it."""
    register = ward.station.register
    append = register.append

    def once(asked: Append) -> tuple[Entry, ...]:
        append(asked)
        monkeypatch.undo()
        raise NotSaved(UNKNOWN)

    monkeypatch.setattr(register, "append", once)


def kept(ward: Ward, kind: Kind) -> int:
    return len(ward.station.register.of_kind(kind))


def test_an_interruption(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    ward = make_ward()
    bed = open_bed(qtbot, ward, "contraindications")
    keep_and_not_say_so(ward, monkeypatch)
    bed.press(Qt.Key.Key_F6)
    bed.press(Qt.Key.Key_F6)
    assert kept(ward, Kind.INTERRUPTED) == 1
    bed.press(Qt.Key.Key_F6)
    assert kept(ward, Kind.INTERRUPTED) == 2


def type_pin_and_add(seat: Seat) -> None:
    write(seat.line("new_pin"), "2468")
    write(seat.line("new_pin_again"), "2468")
    click(seat.button("add_person"))


def test_a_new_colleague(charge: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    charge.session.go("people")
    write(charge.line("new_name"), "Oya Demir")
    box = charge.find("new_role")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText("Nurse"))
    before = kept(charge.ward, Kind.PERSON_ADDED)
    keep_and_not_say_so(charge.ward, monkeypatch)
    type_pin_and_add(charge)
    charge.session.follow()
    type_pin_and_add(charge)
    assert kept(charge.ward, Kind.PERSON_ADDED) == before + 1


def test_the_next_volume_is_recorded_after_it(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    open_page(seat)
    keep_and_not_say_so(seat.ward, monkeypatch)
    dialog = fluid(seat, "u", "150")
    dialog.act()
    assert kept(seat.ward, Kind.FLUID) == 1
    dialog.typed.set_answers({"ml": "200"})
    dialog.act()
    assert kept(seat.ward, Kind.FLUID) == 2


def calls(node: ast.AST, name: str) -> Iterator[ast.Call]:
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and ast.unparse(each.func) == name:
            yield each


def makes_request(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(each, ast.Attribute) and each.attr == "new_id" for each in ast.walk(function)
    )


def imported_acts(tree: ast.Module) -> Iterator[str]:
    """The acts with a request that a module takes from the workflow by their names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("il2nurse.workflow"):
            yield from (each.name for each in node.names if each.name in ACTS.keys() - EVENTS)


def has_request(call: ast.Call) -> bool:
    said = [ast.unparse(each) for each in call.args]
    return "request" in [each.arg for each in call.keywords] or any(
        each.endswith(("request", "once")) for each in said
    )


MODULES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in UI.rglob("*.py")}


def test_every_act_of_the_window_says_which_it_is() -> None:
    found = [
        (path.name, name, has_request(call))
        for path, tree in MODULES.items()
        for name in imported_acts(tree)
        for call in calls(tree, name)
    ]
    assert len(found) > 40
    assert [(path, name) for path, name, said in found if not said] == []


def test_a_press_makes_no_request_of_its_own() -> None:
    made = {
        (path.name, function.name)
        for path, tree in MODULES.items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef) and makes_request(function)
    }
    assert {(path, name) for path, name in made if name not in ANEW} == {("one_press.py", "_once")}
