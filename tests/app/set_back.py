"""A founded ward whose register is cut, exchanged or taken away past the program."""

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

from il2nurse.app.founding import found_ward
from il2nurse.app.joining import Opened, open_station
from il2nurse.app.keys import key_of, station_keys
from il2nurse.domain.people import Person, Role
from il2nurse.settings import Settings, load_settings
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.guards import stand_guards
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.people.sign_in import sign_out

PIN: Final = "824613"
NINA: Final = Person("nina", "Nina Nurse", "RN", Role.NURSE)
PEOPLE: Final = 4
"""The newest entry that tells of a person: what is cut lies after it."""


def settings_at(home: Path) -> Settings:
    """The settings of a station with this home."""
    return load_settings({"IL2NURSE_HOME": str(home), "TZ": "America/New_York"})


def found(settings: Settings) -> int:
    """Found a ward whose sheet is confirmed, and close it; the number of its newest entry."""
    opened, by = found_ward(settings, "7 West", "WOW-03", "Adam Admin", PIN)
    add_person(opened.station, by, NINA, "713502")
    assert opened.register.head().number == PEOPLE
    record(opened)
    number = record(opened)
    opened.register.close()
    keys = station_keys(settings.home)
    keys.confirm(keys.all()[0])
    return number


def record(opened: Opened) -> int:
    """Have the administrator record something; the number of its entry."""
    sign_out(opened.station, opened.station.person("administrator"))
    return opened.register.head().number


def cut(settings: Settings, number: int) -> None:
    """Take every entry after this one out of the file, and put the guards up again."""
    key = key_of(settings.register, settings.home)
    with closing(connect(settings.register, key)) as database:
        database.execute("DROP TRIGGER entry_no_delete")
        database.execute("DELETE FROM entry WHERE number > ?", (number,))
        stand_guards(database)


def keep_old(settings: Settings) -> Path:
    """A copy of the file as it is now."""
    return shutil.copyfile(settings.register, settings.register.with_name("old"))


def grow(settings: Settings) -> int:
    """Open the ward's register, record something and close it."""
    opened = open_station(settings)
    number = record(opened)
    opened.register.close()
    return number


def write_anew(settings: Settings) -> bytes:
    """Put another ward's register in its place, whose key is here; what it is then."""
    cut(settings, PEOPLE)
    stranger = settings.home.parent / "stranger"
    shutil.copytree(settings.home / "keys", stranger / "keys")
    other = replace(settings_at(stranger), register=settings.register, station="WOW-09")
    for _ in range(4):
        grow(other)
    return settings.register.read_bytes()


def put_another_there(settings: Settings) -> bytes:
    """Put another ward's register in its place, whose key is here; what lies there then."""
    other = settings_at(settings.home.parent / "other")
    found(other)
    shutil.copytree(other.home / "keys", settings.home / "keys", dirs_exist_ok=True)
    other.register.replace(settings.register)
    return settings.register.read_bytes()
