"""Two infusions of the patient never ran at once, asked of the entries alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.dose.corrected import DoseCorrectedFact, DoseValue
from il2nurse.domain.record.dose.paper_facts import DoseGivenOnPaperFact
from il2nurse.domain.record.register.entries import Entry, Kind

ENDS = frozenset({Kind.INFUSION_COMPLETED, Kind.INFUSION_STOPPED})


@dataclass(frozen=True, slots=True)
class Ran:
    """From when to when an infusion ran; without an end it runs."""

    stream: str
    since: datetime
    until: datetime | None = None


def ran_at_once(entries: Iterable[Entry]) -> Iterator[str]:
    """Every infusion that began before the one before it had ended."""
    stretches = sorted(_stretches(entries), key=lambda each: each.since)
    for place, before in enumerate(stretches):
        for after in stretches[place + 1 :]:
            if before.until is None or after.since < before.until:
                yield f"{before} ran while {after} did"


def _stretches(entries: Iterable[Entry]) -> Iterable[Ran]:
    """Each infusion as it stands now, after every correction."""
    found: dict[str, Ran] = {}
    for entry in entries:
        stream = entry.stream
        if entry.kind is Kind.INFUSION_STARTED:
            found[stream] = Ran(stream, entry.occurred_at)
        elif entry.kind is Kind.DOSE_GIVEN_ON_PAPER:
            ended = DoseGivenOnPaperFact.read(entry).ended
            found[stream] = Ran(stream, entry.occurred_at, ended)
        elif entry.kind in ENDS:
            found[stream] = Ran(stream, found[stream].since, entry.occurred_at)
        elif entry.kind is Kind.DOSE_CORRECTED:
            fact = DoseCorrectedFact.read(entry)
            if fact.what is DoseValue.ON_PAPER:
                del found[stream]
            elif fact.what is DoseValue.ENDED:
                until = datetime.fromisoformat(fact.now)
                found[stream] = Ran(stream, found[stream].since, until)
    return found.values()
