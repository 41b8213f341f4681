"""Which key opens a register file: the file itself holds no readable sign of it."""

from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.storage.keys.known import KnownKey, StationKeys
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.failures import NOT_A_REGISTER, code_of


def find_key(path: Path, keys: StationKeys) -> bytes | None:
    """The key of the file; None for one that is not encrypted or that no known key opens."""
    known = find_known(path, keys)
    return keys.read(known) if known else None


def find_known(path: Path, keys: StationKeys) -> KnownKey | None:
    """Which of the station's keys opens the file, wherever it was moved or copied to.

    Raises ``BrokenRegister`` where a key that it may be encrypted with is known and gone.
    """
    if not path.is_file() or (plain := fits(path, None)):
        return None
    gone: BrokenRegister | None = None
    here, unsure = str(path.absolute()), list[KnownKey]()
    for known in sorted(keys.all(), key=lambda each: each.path != here):
        try:
            fitting = fits(path, keys.read(known))
        except BrokenRegister as problem:
            gone = gone or problem
            continue
        if fitting:
            return known
        if plain is None:
            unsure.append(known)
    if found := _in_doubt(path, unsure, keys):
        return found
    if gone:
        raise gone
    return None


def _in_doubt(path: Path, unsure: list[KnownKey], keys: StationKeys) -> KnownKey | None:
    """Of the keys of a file in which a journal keeps everybody from looking, the one that fits.

    One alone is told by the place. Of several, as after the key was changed, or where the file was
    moved with its journal, it tells once the journal is rolled back, which restores its pages as
    they are, whichever key is tried first.
    """
    of_place = [known for known in unsure if known.path == str(path.absolute())]
    if len(of_place) == 1:
        return of_place[0]
    tried = (each for each in of_place or unsure if fits(path, keys.read(each), "rw"))
    return next(tried, of_place[0] if of_place else None)


def is_plain(path: Path) -> bool:
    """True for a register that is certainly not encrypted."""
    return bool(fits(path, None))


def fits(path: Path, key: bytes | None, mode: str = "ro") -> bool | None:
    """Whether the key opens the file; None where it cannot be looked at, as after a crash.

    SQLite looks, and nobody else: to close another descriptor of the file would drop its locks.
    """
    try:
        with closing(connect(path, key, mode)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.Error as error:
        return False if code_of(error) == NOT_A_REGISTER else None
    return True
