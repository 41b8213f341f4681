"""A program that makes a register and records in it, and says on its output what is kept.

It runs under a tracer; what it says stands in the trace among its writes, in their order.
"""

import os
import random
import sys
from pathlib import Path
from typing import Any, Final, cast

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Draft
from il2nurse.domain.values.text import digest_of
from il2nurse.storage.register import SqliteRegister
from il2nurse.storage.sqlite.connection import CHECKLIST
from tests.storage.registers import add, draft, make_file, set_pin

WITHOUT: Final[dict[str, dict[str, int | str]]] = {
    "": {},
    "writes are waited for": {"synchronous": 0},
    "the folder is waited for after each entry": {"synchronous": 2},
    "a journal of what is overwritten": {"journal_mode": "off"},
}
"""What each control is in SQLite's words when it is taken away."""


def say(*words: object) -> None:
    """Say one line, at once."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def record(register: SqliteRegister, chance: random.Random, number: int) -> None:
    """Record something of one kind or another, and say before and after what it is."""
    match chance.randrange(8):
        case 0:
            text = f"dose = {number}\n" * chance.randint(1, 400)
            register.keep_text(digest_of(text), f"regimen-{number}", "1", text)
            say("text", digest_of(text))
            body = {"regimen": f"regimen-{number}", "regimen_digest": digest_of(text)}
            keep(register, number, [draft(f"course/{number}", kind=Kind.COURSE_ORDERED, body=body)])
        case 1:
            set_pin(register, f"p-{number % 5}", f"{chance.randrange(10**6):06}")
        case _:
            body = {"step": "line", "note": "x" * chance.choice((0, 20, 300, 9000))}
            count = chance.randint(1, 6)
            keep(register, number, [draft(f"dose/{number % 7}", body=body)] * count)


def keep(register: SqliteRegister, number: int, drafts: list[Draft]) -> None:
    """Append the drafts under a request of their own."""
    say("trying", number, len(drafts))
    add(register, *drafts, request=str(number))
    say("kept", number, len(drafts))


def main(path: Path, key: bytes | None, acts: int, seed: int, without: str) -> None:
    """Make the register and record so often."""
    cast("dict[str, Any]", CHECKLIST).update(WITHOUT[without])
    chance = random.Random(seed)
    register = make_file(path, key)
    say("made")
    for number in range(acts):
        record(register, chance, number)
    register.close()


if __name__ == "__main__":
    where, hexed, count, drawn, taken = sys.argv[1:]
    main(Path(where), bytes.fromhex(hexed) or None, int(count), int(drawn), taken)
