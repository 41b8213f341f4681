"""A register of an earlier program gets its first key and another one, and holds what it held."""

import lzma
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from il2nurse.storage.register import bring_up_to_date, open_register
from il2nurse.storage.sqlite.re_encrypting import re_encrypt
from tests.storage.registers import KEY

OLD: Final = Path(__file__).with_name("every-kind.register.xz")
OTHER: Final = bytes(range(32))


def held(path: Path, key: bytes | None) -> list[str]:
    """The seals of the register, which is whole."""
    with closing(open_register(path, key)) as register:
        assert register.verify().intact
        return [entry.seal for entry in register.since(0, limit=10_000)]


@pytest.mark.parametrize("first", ["as it is", "brought up to date"])
def test_it_is_the_same_under_every_key(first: str, tmp_path: Path) -> None:
    path = tmp_path / "ward.register"
    path.write_bytes(lzma.decompress(OLD.read_bytes()))
    if first != "as it is":
        bring_up_to_date(path, None, datetime.now(UTC))
    assert b"Marsh" in path.read_bytes()
    before = held(path, None)
    re_encrypt(path, None, KEY)
    assert held(path, KEY) == before
    re_encrypt(path, KEY, OTHER)
    assert held(path, OTHER) == before
    bring_up_to_date(path, OTHER, datetime.now(UTC))
    assert held(path, OTHER) == before
    assert b"Marsh" not in path.read_bytes()
