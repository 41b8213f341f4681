"""Switching a course to another version of its regimen, which two people approved meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.course.course import Course, course_stream
from il2nurse.domain.record.course.order_facts import RegimenSwitchedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.standing import refuse_after_stop
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.approvals import approvals_of, keep_text, refuse_files_away, to_order
from il2nurse.workflow.course.changes.fitting_text import (
    kept_answers,
    refuse_over,
    refuse_unfit,
    refuse_unlike,
    suited_by,
)
from il2nurse.workflow.course.changes.pausing import refuse_away
from il2nurse.workflow.course.prescribing import demand_prescriber
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station

NOTHING: Final = "Nothing was recorded."
NONE: Final = "No other version of this regimen may be ordered by today. Nothing was recorded."


@dataclass(frozen=True, slots=True)
class Switch:
    """To which text, as its prescriber has read it, and why; the ``answers`` that it asks anew."""

    digest: str
    reason: str
    answers: Mapping[str, Answer] | None = None


def newer_version(station: Station, course: Course) -> Regimen | None:
    """The text of the same regimen by which one orders today, where the course has another.

    None is known while the files of this station are away.
    """
    now = None if station.regimens.away() else to_order(station).get(course.regimen)
    if now is None or now.digest == course.regimen_digest:
        return None
    today = station.today(station.now().at)
    return now if approvals_of(station, now).allows(today) else None


@one_act
def switch_regimen(
    station: Station,
    by: Person,
    mrn: str,
    to: Switch,
    pin: str,
    request: str | None = None,
) -> Entry:
    """Let the course go on by another text of its regimen: a new version of the order.

    The next dose goes by it, once a second person has verified it; those that were begun keep their
    own. Raises ``NotAllowed`` with an open dose, of a course that is over, and for a text that
    doses or times by other figures once a dose was begun; ``Slip`` where it asks what the order did
    not answer.
    """
    demand_prescriber(by)
    moment = station.moment(mrn)
    newer = newer_version(station, moment.course)
    allow_switch(station, moment, newer)
    if newer is None or newer.digest != to.digest:
        raise NotAllowed(f"{NONE} Look at the page again.")
    if not has_words(to.reason):
        raise Slip("reason", f"Write in words why the course goes on by it. {NOTHING}")
    told = suited_by(moment, newer, to.answers)
    confirm_identity(station, by, pin)
    keep_text(station, newer)
    approved, course = approvals_of(station, newer), moment.course
    fact = RegimenSwitchedFact(
        course.current.number,
        course.current.version + 1,
        to.reason.strip(),
        (f"Regimen version {moment.regimen.version} → {newer.version}",),
        newer.id,
        course.regimen_digest,
        newer.version,
        newer.digest,
        approved_by=tuple(each.by for each in approved.approvals),
        approved_from=approved.from_day,
        answers=None if told == kept_answers(course) else told,
    )
    stream = course_stream(mrn, course.number)
    return station.record(by, [draft(stream, mrn, moment.at, fact)], request)[0]


def allow_switch(station: Station, moment: Moment, newer: Regimen | None) -> None:
    """Raise ``NotAllowed`` where the course cannot go on by this text."""
    refuse_away(moment)
    refuse_after_stop(moment.case, NOTHING)
    refuse_files_away(station)
    if newer is None:
        raise NotAllowed(NONE)
    if moment.case.open_dose:
        raise NotAllowed(
            "A dose of this patient is still open: it keeps its own text. Sign or hold it first. "
            f"{NOTHING}"
        )
    refuse_over(moment)
    refuse_unlike(moment, newer)
    refuse_unfit(station, moment, newer)
