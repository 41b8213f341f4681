"""What a command does with a key goes on record, where the register may be written to at all."""

from argparse import Namespace
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from il2nurse.app.changing_keys import NoKey, Note
from il2nurse.app.copies.hourly import copy_now
from il2nurse.app.head_watch import check_copy
from il2nurse.app.keys import open_known
from il2nurse.cli.at_work import station_of
from il2nurse.cli.opening import sound_register
from il2nurse.cli.printing import find_person
from il2nurse.cli.speaking import complain
from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.domain.record.register.register_facts import KeyAct
from il2nurse.settings import load_settings
from il2nurse.storage.files.heads import UNREADABLE, StationHeads
from il2nurse.storage.files.kept_copies import COPY
from il2nurse.storage.register import SqliteRegister
from il2nurse.workflow.people.keys import record_key
from il2nurse.workflow.register import NotSaved
from il2nurse.workflow.ward.ward import open_infusions

IS_COPY: Final = (
    "{} is a copy, which keeps the key that it was made with. Nothing was changed; name the "
    "register itself."
)
INFUSING: Final = (
    "An infusion is running in bed {}: while the key is changed nobody can record. Nothing was "
    "changed; change the key when no infusion runs, or say --anyway."
)
UNRECORDED: Final = "It is not on record: {}"


def who_changes(asked: Namespace, path: Path) -> Person | None:
    """Who gives the register another key; nobody where none was named.

    Raises ``NoKey``, ``NotAllowed`` or ``BrokenRegister`` where it is not to be given now.
    """
    if COPY.fullmatch(path.name):
        raise NoKey(IS_COPY.format(path))
    with sound_register(path) as register:
        station = station_of(register)
        by = _keeper(find_person(station, asked.by))
        beds = sorted(case.patient.bed for case, _ in open_infusions(station))
    if beds and not asked.anyway:
        raise NotAllowed(INFUSING.format(", ".join(beds)))
    return by


def record_change(by: Person | None, what: KeyAct) -> Note:
    """What records in a register that it has another key."""

    def note(register: SqliteRegister, key: str) -> None:
        station = station_of(register)
        record_key(station, by, what, key)

    return note


def copy_changed(path: Path) -> None:
    """Make a copy that opens with the new key, at once."""
    with sound_register(path) as register:
        try:
            problem = copy_now(register, load_settings().second_place, datetime.now(UTC))
        except NotSaved as failed:
            problem = str(failed)
    if problem:
        complain(problem)


def who_acts(asked: Namespace, path: Path) -> Person | None:
    """Who does something with the key, before any of it is done; nobody where none is recorded.

    Raises ``NotAllowed`` for a wrong PIN or another role.
    """
    if asked.by is None or not _works_here(path):
        return None
    try:
        with sound_register(path) as register:
            if not register.writable:
                return None
            station = station_of(register)
            return _keeper(find_person(station, asked.by))
    except (BrokenRegister, NotSaved):
        # Said where the act goes on record, or rather does not.
        return None


def note_act(path: Path, by: Person | None, what: KeyAct, key: str) -> None:
    """Record what was done with the key of the register at which this station works.

    A copy is written into by nobody. Where the register cannot be, that is said, and the act goes
    on: the sheet may be all that helps then.
    """
    if not _works_here(path):
        return
    try:
        with sound_register(path) as register:
            if not register.writable:
                return
            station = station_of(register)
            record_key(station, by, what, key)
    except (BrokenRegister, NotSaved) as problem:
        complain(UNRECORDED.format(problem))


def complain_of_heads(path: Path) -> None:
    """Say where a register is not what this station saw of it."""
    with closing(open_known(path)) as register:
        if warning := check_copy(load_settings(), register):
            complain(warning)


def _keeper(person: Person | None) -> Person | None:
    if person is not None:
        person.demand(May.KEEP_KEY)
    return person


def _works_here(path: Path) -> bool:
    settings = load_settings()
    if path.absolute() == settings.register.absolute():
        return True
    try:
        return StationHeads(settings.heads).register_at(path) is not None
    except UNREADABLE:
        return False
