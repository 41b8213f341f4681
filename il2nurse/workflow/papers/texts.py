"""The texts of regimens that papers are about: of this ward's shelf, or of its register."""

from datetime import date
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.approvals import Holding
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.content import Subject, TextNow
from il2nurse.workflow.approvals import all_approvals, all_holdings, approvals_of, to_order
from il2nurse.workflow.station import Station

GONE: Final = "Not at this station any more; its text is kept in the register"
UNTIL_THEN: Final = (
    "One orders by it until the newer version may be ordered; its text is kept in the register"
)


def asked_text(station: Station, digest: str) -> Regimen:
    """One of the texts by which somebody may order; ``NotAllowed`` for any other."""
    found = next((e for e in to_order(station).values() if e.digest == digest), None)
    if found is None:
        raise NotAllowed("One does not order by this text of a regimen. Nothing was printed.")
    return found


def place_of(holds: Holding | None, day: date) -> str:
    """Where a text is that no file of this station has any more."""
    return UNTIL_THEN if holds and holds.on(day) else GONE


def text_now(station: Station, subject: Subject) -> TextNow:
    """The text with this digest; ``NotAllowed`` where neither shelf nor register has it."""
    at, zone, digest = station.now().at, station.zone, subject.text or ""
    holds = all_holdings(station).get(digest)
    for each in station.regimens.today().values():
        if each.digest == digest:
            known = approvals_of(station, each)
            return TextNow(each, station.regimens.place(each), known, holds, at, zone)
    decided = all_approvals(station).get(digest)
    if decided is None:
        raise NotAllowed("This text of a regimen is not here any more. Nothing was printed.")
    kept = station.regimens.read(station.register.text(digest))
    return TextNow(kept, place_of(holds, station.today(at)), decided, holds, at, zone)
