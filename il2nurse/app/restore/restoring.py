"""Going on from a copy where a register was lost, damaged or set back."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from il2nurse.app.keys import station_keys
from il2nurse.app.packs import pack_folders
from il2nurse.app.restore.deciding_pins import DecidingPins
from il2nurse.app.restore.losses import Loss
from il2nurse.app.restore.place import Place, look_at_place, refuse_changed
from il2nurse.app.restore.trying_out import TriedOut, trying_out
from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.register_facts import RegisterRestoredFact
from il2nurse.domain.record.register.seal import Head
from il2nurse.domain.values.clock import Clock
from il2nurse.files.making import making_beside
from il2nurse.files.moving import move_into_place, remove_making, set_aside, take_place
from il2nurse.files.private import make_private_folder
from il2nurse.settings import Settings
from il2nurse.storage.files.heads import UNREADABLE, StationHeads
from il2nurse.storage.files.kept_copies import STAMP
from il2nurse.storage.keys.finding import find_known
from il2nurse.storage.register import open_register
from il2nurse.workflow.following import read_person
from il2nurse.workflow.papers.kept_packs import keep_packs
from il2nurse.workflow.people.restoring import record_restoring
from il2nurse.workflow.register import NotSaved
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class Restored:
    """A register that goes on from a copy; ``kept`` is where the one before lies now."""

    path: Path
    kept: Path | None
    loss: Loss
    head: Head


def look_at_loss(settings: Settings, copy: Path, to: Path, clock: Clock) -> Loss:
    """What would be missing if the copy took the register's place; nothing is changed.

    Raises ``BrokenRegister`` where the copy is not whole, or the register is.
    """
    make_private_folder(to.parent)
    with trying_out(settings, copy, to, clock) as tried:
        return tried.loss


def restore(
    settings: Settings,
    copy: Path,
    to: Path,
    clock: Clock,
    find: Callable[[Station], Person],
    *,
    aside: bool = False,
    looked: Place | None = None,
) -> Restored:
    """Let the copy go on as the register at ``to``; what lay there is kept under a dated name.

    A whole register of another history gives way only where it may be set ``aside``. What lies
    there must be what was ``looked`` at, until the end: while somebody types a PIN, another may
    have restored it, and the ward goes on in that.

    ``find`` gives the administrator of the copy who decides. The entry that says so is in it before
    it gets its name. Raises ``BrokenRegister``, ``NotAllowed`` or ``NotSaved``; then everything is
    where it was.
    """
    make_private_folder(to.parent)
    at, looked = clock.read().at, looked or look_at_place(to)
    refuse_changed(to, looked)
    with trying_out(settings, copy, to, clock, aside=aside) as tried:
        by = find(tried.station)
        refuse_gone(tried.station, by, tried.loss.entries)
        kept = aside_name(to, at, tried.loss) if lies_at(to) else None
        fact = fact_of(tried.loss, kept)
        entry = record_restoring(tried.station, by, fact, tried.loss.range)
        pins = DecidingPins(settings)
        pins.record(tried.station, by)
        head = tried.register.head()
        tried.register.close()
        refuse_changed(to, looked)
        keep_key(settings, tried.register.path, to)
        keep_packs(pack_folders(settings), tried.loss.copy.register)
        put_in_place(tried.register.path, to, kept)
        remember(settings, tried, to, entry)
        pins.forget(tried.loss.copy.register)
    return Restored(to, kept, tried.loss, head)


def administrator(station: Station, person_id: str, pin: str, pins: DecidingPins) -> Person:
    """The administrator with this PIN; ``NotAllowed`` for another role or a wrong PIN."""
    person = station.person(person_id)
    pins.check(station, person, pin, May.RESTORE)
    return person


def refuse_gone(
    station: Station, by: Person, lost: Sequence[Entry], may: May = May.RESTORE
) -> None:
    """Raise ``NotAllowed`` where a lost entry ended the access of who decides, or took the role.

    Unless nobody else of those who stand in the register that goes on may decide.
    """
    now = {each.id: each for each in station.people().values()}
    for entry in lost:
        if entry.kind is Kind.PERSON_ADDED:
            person = read_person(entry)
            now[person.id] = person
    if now[by.id].may(may):
        return
    if any(each.may(may) for each in now.values() if each.id in station.people()):
        raise NotAllowed(
            f"{by.shown} is no administrator any more: a lost entry that a copy or the register "
            "still holds says so. Nothing was changed; another administrator decides."
        )


def fact_of(loss: Loss, kept: Path | None) -> RegisterRestoredFact:
    """What the first entry of the restored register says."""
    copy = loss.copy
    return RegisterRestoredFact(
        copy.path.name,
        copy.at,
        copy.head.number,
        copy.head.seal,
        loss.known,
        kept.name if kept else None,
        told=True,
    )


def keep_key(settings: Settings, made: Path, to: Path) -> None:
    """Have the key known by the register's place: after a crash the file itself cannot tell it.

    ``made`` is what was made out of the copy: that may lie with the journal of a dead writer.
    """
    keys = station_keys(settings.home)
    known = find_known(made, keys)
    if known and (to == settings.register or known.path != str(settings.register)):
        keys.keep(known.register, to, keys.read(known), confirmed=known.confirmed)


def remember(settings: Settings, tried: TriedOut, to: Path, entry: Entry) -> None:
    """Have this station know the restoring. Where it cannot, its next start asks for a decision.

    One beside the register with which the station works is not taken for that. A memory that
    nobody can read tells of no such place; it is kept, and begun anew.
    """
    heads = StationHeads(settings.heads)
    with suppress(*UNREADABLE):
        if heads.works_elsewhere(tried.loss.copy.register, to, settings.register):
            return
    with suppress(*UNREADABLE):
        restored = open_register(to, tried.key)
        try:
            heads.go_on_restored(restored, to, entry)
        finally:
            restored.close()


def lies_at(to: Path) -> bool:
    """Whether a register lies there, or what a writer that died left of one: a journal alone."""
    return to.exists() or to.with_name(f"{to.name}-journal").exists()


def aside_name(to: Path, at: datetime, loss: Loss) -> Path:
    """The first free dated name beside ``to`` under which what lies there is kept."""
    why = "damaged" if loss.found is None else "set-aside"
    while True:
        kept = to.with_name(f"{to.name}.{why}-{at.astimezone(UTC):{STAMP}}Z")
        if not kept.exists():
            return kept
        at += timedelta(seconds=1)


def put_in_place(duplicate: Path, to: Path, kept: Path | None) -> None:
    """Give the restored register its name; what lay there gets its dated one first."""
    making = making_beside(to)
    try:
        duplicate.replace(making)
        if kept:
            take_place(making, to, kept)
        else:
            move_into_place(making, to)
    except OSError as error:
        if kept and kept.exists() and not to.exists():
            set_aside(kept, to)
        raise NotSaved(
            f"No register was restored at {to}: {error.strerror}. Everything is where it was."
        ) from error
    finally:
        remove_making(making)
