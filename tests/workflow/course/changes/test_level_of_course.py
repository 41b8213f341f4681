"""A dose level holds for a course: what may be changed of it before a dose, and what after one."""

from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.order_facts import OrderChangedFact
from il2nurse.domain.record.register.entries import Author
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.dose.eligibility import open_gates
from il2nurse.workflow.course.changes.changing import OrderChange, change_order
from il2nurse.workflow.course.changes.verifying import WorkedOut, verify_order
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.levels import ChosenLevel
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.register import Append
from tests.ward import Ward
from tests.workflow.course.test_stepping_down import MRN, STORY, played

ORDERED: Final = STORY.split("[[act]]\nat =")[0]
HELD: Final = """
[[act]]
at = "09:30"
do = "begin"
by = "novak"

[[act]]
do = "hold"
by = "novak"
reason = "illness"
text = "She has a cold."
prescriber = "costa"
"""


def change(ward: Ward, million: str) -> Decimal | None:
    """The level of the order after the change."""
    level = ChosenLevel(Decimal(million) * 1_000_000)
    by = ward.station.people()["costa"]
    change_order(ward.station, by, MRN, OrderChange(level), "Read wrongly", "9026")
    found = ward.station.moment(MRN).course.current.level
    return found / 1_000_000 if found else None


def test_before_the_first_dose_it_goes_both_ways(tmp_path: Path) -> None:
    ward = played(tmp_path, ORDERED.format(level="6"))
    for million in ("4.5", "7.5", "6"):
        assert change(ward, million) == Decimal(million)


def test_once_a_dose_was_given_it_goes_neither_way(tmp_path: Path) -> None:
    ward = played(tmp_path, STORY.format(level="6", times=1))
    with pytest.raises(Slip, match="the next course is ordered lower"):
        change(ward, "4.5")
    with pytest.raises(Slip, match="Steps go from the next course"):
        change(ward, "7.5")


def test_what_was_lowered_by_a_slip_is_put_back(tmp_path: Path) -> None:
    """As an older program let an order be lowered within a course."""
    ward = played(tmp_path, STORY.format(level="7.5", times=1))
    lowered = Decimal(4_500_000)
    fact = OrderChangedFact(1, 2, "Read wrongly", ("7.5 → 4.5 million",), level=lowered)
    now, zone = ward.station.now().at, str(ward.station.zone)
    told, author = (
        draft(course_stream(MRN, 1), MRN, now, fact),
        Author("costa", "prescriber", "A", "older"),
    )
    ward.station.register.append(Append([told], author, "kept before", now, zone))
    with pytest.raises(Slip, match="a level holds for the whole course"):
        change(ward, "6")
    assert change(ward, "7.5") == Decimal("7.5")


def test_of_a_course_that_is_over_nothing_waits_to_be_verified(tmp_path: Path) -> None:
    ward = played(tmp_path, ORDERED.format(level="6"))
    change(ward, "4.5")
    assert "order_unverified" in gates(ward)
    why = CloseReason("reaction", "She wants no more.")
    close_cycle(ward.station, ward.station.people()["costa"], MRN, OwnPin("9026"), why)
    assert "course_over" in gates(ward)
    assert "order_unverified" not in gates(ward)
    seen = WorkedOut(Decimal(4_500_000))
    with pytest.raises(NotAllowed, match="Course 1 is over: no dose of it is left"):
        verify_order(ward.station, ward.station.people()["okafor"], MRN, seen, "4711")


def gates(ward: Ward) -> list[str]:
    moment = ward.station.moment(MRN)
    return [each.id for each in open_gates(moment.case, moment)]


def test_after_a_dose_that_was_held_it_goes_no_higher_than_that_one(tmp_path: Path) -> None:
    ward = played(tmp_path, ORDERED.format(level="6") + HELD)
    ward.pass_time(1)
    assert change(ward, "4.5") == Decimal("4.5")
    with pytest.raises(Slip, match="6 million international units of this course"):
        change(ward, "7.5")
    assert change(ward, "6") == Decimal(6)
