"""Orders in the pictures: changed, verified, paused, switched; and the bag of a day that runs."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest

from build.stage import NOW, Stage
from il2nurse.app.papers import load_papers
from il2nurse.app.shelf import Shelf
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.moment import Moment
from il2nurse.home import resources_folder
from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.ui.course.changes.change_order import ChangeOrderDialog
from il2nurse.ui.course.changes.switch_regimen import SwitchRegimenDialog
from il2nurse.ui.course.changes.verify_version import VerifyVersionDialog
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.session import Session
from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.course.approving import approve_regimen

D = TypeVar("D", bound=Dialog)
MRN: Final = "MRN-204871"
APPROVE: Final = (("petrov", "3568"), ("costa", "9026"))
SHARED: Final = Path(__file__).resolve().parent.parent / "tests" / "scenarios" / "shared"
ID: Final = "aldesleukin-high-dose-iv"
WARD: Final = """
[scenario]
format = 2
title = "A ward of the pictures"
uses = [{uses}]
regimen = "{regimen}"
start = "2026-11-20 08:00"
zone = "America/New_York"
"""
GIVEN: Final = """
[[act]]
do = "results"
by = "novak"
taken_at = "-10 min"

[[act]]
at = "due -30 min"
do = "dose"
by = "novak"
with = "okafor"
"""
CHANGED: Final = """
[[act]]
at = "+1 h"
do = "change_order"
by = "costa"
weight_kg = 74
weighed_on = "2026-11-20"
reason = "Weighed again: the scale of admission was wrong"
"""
PAUSED: Final = """
[[act]]
at = "+1 h"
do = "pause_order"
by = "costa"
reason = "The dentist looks at a tooth first"
"""
DAY_BAG: Final = """
[[act]]
do = "admit"
by = "lindqvist"

[[act]]
do = "order"
by = "costa"
dose_million = 12
first_slot = "2026-11-20 10:00"
with = "okafor"
protocol = "ACTG 5001"

[[act]]
at = "09:00"
do = "begin"
by = "novak"

[[act]]
do = "steps"
with = "okafor"

[[act]]
at = "10:00"
do = "start"

[[act]]
at = "+4 h"
do = "vital_signs"
"""
WAS: Final = 'title = "Daily blood tests"\nevery = "24 h"'
IS: Final = 'title = "Daily blood tests"\nevery = "12 h"'


def show_changed(size: QSize) -> MainWindow:
    """The order of another weight, before the prescriber signs it."""
    window = _ward(size, "costa", GIVEN)
    answers: dict[str, Answer] = {
        "dosing_weight_kg": "74",
        "reason": "Weighed again: the scale of admission was wrong",
    }
    dialog = _asked(window, ChangeOrderDialog)
    if dialog.form:
        for name, answer in answers.items():
            dialog.form.editors[name].set_answer(answer)
    return window


def show_verified(size: QSize) -> MainWindow:
    """A changed order that a second person worked out, before they sign."""
    window = _ward(size, "okafor", GIVEN + CHANGED)
    dialog = _asked(window, VerifyVersionDialog)
    if dialog.form:
        for name, answer in (("weight_again_kg", "74"), ("dose_again_million", "44.4")):
            if name in dialog.form.editors:
                dialog.form.editors[name].set_answer(answer)
    dialog.act()
    return window


def show_paused(size: QSize) -> MainWindow:
    """The page of a patient whose order is paused."""
    return _ward(size, "novak", GIVEN + PAUSED)


def show_switch(size: QSize) -> MainWindow:
    """What differs between the version of the course and the one that is in effect."""
    window = _ward(size, "costa", GIVEN, overlaid=True)
    _asked(window, SwitchRegimenDialog)
    return window


def show_day_bag(size: QSize) -> MainWindow:
    """The first bag of five, four hours after its start."""
    window = _ward(size, "novak", DAY_BAG, regimen="aldesleukin-continuous-iv-hiv", ordered=False)
    window.session.go("dose", MRN, DoseKey(MRN, 1, 1, 1))
    # The step comes with the window's next turn.
    QTest.qWait(1)
    return window


def _ward(
    size: QSize,
    who: str,
    acts: str,
    *,
    regimen: str = ID,
    ordered: bool = True,
    overlaid: bool = False,
) -> MainWindow:
    """A window on a ward on which this was done, at the page of its patient."""
    names = ["ordinary.toml", *(["ordered.toml"] if ordered else [])]
    uses = ", ".join(f'"{(SHARED / name).as_posix()}"' for name in names)
    stage = Stage(ZoneInfo("America/New_York"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pictures.toml"
        path.write_text(WARD.format(uses=uses, regimen=regimen) + acts, encoding="utf-8")
        play(read_scenario(path, NOW), stage)
        if overlaid:
            stage.regimens = Shelf([resources_folder() / "regimens", _overlay(Path(folder))])
        # The clock goes on as the ward's own did: an infusion's timer asks for no less.
        clock = stage.clock or SimulatedClock(NOW)
        station = stage.open("5W-02", clock)
        people = station.people()
        if overlaid:
            newer, today = station.regimens.today()[ID], station.today(clock.read().at)
            for person, pin in APPROVE:
                approve_regimen(station, people[person], newer, today, pin)
    window = MainWindow(Session(station, load_papers(), practice=True, ward="Practice ward"))
    window.resize(size)
    window.show()
    window.session.begin(people[who])
    window.session.go("patient", MRN)
    return window


def _overlay(folder: Path) -> Path:
    """The site's own version, in which blood is taken more often."""
    site = folder / "site"
    site.mkdir()
    text = (resources_folder() / "regimens" / f"{ID}.toml").read_text(encoding="utf-8")
    version = next(each for each in text.splitlines() if each.startswith("version = "))
    head = f'version = "2026.2"\noverlays = "{ID}"\noverlay_reason = "Blood is taken twice a day"'
    text = text.replace(version, head, 1).replace(WAS, IS)
    (site / f"{ID}.toml").write_text(text, encoding="utf-8")
    return site


def _asked(window: MainWindow, dialog: Callable[[Session, Moment], D]) -> D:
    """The dialog, opened on the patient's page."""
    page = window.page
    if not isinstance(page, PatientPage):
        raise TypeError("No patient is on show.")
    made = dialog(window.session, window.session.station.moment(MRN))
    page.ask(made)
    return made
