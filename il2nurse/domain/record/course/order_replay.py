"""What entries change of an order as it stands: paused, other answers, another text."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from il2nurse.domain.record.course.answers import DrugAnswer, DrugAnswered, Suited
from il2nurse.domain.record.course.course import Course, Cycle
from il2nurse.domain.record.course.cycle_replay import with_cycle
from il2nurse.domain.record.course.order_facts import (
    OrderResumedFact,
    RegimenSwitchedFact,
    SuitabilityFact,
)
from il2nurse.domain.record.course.pauses import read_pause, with_resumed
from il2nurse.domain.record.course.prescribed import Prescribed
from il2nurse.domain.record.course.versions import OrderVersion, RegimenSwitch
from il2nurse.domain.record.register.entries import BrokenRecord, Entry, Kind

ANSWERED_ANEW: Final = "Order questions answered anew"


def _suited(course: Course, entry: Entry) -> Course:
    fact = SuitabilityFact.read(entry)
    suited, was = course.suited, course.suited
    if fact.answers:
        suited = Suited(fact.answers, entry.person, entry.occurred_at, entry.number)
    answered = (*course.drugs, *drugs_answered(entry, fact.drugs, fact.ordered_by))
    after = replace(course, suited=suited, drugs=answered)
    if fact.version is None:
        return after
    anew = () if was and was.answers == fact.answers else (ANSWERED_ANEW,)
    changes = (*anew, *(each.in_words for each in fact.drugs))
    told = (entry.occurred_at, entry.person, fact.reason or "", changes)
    version = OrderVersion(fact.version, *told, ordered_by=fact.ordered_by)
    return _with_version(after, entry, course.current.number, version)


def drugs_answered(
    entry: Entry, told: Sequence[DrugAnswer], order: Prescribed | None
) -> tuple[DrugAnswered, ...]:
    """The answers of an entry, each with whose it is."""
    by = order.person if order else entry.person
    return tuple(DrugAnswered(each, by, entry.occurred_at) for each in told)


def _paused(course: Course, entry: Entry) -> Course:
    return replace(course, pauses=(*course.pauses, read_pause(entry)))


def _resumed(course: Course, entry: Entry) -> Course:
    fact, pauses = OrderResumedFact.read(entry), with_resumed(course.pauses, entry)

    def passed(cycle: Cycle) -> Cycle:
        return replace(cycle, skipped=(*cycle.skipped, *fact.skipped))

    return with_cycle(replace(course, pauses=pauses), entry, fact.cycle, passed)


def _switched(course: Course, entry: Entry) -> Course:
    fact = RegimenSwitchedFact.read(entry)
    if fact.before_digest != course.regimen_digest:
        raise BrokenRecord(entry, "the course did not go by that text before it")
    told = (entry.occurred_at, entry.person, fact.reason, fact.changes)
    switch = RegimenSwitch(
        before=fact.before_digest,
        approved_by=course.approved_by,
        approved_from=course.approved_from,
        at=entry.occurred_at,
        by=entry.person,
    )
    switched = replace(
        course,
        regimen_digest=fact.regimen_digest,
        approved_by=fact.approved_by,
        approved_from=fact.approved_from,
        switches=(*course.switches, switch),
        suited=_suited_now(course, entry, fact),
    )
    return _with_version(switched, entry, fact.cycle, OrderVersion(fact.version, *told))


def _suited_now(course: Course, entry: Entry, fact: RegimenSwitchedFact) -> Suited | None:
    if fact.answers is None:
        return course.suited
    return Suited(fact.answers, entry.person, entry.occurred_at, entry.number)


def _with_version(course: Course, entry: Entry, cycle: int, version: OrderVersion) -> Course:
    def changed(of: Cycle) -> Cycle:
        return replace(of, versions=(*of.versions, version))

    return with_cycle(course, entry, cycle, changed)


ORDER_CHANGES: Final[Mapping[Kind, Callable[[Course, Entry], Course]]] = {
    Kind.SUITABILITY: _suited,
    Kind.ORDER_PAUSED: _paused,
    Kind.ORDER_RESUMED: _resumed,
    Kind.REGIMEN_SWITCHED: _switched,
}
