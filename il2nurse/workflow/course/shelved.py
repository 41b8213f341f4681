"""Every text of a regimen that stands here: today's, and those that were decided about before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from il2nurse.domain.record.course.approvals import Approvals
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.course.text_changes import TextChange, text_changes
from il2nurse.readable.course.told_changes import ToldChange, told_changes
from il2nurse.workflow.approvals import all_approvals, approvals_of, to_order
from il2nurse.workflow.papers.subjects import GONE
from il2nurse.workflow.station import Station

UNTIL_THEN: Final = (
    "One orders by it until the newer version may be ordered; its text is kept in the register"
)
NEVER: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ShelvedText:
    """One text: what it is called, where it comes from, and how it stands.

    ``today`` where this station could order by it now.
    """

    title: str
    place: str
    approvals: Approvals
    today: bool

    @property
    def digest(self) -> str:
        """What tells the text from every other."""
        return self.approvals.digest


def shelved_texts(station: Station) -> tuple[ShelvedText, ...]:
    """Today's regimens, then what was decided about and is not at this station any more."""
    today = station.regimens.today().values()
    titles = {regimen.id: regimen.title for regimen in today}
    found = [
        ShelvedText(
            each.title, station.regimens.place(each), approvals_of(station, each), today=True
        )
        for each in today
    ]
    known = {each.digest for each in found}
    gone = [each for each in all_approvals(station).values() if each.digest not in known]
    held = {each.digest for each in to_order(station).values()}
    found += [
        ShelvedText(
            titles.get(each.regimen, each.regimen),
            UNTIL_THEN if each.digest in held else GONE,
            each,
            today=False,
        )
        for each in gone
    ]
    return tuple(found)


def whole_text(station: Station, shelved: ShelvedText) -> str:
    """The text, letter by letter."""
    if shelved.today:
        return station.regimens.text(station.regimens.today()[shelved.approvals.regimen])
    return station.register.text(shelved.digest)


def regimen_of(station: Station, shelved: ShelvedText) -> Regimen | None:
    """What the text means, where this station could order by it now."""
    return station.regimens.today().get(shelved.approvals.regimen) if shelved.today else None


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
