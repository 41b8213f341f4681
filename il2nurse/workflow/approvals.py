"""How the regimens stand with those who approve them: what may be ordered, and why not."""

from collections.abc import Mapping

from il2nurse.domain.people import NotAllowed, Role
from il2nurse.domain.record.course.approvals import (
    Approvals,
    Awaits,
    Holding,
    Unapproved,
    holdings,
    replay_approvals,
)
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.course.approvals import WHERE, WHO, approvals_in_words
from il2nurse.readable.wording import Wording
from il2nurse.workflow.following import read_person
from il2nurse.workflow.station import Station


def all_approvals(station: Station) -> Mapping[str, Approvals]:
    """How every text stands that anybody decided about, by its digest."""
    return replay_approvals(station.decided(), role_after)


def role_after(entry: Entry) -> tuple[str, Role | None]:
    """Whom an entry about a person is about, and their role after it; none where it ended."""
    person = read_person(entry)
    return person.id, None if person.ended else person.role


def approvals_of(station: Station, regimen: Regimen) -> Approvals:
    """How one of today's regimens stands; without any approval where nobody decided yet."""
    untouched = Approvals(regimen.id, regimen.version, regimen.digest)
    return all_approvals(station).get(regimen.digest, untouched)


def to_order(station: Station) -> Mapping[str, Regimen]:
    """The texts by which one orders today, by the ids of today's regimens.

    Of one that is approved for a later day it is the approved text that holds until then.
    """
    every, day = all_approvals(station), station.today(station.now().at)
    found = dict(station.regimens.today())
    for name, regimen in found.items():
        for digest, holding in _holdings(regimen, every).items():
            if digest != regimen.digest and holding.on(day):
                found[name] = station.regimen_with(digest)
    return found


def all_holdings(station: Station) -> Mapping[str, Holding]:
    """When one orders by which text, by its digest; by no other one does."""
    every = all_approvals(station)
    today = station.regimens.today().values()
    return {
        digest: holding
        for regimen in today
        for digest, holding in _holdings(regimen, every).items()
    }


def _holdings(regimen: Regimen, every: Mapping[str, Approvals]) -> Mapping[str, Holding]:
    known = every.get(regimen.digest)
    others = (each for each in every.values() if each.regimen == regimen.id)
    return holdings(known, others) if known else {}


def unapproved(station: Station) -> Mapping[str, str]:
    """Why nobody may order by some of today's regimens, by their ids; the others are left out."""
    today = station.today(station.now().at)
    words = Wording(station.people(), station.zone, today)
    known = {name: approvals_of(station, each) for name, each in to_order(station).items()}
    return {
        name: approvals_in_words(each, words, today)
        for name, each in known.items()
        if not each.allows(today)
    }


def offered(station: Station) -> tuple[Regimen, ...]:
    """The texts that an order offers: those about which somebody decided, else all."""
    every = tuple(to_order(station).values())
    return tuple(r for r in every if not approvals_of(station, r).untouched) or every


def refuse_files_away(station: Station) -> None:
    """Raise ``NotAllowed`` while this station's files are away."""
    if away := station.regimens.away():
        raise NotAllowed(f"{away} Nothing was recorded.")


def refuse_unapproved(station: Station, regimen: Regimen) -> None:
    """Raise ``NotAllowed`` where nobody may order by the regimen today."""
    if told := why_unapproved(station, regimen):
        raise NotAllowed(f"{told.say} Nothing was ordered.")


def why_unapproved(station: Station, regimen: Regimen) -> Unapproved | None:
    """Why nobody may order by the regimen today, and who approves it; else ``None``.

    Once two people have, only its day is told: nobody else can do anything about it. While the
    files of this station are away, nobody orders here by any.
    """
    if away := station.regimens.away():
        return Unapproved(away, Awaits.FILES)
    known, today = approvals_of(station, regimen), station.today(station.now().at)
    if known.allows(today):
        return None
    why = approvals_in_words(known, Wording(station.people(), station.zone, today), today)
    named = f"{regimen.title}, version {regimen.version}, cannot be ordered."
    whose = {
        Awaits.PEOPLE: f" {WHO} {WHERE}",
        Awaits.CONFIRMED: f" {WHERE}",
        Awaits.DAY: "",
        Awaits.FILES: "",
    }
    return Unapproved(f"{named} {why}{whose[known.awaits]}", known.awaits)


def keep_text(station: Station, regimen: Regimen) -> None:
    """Keep the text of one of today's regimens in the register; an older one is kept there."""
    if any(each.digest == regimen.digest for each in station.regimens.today().values()):
        text = station.regimens.text(regimen)
        station.register.keep_text(regimen.digest, regimen.id, regimen.version, text)
