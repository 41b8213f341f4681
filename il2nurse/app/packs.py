"""The downtime packs of a station: where they lie, and which one the ward charts on."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from il2nurse.domain.values.wall_clock import date_and_clock
from il2nurse.settings import Settings
from il2nurse.workflow.clocks import SystemClock
from il2nurse.workflow.papers.kept_packs import (
    gone_on_at,
    kept_packs,
    newest_pack,
    pack_in_words,
)

if TYPE_CHECKING:
    from il2nurse.workflow.register import Register

TOLD_FOR: Final = timedelta(days=1)
NO_PACK: Final = "No downtime pack of this ward lies here. Take the newest one that was printed."


def pack_folders(settings: Settings) -> tuple[Path, ...]:
    """The folders in which a pack lies."""
    places = (settings.papers, settings.second_place)
    return tuple(place for place in places if place is not None)


def newest_pack_sentence(settings: Settings, register: str | None = None) -> str:
    """Where the newest pack lies and how old it is; of the register that lay in its place here.

    "" where it is not known which register that was.
    """
    known = register or _register_here(settings)
    if known is None:
        return ""
    pack = newest_pack(pack_folders(settings), known)
    if pack is None:
        return NO_PACK
    return pack_in_words(pack, SystemClock().read().at, lambda at: at.astimezone(settings.zone))


def before_notice(settings: Settings, register: "Register", at: datetime) -> str | None:
    """For a day after a register went on anew, where the pack from before lies; else ``None``."""
    since = gone_on_at(register)
    if since is None or at - since > TOLD_FOR:
        return None
    kept = kept_packs(pack_folders(settings), register.identity().register)
    if not kept:
        return None
    return pack_in_words(kept[-1], at, lambda each: each.astimezone(settings.zone), "from before")


def _register_here(settings: Settings) -> str | None:
    from il2nurse.storage.files.heads import UNREADABLE, StationHeads

    with suppress(*UNREADABLE):
        found = StationHeads(settings.heads).register_at(settings.register)
        return found[0] if found else None
    return None


def where_in_words(settings: Settings) -> str:
    """Ward, station and time, for who is called about it."""
    now = datetime.now(settings.zone)
    at = date_and_clock(now)
    return f"{settings.ward} · station {settings.station} · {at}"
