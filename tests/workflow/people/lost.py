"""A register of which entries were lost, for tests of what that leaves in doubt."""

from collections.abc import Sequence

from il2nurse.domain.record.register.entries import Author, Entry
from il2nurse.domain.record.register.facts import Fact, draft
from il2nurse.domain.record.register.register_facts import (
    AccessLostFact,
    RegisterRestoredFact,
    SetbackAcceptedFact,
)
from il2nurse.domain.record.register.setback import SetbackKind
from il2nurse.workflow.register import Append
from il2nurse.workflow.station import Station

SEAL = "0" * 64


def lose(
    station: Station,
    lost_to: int | None = None,
    number: int | None = None,
    known: AccessLostFact | None = None,
) -> Entry:
    """Record that the register was restored from a copy; without ``lost_to`` how far is unknown.

    ``known`` is what every lost entry said of people and approvals, where all could be read.
    """
    at, last = station.now().at, station.register.head().number
    fact = RegisterRestoredFact("copy", at, number or last, SEAL, lost_to)
    return _keep(station, (fact, known) if known else (fact,))


def set_back(station: Station, seen: int, seal: str) -> Entry:
    """Record that a station which saw this newest entry goes on without it."""
    found = station.register.head().number
    fact = SetbackAcceptedFact(SetbackKind.SHORTER, "R-1", seen, seal, found, found, "Lost.")
    return _keep(station, (fact,))


def _keep(station: Station, facts: Sequence[Fact]) -> Entry:
    at = station.now().at
    author = Author("", "", station.name, station.program)
    request = f"lost-{station.register.head().number}"
    drafts = tuple(draft("register", "", at, each) for each in facts)
    return station.register.append(Append(drafts, author, request, at, str(station.zone)))[0]
