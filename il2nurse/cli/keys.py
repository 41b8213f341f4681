"""``il2nurse key``: the key of a register told, put back, changed, given to a plain one."""

import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import SystemRandom
from typing import Final

from il2nurse.app.changing_keys import (
    PLAIN,
    NoKey,
    change_key,
    confirm_sheet,
    encrypt_plain,
    groups_of,
    look_at_key,
    name_of,
    refuse_encrypted,
    refuse_plain,
    restore_key,
)
from il2nurse.cli.key_record import (
    complain_of_heads,
    copy_changed,
    note_act,
    record_change,
    who_acts,
    who_changes,
)
from il2nurse.cli.speaking import LONGEST_LINE, ExitCode, Refused, read_line, say, say_json
from il2nurse.cli.words import refuse_replace, refuse_unread
from il2nurse.domain.record.register.register_facts import KeyAct
from il2nurse.domain.values.recovery_key import GROUP, GROUPS, KEY_GROUPS, BadGroups, tidy
from il2nurse.domain.values.wall_clock import date_and_clock
from il2nurse.files.writing import refuse_taken, write_new
from il2nurse.settings import load_settings
from il2nurse.storage.keys.known import Kept

SHEET: Final = (
    "Nobody has confirmed yet that they hold its recovery sheet. Print it (il2nurse key "
    "show-recovery --out FILE), then run il2nurse key confirm."
)
NEW_SHEET: Final = (
    "Print its recovery sheet now (il2nurse key show-recovery --out FILE), put it in the safe, and "
    "run il2nurse key confirm. The sheet of before still opens copies of before."
)
IN_FILE: Final = (
    "That file is not encrypted: it keeps copies from strangers, and the register only as far as "
    "the disk itself is encrypted."
)

NO_END: Final = "That is no line of a recovery sheet. Nothing was changed; type its groups again."

PDF: Final = b"%PDF-"

TAKES: Final[dict[str, tuple[str, ...]]] = {
    "status": ("json",),
    "show-recovery": ("out", "replace", "by"),
    "confirm": ("by",),
    "restore": ("by",),
    "rotate": ("by", "anyway"),
    "encrypt": ("by", "anyway"),
}
"""What each act reads beside the register."""


def run(asked: Namespace) -> ExitCode:
    """Do one of them with the register named, or with the station's own."""
    refuse_unread(asked, f"key {asked.what}", TAKES[asked.what], TAKES.values())
    refuse_replace(asked)
    path = asked.register or load_settings().register
    try:
        return DO[asked.what](asked, path)
    except (NoKey, BadGroups) as error:
        raise Refused(str(error)) from error


def tell(asked: Namespace, path: Path) -> ExitCode:
    """Say how the register is kept from strangers; a real one that is not fails."""
    found = look_at_key(path)
    complain_of_heads(path)
    known, plain = found.known, found.known is None
    if asked.json:
        say_json(
            {
                "register": found.identity.register,
                "practice": found.identity.practice,
                "encrypted": not plain,
                "key": name_of(known),
                "where": found.where,
                "sheet_confirmed": bool(known and known.confirmed),
                "other_keys": list(found.others),
                "plain_copies": [str(copy) for copy in found.plain_copies],
            }
        )
    elif known:
        say(f"Encrypted. The key {known.name} lies in {found.where}.")
        if known.kept is Kept.FILE:
            say(IN_FILE)
        say("The recovery sheet was confirmed." if known.confirmed else SHEET)
    elif found.identity.practice:
        say("A practice register: not encrypted, nothing in it is real.")
    else:
        say(PLAIN)
    if not asked.json:
        for name in found.others:
            say(f"The key {name} is known too; copies of before may need it.")
        for copy in found.plain_copies:
            say(f"Not encrypted: the copy {copy}.")
    return ExitCode.FAILED if plain and not found.identity.practice else ExitCode.DONE


def show(asked: Namespace, path: Path) -> ExitCode:
    """Write the recovery sheet as a PDF, or say its groups; on record before anybody sees it."""
    identity, groups = groups_of(path)
    by = who_acts(asked, path)
    if asked.out:
        refuse_taken(asked.out, PDF, replace=asked.replace)
    note_act(path, by, KeyAct.SHEET_MADE, groups[-1])
    if not asked.out:
        for number, group in enumerate(groups, 1):
            say(f"{number:2}  {group}")
        return ExitCode.DONE
    from il2nurse.reports.recovery_sheet import RecoverySheet, make_recovery_sheet

    settings = load_settings()
    printed = datetime.now(settings.zone)
    at = date_and_clock(printed)
    sheet = RecoverySheet(identity.name, identity.register, at, groups)
    write_new(asked.out, make_recovery_sheet(sheet, settings.page_size), replace=asked.replace)
    say(f"{asked.out}: print it twice, delete the file, and run il2nurse key confirm.")
    return ExitCode.DONE


def confirm(asked: Namespace, path: Path) -> ExitCode:
    """Ask for two groups of the sheet and note that somebody holds it."""
    _, groups = groups_of(path)
    numbers = sorted(SystemRandom().sample(range(1, KEY_GROUPS + 1), 2))
    say("From the recovery sheet in your hand, type")
    typed = {number: ask(f"group {number}: ") for number in numbers}
    by = who_acts(asked, path)
    confirm_sheet(path, typed)
    note_act(path, by, KeyAct.SHEET_CONFIRMED, groups[-1])
    say("Confirmed: the recovery sheet is in safe hands.")
    return ExitCode.DONE


def restore(asked: Namespace, path: Path) -> ExitCode:
    """Ask for all groups and put the key back where this station keeps keys."""
    say(f"Type the {GROUPS} groups of the recovery sheet, as many a line as you like:")
    typed = ""
    while len(tidy(typed)) < GROUP * GROUPS and (line := read_line()).strip():
        if len(line) == LONGEST_LINE:
            raise Refused(NO_END)
        typed += line
    known = restore_key(path, typed)
    found = look_at_key(path)
    # Said first: the people can be read only with the key, so it is back whatever PIN is typed.
    say(f"The key {known.name} is back, in {found.where}, and opens {path}.")
    note_act(path, who_acts(asked, path), KeyAct.PUT_BACK, known.name)
    return ExitCode.DONE


def rotate(asked: Namespace, path: Path) -> ExitCode:
    """Give the register another key."""
    refuse_plain(path)
    by = who_changes(asked, path)
    known = change_key(path, note=record_change(by, KeyAct.CHANGED))
    copy_changed(path)
    say(f"The register at {path} has a new key, {known.name}. {NEW_SHEET}")
    return ExitCode.DONE


def encrypt(asked: Namespace, path: Path) -> ExitCode:
    """Encrypt a plain register in place."""
    refuse_encrypted(path)
    by = who_changes(asked, path)
    known = encrypt_plain(path, note=record_change(by, KeyAct.ENCRYPTED))
    copy_changed(path)
    say(f"The register at {path} is encrypted with the key {known.name}. {NEW_SHEET}")
    for copy in look_at_key(path).plain_copies:
        say(f"Not encrypted: the copy {copy}. Delete it when there is a newer one.")
    return ExitCode.DONE


def ask(words: str) -> str:
    """What was typed after a question."""
    sys.stdout.write(words)
    sys.stdout.flush()
    return read_line().strip()


DO: Final[dict[str, Callable[[Namespace, Path], ExitCode]]] = {
    "status": tell,
    "show-recovery": show,
    "confirm": confirm,
    "restore": restore,
    "rotate": rotate,
    "encrypt": encrypt,
}
