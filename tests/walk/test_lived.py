"""Random courses with holds, late starts, moves and pauses, over changes of the clock.

Every slot is in one place of strip, day and month; slot, dose of the cycle and dose of the course
stay three numbers: by each file, and in six zones.
"""

from collections import Counter
from datetime import timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from il2nurse.domain.rules.course.calendar import counters, course_days, slots_of_course
from il2nurse.domain.rules.course.slots import next_slot
from il2nurse.domain.rules.course.units_given import units_of_course
from il2nurse.readable.course.calendar_words import day_in_words
from il2nurse.readable.downtime.strip import strip_of
from tests.walk.lived import ZONES, Lived, changes_of, first_slot, live
from tests.walk.treatments import EVERY

EXAMPLES = 40
SEEDS = st.integers(0, 10_000)


@pytest.mark.parametrize("name", EVERY)
@settings(max_examples=EXAMPLES, deadline=None)
@given(seed=SEEDS, zone=st.sampled_from(ZONES))
def test_a_course_is_counted_and_placed_as_it_was_lived(name: str, seed: int, zone: str) -> None:
    lived = live(seed, EVERY[name], zone)
    _on_its_days(lived)
    _counted(lived)
    _in_the_strip(lived)


def _on_its_days(lived: Lived) -> None:
    """Each slot is on the day of its own instant alone, and no day is left out or comes twice."""
    moment = lived.moment
    slots, days = slots_of_course(moment), course_days(moment)
    assert {(each.cycle, each.number): each.due for each in slots} == lived.due
    on = [(day.day, slot.cycle, slot.number) for day in days for slot in day.slots]
    local = {(due.astimezone(moment.zone).date(), *place) for place, due in lived.due.items()}
    assert Counter(on) == Counter(local)
    following = [day.day for day in days]
    assert following == [following[0] + timedelta(days=n) for n in range(len(following))]
    words = [day_in_words(day, first=at == 0) for at, day in enumerate(days)]
    assert [each.day for each in words] == following


def _counted(lived: Lived) -> None:
    moment = lived.moment
    given = [place for place, what in lived.became.items() if what == "given"]
    found = counters(moment, next_slot(moment))
    assert found.of_course == len(given)
    assert found.of_cycle == sum(cycle == lived.cycle for cycle, _ in given)
    assert found.slot == _next(lived)
    assert (found.slots, found.most) == (
        lived.treatment.doses_per_cycle,
        lived.treatment.doses_per_course,
    )
    units = units_of_course(moment)
    assert (units.doses, units.given) == (len(given), lived.units)


def _next(lived: Lived) -> int | None:
    """The first slot of the cycle of which nothing became, while its days last."""
    moment = lived.moment
    begin = lived.due[lived.cycle, 1]
    if moment.at > begin + timedelta(days=5):
        return None
    free = (
        number
        for (cycle, number), due in sorted(lived.due.items())
        if cycle == lived.cycle
        and (cycle, number) not in lived.became
        and due <= begin + timedelta(days=5)
    )
    return next(free, None)


def _in_the_strip(lived: Lived) -> None:
    boxes = list(strip_of(lived.moment, lived.ward.station.words, None))
    numbers = [int(each.number) for each in boxes]
    assert numbers == list(range(1, lived.treatment.doses_per_cycle + 1))
    given = [n for n in numbers if boxes[n - 1].state.word.startswith(("Given", "In part"))]
    lived_given = [
        number
        for (cycle, number), what in lived.became.items()
        if what == "given" and cycle == lived.cycle
    ]
    assert given == sorted(lived_given), [each.state for each in boxes]


def test_all_that_is_told_of_lies_in_the_random_courses() -> None:
    """Holds and late starts and moves and a change of the clock, in one and the same course."""
    whole = 0
    for seed in range(12):
        zone = ("Europe/Paris", "Australia/Lord_Howe")[seed % 2]
        lived = live(seed, EVERY["high dose"], zone)
        moment = lived.moment
        dues = sorted(lived.due.values())
        changed = any(dues[0] < each < dues[-1] for each in changes_of(ZoneInfo(zone)))
        late = any(
            dose.given and dose.given.since > dose.due for dose in moment.case.doses.values()
        )
        held = "held" in lived.became.values()
        whole += bool(changed and late and held and moment.course.current.moves)
    assert whole


def test_slots_fall_on_midnight_the_end_of_a_month_and_both_hours_that_are_one() -> None:
    paris, interval = ZoneInfo("Europe/Paris"), timedelta(hours=8)
    firsts = [first_slot(Random(seed), paris, interval) for seed in range(300)]
    local = [(each + n * interval).astimezone(paris) for each in firsts for n in range(14)]
    clock = {(each.hour, each.minute, each.fold) for each in local}
    assert {(0, 0, 0), (23, 59, 0), (2, 30, 0), (2, 30, 1)} <= clock
    kathmandu = ZoneInfo("Asia/Kathmandu")
    ends = [first_slot(Random(seed), kathmandu, interval) for seed in range(100)]
    days = [(each + n * interval).astimezone(kathmandu) for each in ends for n in range(14)]
    assert any((each.day, each.hour, each.minute) == (1, 0, 0) for each in days)
