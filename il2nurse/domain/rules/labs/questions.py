"""What a person is asked before a result is kept: a value or a range quite unlike the usual one."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, tzinfo
from decimal import Decimal

from il2nurse.domain.record.labs.facts import RangeFrom
from il2nurse.domain.record.labs.results import Received
from il2nurse.domain.regimen.labs.tests import Catalogue, LabTest
from il2nurse.domain.rules.labs.points import Point
from il2nurse.domain.rules.labs.ranges import shown_range, times_away, value_away
from il2nurse.domain.values.measure import Measure
from il2nurse.domain.values.quantity import TENTH, round_half_up, show
from il2nurse.domain.values.wall_clock import date_and_clock


def questions_of(
    test: LabTest, received: Received, last: Point | None, sex: str, tests: Catalogue
) -> dict[str, str]:
    """What is asked of a result, by the part of it; ``last`` is the exact value before it."""
    value = unlike_last_question(test, received, last, tests.unlike_times)
    first = last is None or value is not None
    unit = other_unit_question(test, received, sex, tests.unlike_times) if first else None
    far = far_range_question(test, received, sex, tests.range_unlike_times)
    asked = (("value", value), ("unit", unit), ("range", far))
    return {part: each for part, each in asked if each}


def other_unit_question(test: LabTest, received: Received, sex: str, times: Decimal) -> str | None:
    """The question whether the unit is right, where the number would be usual in another one.

    A range that was reported with the value is held against its unit already.
    """
    usual = test.usual(sex)
    if received.range_from is RangeFrom.REPORTED or usual is None or not received.measure.exact:
        return None
    if value_away(usual, received.own) < times:
        return None
    fitting = [
        unit.name
        for unit in test.units
        if unit.name != received.unit and value_away(usual, unit.to_own(received.value)) == 1
    ]
    if not fitting:
        return None
    return (
        f"{test.label}: {received.shown} is {show(times)} times or more away from the usual range, "
        f"{shown_range(test, usual)}, and in {' or '.join(fitting)} it would be within it. Is it "
        "in the unit of the report?"
    )


def far_range_question(test: LabTest, received: Received, sex: str, times: Decimal) -> str | None:
    """The question whether a range so far from the usual one is in the unit of the value.

    A range in another unit would flag and grade the value wrongly; that the program knows no unit
    in which it would be usual does not make it right.
    """
    found, usual = received.range, test.usual(sex)
    if received.range_from is not RangeFrom.REPORTED or found is None or usual is None:
        return None
    away = times_away(found, usual)
    if away < times:
        return None
    return (
        f"{test.label}: the range “{received.range_text}” is {show(times)} times or more away from "
        f"the usual one, {shown_range(test, usual)}. Is it the laboratory's, and in the unit of "
        f"the value, {received.shown}? A range in another unit gives a wrong flag and a wrong "
        "grade; leave it out if you are not sure."
    )


def newest_exact_point(known: Iterable[Point], at: datetime, zone: tzinfo) -> Point | None:
    """The newest exact value up to a time, with its time on the ward's clock."""
    exact = [each for each in known if each.measure.exact and each.at <= at]
    return replace(exact[-1], at=exact[-1].at.astimezone(zone)) if exact else None


def unlike_last_question(
    test: LabTest, received: Received, last: Point | None, times: Decimal
) -> str | None:
    """The question whether a value so unlike the last one is right; ``None`` where it is alike.

    Only exact values above zero are compared.
    """
    now = received.measure
    if last is None or not now.exact or min(now.value, last.measure.value) <= 0:
        return None
    was = last.measure.value
    if max(now.value, was) < times * min(now.value, was):
        return None
    shown = test.unit.shown(Measure(now.value))
    ratio = show(round_half_up(max(now.value, was) / min(now.value, was), TENTH))
    apart = f"this is {ratio} times it" if now.value > was else f"{ratio} times this"
    return (
        f"{test.label} {shown} is unusual: the last value was {last.shown} on "
        f"{date_and_clock(last.at)}, {apart}. "
        "Is it right, and is it this test?"
    )
