"""``il2nurse verify``: checks the whole chain of a register file, and that each entry reads."""

from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from functools import partial
from pathlib import Path

from il2nurse.app.head_watch import check_copy
from il2nurse.app.keys import key_of
from il2nurse.app.restore.reading_records import KeptRegimens, read_record
from il2nurse.cli.opening import sentence
from il2nurse.cli.proving import proof_answer, prove, read_code, say_proof
from il2nurse.cli.speaking import ExitCode, complain, say, say_json
from il2nurse.domain.record.kinds import read_fact
from il2nurse.domain.record.register.entries import BrokenRecord, BrokenRegister, Entry, Kind
from il2nurse.domain.record.register.seal import Verification
from il2nurse.settings import load_settings
from il2nurse.storage.register import open_register
from il2nurse.storage.sqlite.checking import verify_database
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.opening import examine, refusing_broken, roll_back
from il2nurse.storage.sqlite.rows import SELECT, entries_of
from il2nurse.storage.sqlite.side_rows import count_untied, read_text
from il2nurse.workflow.audit.proving import PaperStanding

ROLLED_BACK = (
    "The program that wrote last was cut off in the middle of an entry, which was never "
    "acknowledged. The register was put back to what was complete."
)


def run(asked: Namespace) -> ExitCode:
    """Say the head of a whole register; code 1 and the first bad entry of one that is not.

    An entry may stand in a whole chain and still not be readable: it is named as well. So is a
    register that does not hold what this station saw in it.
    """
    code = read_code(asked.paper)
    key = key_of(asked.register)
    rolled_back = roll_back(asked.register, key)
    found = verify_file(asked.register, key)
    untied = untied_pins(asked.register, key) if found.intact else 0
    trouble = (
        beside_the_chain(asked.register, key) if found.intact else sentence(asked.register, found)
    )
    proof = prove(asked.register, code) if code and trouble is None else None
    if asked.json:
        say_json(
            {
                "intact": found.intact,
                "entries": found.count,
                "number": found.head.number,
                "seal": found.head.seal,
                "bad_entry": found.bad_number,
                "what": found.what,
                "unreadable": trouble if found.intact else None,
                "rolled_back": rolled_back,
                "untied_pins": untied,
                "paper": proof_answer(proof) if proof else None,
            }
        )
    else:
        say_found(found, untied, rolled_back=rolled_back)
        if proof:
            say_proof(proof)
    if trouble is not None:
        complain(trouble)
    foreign = proof is not None and proof.standing is PaperStanding.NOT_HERE
    return ExitCode.FAILED if trouble is not None or foreign else ExitCode.DONE


def say_found(found: Verification, untied: int, *, rolled_back: bool) -> None:
    """Say the head of a whole chain, and how many PINs no entry speaks for."""
    if rolled_back:
        say(ROLLED_BACK)
    if found.intact:
        entries = "entry" if found.count == 1 else "entries"
        say(f"{found.count} {entries}, each as it was written: the register is whole.")
        say(f"Head: entry {found.head.number}, the newest. Its seal: {found.head.seal}")
    if untied:
        say(
            f"PINs that are tied to no entry, because an older program kept them: {untied}. The "
            "next change of each ties it."
        )


def untied_pins(path: Path, key: bytes | None) -> int:
    """How many PINs of a whole register no entry carries the seal of."""
    with refusing_broken(path, key), closing(connect(path, key, "ro")) as connection:
        return count_untied(connection)


def beside_the_chain(path: Path, key: bytes | None) -> str | None:
    """What speaks against a register whose chain is whole; ``None`` where nothing does."""
    return first_unreadable(path, key) or unlike_heads(path, key)


def unlike_heads(path: Path, key: bytes | None) -> str | None:
    """A sentence where the register does not hold what this station saw; a copy may be older."""
    with closing(open_register(path, key, to_read=True)) as register:
        return check_copy(load_settings(), register)


def first_unreadable(path: Path, key: bytes | None) -> str | None:
    """What is wrong with the first entry that this version cannot read; ``None`` where all are.

    An entry that reads by itself may speak of what is not on record, so patients are read as well.
    """
    with refusing_broken(path, key), closing(connect(path, key, "ro")) as connection:
        entries = entries_of(connection.execute(f"{SELECT} ORDER BY number").fetchall())
        try:
            for entry in entries:
                read_fact(entry)
            read_patients(entries, KeptRegimens(partial(read_text, connection)))
        except BrokenRecord as problem:
            return str(problem)
    return None


def read_patients(entries: Iterable[Entry], kept: KeptRegimens) -> None:
    """Add up all entries about each patient; ``BrokenRecord`` names one that does not fit."""
    about: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        about[entry.subject].append(entry)
    for found in about.values():
        if any(each.kind is Kind.PATIENT_ADMITTED for each in found):
            read_record(found, kept)


def verify_file(path: Path, key: bytes | None) -> Verification:
    """Walk the chain even of a file that the program would not open, then look at all of it.

    Raises ``BrokenRegister`` where the file cannot be read as a register at all.
    """
    if not path.is_file():
        raise BrokenRegister(
            f"There is no register file at {path}. Nothing was verified; look at the path."
        )
    with refusing_broken(path, key), closing(connect(path, key, "ro")) as connection:
        found = verify_database(connection)
    if found.intact or not found.count:
        examine(path, key)
    return found
