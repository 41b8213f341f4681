"""Restorings that a register tells of, and what a station saw before one, taken as known once."""

from dataclasses import replace
from typing import Final

from il2nurse.domain.record.register.entries import Entry, Kind, write_instant
from il2nurse.domain.record.register.register_facts import RegisterRestoredFact
from il2nurse.domain.record.register.seal import Head
from il2nurse.storage.files.seen import MOST_DECISIONS, MOST_PAPERS, Decision, Seen
from il2nurse.workflow.register import Register

RESTORED: Final = "restored"
PAGE: Final = 1000


def without_lost(seen: Seen | None, register: Register) -> Seen | None:
    """What was seen, without what an administrator gave up by restoring the register."""
    entry = find_restoring(seen, register)
    return cut_back(seen, entry) if seen and entry else seen


def find_restoring(seen: Seen | None, register: Register) -> Entry | None:
    """The restoring by which the register lacks what the station saw, if there is one."""
    if seen is None or holds(register, seen.head):
        return None
    return known_restoring(seen, register)


def known_restoring(seen: Seen, register: Register) -> Entry | None:
    """The restoring by which all is lost that a station saw and the register lacks.

    It goes on from an entry that the station saw like this, it knew how far the lost entries went,
    and the station has not met it before: the copy put back a second time is another matter.
    """
    met = {decision.found for decision in seen.decisions if decision.kind == RESTORED}
    for entry in reversed(register.of_kind(Kind.REGISTER_RESTORED)):
        fact = RegisterRestoredFact.read(entry)
        covers = fact.lost_to is not None and fact.number < seen.head.number <= fact.lost_to
        if covers and head_of(entry) not in met and agrees(seen, register, fact.number):
            return entry
    return None


def agrees(seen: Seen, register: Register, number: int) -> bool:
    """Whether the station saw up to this entry what the register holds, and after it nothing."""
    return all(holds(register, mark) is (mark.number <= number) for mark in seen.known)


def cut_back(seen: Seen, entry: Entry) -> Seen:
    """What was seen, up to the entry from which a restored register goes on."""
    fact = RegisterRestoredFact.read(entry)
    return replace(
        seen,
        head=Head(fact.number, fact.seal),
        marks=tuple(mark for mark in seen.marks if mark.number <= fact.number),
        papers=tuple(paper for paper in seen.papers if paper.head.number <= fact.number),
        decisions=(*seen.decisions, decision_of(entry, seen.head))[-MOST_DECISIONS:],
    )


def met_in(seen: Seen, entries: tuple[Entry, ...]) -> Seen:
    """What is known of restorings, with every restoring among these entries known from now on."""
    met = {decision.found for decision in seen.decisions if decision.kind == RESTORED}
    new = [
        decision_of(entry, seen.head)
        for entry in entries
        if entry.kind is Kind.REGISTER_RESTORED and head_of(entry) not in met
    ]
    return replace(seen, decisions=(*seen.decisions, *new)[-MOST_DECISIONS:]) if new else seen


def decision_of(entry: Entry, seen: Head) -> Decision:
    """The administrator's decision to restore, as a station remembers it."""
    at = write_instant(entry.recorded_at)
    return Decision(at, entry.number, RESTORED, seen, head_of(entry))


def head_of(entry: Entry) -> Head:
    """The entry by number and seal."""
    return Head(entry.number, entry.seal)


def grow(seen: Seen | None, register: Register) -> Seen:
    """What is seen now: the newest head, and the papers printed meanwhile."""
    if seen is None:
        head = register.head()
        printed = register.of_kind(Kind.PRINTED)[-MOST_PAPERS:]
        first = Seen(head).grown(head, [each for each in printed if each.number <= head.number])
        return met_in(first, register.of_kind(Kind.REGISTER_RESTORED))
    while new := register.since(seen.head.number, PAGE):
        seen = met_in(seen.grown(Head(new[-1].number, new[-1].seal), new), new)
        if len(new) < PAGE:
            break
    return seen


def holds(register: Register, head: Head) -> bool:
    """Whether the register has this very entry."""
    at = register.since(head.number - 1, limit=1)
    return not head.number or bool(at and (at[0].number, at[0].seal) == (head.number, head.seal))
