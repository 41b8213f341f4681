"""What is done with the key of a register: told, put back, changed, given to a plain one."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from il2nurse.app.keys import station_keys
from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.domain.values.recovery_key import fits_group, read_key, spell_key
from il2nurse.storage.files.kept_copies import find_copies
from il2nurse.storage.keys.finding import find_known, fits, is_plain
from il2nurse.storage.keys.known import KnownKey, StationKeys
from il2nurse.storage.register import SqliteRegister, open_register
from il2nurse.storage.sqlite.opening import broken, roll_back
from il2nurse.storage.sqlite.re_encrypting import re_encrypt
from il2nurse.workflow.register import Identity, NotSaved

PLAIN = (
    "The register is not encrypted: whoever has the file can read every patient in it. "
    "Close the program on every station and run il2nurse key encrypt."
)


Note = Callable[[SqliteRegister, str], object]
"""Records in a register that it has the key of this name now."""


class NoKey(Exception):
    """Nothing was done with the key; the text says why."""


@dataclass(frozen=True, slots=True)
class KeyStatus:
    """How a register is kept from strangers. ``known`` is ``None`` for a plain one."""

    identity: Identity
    known: KnownKey | None
    where: str
    others: tuple[str, ...]
    plain_copies: tuple[Path, ...]


def look_at_key(path: Path, home: Path | None = None) -> KeyStatus:
    """Whether a register is encrypted, with which key, and where that lies."""
    keys = station_keys(home)
    known, identity = _open(path, keys)
    others = (
        each.name for each in keys.of_register(identity.register) if each.name != name_of(known)
    )
    beside = (copy.path for copy in find_copies(path.parent, path.name))
    copies = tuple(copy for copy in beside if is_plain(copy))
    where = keys.where(known) if known else ""
    return KeyStatus(identity, known, where, tuple(others), () if identity.practice else copies)


def name_of(known: KnownKey | None) -> str | None:
    """What a key is called; ``None`` for none."""
    return known.name if known else None


def groups_of(path: Path, home: Path | None = None) -> tuple[Identity, tuple[str, ...]]:
    """The register and its key as the recovery sheet spells it; ``NoKey`` for a plain one."""
    keys = station_keys(home)
    known, identity = _open(path, keys)
    if known is None:
        raise NoKey(f"The register at {path} is not encrypted and has no recovery sheet.")
    return identity, spell_key(keys.read(known))


def confirm_sheet(path: Path, typed: dict[int, str], home: Path | None = None) -> None:
    """Note that somebody holds the sheet: they typed these groups; ``NoKey`` where one is wrong."""
    keys = station_keys(home)
    _, groups = groups_of(path, home)
    wrong = [number for number, group in typed.items() if not fits_group(groups, number, group)]
    if wrong:
        raise NoKey(
            f"Group {wrong[0]} is not the one of the recovery sheet {groups[-1]}. Nothing was "
            "changed; look whether the sheet in your hand is the newest."
        )
    if known := find_known(path, keys):
        keys.confirm(known)


def restore_key(path: Path, typed: str, home: Path | None = None) -> KnownKey:
    """Put the key of a recovery sheet back; ``BadGroups`` or ``NoKey`` say why it was not."""
    keys, key = station_keys(home), read_key(typed)
    if not path.is_file():
        raise broken(path, "There is no register file")
    if fits(path, key) is None:
        roll_back(path, key)
    if is_plain(path):
        raise NoKey(f"The register at {path} is not encrypted and needs no key.")
    if not fits(path, key):
        raise NoKey(
            f"The sheet was typed right, but {spell_key(key)[-1]} is not the key of {path}: it is "
            "the sheet of another register or of before the key was changed, or the file is "
            "damaged. Nothing was changed."
        )
    register = open_register(path, key)
    identity = register.identity()
    register.close()
    return keys.keep(identity.register, _place(keys, identity, key, path), key, confirmed=True)


def _place(keys: StationKeys, identity: Identity, key: bytes, path: Path) -> Path:
    """Where the file lies that a key is kept for: a copy that was tried with it is not that.

    After a crash only the place tells which key a file has.
    """
    name = spell_key(key)[-1]
    known = (Path(each.path) for each in keys.of_register(identity.register) if each.name == name)
    return next((place for place in known if fits(place, key)), path)


def change_key(path: Path, home: Path | None = None, note: Note | None = None) -> KnownKey:
    """Give an encrypted register another key; the old one stays known, for the copies.

    ``note`` records it in the register under its new key, which is not in its place before.
    """
    keys = station_keys(home)
    known, identity = refuse_plain(path, home)
    return _give_key(path, keys, identity, keys.read(known), note)


def refuse_plain(path: Path, home: Path | None = None) -> tuple[KnownKey, Identity]:
    """The key of an encrypted register; ``NoKey`` where another one cannot be given."""
    known, identity = _open(path, station_keys(home))
    if known is None:
        raise NoKey(f"The register at {path} is not encrypted. Run il2nurse key encrypt.")
    return known, identity


def encrypt_plain(path: Path, home: Path | None = None, note: Note | None = None) -> KnownKey:
    """Give a plain register its first key, in place; ``note`` as for another key."""
    identity = refuse_encrypted(path, home)
    return _give_key(path, station_keys(home), identity, None, note)


def refuse_encrypted(path: Path, home: Path | None = None) -> Identity:
    """Which plain register this is; ``NoKey`` where it has a key, or shall have none."""
    known, identity = _open(path, station_keys(home))
    if known is not None:
        raise NoKey(f"The register at {path} is encrypted already, with the key {known.name}.")
    if identity.practice:
        raise NoKey("A practice register stays plain: nothing in it is real.")
    return identity


def _give_key(
    path: Path, keys: StationKeys, identity: Identity, old: bytes | None, note: Note | None
) -> KnownKey:
    known, key = keys.make(identity.register, path)

    def record(making: Path) -> None:
        if note:
            with closing(open_register(making, key)) as register:
                note(register, known.name)

    try:
        re_encrypt(path, old, key, record)
    except (NotSaved, BrokenRegister):
        if not fits(path, key):
            keys.forget(known)
        raise
    return known


def _open(path: Path, keys: StationKeys) -> tuple[KnownKey | None, Identity]:
    known = find_known(path, keys)
    register = open_register(path, keys.read(known) if known else None)
    identity = register.identity()
    register.close()
    return known, identity
