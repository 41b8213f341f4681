"""Power cuts: what a recording program asked of its disk is cut off at any moment, and opened."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.storage.register import SqliteRegister, open_register
from il2nurse.workflow.register import NotSaved
from tests.cheap_pins import CHEAP
from tests.figures.powercut import recording, trace
from tests.figures.powercut.disk import Disk
from tests.figures.row import Counts, Row
from tests.storage.registers import KEY, add, draft

NAME: Final = "ward.register"
SPARE: Final = ".ballast"
ACTS: Final = 60
MOST: Final = 500
"""After so many cuts another program is traced."""
AGAIN: Final = 10
"""After every so many cuts it is recorded again."""


@dataclass
class Told:
    """What the program had said by the moment of the cut."""

    made: bool = False
    batches: dict[str, int] = field(default_factory=dict)
    """How many entries each request has, kept or only tried."""
    kept: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)

    def hear(self, line: str) -> None:
        """Take one more line."""
        match line.split():
            case ["made"]:
                self.made = True
            case ["text", digest]:
                self.texts.add(digest)
            case ["trying", request, count]:
                self.batches[request] = int(count)
            case ["kept", request, _]:
                self.kept.add(request)


def run(count: int, seed: int, folder: Path, without: str | None) -> Counts:
    """Cut the power so often, in turn with a plain register and an encrypted one."""
    found: Counter[str] = Counter()
    each = min(MOST, -(-count // 2))
    for number, first in enumerate(range(0, count, each)):
        key = KEY if number % 2 else None
        traced = folder / f"traced-{number}"
        traced.mkdir()
        words = (str(traced / NAME), (key or b"").hex(), str(ACTS), f"{seed + number}")
        did = trace.trace(traced, recording.__name__, *words, without or "")
        chance = Random(f"{seed} {number}")
        found.update(cut_often(did, min(each, count - first), chance, traced, key))
    return Counts(count, count - found[""], said(found))


def said(found: Counter[str]) -> str:
    """How often what went wrong."""
    return ", ".join(f"{what}: {often}" for what, often in found.most_common() if what)


def cut_often(
    did: list[trace.Did], count: int, chance: Random, traced: Path, key: bytes | None
) -> Iterator[str]:
    """Walk through what was done and cut at so many moments; what was wrong after each."""
    moments = Counter(chance.randrange(len(did) + 1) for _ in range(count))
    disk, told = Disk(str(traced)), Told()
    for number in range(len(did) + 1):
        for again in range(moments[number]):
            lies = disk.cut(chance)
            yield judge(lay(lies, traced), key, told, again=(number + again) % AGAIN == 0)
        if number == len(did):
            return
        if did[number].call == "say":
            told.hear(did[number].name)
        elif not did[number].name.endswith(SPARE):
            disk.do(did[number])


def lay(lies: dict[str, bytes], traced: Path) -> Path:
    """Put what lies on the disk into a fresh folder; the register's path there."""
    fresh = traced.with_name("cut")
    fresh.mkdir(exist_ok=True)
    for each in fresh.iterdir():
        if not each.name.endswith(SPARE):
            each.unlink()
    for name, content in lies.items():
        (fresh / Path(name).name).write_bytes(content)
    return fresh / NAME


def judge(path: Path, key: bytes | None, told: Told, *, again: bool) -> str:
    """What is wrong with the register after the cut; "" where nothing is."""
    if not path.exists():
        return "the register is gone" if told.made else ""
    try:
        register = open_register(path, key, CHEAP)
    except BrokenRegister:
        return "it cannot be opened"
    try:
        return wrong(register, told) or (record_again(register) if again else "")
    except (BrokenRegister, NotSaved):
        return "it cannot be read or written"
    finally:
        register.close()


def wrong(register: SqliteRegister, told: Told) -> str:
    """What of all that was promised does not hold."""
    if not register.verify().intact:
        return "the chain is broken"
    there = Counter(entry.request for entry in register.since(0, 10**6))
    if any(there[request] != told.batches[request] for request in told.kept):
        return "an entry that was acknowledged is lost"
    if any(there[request] not in (0, count) for request, count in told.batches.items()):
        return "half an act is kept"
    for digest in told.texts:
        register.text(digest)
    return ""


def record_again(register: SqliteRegister) -> str:
    """Whether recording goes on; "" where it does."""
    add(register, draft("again"))
    return "" if register.verify().intact else "recording again breaks the chain"


ROW: Final = Row(
    "power cuts while a register is made and written, plain and encrypted",
    "an acknowledged entry lost, half an act kept, a register that does not open or verify",
    10_000,
    60,
    run,
    tuple(filter(None, recording.WITHOUT)),
    short_without=40,
    missing=trace.missing,
)
