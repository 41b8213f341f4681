"""The responses of a tumour to a course: each as it was assessed, and what was put right of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from il2nurse.domain.record.course.response_facts import (
    AssessedResponse,
    ResponseCorrectedFact,
    ResponseRecordedFact,
)
from il2nurse.domain.record.register.entries import BrokenRecord, Entry


@dataclass(frozen=True, slots=True)
class PutRight:
    """Why a response counts no more, by whom and when; ``number`` is that entry's.

    It was ``struck`` out where nothing came in its place.
    """

    reason: str
    at: datetime
    by: str
    number: int
    struck: bool


@dataclass(frozen=True, slots=True)
class Response:
    """What a prescriber found of the tumour after a course, at place ``seq`` of its stream."""

    assessed_on: date
    response: str
    shrank: bool
    text: str
    at: datetime
    by: str
    seq: int
    corrected: PutRight | None = None


def newest_response(responses: Iterable[Response]) -> Response | None:
    """The one that was assessed last and stands; of one day the one that was recorded last."""
    return next(iter(standing_responses(responses)), None)


def standing_responses(responses: Iterable[Response]) -> tuple[Response, ...]:
    """Those that nobody corrected, the one that counts first."""
    standing = (each for each in responses if each.corrected is None)
    by_day = sorted(standing, key=lambda each: (each.assessed_on, each.at, each.seq))
    return tuple(reversed(by_day))


def with_response(responses: tuple[Response, ...], entry: Entry) -> tuple[Response, ...]:
    """The responses with the one that an entry records."""
    fact = ResponseRecordedFact.read(entry)
    found = AssessedResponse(fact.assessed_on, fact.response, fact.shrank, fact.text)
    return (*responses, _of(entry, found))


def with_corrected(responses: tuple[Response, ...], entry: Entry) -> tuple[Response, ...]:
    """The responses with one of them put right; raises ``BrokenRecord`` where it does not stand."""
    fact = ResponseCorrectedFact.read(entry)
    if fact.seq not in {each.seq for each in responses if each.corrected is None}:
        raise BrokenRecord(entry, f"no response stands at place {fact.seq} before it")
    made = (fact.reason, entry.occurred_at, entry.person, entry.number)
    right = PutRight(*made, struck=fact.became is None)
    found = (replace(each, corrected=right) if each.seq == fact.seq else each for each in responses)
    return (*found, *([_of(entry, fact.became)] if fact.became else []))


def _of(entry: Entry, found: AssessedResponse) -> Response:
    said = (found.assessed_on, found.response, found.shrank, found.text)
    return Response(*said, entry.occurred_at, entry.person, entry.seq)
