"""The keys that a station knows: one small private file for each, in the station's folder."""

import json
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from il2nurse.domain.record.register.entries import KeyMissing
from il2nurse.domain.values.recovery_key import KEY_BYTES, name_key
from il2nurse.files.private import make_private_folder
from il2nurse.files.reading import BadFile, read_utf8
from il2nurse.files.writing import write_over
from il2nurse.storage.keys.key_store import KeyStore, NoKeyStore

FOLDER: Final = "keys"


class Kept(StrEnum):
    """Where a key itself lies."""

    STORE = "store"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class KnownKey:
    """What the station knows of one key; ``key`` is in hex, and missing where the store keeps it.

    ``name`` is the last group of its recovery sheet; ``confirmed`` says that somebody has that.
    """

    register: str
    name: str
    path: str
    kept: Kept
    key: str | None = None
    confirmed: bool = False

    def __repr__(self) -> str:
        """Everything but the key."""
        return f"KnownKey({self.register!r}, {self.name!r}, {self.kept.value!r})"


class StationKeys:
    """The keys of this station's registers."""

    def __init__(self, home: Path, store: KeyStore | None = None) -> None:
        """Use the folder ``keys`` of the station's folder, and the system's key store."""
        self.folder = home / FOLDER
        self._store = store or KeyStore()

    def make(self, register: str, path: Path) -> tuple[KnownKey, bytes]:
        """A new key for a register, kept before anything is encrypted with it."""
        key = secrets.token_bytes(KEY_BYTES)
        return self.keep(register, path, key), key

    def keep(self, register: str, path: Path, key: bytes, *, confirmed: bool = False) -> KnownKey:
        """Keep a key in the system's key store, or in a private file where there is none."""
        known = KnownKey(
            register, name_key(key), str(path.absolute()), Kept.STORE, confirmed=confirmed
        )
        try:
            self._store.keep(secret_name(known), key.hex())
        except NoKeyStore:
            known = replace(known, kept=Kept.FILE, key=key.hex())
        self._write(known)
        return known

    def forget(self, known: KnownKey) -> None:
        """Take a key away that nothing is encrypted with."""
        if known.kept is Kept.STORE:
            self._store.forget(secret_name(known))
        self._file(known).unlink(missing_ok=True)

    def confirm(self, known: KnownKey) -> KnownKey:
        """Note that somebody holds the recovery sheet of this key."""
        confirmed = replace(known, confirmed=True)
        self._write(confirmed)
        return confirmed

    def read(self, known: KnownKey) -> bytes:
        """The key itself; ``KeyMissing`` where it is gone from where it was kept."""
        stored = known.kept is Kept.STORE
        try:
            key = bytes.fromhex(self._store.read(secret_name(known)) if stored else known.key or "")
        except ValueError:
            key = b""
        if len(key) != KEY_BYTES:
            raise KeyMissing(
                f"The register's key {known.name} is not in {self.where(known)}, or that is "
                "locked now. Nothing was changed. Unlock it and try again, or put the key back "
                "from the recovery sheet: il2nurse key restore."
            )
        return key

    def where(self, known: KnownKey) -> str:
        """In words where this key lies."""
        return self._store.name() if known.kept is Kept.STORE else f"the file {self._file(known)}"

    def all(self) -> tuple[KnownKey, ...]:
        """Every key known here; a damaged file is left out."""
        return tuple(sorted(self._each(), key=lambda each: (each.register, each.name)))

    def of_register(self, register: str) -> tuple[KnownKey, ...]:
        """The keys of one register."""
        return tuple(each for each in self.all() if each.register == register)

    def _each(self) -> Iterator[KnownKey]:
        for path in self.folder.glob("*.json"):
            try:
                given = json.loads(read_utf8(path))
                known = KnownKey(**{**given, "kept": Kept(given["kept"])})
            except (BadFile, OSError, ValueError, TypeError, KeyError, RecursionError):
                continue
            if self._file(known) == path:
                yield known

    def _write(self, known: KnownKey) -> None:
        make_private_folder(self.folder)
        write_over(self._file(known), json.dumps(asdict(known), indent=1))

    def _file(self, known: KnownKey) -> Path:
        return self.folder / f"{secret_name(known)}.json"


def secret_name(known: KnownKey) -> str:
    """What a key is called in the system's key store, and its file."""
    return f"{known.register}-{known.name}"
