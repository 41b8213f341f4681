"""A cycle goes by a dosing weight or by a dose level: its order says one of the two, whole."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

import pytest

from il2nurse.domain.record.course.course import Cycle, course_stream
from il2nurse.domain.record.course.course_replay import replay_course
from il2nurse.domain.record.course.dosing_weight import DosingWeight
from il2nurse.domain.record.course.facts import CourseOrderedFact
from il2nurse.domain.record.register.entries import BrokenRecord, Json, Kind
from il2nurse.domain.regimen.preparation import NotOfThisRegimen
from il2nurse.domain.rules.chart.weights import baseline_kg
from il2nurse.domain.rules.pharmacy.dosing import NotCalculable, calculate_ordered
from il2nurse.readable.dosed_by import cycle_dosed_by
from tests.domain.figures import INJECTED, PREPARATION
from tests.domain.made import Book, at

COURSE: Final = course_stream("00482913", 1)
LEVEL: Final = CourseOrderedFact(
    "noel",
    at(60),
    level=Decimal(6_000_000),
    course=1,
    regimen="injected",
    regimen_version="1",
    regimen_digest="d",
)
WEIGHED: Final[Mapping[str, Json]] = {"dosing_weight_kg": "70", "weighed_on": "2026-11-20"}


def cycle(body: Mapping[str, Json]) -> Cycle:
    return replay_course([Book().entry(COURSE, Kind.COURSE_ORDERED, at(0), **body)]).current


def without_level() -> dict[str, Json]:
    return {key: value for key, value in LEVEL.body().items() if key != "level"}


def test_a_cycle_of_a_level_has_no_weight_and_its_dose_is_the_level() -> None:
    ordered = replay_course([Book().fact(COURSE, at(0), LEVEL)])
    level = ordered.current
    assert (level.weight, level.level) == (None, Decimal(6_000_000))
    worked = calculate_ordered(INJECTED, level)
    assert (worked.dose_international_units, worked.weight_kg) == (Decimal(6_000_000), None)
    assert baseline_kg(ordered, at(60)) is None
    with pytest.raises(NotOfThisRegimen, match="do not go by weight"):
        level.demand_weight()


def test_a_cycle_by_weight_is_what_it_always_was() -> None:
    weighed = cycle({**without_level(), **WEIGHED})
    assert weighed.weight == DosingWeight(Decimal(70), date(2026, 11, 20))
    assert weighed.level is None
    worked = calculate_ordered(PREPARATION, weighed)
    assert worked.dose_international_units == Decimal(42_000_000)


def test_what_doses_go_by_is_said_with_its_name() -> None:
    by_level, weighed = cycle(LEVEL.body()), cycle({**without_level(), **WEIGHED})
    said = [cycle_dosed_by(each) for each in (by_level, weighed)]
    assert [(each.label, each.value, each.weighed_on) for each in said] == [
        ("Dose level", "6 million international units", None),
        ("Dosing weight", "70 kg", date(2026, 11, 20)),
    ]


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({}, "“dosing_weight_kg” or “level” is missing"),
        ({"dosing_weight_kg": "70"}, "“weighed_on” belong together"),
        ({"weighed_on": "2026-11-20", "level": "6000000"}, "belong together"),
        ({**WEIGHED, "level": "6000000"}, "does not go with “level”"),
    ],
)
def test_an_order_that_says_neither_or_both_is_refused(said: dict[str, Json], what: str) -> None:
    with pytest.raises(BrokenRecord, match=what):
        cycle({**without_level(), **said})


def test_an_order_of_the_other_way_is_worked_out_by_nobody() -> None:
    by_level, weighed = cycle(LEVEL.body()), cycle({**without_level(), **WEIGHED})
    with pytest.raises(NotCalculable):
        calculate_ordered(PREPARATION, by_level)
    with pytest.raises(NotOfThisRegimen):
        calculate_ordered(INJECTED, weighed)
