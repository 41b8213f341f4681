"""Damaged register files: bits, sectors and pages that are not what was written."""

from collections import Counter
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

import pytest

from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.storage.sqlite import checking, connection, opening
from il2nurse.storage.sqlite.driver import Database
from tests.figures.row import Counts, Row
from tests.storage.registers import KEY, make_file
from tests.storage.test_damage import HARMS, fill, whole_content

SEALS: Final = "seals are checked"
PAGES: Final = "each encrypted page carries its own check"
SAME: Final = "harmless"
UNNOTICED: Final = "unnoticed"


def leave_pages_unchecked(patch: pytest.MonkeyPatch) -> None:
    """Encryption without what tells that a page is the one that was written."""
    unlock, find_damage = connection.unlock, checking.find_damage

    def unlock_only(database: Database, key: bytes | None) -> None:
        unlock(database, key)
        database.execute("PRAGMA cipher_use_hmac = OFF")

    def find_plain_damage(database: Database, *, encrypted: bool) -> str:
        return find_damage(database, encrypted=False) or ""

    patch.setattr(connection, "unlock", unlock_only)
    patch.setattr(opening, "find_damage", find_plain_damage)


def run(key: bytes | None, count: int, seed: int, folder: Path, without: str | None) -> Counts:
    """Damage so many copies; encrypted ones must be refused whatever was changed."""
    path = folder / "ward.register"
    found: Counter[str] = Counter()
    with pytest.MonkeyPatch.context() as patch:
        if without == PAGES:
            leave_pages_unchecked(patch)
        fill(make_file(path, key))
        sealed = without != SEALS
        truth, sound = whole_content(path, key, sealed=sealed), path.read_bytes()
        for number in range(count):
            content = bytearray(sound)
            HARMS[(number * 7) % len(HARMS)](content, Random(f"{seed} {number}"))
            path.write_bytes(content)
            try:
                same = whole_content(path, key, sealed=sealed) == truth
            except BrokenRegister:
                found["refused"] += 1
            except Exception as error:  # noqa: BLE001 - whatever is no sentence is a fault
                found[f"{type(error).__name__} in place of a sentence"] += 1
            else:
                found[SAME if same and (key is None or bytes(content) == sound) else UNNOTICED] += 1
    said = ", ".join(f"{what}: {often}" for what, often in found.most_common())
    return Counts(count, count - found["refused"] - found[SAME], said)


PLAIN: Final = Row(
    "damaged files, plain",
    "a change of what the register says that goes unnoticed, a refusal that is no sentence",
    2_000,
    60,
    partial(run, None),
    (SEALS,),
)
KEYED: Final = Row(
    "damaged files, encrypted",
    "any change of the file that goes unnoticed, a refusal that is no sentence",
    2_000,
    60,
    partial(run, KEY),
    (PAGES,),
)
