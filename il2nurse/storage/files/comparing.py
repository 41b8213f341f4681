"""In which way a register is not what a station saw of it, or of another at its place."""

import os
from collections.abc import Mapping
from pathlib import Path

from il2nurse.domain.record.register.setback import Setback, SetbackKind
from il2nurse.storage.files.restorings import holds, without_lost
from il2nurse.storage.files.seen import Seen
from il2nurse.workflow.register import Register


def place_of(path: Path | None) -> str | None:
    """How a register's path is remembered; ``None`` where none is told."""
    return os.path.realpath(path) if path else None


def unlike(all_seen: Mapping[str, Seen], register: Register, place: str | None) -> Setback | None:
    """In which way a register at a place is not what was seen; ``None`` where it is."""
    identity = register.identity().register
    for other, seen in all_seen.items():
        if place and seen.path == place and other != identity:
            return Setback(
                SetbackKind.FOREIGN,
                other,
                seen.head,
                register.head(),
                papers=seen.papers,
                place=place,
            )
    mine = without_lost(all_seen.get(identity), register)
    return compare(identity, mine, register) if mine else None


def compare(identity: str, seen: Seen, register: Register) -> Setback | None:
    """What is missing where the register is older than what was seen or tells another story."""
    found = register.head()
    if found.number >= seen.head.number and holds(register, seen.head):
        return None
    known = [mark for mark in seen.known if mark.number <= found.number]
    changed = next((mark.number for mark in known if not holds(register, mark)), 0)
    held = [mark.number for mark in known if not changed or mark.number < changed]
    agreed = max(held, default=0) if changed else found.number
    return Setback(
        SetbackKind.CHANGED if changed else SetbackKind.SHORTER,
        identity,
        seen.head,
        found,
        agreed,
        changed,
        tuple(paper for paper in seen.papers if paper.head.number > agreed),
        marks=tuple(mark for mark in seen.known if mark.number > agreed),
        held=max(held, default=0),
    )
