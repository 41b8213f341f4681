"""A station that works with one patient and is killed; what it leaves on its disk is looked at."""

import os
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from il2nurse.app.copies.second_place import copy_to_second
from il2nurse.app.founding import found_ward
from il2nurse.app.head_watch import HeadWatch
from il2nurse.app.papers import LatePapers
from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.record.register.entries import Author
from il2nurse.domain.record.register.register_facts import RegisterCreatedFact
from il2nurse.settings import Settings, load_settings
from il2nurse.storage.files.heads import StationHeads
from il2nurse.storage.register import create_register
from il2nurse.ui.papers.printing import ToPrinter
from il2nurse.ui.qt.drafts import Drafts
from il2nurse.ui.shell.last_resort import LastResort
from il2nurse.workflow.papers.downtime import PackKeeper
from il2nurse.workflow.patient.admission import admit
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.station import Station
from tests.storage.registers import NOW, ZONE

NURSE: Final = Person("nina", "Nina Nurse", "RN", Role.NURSE)
ENCRYPTED: Final = "the register is encrypted"
TYPED: Final = "what was typed is as secret as the register"
SILENT: Final = "the log holds places, never values"


class Talkative(LastResort):
    """A log that says what the error said."""

    def catch(self, kind: type[BaseException], problem: BaseException, trace: object) -> None:
        """Log it with its text."""
        self._write(str(problem))


def make_plain(settings: Settings) -> None:
    """A ward's register as programs made it that did not encrypt."""
    fact = RegisterCreatedFact(str(uuid4()), practice=False, name="7 West")
    by = Author("administrator", "administrator", "1", "0.1.0")
    create_register(settings.register, fact, by, NOW, ZONE).close()


def work(settings: Settings, patient: Patient, without: str) -> None:
    """Admit the patient, print, copy, type, fail."""
    if without == ENCRYPTED:
        make_plain(settings)
    opened, by = found_ward(settings, "7 West", "WOW-03", "Adam Admin", "824613")
    register = opened.register
    with closing(register):
        HeadWatch(StationHeads(settings.heads), register).begin()
        add_person(opened.station, by, NURSE, "713502")
        admit(opened.station, NURSE, patient)
        register.copy_to(settings.register.parent, opened.station.now().at)
        copy_to_second(register, settings.second_place)
        print_all(settings, opened.station)
        sealing = None if without == TYPED else register
        drafts = Drafts(settings.drafts(register.identity().register), sealing=sealing)
        place = f"nina {patient.mrn} note"
        drafts.keep(place, {"note": f"{patient.family} is asleep"}, opened.station.now().at)
        drafts.write()
        fail(settings, patient, (Talkative if without == SILENT else LastResort))


def print_all(settings: Settings, station: Station) -> None:
    """The papers that lie in their folder, and one that was laid ready for a viewer."""
    PackKeeper(station, LatePapers(), [settings.papers], settings.page_size).write()
    for paper in settings.papers.rglob("*.pdf"):
        ToPrinter("there-is-no-such-spooler").put("record", paper.read_bytes())


def fail(settings: Settings, patient: Patient, kind: type[LastResort]) -> None:
    """An error that names the patient."""
    log = settings.home / "station" / "trouble.log"
    try:
        int(f"{patient.family}, MRN {patient.mrn}")
    except ValueError as problem:
        kind(log, lambda tone, sentence: None).catch(type(problem), problem, problem.__traceback__)


def main(home: Path, family: str, mrn: str, without: str) -> None:
    """Work, and end as a process that is killed."""
    settings = load_settings({"IL2NURSE_HOME": str(home), "TZ": "America/New_York"})
    second = home.parent / "share"
    second.mkdir()
    settings = replace(settings, second_place=second)
    patient = Patient(mrn, family, "Eleanor", date(1968, 3, 14), "female", "712-A", (), ())
    work(settings, patient, without)
    os._exit(0)


if __name__ == "__main__":
    application = QCoreApplication([])  # what was typed is kept behind a timer of it
    main(Path(sys.argv[1]), *sys.argv[2:])
