"""Joins settings, regimens, register and clock into a station."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from il2nurse import __version__
from il2nurse.app.copies.hourly import copy_register
from il2nurse.app.head_watch import HeadWatch
from il2nurse.app.keys import key_of, open_known, station_keys
from il2nurse.app.reminding import restoring_in_words
from il2nurse.app.shelf import shelf
from il2nurse.domain.record.register.entries import Author, BrokenRegister, Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.record.register.register_facts import (
    RegisterCreatedFact,
    RegisterOpenedFact,
    RegisterRestoredFact,
)
from il2nurse.domain.record.register.setback import Setback
from il2nurse.domain.values.clock import Clock
from il2nurse.domain.values.telephones import Telephones
from il2nurse.files.making import clear_making
from il2nurse.files.private import make_private_folder
from il2nurse.settings import Settings
from il2nurse.workflow.clocks import SystemClock
from il2nurse.workflow.kept_texts import KeptTexts
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.losses import tell_old_losses
from il2nurse.workflow.register import Register
from il2nurse.workflow.site import Mixing, Site, making_of
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.comparing_clocks import compare_clock

if TYPE_CHECKING:
    from il2nurse.storage.files.heads import StationHeads
    from il2nurse.storage.register import Pins, SqliteRegister

PROGRAM = f"il2nurse {__version__}"
Ids = Callable[[], str]


def new_id() -> str:
    """An id that no other entry has."""
    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True)
class Opened:
    """A station at work, its register file, and what the station must be told at its start."""

    station: Station
    register: "SqliteRegister"
    warning: str | None = None
    watch: "HeadWatch | None" = None
    setback: Setback | None = None
    """What the register lacks; then nothing was recorded and nothing can be."""


def open_station(settings: Settings, clock: Clock | None = None) -> Opened:
    """Open the ward's register, or make it on the first start, and record the opening.

    Raises ``BrokenRegister`` where it cannot be opened, its chain does not verify, or there is
    none where the station saw one. A register that was set back refuses every entry.
    """
    from il2nurse.storage.files.heads import StationHeads
    from il2nurse.storage.register import bring_up_to_date
    from il2nurse.storage.sqlite.ballast import clear_ballast

    ticking = clock or SystemClock()
    for folder in {settings.register.parent, *settings.own_folders}:
        clear_making(folder)
    clear_ballast(settings.register)
    heads = StationHeads(settings.heads)
    if not settings.register.exists():
        refuse_lost(settings, heads)
        make_private_folder(settings.register.parent)
        make_register(settings, settings.register, ticking.read().at, practice=False).close()
    key = key_of(settings.register, settings.home)
    bring_up_to_date(settings.register, key, ticking.read().at)
    register = open_known(settings.register, settings.home)
    # A window that opens waits for no file of a report; each is checked as it is shown.
    found = register.verify(reports=False)
    if not found.intact:
        register.close()
        raise BrokenRegister(
            f"{found.fault}. The register lies at {settings.register}, and nothing was changed in "
            "it. Chart on paper, and tell the ward's IT now."
        )
    station, watch = join(settings, register, ticking), HeadWatch(heads, register)
    setback = watch.begin()
    if setback:
        return Opened(station, register, None, watch, setback)
    notices = (tell_restoring(watch), begin_work(station, register))
    return Opened(station, register, " ".join(filter(None, notices)) or None, watch)


def tell_restoring(watch: HeadWatch) -> str | None:
    """What a restoring took from this station, said once; ``None`` where none did."""
    return (
        restoring_in_words(RegisterRestoredFact.read(watch.restoring)) if watch.restoring else None
    )


def begin_work(station: Station, register: "SqliteRegister") -> str | None:
    """Compare the clock, record the opening, have a copy made; the sentence to show, if any."""
    if not register.writable:
        return None
    clock = compare_clock(station, None)
    tell_old_losses(station)
    copied = copy_register(register, record_opening(station).recorded_at)
    return " ".join(part for part in (clock, copied) if part) or None


def refuse_lost(settings: Settings, heads: "StationHeads") -> None:
    """Raise ``BrokenRegister`` where this station saw a register at a place that is empty now."""
    from il2nurse.storage.files.heads import UNREADABLE

    if settings.register.is_symlink():
        raise BrokenRegister(
            f"The register {settings.register} is a link that leads nowhere: the disk that it "
            "leads to may be away. Nothing was created; ask the ward's IT, and chart on paper "
            "until then."
        )
    try:
        found = heads.register_at(settings.register)
    except UNREADABLE as error:
        raise BrokenRegister(
            f"There is no register at {settings.register}, and this station's memory of it at "
            f"{settings.heads} is unreadable. Nothing was created; ask the ward's IT, and chart "
            "on paper until then."
        ) from error
    if found:
        register, seen = found
        raise BrokenRegister(
            f"The register at {settings.register} is gone. This station worked there with register "
            f"{register[:8]}, up to entry {seen.head.number}. No new one was made in its place: "
            "put back the newest copy, or name another file in the station file. Chart on paper "
            "until then."
        )


@one_act
def record_opening(station: Station) -> Entry:
    """Record that this program opened the register."""
    opened = draft("register", "", station.now().at, RegisterOpenedFact(PROGRAM))
    return station.record(None, [opened])[0]


def join(
    settings: Settings, register: Register, clock: Clock, name: str | None = None, ids: Ids = new_id
) -> Station:
    """A station at this register, whose entries get these ids."""
    return Station(
        register,
        clock,
        KeptTexts(shelf(settings), register),
        Site(
            name or settings.station,
            settings.zone,
            PROGRAM,
            settings.shift_starts,
            settings.countersign_within,
            settings.pin_digits,
            settings.clock_apart,
            settings.given_pin,
            settings.texts,
            Telephones(settings.texts.prescriber_telephone, settings.texts.team_telephone),
            Mixing(settings.bags.mixing),
            settings.labels,
            making_of(settings.bags),
        ),
        ids,
    )


def make_register(
    settings: Settings,
    path: Path,
    at: datetime,
    *,
    practice: bool,
    pins: "Pins | None" = None,
    ids: Ids = new_id,
) -> "SqliteRegister":
    """Make a register file, a real one encrypted from its first entry.

    Raises ``BrokenRegister`` where there is a file already. The key is kept before the file is
    made, so that there never is a register whose key is not known.
    """
    from il2nurse.storage.keys.finding import fits
    from il2nurse.storage.register import create_register

    created = RegisterCreatedFact(ids(), practice, settings.ward)
    author = Author("", "", settings.station, PROGRAM)
    zone = str(settings.zone)
    if practice:
        return create_register(path, created, author, at, zone, pins=pins)
    keys = station_keys(settings.home)
    known, key = keys.make(created.register, path)
    try:
        return create_register(path, created, author, at, zone, key=key, pins=pins)
    except BrokenRegister:
        if not (path.exists() and fits(path, key)):
            keys.forget(known)
        raise
