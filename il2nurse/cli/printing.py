"""``il2nurse print``: papers of a register as PDF files."""

import os
from argparse import Namespace
from collections.abc import Iterable
from getpass import getpass
from pathlib import Path
from typing import Final

from il2nurse.app.papers import load_papers
from il2nurse.cli.at_work import settings_for, station_of
from il2nurse.cli.opening import sound_register
from il2nurse.cli.speaking import NO_TEXT, ExitCode, Refused, is_text, say, say_json
from il2nurse.cli.subjects import SUBJECTS, about_patient
from il2nurse.cli.words import refuse_replace, refuse_unread
from il2nurse.domain.people import Person
from il2nurse.files.writing import TAKEN, NotWritten
from il2nurse.readable.content import About, PaperKind
from il2nurse.readable.papers import DOWNTIME, EVERY_PAPER, REGIMEN, REGIMEN_TEXT
from il2nurse.workflow.papers.downtime import PackKeeper
from il2nurse.workflow.papers.outlets import ToFile, ToFolder
from il2nurse.workflow.papers.printing import print_paper
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station

PIN = "IL2NURSE_PIN"


TAKES: Final[dict[About, tuple[str, ...]]] = {
    About.DOSE: ("mrn", "course", "cycle", "dose"),
    About.BAG: ("mrn",),
    About.LABEL: ("mrn",),
    About.PERIOD: ("mrn", "from", "to"),
    About.PATIENT: ("mrn",),
    About.CLEARANCE: ("mrn", "regimen"),
    About.WARD: (),
    About.TEXT: ("regimen",),
}
"""By what a paper about one of them is named."""


def run(asked: Namespace) -> ExitCode:
    """Print what was asked for; every printing is recorded in the register."""
    kind = kind_asked(asked)
    refuse_unread(asked, f"print {asked.what}", TAKES[kind.about], TAKES.values())
    refuse_replace(asked)
    if kind is DOWNTIME and not asked.out and not asked.papers:
        refuse_unread(asked, f"print {asked.what} without --out", (), [("person",)])
        return write_pack(asked)
    if bool(asked.out) == bool(asked.papers):
        raise Refused("Say where the paper goes: --out FILE, or --papers FOLDER.")
    if asked.out and asked.out.exists() and not asked.replace:
        raise Refused(TAKEN.format(asked.out))
    with sound_register(asked.register) as register:
        settings = settings_for(register)
        station = station_of(register)
        size = asked.page_size or settings.page_size
        written = write_all(station, asked, find_person(station, asked.person), size)
    return tell_written(asked, written)


def tell_written(asked: Namespace, written: Iterable[Path]) -> ExitCode:
    """Name the files."""
    if asked.json:
        say_json({"papers": [str(path) for path in written]})
    else:
        for path in written:
            say(str(path))
    return ExitCode.DONE


def write_pack(asked: Namespace) -> ExitCode:
    """The downtime pack, to the papers folder and the second place of this station."""
    with sound_register(asked.register) as register:
        settings = settings_for(register)
        station = station_of(register)
        places = (settings.papers, settings.second_place)
        folders = [place for place in places if place is not None]
        size = asked.page_size or settings.page_size
        keeper = PackKeeper(station, load_papers(), folders, size)
        problem = keeper.write()
    if problem:
        raise NotWritten(problem)
    return tell_written(asked, keeper.files)


def find_person(station: Station, name: str | None) -> Person | None:
    """The person who prints, with their PIN; nobody where none was named."""
    if not name:
        return None
    person = named_person(station, name)
    confirm_identity(station, person, ask_pin(person))
    return person


def named_person(station: Station, name: str) -> Person:
    """The person of this id or full name."""
    people = station.people()
    meant = [each for each in people.values() if each.name.casefold() == name.casefold()]
    if name in people or len(meant) != 1:
        return station.person(name)
    return meant[0]


def ask_pin(person: Person) -> str:
    """The PIN from the environment, or as it is typed."""
    try:
        pin = os.environ.get(PIN) or getpass(f"PIN of {person.shown}: ")
    except EOFError as error:
        raise Refused("No PIN was typed. Nothing was done.") from error
    except UnicodeDecodeError as error:
        raise Refused(NO_TEXT) from error
    if not is_text(pin):
        raise Refused(NO_TEXT)
    return pin


def write_all(station: Station, asked: Namespace, by: Person | None, size: str) -> tuple[Path, ...]:
    """Write every paper that was asked for."""
    kind = kind_asked(asked)
    subjects = SUBJECTS.get(kind.about, about_patient)(station, asked)
    papers, into = load_papers(), ToFolder(asked.papers) if asked.papers else None
    outlet = into or ToFile(asked.out, replace=asked.replace)
    for subject in subjects:
        print_paper(station, by, kind, subject, papers, size, outlet=outlet)
    return tuple(into.written) if into else (asked.out,)


def kind_asked(asked: Namespace) -> PaperKind:
    """The kind of paper that is meant: a regimen that is named for no patient is its text."""
    kind = find_kind(asked.what)
    return REGIMEN_TEXT if kind is REGIMEN and asked.regimen and not asked.mrn else kind


def find_kind(word: str) -> PaperKind:
    """The kind of paper of this word; ``Refused`` names all that there are."""
    for kind in EVERY_PAPER.values():
        if word in (kind.name, kind.word):
            return kind
    known = ", ".join(kind.word for kind in EVERY_PAPER.values())
    raise Refused(f"There is no paper “{word}”. There are: {known}.")
