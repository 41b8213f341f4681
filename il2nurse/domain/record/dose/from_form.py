"""A dose that was entered from paper: what it was entered from, both times, and who."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from il2nurse.domain.record.dose.corrected import DoseCorrectedFact, DoseValue
from il2nurse.domain.record.dose.facts import DoseHeldFact
from il2nurse.domain.record.dose.paper_facts import DoseGivenOnPaperFact
from il2nurse.domain.record.register.entries import Entry, Kind

STRIKES: Final = frozenset({DoseValue.HELD, DoseValue.ON_PAPER})


@dataclass(frozen=True, slots=True)
class FromForm:
    """The dose was given or held on paper and entered later: the form, who, and both times.

    Nobody ``checked`` a dose that was held. ``objections`` is what the rules would have said and
    what the form leaves open; ``seq`` is its place in the dose's stream. One that was ``running``
    when it was entered goes on in the program: its end, and what comes after it.
    """

    form: str
    happened: datetime
    entered: datetime
    entered_by: str
    by: str
    checked: str | None
    objections: tuple[str, ...]
    seq: int
    running: bool = False


def replay_from_form(entries: Iterable[Entry]) -> FromForm | None:
    """What a form told of the dose; gone where that was struck out."""
    found: FromForm | None = None
    for entry in entries:
        if entry.kind is Kind.DOSE_GIVEN_ON_PAPER:
            given = DoseGivenOnPaperFact.read(entry)
            found = _entered(entry, given.form, given.gave, given.checked, given.objections)
            found = replace(found, running=given.ended is None)
        elif entry.kind is Kind.DOSE_HELD:
            held = DoseHeldFact.read(entry)
            by = held.held_by or entry.person
            found = _entered(entry, held.form, by, None, held.objections) if held.form else None
        elif entry.kind is Kind.DOSE_CORRECTED:
            struck = DoseCorrectedFact.read(entry).what in STRIKES
            found = None if struck else found
    return found


def _entered(
    entry: Entry, form: str, by: str, checked: str | None, objections: tuple[str, ...]
) -> FromForm:
    return FromForm(
        form=form,
        happened=entry.occurred_at,
        entered=entry.recorded_at,
        entered_by=entry.person,
        by=by,
        checked=checked,
        objections=objections,
        seq=entry.seq,
    )
