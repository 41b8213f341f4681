"""A paper as proof: which entry of this register it shows, and what was corrected since."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.papers.facts import PrintedFact
from il2nurse.domain.record.register.entries import BrokenRegister, Entry, Kind
from il2nurse.domain.record.register.head_code import HeadCode
from il2nurse.readable.audit.kind_row import Group
from il2nurse.readable.audit.kind_rows import kinds_of
from il2nurse.readable.papers import FULL_RECORD, RECORD
from il2nurse.workflow.audit.audit import AuditLine, AuditList
from il2nurse.workflow.deciding import corrected_place
from il2nurse.workflow.station import Station

OF_A_DOSE: Final = frozenset({Kind.DOSE_CORRECTED, Kind.REACTION_STRUCK})
"""The corrections that stand on the papers of their dose."""


class PaperStanding(StrEnum):
    """What a register says of a paper."""

    UNCHANGED = "unchanged"
    CORRECTED = "corrected"
    NOT_HERE = "not_here"


@dataclass(frozen=True, slots=True)
class Proof:
    """The answer: in one sentence, with the printings it may be, and the later corrections."""

    code: HeadCode
    standing: PaperStanding
    sentence: str
    papers: tuple[AuditLine, ...] = ()
    corrections: tuple[AuditLine, ...] = ()


def prove_paper(station: Station, by: Person | None, code: HeadCode) -> Proof:
    """What the register says of the paper with this code; nothing is recorded.

    Raises ``NotAllowed`` for who may not audit, and ``BrokenRegister`` where the register itself
    does not verify: it speaks for no paper then.
    """
    if by is not None:
        by.demand(May.AUDIT)
    checked = station.register.verify(reports=False)
    if not checked.intact:
        raise BrokenRegister(
            f"The register failed its check. {checked.fault}. No paper can be checked against it; "
            "tell the ward's IT."
        )
    newest, shown = checked.head.number, station.register.since(code.number - 1, limit=1)
    if not 0 < code.number <= newest:
        return Proof(code, PaperStanding.NOT_HERE, _beyond(code.number, newest))
    if not code.fits(shown[0].seal):
        return Proof(code, PaperStanding.NOT_HERE, _another(code.number))
    words = AuditList(station)
    printings = _printings(station, shown[0])
    later = tuple(_later(station, code.number, printings))
    return Proof(
        code,
        PaperStanding.CORRECTED if later else PaperStanding.UNCHANGED,
        _here(code.number, newest, printings, len(later)),
        tuple(words.line(each) for each in printings),
        tuple(words.line(each) for each in later),
    )


def _beyond(number: int, newest: int) -> str:
    return (
        f"This paper's seal is not in this register: the paper shows entry {number}, and the "
        f"register ends with entry {newest}. The paper comes from another register, or the newest "
        "entries of this one are lost. Keep the paper and tell the ward's IT."
    )


def _another(number: int) -> str:
    return (
        f"This paper's seal is not in this register: entry {number} has a different one here. "
        "The paper comes from another register, or the history of this one was changed. "
        "Keep the paper and tell the ward's IT."
    )


def _here(number: int, newest: int, printings: tuple[Entry, ...], corrections: int) -> str:
    whose = (
        ""
        if printings
        else (" Which paper it was is not on record, so this speaks of the whole register.")
    )
    begins = f"This paper shows entry {number} of this register, which ends with entry {newest}."
    if not corrections:
        return f"{begins} Nothing under it was corrected since.{whose}"
    if corrections == 1:
        return f"{begins} 1 correction was made later; the paper does not show it.{whose}"
    return f"{begins} {corrections} corrections were made later; the paper shows none.{whose}"


def _printings(station: Station, shown: Entry) -> tuple[Entry, ...]:
    """The papers that show just this entry; older ones named the entry of their own printing."""
    found = [
        each
        for each in station.register.of_kind(Kind.PRINTED)
        if PrintedFact.read(each).shows == shown.number
    ]
    own = shown.kind is Kind.PRINTED and PrintedFact.read(shown).shows is None
    return (shown, *found) if own else tuple(found)


def _later(station: Station, number: int, printings: tuple[Entry, ...]) -> Iterator[Entry]:
    """The corrections after an entry of what the papers can show: of all where none is known."""
    patients = {each.subject for each in printings}
    doses = {_only_dose(each) for each in printings}
    every, any_dose = not patients or "" in patients, None in doses or not doses
    for entry in station.register.of_kind(*kinds_of(Group.CORRECTION)):
        if entry.number <= number or not (every or entry.subject in patients):
            continue
        if entry.kind in OF_A_DOSE and not (any_dose or entry.stream in doses):
            continue
        if _corrected_number(station, entry) <= number:
            yield entry


def _only_dose(printing: Entry) -> str | None:
    """The one dose that a paper tells of; ``None`` where others stand on it too.

    A preparation sheet is about one, and counts those before it.
    """
    fact = PrintedFact.read(printing)
    return fact.dose if fact.paper in (RECORD.name, FULL_RECORD.name) else None


def _corrected_number(station: Station, entry: Entry) -> int:
    """The number of the entry that is corrected; 0 where the correction does not name one."""
    seq = corrected_place(entry.kind, entry.body)
    return next((e.number for e in station.register.stream(entry.stream) if e.seq == seq), 0)
