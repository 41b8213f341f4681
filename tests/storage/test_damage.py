"""Damaged files: no change of content goes unnoticed, and with a key no change at all does."""

import os
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.domain.values.text import digest_of
from il2nurse.storage.register import SqliteRegister, open_register
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.side_rows import PINS, TEXTS
from il2nurse.workflow.register import NotSaved
from tests.storage.registers import KEY, add, draft, make_file, set_pin

Harm = Callable[[bytearray, random.Random], None]


def flip_bit(content: bytearray, chance: random.Random) -> None:
    """Turn one bit over."""
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def zero_sector(content: bytearray, chance: random.Random) -> None:
    """Blank one sector of 512 bytes."""
    start = 512 * chance.randrange(len(content) // 512)
    content[start : start + 512] = bytes(512)


def swap_pages(content: bytearray, chance: random.Random) -> None:
    """Put one page in another's place."""
    one, other = (4096 * page for page in chance.sample(range(len(content) // 4096), 2))
    content[one : one + 4096] = content[other : other + 4096]


def cut_off(content: bytearray, chance: random.Random) -> None:
    """Lose the end of the file."""
    del content[chance.randrange(len(content)) :]


TEXT = "a regimen's text\n" * 300
HARMS = [flip_bit] * 140 + [zero_sector] * 20 + [swap_pages] * 20 + [cut_off] * 20


def fill(register: SqliteRegister) -> None:
    """A register of a few pages with every kind of row in it."""
    for number in range(12):
        add(register, *(draft(f"dose/{number}", subject=f"pt-{step % 3}") for step in range(6)))
    register.keep_text(digest_of(TEXT), "aldesleukin", "1", TEXT)
    set_pin(register, "p-1", "482913")
    register.close()


def whole_content(path: Path, key: bytes | None, *, sealed: bool = True) -> list[object]:
    """Everything the register says, by every way of asking; raises where a fault is noticed."""
    register = open_register(path, key)
    try:
        if sealed and not register.verify().intact:
            raise BrokenRegister("noticed by the chain")
        asked: list[object] = [
            register.since(0),
            register.identity(),
            register.text(digest_of(TEXT)),
        ]
        asked += [register.stream(f"dose/{number}") for number in range(12)]
        asked += [register.about(f"pt-{number}") for number in range(3)]
        asked.append(register.of_kind("step_confirmed", "register_created"))
    finally:
        register.close()
    with closing(connect(path, key)) as connection:
        return [*asked, *(connection.execute(sql).fetchall() for sql in (TEXTS, PINS))]


def count_harmed(path: Path, key: bytes | None) -> tuple[int, int]:
    """How many damaged copies were noticed, and how many were not but say the same."""
    truth, sound = whole_content(path, key), path.read_bytes()
    noticed = unharmed = 0
    for number, harm in enumerate(HARMS):
        content = bytearray(sound)
        harm(content, random.Random(number))
        if bytes(content) == sound:
            noticed += 1
            continue
        path.write_bytes(content)
        try:
            assert whole_content(path, key) == truth, f"{harm.__name__} {number} went unnoticed"
            unharmed += 1
        except BrokenRegister:
            noticed += 1
    return noticed, unharmed


def test_no_change_of_content_goes_unnoticed(tmp_path: Path) -> None:
    path = tmp_path / "ward.register"
    fill(make_file(path))
    noticed, unharmed = count_harmed(path, None)
    assert noticed + unharmed == len(HARMS)
    assert noticed > len(HARMS) / 2


def test_with_a_key_no_change_at_all_goes_unnoticed(tmp_path: Path) -> None:
    path = tmp_path / "ward.register"
    fill(make_file(path, KEY))
    assert count_harmed(path, KEY) == (len(HARMS), 0)


def test_a_journal_left_by_a_crash_of_another_file_is_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "ward.register"
    fill(make_file(path))
    shutil.copyfile(path, path.with_name("ward.register-journal"))
    assert len(whole_content(path, None)) > 0


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "keyed"])
def test_damage_while_open_is_said_in_a_sentence(tmp_path: Path, key: bytes | None) -> None:
    path = tmp_path / "ward.register"
    fill(make_file(path, key))
    register = open_register(path, key)
    os.truncate(path, 0)
    os.truncate(path, 65536)
    assert not register.verify().intact
    with pytest.raises(BrokenRegister, match="could not be read"):
        register.about("pt-1")
    with pytest.raises(NotSaved, match="It is not known whether this was saved"):
        add(register)
    register.close()


def test_a_description_of_tables_that_is_no_text_is_said_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "ward.register"
    fill(make_file(path))
    content = path.read_bytes()
    for sound, harmed in (
        (b"tableentryentry", b"table\xc5\x20tryentry"),
        (b"TABLE entry (", b"TABLE entry )"),
    ):
        assert content.count(sound) == 1
        content = content.replace(sound, harmed)
    path.write_bytes(content)
    with pytest.raises(BrokenRegister, match="the register file is damaged"):
        open_register(path)
