"""Names that stand in the register and on paper stand in no other file that a session leaves."""

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from il2nurse.app.changing_keys import groups_of
from il2nurse.app.window import Opening, show_window
from il2nurse.cli.commands import run
from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.readable.papers import DOWNTIME
from il2nurse.settings import load_settings
from il2nurse.ui.papers.preview import PreviewPage
from il2nurse.ui.papers.printing import ToPrinter, clear_viewed
from il2nurse.ui.papers.recovery_sheet import RecoverySheetPage
from il2nurse.workflow.patient.admission import admit
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.people.sign_in import change_own_pin
from tests.figures.canary.looking import named
from tests.ui.hands import write
from tests.ui.people.beginnings import Beginning

ADMINISTRATOR: Final = "Zephyrine Canaria"
NURSE: Final = Person("ottoline", "Ottoline Quillfeather", "RN", Role.NURSE)
PATIENT: Final = Patient(
    "90417733", "Marchwhistle", "Ingomar", date(1968, 3, 14), "male", "712-A", (), ()
)
TYPED: Final = "Halfwritten"
CANARIES: Final = ("Zephyrine", "Quillfeather", "Marchwhistle", "Ingomar", TYPED)


@pytest.fixture
def begun(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Beginning]:
    """A station all of whose files lie in one folder, its temporary and its user's ones too."""
    for name in ("home", "tmp", "user", "share"):
        (tmp_path / name).mkdir()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    monkeypatch.setenv("IL2NURSE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    (tmp_path / "home" / "station.toml").write_text(
        f"second_place = '{tmp_path / 'share'}'\n", encoding="utf-8"
    )
    before = os.umask(0o077)  # as the program has it from its first line on
    window = show_window(qapp, tmp_path / "home")
    qtbot.addWidget(window)
    opening = Opening(window, tmp_path / "home")
    opening.begin()
    yield Beginning(window, load_settings(dict(os.environ)), qtbot)
    window.close()
    opening.finish()
    os.umask(before)


def found(begun: Beginning) -> None:
    """A ward whose sheet is confirmed, with a nurse and a patient."""
    begun.wait_for("create_ward")
    begun.fill(name=ADMINISTRATOR)
    begun.wait_for("page_recovery_sheet")
    page = begun.window.page
    assert isinstance(page, RecoverySheetPage)
    groups = groups_of(begun.settings.register, begun.settings.home)[1]
    for number in page.groups.typed():
        write(page.groups.box(number), groups[number - 1])
    begun.click("confirm_sheet")
    session = begun.window.session
    add_person(session.station, session.who, NURSE, "713502")
    change_own_pin(session.station, NURSE, "713502", "482915")
    admit(session.station, NURSE, PATIENT)
    session.end()


def work(begun: Beginning) -> None:
    """The nurse signs in, looks for the patient, types and leaves it, prints, meets an error."""
    begun.write("person", NURSE.name)
    begun.write("pin", "482915")
    begun.click("sign_in")
    begun.wait_for("page_ward")
    session = begun.window.session
    begun.write("find_patient", PATIENT.family)
    session.go("patient", PATIENT.mrn)
    session.go("new_patient")
    begun.write("family", TYPED)
    begun.qtbot.waitUntil(lambda: bool(list(begun.settings.home.rglob("drafts-*"))))
    session.go("preview", paper=DOWNTIME.name)
    preview = begun.window.page
    assert isinstance(preview, PreviewPage)
    assert preview.paper
    preview.keep(begun.settings.home / "papers" / "saved.pdf")
    ToPrinter("there-is-no-such-spooler").put("record", preview.paper)
    problem = ValueError(f"{PATIENT.family}, MRN {PATIENT.mrn}")
    sys.excepthook(ValueError, problem, None)


def test_no_name_stands_in_a_file_that_is_neither_register_nor_paper(
    begun: Beginning, tmp_path: Path
) -> None:
    found(begun)
    work(begun)
    register = str(begun.settings.register)
    begun.window.close()
    clear_viewed()
    for words in (
        ("verify", "--register", register),
        ("key", "status"),
        ("copy", "--register", register),
        ("drill", "--register", register),
        ("labs", "list", "--register", register, "--mrn", PATIENT.mrn),
    ):
        assert run(words) == 0, words
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    places = {str(each.relative_to(tmp_path)) for each in files}
    assert any(place.startswith("share") for place in places)
    assert {"home/station/trouble.log", "home/papers/saved.pdf"} <= places
    assert any("drafts-" in place for place in places)
    assert not [place for place in places if place.startswith(("tmp", "user"))]
    for family in CANARIES:
        told = {named(each, tmp_path, family, PATIENT.mrn) for each in files}
        assert told == {""}, family
    others = [each for each in files if each.stat().st_mode & 0o077 and each.suffix != ".toml"]
    assert not others, "only the station file may be read by others"
