"""Doing without a pre-test in a course, where the regimen allows it, and asking for it again."""

from typing import Final

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.waiver_facts import PreTestWaivedFact, WaiverTakenBackFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import Fact, draft
from il2nurse.domain.regimen.fields import Field, Slip
from il2nurse.domain.rules.assessment.pre_tests import pre_tests
from il2nurse.domain.rules.course.waived import may_be_waived, waiver_of
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.course.changes.pausing import refuse_away
from il2nurse.workflow.course.prescribing import demand_prescriber
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station

NOTHING: Final = "Nothing was recorded."


def waivable_tests(moment: Moment) -> tuple[Field, ...]:
    """The pre-tests that the regimen lets a prescriber waive and that are not waived yet."""
    return tuple(
        each.field
        for each in pre_tests(moment)
        if may_be_waived(moment.regimen, each.field.id) and not each.waived
    )


@one_act
def waive_test(
    station: Station,
    by: Person,
    mrn: str,
    test: str,
    reason: str,
    pin: str,
    request: str | None = None,
) -> Entry:
    """Let the course go on without a pre-test; a prescriber does, with their PIN.

    A result of the test that there is, or comes, is judged as always. Raises ``NotAllowed`` for
    everyone but a prescriber, for a test that the regimen does not let anybody waive, and for one
    that is waived already; ``Slip`` for a reason without words.
    """
    demand_prescriber(by)
    moment = station.moment(mrn)
    refuse_away(moment)
    label = _label(moment, test)
    if may_be_waived(moment.regimen, test) is None:
        raise NotAllowed(f"{label}: the regimen does not allow that it is waived. {NOTHING}")
    if waiver_of(moment, test):
        raise NotAllowed(f"{label} is waived already for this course. {NOTHING}")
    if not has_words(reason):
        raise Slip("reason", f"Write in words why the course goes on without it. {NOTHING}")
    confirm_identity(station, by, pin)
    return _record(station, by, moment, PreTestWaivedFact(test, label, reason.strip()), request)


@one_act
def take_waiver_back(
    station: Station,
    by: Person,
    mrn: str,
    test: str,
    reason: str,
    pin: str,
    request: str | None = None,
) -> Entry:
    """Ask for a waived test again; a prescriber does, with their PIN.

    A step that was confirmed without it is asked again. Raises ``NotAllowed`` for everyone but a
    prescriber and for a test that is not waived; ``Slip`` for a reason without words.
    """
    demand_prescriber(by)
    moment = station.moment(mrn)
    refuse_away(moment)
    label = _label(moment, test)
    if waiver_of(moment, test) is None:
        raise NotAllowed(f"{label} is not waived. {NOTHING}")
    if not has_words(reason):
        raise Slip("reason", f"Write in words why the test is asked for again. {NOTHING}")
    confirm_identity(station, by, pin)
    return _record(station, by, moment, WaiverTakenBackFact(test, label, reason.strip()), request)


def _label(moment: Moment, test: str) -> str:
    """What the regimen calls the test; raises ``NotAllowed`` for one that it does not have."""
    for each in pre_tests(moment):
        if each.field.id == test:
            return each.field.label
    raise NotAllowed(f"“{test}” is no test before a course of this regimen. {NOTHING}")


def _record(station: Station, by: Person, moment: Moment, fact: Fact, request: str | None) -> Entry:
    mrn = moment.course.mrn
    stream = course_stream(mrn, moment.course.number)
    return station.record(by, [draft(stream, mrn, moment.at, fact)], request)[0]
