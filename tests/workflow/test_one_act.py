"""Every act of the workflow: by whom may still do it, kept once, judged when it is written."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

import il2nurse.workflow
from il2nurse.domain.people import NotAllowed, Role
from il2nurse.workflow.one_act import KeptBefore
from il2nurse.workflow.people.access import change_role, end_person, readmit_person
from tests.ward import CHARGE, NURSE, PIN, Ward, make_ward

WORKFLOW: Final = Path(il2nurse.workflow.__file__).parent
Act = Callable[..., Any]

EVENTS: Final[Mapping[str, str]] = {
    "sign_in": "to come twice is two comings",
    "sign_out": "to leave twice is two leavings",
    "lock": "to lock twice is two lockings",
    "unlock": "to open twice is two openings",
    "confirm_identity": "keeps only a wrong PIN; to try twice is two tries",
    "check_witness": "keeps only a wrong PIN or witness; to try twice is two tries",
    "may_keep_key": "keeps only a wrong PIN; to try twice is two tries",
    "watch_clock": "every look at the clock is its own",
    "compare_clock": "every look at the clock is its own",
    "keep_clock": "every look at the clock is its own",
    "check_filled": "keeps only a refused answer, and that once for the same answers",
    "refuse_scanned": "keeps only a refused answer, and that once for the same answers",
    "label_bag": "two printings are two labels, each with its number",
    "_put_out": "two printings are two papers, each with its number",
}
"""The acts without a request, and why twice is twice, or cannot be."""

UNASKED: Final = {
    "record_printing",
    "_keep",
    "_confirm",
    "_keep_tried",
    "refuse_one_pin",
} | EVENTS.keys()
"""Functions that record without a request: parts of acts, which keep a refusal or an event."""


PARTS: Final = {
    "check_pump",
    "record_printing",
    "refuse_blocked",
    "refuse_one_pin",
    "keeping_tried_pins",
    "write_on_chart",
}
"""Public functions that record as a part of an act of the workflow, and are called nowhere else."""


def modules() -> Iterator[str]:
    for found in pkgutil.walk_packages([str(WORKFLOW)], "il2nurse.workflow."):
        yield found.name


def is_act(function: ast.FunctionDef) -> bool:
    return any(isinstance(d, ast.Name) and d.id == "one_act" for d in function.decorator_list)


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    """The outermost functions of the workflow, each with its module."""
    for module in modules():
        source = inspect.getsource(importlib.import_module(module))
        for node in ast.parse(source).body:
            if isinstance(node, ast.FunctionDef):
                yield module, node


ACTS: Final = {
    node.name: getattr(importlib.import_module(module), node.name)
    for module, node in functions()
    if is_act(node)
}


def records(node: ast.AST) -> Iterator[ast.Call]:
    """The calls of ``station.record`` within."""
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and ast.unparse(each.func) == "station.record":
            yield each


def given(act: Act, **told: object) -> dict[str, object]:
    """Arguments of an act: those that are told, and nothing in place of every other."""
    names = inspect.signature(act).parameters
    return {name: told.get(name) for name in names if name in told or name != "request"}


@pytest.fixture
def ward() -> Ward:
    """A ward with an ordered course."""
    return make_ward()


def test_there_are_as_many_acts_as_there_ever_were() -> None:
    assert len(ACTS) >= 54


@pytest.mark.parametrize("act", [pytest.param(act, id=name) for name, act in ACTS.items()])
def test_an_act_has_a_request_or_a_reason_why_not(act: Act) -> None:
    assert ("request" in inspect.signature(act).parameters) != (act.__name__ in EVENTS)


def test_what_is_recorded_is_recorded_under_the_acts_request() -> None:
    for module, function in functions():
        for call in records(function):
            named = any(isinstance(part, ast.Name) and part.id == "request" for part in call.args)
            assert named or function.name in UNASKED, f"{module}.{function.name}"


def called_in(node: ast.AST) -> set[str]:
    """The names of what is called within."""
    calls = (each.func for each in ast.walk(node) if isinstance(each, ast.Call))
    return {ast.unparse(each).rpartition(".")[2] for each in calls}


def test_whatever_comes_to_record_is_an_act_or_a_part_of_one() -> None:
    known = [function for _, function in functions()]
    reach = {each.name for each in known if any(records(each))}
    while True:
        acts = reach & ACTS.keys()
        more = {each.name for each in known if called_in(each) & (reach - acts)} - reach
        if not more:
            break
        reach |= more
    assert {name for name in reach - ACTS.keys() if not name.startswith("_")} == PARTS
    for path in WORKFLOW.parent.rglob("*.py"):
        if WORKFLOW not in path.parents:
            assert not called_in(ast.parse(path.read_text(encoding="utf-8"))) & PARTS, path


def test_nothing_is_recorded_outside_an_act(ward: Ward) -> None:
    with pytest.raises(RuntimeError, match="one_act"):
        ward.station.record(NURSE, [])


@pytest.mark.parametrize(
    "act",
    [pytest.param(a, id=n) for n, a in ACTS.items() if "by" in inspect.signature(a).parameters],
)
def test_who_was_ended_or_demoted_elsewhere_acts_no_more(ward: Ward, act: Act) -> None:
    end_person(ward.station, CHARGE, NURSE.id)
    before = ward.station.register.head()
    with pytest.raises(NotAllowed, match="has no access to this ward any more"):
        act(**given(act, station=ward.station, by=NURSE))
    assert ward.station.register.head() == before
    readmit_person(ward.station, CHARGE, NURSE.id, PIN)
    change_role(ward.station, CHARGE, NURSE.id, Role.STUDENT)
    before = ward.station.register.head()
    with pytest.raises(NotAllowed, match=r"is now student at this ward.*sign in again"):
        act(**given(act, station=ward.station, by=NURSE))
    assert ward.station.register.head() == before


@pytest.mark.parametrize(
    "act", [pytest.param(act, id=name) for name, act in ACTS.items() if name not in EVENTS]
)
def test_a_request_that_was_kept_is_not_kept_twice(ward: Ward, act: Act) -> None:
    kept = ward.station.register.newest(1)[0].request
    before = ward.station.register.head()
    with pytest.raises(KeptBefore, match=r"recorded already, at 07:00.*a second time"):
        act(**given(act, station=ward.station, by=NURSE, request=kept))
    assert ward.station.register.head() == before
