"""Nothing is cut in the dialogs that open in one state alone, and no dialog is left out."""

import pkgutil
from importlib import import_module

import pytest
from pytestqt.qtbot import QtBot

import il2nurse.ui
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.workflow.dose import administration
from tests.ui.forms.by_state import BY_STATE, OfMoment, Scene
from tests.ui.forms.dialogs import EVERY, Asked, opened
from tests.ui.look.cut_looks import LETTERS_83, look, renamed, smallest
from tests.ui.seed import sit_down
from tests.ward import MRN, NURSE, Ward, make_ward


def long_named() -> Ward:
    """The ward of the longest name, its first dose a quarter of an hour nearer."""
    ward = renamed(make_ward(), *LETTERS_83)
    ward.pass_time(15)
    return ward


@pytest.mark.parametrize("scene", BY_STATE, ids=[" ".join(each.dialogs) for each in BY_STATE])
def test_nothing_is_cut_in(qtbot: QtBot, scene: Scene) -> None:
    ward = long_named()
    scene.happens(ward)
    seat = sit_down(qtbot, ward, scene.person)
    found: list[str] = []
    for name, asked in scene.dialogs.items():
        dialog = opened(seat, now(asked))
        for size in smallest():
            found += look(seat.window, size, name)
        dialog.close()
    assert not found, "\n".join(found)


def now(asked: OfMoment) -> Asked:
    """The dialog of the moment at which it opens."""
    return lambda session: asked(session, session.station.moment(MRN))


def kinds(above: type[Dialog]) -> set[type[Dialog]]:
    """Every kind of dialog below this one of which no other is made."""
    below = above.__subclasses__()
    return {kind for each in below for kind in kinds(each)} or {above}


def test_every_dialog_is_measured(qtbot: QtBot) -> None:
    for module in pkgutil.walk_packages(il2nurse.ui.__path__, "il2nurse.ui."):
        import_module(module.name)
    ward = long_named()
    ward.vital_signs()
    administration.begin(ward.station, NURSE, MRN)
    seat = sit_down(qtbot, ward, NURSE)
    measured: set[type[Dialog]] = {type(opened(seat, asked)) for asked in EVERY.values()}
    for scene in BY_STATE:
        ward = long_named()
        scene.happens(ward)
        seat = sit_down(qtbot, ward, scene.person)
        measured |= {type(now(make)(seat.session)) for make in scene.dialogs.values()}
    shipped = {kind for kind in kinds(Dialog) if kind.__module__.startswith("il2nurse.")}
    assert {kind.__name__ for kind in shipped - measured} == set()
