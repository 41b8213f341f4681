"""A register of which entries were lost, for tests of what that leaves in doubt."""

from il2nurse.domain.record.register.entries import Author, Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.record.register.register_facts import AccessLostFact, RegisterRestoredFact
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
    author = Author("", "", station.name, station.program)
    request = f"lost-{station.register.head().number}"
    facts = (fact, known) if known else (fact,)
    drafts = tuple(draft("register", "", at, each) for each in facts)
    return station.register.append(Append(drafts, author, request, at, str(station.zone)))[0]
