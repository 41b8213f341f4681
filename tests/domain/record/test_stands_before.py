"""What an entry speaks of must stand before it; else it is refused by name, never passed over."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

import pytest

from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.course_replay import replay_course
from il2nurse.domain.record.course.facts import (
    CourseOrderedFact,
    CourseReopenedFact,
    CycleClosedFact,
    OrderCountersignedFact,
    SlotsMovedFact,
    WeightCheckedFact,
)
from il2nurse.domain.record.course.prescribed import Prescribed
from il2nurse.domain.record.dose.corrected import DoseCorrectedFact, DoseValue
from il2nurse.domain.record.dose.dose_replay import replay_dose
from il2nurse.domain.record.dose.facts import DoseBegunFact, NoteFact
from il2nurse.domain.record.dose.infusion import replay_infusion
from il2nurse.domain.record.dose.infusion_facts import InfusionCompletedFact
from il2nurse.domain.record.register.entries import BrokenRecord, Entry
from il2nurse.domain.record.register.facts import Fact
from tests.domain.made import DOSE, Book, at, reading

COURSE: Final = course_stream("00482913", 1)
BY: Final = Prescribed("vance")
ORDER: Final = CourseOrderedFact(
    dosing_weight_kg=Decimal(70),
    weighed_on=date(2026, 11, 20),
    verified_by="noel",
    first_slot=at(60),
    course=1,
    regimen="il2",
    regimen_version="1",
    regimen_digest="d",
    ordered_by=BY,
)
SIX: Final = Decimal(6_000_000)
WEIGHED: Final = WeightCheckedFact(2, Decimal(70), Decimal(72), date(2026, 11, 20), "noel")
OF_A_SECOND_CYCLE: Final = (
    CycleClosedFact(2, 3, "other", "Went home", BY),
    SlotsMovedFact(2, 3, at(90), "Scan", BY),
    WEIGHED,
    OrderCountersignedFact(2, closing=False),
    CourseReopenedFact(2, "Holds", "Better"),
)


def corrected(what: DoseValue, now: str) -> DoseCorrectedFact:
    return DoseCorrectedFact(what, "", now, "Read anew")


@pytest.mark.parametrize("fact", OF_A_SECOND_CYCLE, ids=lambda fact: fact.KIND.value)
def test_what_is_of_a_cycle_that_is_not_there_is_refused(fact: Fact) -> None:
    book = Book()
    entries = [book.fact(COURSE, at(0), ORDER), book.fact(COURSE, at(1), fact)]
    with pytest.raises(BrokenRecord, match=r"Entry 2 \(.*no cycle 2 of the course"):
        replay_course(entries)


def test_a_weight_is_not_checked_where_none_was_ordered_by() -> None:
    book = Book()
    level = replace(ORDER, dosing_weight_kg=None, weighed_on=None, level=SIX)
    entries = [
        book.fact(COURSE, at(0), level),
        book.fact(COURSE, at(1), replace(WEIGHED, cycle=1)),
    ]
    with pytest.raises(BrokenRecord, match="cycle 1 was not ordered by a weight"):
        replay_course(entries)


def test_a_signature_for_doses_that_nobody_moved_is_refused() -> None:
    book = Book()
    signed = OrderCountersignedFact(1, closing=False, move=7)
    entries = [book.fact(COURSE, at(0), ORDER), book.fact(COURSE, at(1), signed)]
    with pytest.raises(BrokenRecord, match="no doses were moved at place 7"):
        replay_course(entries)


def test_what_is_of_a_course_that_nobody_ordered_is_refused() -> None:
    with pytest.raises(BrokenRecord, match="no order of the course"):
        replay_course([Book().fact(COURSE, at(0), WEIGHED)])


def test_what_is_of_a_dose_that_nobody_began_is_refused() -> None:
    with pytest.raises(BrokenRecord, match=r"Entry 1 \(note\).*no dose was begun"):
        replay_dose([Book().fact(DOSE, at(0), NoteFact("Warm blanket"))])


@pytest.mark.parametrize(
    "make",
    [
        lambda book: book.paused(reading(1)),
        lambda book: book.resumed(reading(1)),
        lambda book: book.stopped(reading(1), "10"),
        lambda book: book.fact(
            DOSE, at(1), InfusionCompletedFact("boot-1", 65_000, Decimal("52.3"), short=False)
        ),
    ],
    ids=["paused", "resumed", "stopped", "completed"],
)
def test_what_is_of_an_infusion_that_nobody_started_is_refused(
    make: Callable[[Book], Entry],
) -> None:
    with pytest.raises(BrokenRecord, match="no infusion was started"):
        replay_infusion([make(Book())])


def test_a_pause_ends_once() -> None:
    book = Book()
    begin = [book.started(reading(0)), book.paused(reading(1)), book.resumed(reading(2))]
    assert replay_infusion(begin)
    with pytest.raises(BrokenRecord, match="nothing was paused"):
        replay_infusion([*begin, book.resumed(reading(3))])


@pytest.mark.parametrize(
    ("fact", "says"),
    [
        (corrected(DoseValue.GIVEN, "about 20"), "“now” is “about 20”, which is no number"),
        (corrected(DoseValue.GIVEN, "NaN"), "“now” is “NaN”, which is no number"),
        (corrected(DoseValue.ENDED, "noon"), "“now” is “noon”, which is no time"),
    ],
    ids=["words", "not a number", "no time"],
)
def test_a_volume_or_an_end_that_cannot_be_read_is_refused_by_name(
    fact: DoseCorrectedFact, says: str
) -> None:
    book = Book()
    ended = [book.started(reading(0)), book.stopped(reading(5), "20")]
    with pytest.raises(BrokenRecord, match=rf"Entry 3 \(dose corrected\).*{says}"):
        replay_infusion([*ended, book.fact(DOSE, at(9), fact)])


def test_an_end_is_corrected_only_once_there_is_one() -> None:
    book = Book()
    later = corrected(DoseValue.ENDED, "2026-11-20T14:05:00.000000Z")
    running = [book.started(reading(0)), book.fact(DOSE, at(9), later)]
    with pytest.raises(BrokenRecord, match="no end of the infusion"):
        replay_infusion(running)


@pytest.mark.parametrize("what", [DoseValue.HELD, DoseValue.REASON])
def test_a_hold_is_corrected_only_where_one_stands(what: DoseValue) -> None:
    book = Book()
    begun = book.fact(DOSE, at(0), DoseBegunFact(at(0), "d"))
    with pytest.raises(BrokenRecord, match="no hold stands before it"):
        replay_dose([begun, book.fact(DOSE, at(1), corrected(what, ""))])


@pytest.mark.parametrize("what", [DoseValue.GIVEN, DoseValue.ENDED, DoseValue.ON_PAPER])
def test_a_volume_is_corrected_only_of_an_infusion(what: DoseValue) -> None:
    with pytest.raises(BrokenRecord, match="no infusion stands before it"):
        replay_infusion([Book().fact(DOSE, at(1), corrected(what, "20"))])
