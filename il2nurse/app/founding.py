"""Founding a ward: its names in the station file, its register, its administrator."""

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from il2nurse.app.copies.beside import thin_copies
from il2nurse.app.joining import Opened, open_station
from il2nurse.domain.people import Person, Role
from il2nurse.files.private import make_private_folder
from il2nurse.files.writing import write_over
from il2nurse.settings import FILE, Settings
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.people.pins import check_pin_rules
from il2nurse.workflow.register import NotSaved

ADMINISTRATOR = "administrator"


def found_ward(
    settings: Settings, ward: str, station: str, name: str, pin: str
) -> tuple[Opened, Person]:
    """The ward's register with its administrator; what is there already is kept.

    The copy of the start gives way to one that holds the administrator: without one in it nobody
    could restore it.

    Raises ``NotAllowed`` for a PIN that is too easy, before anything is made.
    """
    check_pin_rules(pin, settings.pin_digits)
    keep_names(settings.home, ward, station)
    opened = open_station(replace(settings, ward=ward, station=station))
    person = Person(ADMINISTRATOR, name, "", Role.ADMINISTRATOR)
    entry = add_person(opened.station, None, person, pin)
    with suppress(NotSaved):
        copy = opened.register.copy_to(opened.register.path.parent, entry.recorded_at)
        thin_copies(opened.register, copy)
    return opened, person


def keep_names(home: Path, ward: str, station: str) -> None:
    """Write the names into the station file; every other line of it stays."""
    make_private_folder(home)
    path = home / FILE
    old = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    names = {"ward": ward, "station": station}
    new = [f"{key} = {json.dumps(name, ensure_ascii=False)}" for key, name in names.items()]
    rest = [line for line in old if line.partition("=")[0].strip() not in names]
    write_over(path, "\n".join((*new, *rest, "")))
