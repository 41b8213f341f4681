"""Every text of a regimen that stands here: today's, and those that were decided about before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from il2nurse.domain.record.course.approvals import Approvals, Holding
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.course.text_changes import TextChange, text_changes
from il2nurse.readable.course.told_changes import ToldChange, told_changes
from il2nurse.workflow.approvals import all_approvals, all_holdings, approvals_of
from il2nurse.workflow.papers.texts import place_of
from il2nurse.workflow.station import Station

NEVER: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ShelvedText:
    """One text: what it is called, where it comes from, and how it stands.

    ``here`` where it is the regimen's text at this station; ``holding`` says when one orders
    by it, which until a newer text holds is the one before.
    """

    title: str
    place: str
    approvals: Approvals
    here: bool
    holding: Holding | None

    @property
    def digest(self) -> str:
        """What tells the text from every other."""
        return self.approvals.digest

    def holds(self, day: date) -> bool:
        """Whether one orders by it on this day."""
        return self.holding is not None and self.holding.on(day)

    def over(self, day: date) -> bool:
        """Whether nobody orders by a text of before any more."""
        until = self.holding.until if self.holding else day
        return not self.here and until is not None and until <= day


def shelved_texts(station: Station) -> tuple[ShelvedText, ...]:
    """Each of today's regimens, with what holds until it does; then the texts that are over."""
    today, holds = station.regimens.today().values(), all_holdings(station)
    day = station.today(station.now().at)
    titles = {regimen.id: regimen.title for regimen in today}
    found = [
        ShelvedText(
            each.title,
            station.regimens.place(each),
            approvals_of(station, each),
            here=True,
            holding=holds.get(each.digest),
        )
        for each in today
    ]
    known = {each.digest for each in found}
    before = [
        ShelvedText(
            titles.get(each.regimen, each.regimen),
            place_of(holds.get(each.digest), day),
            each,
            here=False,
            holding=holds.get(each.digest),
        )
        for each in all_approvals(station).values()
        if each.digest not in known
    ]
    places = {name: place for place, name in enumerate(titles)}
    still = [each for each in before if not each.over(day)]
    found = sorted([*found, *still], key=lambda each: places[each.approvals.regimen])
    return (*found, *(each for each in before if each.over(day)))


def whole_text(station: Station, shelved: ShelvedText) -> str:
    """The text, letter by letter."""
    if shelved.here:
        return station.regimens.text(station.regimens.today()[shelved.approvals.regimen])
    return station.register.text(shelved.digest)


def regimen_of(station: Station, shelved: ShelvedText) -> Regimen | None:
    """What the text means, where one orders by it or it is at this station."""
    if shelved.here:
        return station.regimens.today().get(shelved.approvals.regimen)
    day = station.today(station.now().at)
    return None if shelved.over(day) else station.regimen_with(shelved.digest)


def compared_with(station: Station, shelved: ShelvedText) -> Approvals | None:
    """The text of the same regimen that was decided about last: an approved one, if there is one.

    ``None`` where nobody decided about another one.
    """
    known: Mapping[str, Approvals] = all_approvals(station)
    others = [
        each
        for each in known.values()
        if each.regimen == shelved.approvals.regimen and each.digest != shelved.digest
    ]
    return max(others, key=_newest, default=None)


def changes_against(
    station: Station, shelved: ShelvedText, other: Approvals
) -> tuple[TextChange, ...]:
    """What the text says otherwise than the other one."""
    return text_changes(station.register.text(other.digest), whole_text(station, shelved))


def told_against(
    station: Station, shelved: ShelvedText, other: Approvals
) -> tuple[ToldChange, ...]:
    """The same in words; what no table tells is among the changed lines alone."""
    older = station.regimens.read(station.register.text(other.digest))
    newer = regimen_of(station, shelved) or station.regimens.read(whole_text(station, shelved))
    return told_changes(older, newer)


def _newest(each: Approvals) -> tuple[bool, datetime]:
    times = [one.at for one in each.approvals]
    times += [each.withdrawn.at] if each.withdrawn else []
    return each.complete, max(times, default=NEVER)
