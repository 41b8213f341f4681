"""``il2nurse verify``: checks the whole chain of a register file, and that each entry reads."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from il2nurse.cli.speaking import ExitCode, complain, say, say_json
from il2nurse.domain.record.kinds import read_fact
from il2nurse.domain.record.register.broken import BrokenRecord, BrokenRegister
from il2nurse.domain.record.register.seal import Verification
from il2nurse.storage.sqlite.checking import verify_database
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.opening import examine, refusing_broken
from il2nurse.storage.sqlite.rows import SELECT, entries_of


def run(asked: Namespace) -> ExitCode:
    """Say the head of a whole register; code 1 and the first bad entry of one that is not.

    An entry may stand in a whole chain and still not be readable: it is named as well.
    """
    found = verify_file(asked.register)
    unreadable = first_unreadable(asked.register) if found.intact else None
    if asked.json:
        say_json(
            {
                "intact": found.intact,
                "entries": found.count,
                "number": found.head.number,
                "seal": found.head.seal,
                "bad_entry": found.bad_number,
                "what": found.what,
                "unreadable": unreadable,
            }
        )
    elif found.intact:
        say(f"{found.count} entries, the chain is whole. Head: {found.head.number}")
        say(found.head.seal)
    if found.intact and unreadable is None:
        return ExitCode.DONE
    complain(unreadable or sentence(asked.register, found))
    return ExitCode.FAILED


def first_unreadable(path: Path) -> str | None:
    """What is wrong with the first entry that this version cannot read; ``None`` where all are."""
    with refusing_broken(path, None), closing(connect(path, None, "ro")) as connection:
        entries = entries_of(connection.execute(f"{SELECT} ORDER BY number").fetchall())
    try:
        for entry in entries:
            read_fact(entry)
    except BrokenRecord as problem:
        return str(problem)
    return None


def verify_file(path: Path) -> Verification:
    """Walk the chain even of a file that the program would not open, then look at all of it.

    Raises ``BrokenRegister`` where the file cannot be read as a register at all.
    """
    if not path.is_file():
        raise BrokenRegister(f"There is no register file at {path}.")
    with refusing_broken(path, None), closing(connect(path, None, "ro")) as connection:
        found = verify_database(connection)
    if found.intact or not found.count:
        examine(path, None)
    return found


def sentence(path: Path, found: Verification) -> str:
    """What is wrong with a register, and how far it can be trusted."""
    what = f"Entry {found.bad_number} {found.what}" if found.bad_number else found.what
    return (
        f"{path}: {what[:1].upper()}{what[1:]}. Entries 1 to {found.head.number} are whole. "
        "Nothing was changed; do not record in this register, and compare the printed records."
    )
