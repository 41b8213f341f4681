"""Pressed again after "it is not known whether this was saved", an act is recorded once."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

import il2nurse.ui
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.ui.patient.new_patient import NewPatientPage
from il2nurse.workflow.register import Append, NotSaved
from tests.ui.chart.test_charting import fluid, open_page
from tests.ui.dose.conftest import open_bed
from tests.ui.hands import click, write
from tests.ui.patient.test_admitting import fill
from tests.ui.seed import Seat
from tests.ward import Ward, make_ward
from tests.workflow.test_one_act import ACTS, EVENTS

UI = Path(il2nurse.ui.__file__).parent
KEPT_OTHERWISE = {"one_press.py"}
"""By its act, until the register answered."""
UNKNOWN = "It is not known whether this was saved, because the register cannot be read now."


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


def test_the_next_patient_is_admitted_after_it(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept(seat.ward, Kind.PATIENT_ADMITTED)
    seat.session.go("new_patient")
    fill(seat)
    page = seat.page
    assert isinstance(page, NewPatientPage)
    keep_and_not_say_so(seat.ward, monkeypatch)
    page.act()
    page.act()
    assert kept(seat.ward, Kind.PATIENT_ADMITTED) == before + 1
    assert page.form
    page.form.set_answers({"mrn": "00530799", "family": "Olsen", "given": "Per", "bed": "714"})
    page.act()
    assert kept(seat.ward, Kind.PATIENT_ADMITTED) == before + 2


def calls(node: ast.AST, name: str) -> Iterator[ast.Call]:
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and ast.unparse(each.func) == name:
            yield each


def requests_in(tree: ast.AST) -> int:
    """How often a request is made there."""
    return sum(isinstance(each, ast.Attribute) and each.attr == "new_id" for each in ast.walk(tree))


def kept_requests_in(tree: ast.AST) -> int:
    """How often it is kept with the page that asks, for whatever is pressed there."""
    return sum(
        requests_in(each.value)
        for each in ast.walk(tree)
        if isinstance(each, ast.Assign)
        and not any(isinstance(part, ast.Name) for part in names_of(each.targets[0]))
    )


def names_of(target: ast.expr) -> Sequence[ast.expr]:
    return target.elts if isinstance(target, ast.Tuple) else [target]


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
    lost = {
        path.name
        for path, tree in MODULES.items()
        if requests_in(tree) != kept_requests_in(tree) and path.name not in KEPT_OTHERWISE
    }
    assert lost == set()
