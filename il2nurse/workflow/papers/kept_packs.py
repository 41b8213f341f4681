"""Downtime packs from before a register was set back or restored: kept, found and told."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.inputs import shown_age
from il2nurse.domain.values.wall_clock import date_and_clock
from il2nurse.files.errands import ask
from il2nurse.files.writing import NotWritten, write_new
from il2nurse.workflow.register import Register

STAMP: Final = "%Y%m%dT%H%M%S"
FILE: Final = "downtime-{}.pdf"
KEPT: Final = "downtime-{}-before-{}Z.pdf"
WRITTEN: Final = re.compile(r".*-before-(\d{8}T\d{6})Z\.pdf")
TOLD: Final = "The newest downtime pack {}was written {}, {} ago: {}."


@dataclass(frozen=True, slots=True)
class LyingPack:
    """A downtime pack that lies in a folder, and when it was written."""

    path: Path
    at: datetime


def pack_file(register: str) -> str:
    """The name of a register's pack; other wards may use the folder too, each under its own id."""
    return FILE.format(register[:8])


def keep_packs(folders: Sequence[Path], register: str) -> None:
    """Keep the pack of each folder under the time at which it was written.

    What cannot be kept stays where it is. A pack that was kept before is not kept twice.
    """
    for folder in folders:
        ask(partial(_try_to_keep, folder / pack_file(register), register), None)


def _try_to_keep(path: Path, register: str) -> None:
    with suppress(NotWritten):
        keep_pack(path, register)


def keep_pack(path: Path, register: str) -> None:
    """Keep one pack; raises ``NotWritten`` or ``OSError`` where it is not kept."""
    if not path.is_file():
        return
    at = written_at(path)
    kept = path.with_name(KEPT.format(register[:8], f"{at:{STAMP}}"))
    if not kept.is_file():
        write_new(kept, path.read_bytes())


def keep_older(path: Path, register: Register) -> None:
    """Keep a pack that is to be replaced where it was written before the register went on anew."""
    since = gone_on_at(register)
    if since and path.is_file() and path.stat().st_mtime < since.timestamp():
        keep_pack(path, register.identity().register)


def gone_on_at(register: Register) -> datetime | None:
    """When it was last decided that a register goes on from a copy, or without what is missing."""
    kinds = (Kind.REGISTER_RESTORED, Kind.SETBACK_ACCEPTED)
    newest = [entries[-1] for kind in kinds if (entries := register.of_kind(kind))]
    return max((entry.recorded_at for entry in newest), default=None)


def kept_packs(folders: Sequence[Path], register: str) -> tuple[LyingPack, ...]:
    """The packs of a register that were kept, oldest first."""
    found: list[LyingPack] = []
    for folder in folders:
        found += ask(partial(_kept_in, folder, register), ())
    return tuple(sorted(found, key=lambda pack: pack.at))


def newest_pack(folders: Sequence[Path], register: str) -> LyingPack | None:
    """The newest pack of a register that lies in one of the folders, kept or not."""
    found = list(kept_packs(folders, register))
    lying = [folder / pack_file(register) for folder in folders]
    written = [(path, ask(partial(written_at, path), None)) for path in lying]
    found += [LyingPack(path, at) for path, at in written if at]
    return max(found, key=lambda pack: int(pack.at.timestamp()), default=None)


def written_at(path: Path) -> datetime:
    """When a pack was written; raises ``OSError`` where none lies there."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def pack_in_words(
    pack: LyingPack, at: datetime, local: Callable[[datetime], datetime], which: str | None = None
) -> str:
    """Where a pack lies and how old it is, as a sentence; ``which`` tells more of it."""
    made = local(pack.at)
    when = date_and_clock(made)
    return TOLD.format(f"{which} " if which else "", when, shown_age(at - pack.at), pack.path)


def _kept_in(folder: Path, register: str) -> tuple[LyingPack, ...]:
    found = (_kept_at(path) for path in folder.glob(KEPT.format(register[:8], "*")))
    return tuple(pack for pack in found if pack)


def _kept_at(path: Path) -> LyingPack | None:
    if found := WRITTEN.fullmatch(path.name):
        with suppress(ValueError):
            return LyingPack(path, datetime.strptime(found[1], STAMP).replace(tzinfo=UTC))
    return None
