"""Tampering with a register past the program: refused, found, or shown by a head elsewhere."""

import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import sqlcipher3.dbapi2 as driver

from il2nurse.domain.record.register.entries import BrokenRegister, Kind
from il2nurse.domain.record.register.head_code import read_head_code, short_code
from il2nurse.domain.record.register.register_facts import RegisterCreatedFact
from il2nurse.domain.record.register.seal import seal_columns
from il2nurse.domain.values.text import digest_of
from il2nurse.storage.contract.pins import KeptPin, seal_row
from il2nurse.storage.files.heads import StationHeads
from il2nurse.storage.register import SqliteRegister, create_register, open_register
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.driver import Database
from il2nurse.storage.sqlite.guards import GUARDS, stand_guards
from il2nurse.storage.sqlite.rows import COLUMNS, INSERT, SELECT
from tests.cheap_pins import CHEAP
from tests.figures.row import Counts, Row
from tests.storage.registers import KEY, NOW, NURSE, ZONE, add, draft, make_file, set_pin

TEXT: Final = "dose = 600_000\n"
SEALS: Final = "seals are checked"
HEADS: Final = "a paper and the station remember the head"
KEYED: Final = "the register is encrypted"
BEGUN: Final = 4
"""Entries up to here tell of PINs and of the order."""
UNNOTICED: Final = "unnoticed"


@dataclass(frozen=True)
class Scene:
    """A ward's register with what lies elsewhere: an older copy, the station's memory, a paper."""

    path: Path
    older: Path
    heads: StationHeads
    paper: str
    chance: Random

    def entry(self) -> int:
        """An entry to be harmed; another follows it."""
        return self.chance.randrange(BEGUN + 1, 8)


def make_scene(folder: Path, key: bytes | None, chance: Random) -> Scene:
    """A register of nine entries, of which the older copy has seven."""
    folder.mkdir()
    path = folder / "ward.register"
    register = make_file(path, key)
    set_pin(register, "p-1", "482913")
    set_pin(register, "p-2", "591732")
    register.keep_text(digest_of(TEXT), "aldesleukin", "1", TEXT)
    order = {"regimen": "aldesleukin", "regimen_digest": digest_of(TEXT)}
    add(register, draft("course/1", kind=Kind.COURSE_ORDERED, body=order))
    add(register, draft(), draft(), draft())
    older = shutil.copyfile(path, folder / "older")
    add(register, draft(), draft())
    heads, head = StationHeads(folder / "station" / "heads.json"), register.head()
    heads.accept("R-1", head, path)
    register.close()
    return Scene(path, older, heads, short_code(head), chance)


def unguarded(scene: Scene, act: Callable[[Database], object]) -> None:
    """Do something with the guards taken away, and leave no trace of that."""
    with closing(connect(scene.path, None)) as database:
        for name in GUARDS:
            database.execute(f"DROP TRIGGER {name}")
        act(database)
        stand_guards(database)


def guarded(scene: Scene, sql: str) -> None:
    """Do something as a foreign program that leaves the guards alone."""
    with closing(connect(scene.path, None)) as database:
        database.execute("PRAGMA recursive_triggers = OFF")
        database.execute(sql)


def forge_seal(scene: Scene) -> None:
    """Change one entry and its own seal with it."""
    number = scene.entry()

    def act(database: Database) -> None:
        row = list(database.execute(f"{SELECT} WHERE number = {number}").fetchone())
        row[COLUMNS.index("person")] = "p-9"
        sql = "UPDATE entry SET person = 'p-9', seal = ? WHERE number = ?"
        database.execute(sql, (seal_columns(row[:-1]), number))

    unguarded(scene, act)


def write_anew(scene: Scene) -> None:
    """Write the history anew from one entry on, with seals that fit."""
    first = scene.entry()

    def act(database: Database) -> None:
        rows = database.execute(f"{SELECT} WHERE number >= {first} ORDER BY number").fetchall()
        seal = rows[0][COLUMNS.index("previous_seal")]
        database.execute("DELETE FROM entry WHERE number >= ?", (first,))
        for row in rows:
            columns = [*row[:-2], seal]
            columns[COLUMNS.index("person")] = "p-9"
            seal = seal_columns(columns)
            database.execute(INSERT, (*columns, seal))

    unguarded(scene, act)


def forge_pin(scene: Scene) -> None:
    """Give somebody a PIN of one's own choice, with a row seal that fits."""
    pin = KeptPin("p-1", CHEAP.hash("p-1", "000001"))
    sql = "INSERT OR REPLACE INTO pin (person, hash, seal) VALUES (?, ?, ?)"
    unguarded(scene, lambda found: found.execute(sql, (pin.person, pin.hash, pin.seal)))


def forge_text(scene: Scene) -> None:
    """Change what the order is worked out from, with a row seal that fits."""
    text = TEXT.replace("600", "900")
    seal = seal_row(digest_of(TEXT), "aldesleukin", "1", text)
    sql = "UPDATE regimen_text SET text = ?, seal = ?"
    unguarded(scene, lambda found: found.execute(sql, (text, seal)))


def append_forged(scene: Scene) -> None:
    """Append an entry in a nurse's name with this program's own words, but without the key."""
    with closing(open_register(scene.path, None, CHEAP)) as register:
        add(register)


def swap(scene: Scene) -> None:
    """Lay another ward's register in the place of this one."""
    scene.path.unlink()
    fact = RegisterCreatedFact("R-2", practice=True, name="Ward 6")
    register = create_register(scene.path, fact, NURSE, NOW, ZONE, pins=CHEAP)
    add(register, *[draft()] * 8)
    register.close()


def changing(sql: str) -> Callable[[Scene], None]:
    """The attack that runs one statement about an entry without the guards."""
    return lambda scene: unguarded(scene, lambda found: found.execute(sql, (scene.entry(),)))


TAMPERINGS: Final[tuple[tuple[str, Callable[[Scene], object]], ...]] = (
    ("an entry changed", lambda at: guarded(at, "UPDATE entry SET person = 'p-9' WHERE number=5")),
    ("an entry deleted", lambda at: guarded(at, "DELETE FROM entry WHERE number = 5")),
    (
        "an entry replaced",
        lambda at: guarded(at, "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE number = 5"),
    ),
    ("changed without guards", changing("UPDATE entry SET person = 'p-9' WHERE number = ?")),
    ("deleted without guards", changing("DELETE FROM entry WHERE number = ?")),
    ("a seal forged", forge_seal),
    ("the tail cut", changing("DELETE FROM entry WHERE number > ?")),
    ("an older file put back", lambda at: at.older.replace(at.path)),
    ("the history written anew", write_anew),
    ("a PIN's row forged", forge_pin),
    ("a regimen's text changed", forge_text),
    (
        "a regimen's text deleted",
        lambda at: unguarded(at, lambda found: found.execute("DELETE FROM regimen_text")),
    ),
    ("an entry appended without the key", append_forged),
    ("another register in its place", swap),
)


def run(count: int, seed: int, folder: Path, without: str | None) -> Counts:
    """Do each of the tamperings in turn, so many in all."""
    found: Counter[str] = Counter()
    unnoticed: Counter[str] = Counter()
    for number in range(count):
        what, harm = TAMPERINGS[number % len(TAMPERINGS)]
        keyed = harm is append_forged and without != KEYED
        scene = make_scene(folder / str(number), KEY if keyed else None, Random(f"{seed} {number}"))
        answer = answered(scene, harm, without)
        shutil.rmtree(scene.path.parent)
        found[answer] += 1
        unnoticed[what] += answer == UNNOTICED
    said = ", ".join(f"{answer}: {often}" for answer, often in found.most_common())
    names = ", ".join(name for name, often in unnoticed.items() if often)
    return Counts(count, found[UNNOTICED], f"{said} ({names})" if names else said)


def answered(scene: Scene, harm: Callable[[Scene], object], without: str | None) -> str:
    """Whether the tampering was refused, found or shown by a head, or goes unnoticed."""
    try:
        harm(scene)
    except (driver.Error, BrokenRegister):
        return "refused"
    try:
        register = open_register(scene.path, None, CHEAP)
    except BrokenRegister:
        return "found when it is opened"
    with closing(register):
        return judged(register, scene, without)


def judged(register: SqliteRegister, scene: Scene, without: str | None) -> str:
    """What an open register, the station and a paper say."""
    if without != SEALS and not register.verify().intact:
        return "found by its seals"
    if without == HEADS:
        return UNNOTICED
    if scene.heads.check(register, scene.path):
        code = read_head_code(scene.paper)
        (shown,) = register.since(code.number - 1, limit=1) or (None,)
        on_paper = shown is None or not code.fits(shown.seal)
        return "shown by station and paper" if on_paper else "shown by the station"
    return UNNOTICED


ROW: Final = Row(
    f"tampering past the program, {len(TAMPERINGS)} ways",
    "a tampering that is not refused, not found and not shown by a head that lies elsewhere",
    20 * len(TAMPERINGS),
    len(TAMPERINGS),
    run,
    (SEALS, HEADS, KEYED),
)
