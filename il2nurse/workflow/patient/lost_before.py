"""A patient who comes may have been here in entries that are lost: then the record is told so."""

from collections.abc import Iterator

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Draft
from il2nurse.domain.record.register.lacking import LACKING_KINDS
from il2nurse.domain.rules.course.lost_entries import may_still_matter
from il2nurse.workflow.people.losses import LostRange, is_told, range_of, told_draft
from il2nurse.workflow.station import Station


def lost_before(station: Station, subject: str) -> list[Draft]:
    """An entry for each loss among which a former admission of this patient may be.

    A loss of which every entry could be read has told everybody whom it concerns.
    """
    at = station.now().at
    return [
        told_draft(subject, lost, [], at)
        for lost in _doubtful(station)
        if not is_told(station, subject, lost)
    ]


def _doubtful(station: Station) -> Iterator[LostRange]:
    """The losses that are not known whole, as long as a dose of then may still matter.

    How long that is nobody knows while the files of a regimen are away.
    """
    tables = [each.timetable for each in station.regimens.today().values()]
    unknown = station.regimens.away() is not None
    known = {each.number - 1 for each in station.register.of_kind(Kind.ACCESS_LOST)}
    now = station.now().at
    for entry in station.register.of_kind(*LACKING_KINDS):
        lost, _ = range_of(entry)
        if entry.number in known or lost.empty:
            continue
        if unknown or may_still_matter(tables, now - entry.recorded_at):
            yield lost
