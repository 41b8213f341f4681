"""A course is ordered by a dose level, which a witness verifies, and nothing asks for a weight."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

import pytest

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.regimen.fields import Slip
from il2nurse.workflow.audit.audit import AuditFilter, AuditList
from il2nurse.workflow.course.cycle_plan import CyclePlan
from il2nurse.workflow.course.levels import ChosenLevel
from il2nurse.workflow.course.ordering import order_course
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.patient import admission
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.ward.ward import ward_row
from tests.levels import ward_of_levels
from tests.research import OTHER
from tests.suitable import suitable
from tests.ward import (
    DOCTOR,
    MRN,
    NURSE,
    PIN,
    SECOND,
    STUDENT,
    Ward,
    make_ward,
    once,
    plan,
)

SIX: Final = Decimal(6_000_000)
BOTH: Final = Witness(SECOND.id, PIN)


@pytest.fixture
@once
def ward() -> Ward:
    return ward_of_levels()


def order(ward: Ward, chosen: ChosenLevel) -> Cycle:
    how = replace(plan(), dosed_by=chosen)
    return ordered(ward, how)


def ordered(ward: Ward, how: CyclePlan) -> Cycle:
    regimen = next(iter(ward.station.regimens.today().values()))
    order_course(ward.station, DOCTOR, OTHER.mrn, regimen, how, suitability=suitable(regimen))
    return ward.station.moment(OTHER.mrn).course.current


def test_the_order_says_its_level_and_every_dose_is_worked_out_from_it(ward: Ward) -> None:
    cycle = order(ward, ChosenLevel(SIX, BOTH, SIX))
    assert (cycle.level, cycle.weight, cycle.verified_by) == (SIX, None, SECOND.id)
    worked = ward.station.moment(OTHER.mrn).calculation()
    assert (worked.dose_international_units, worked.draw_up_ml) == (SIX, Decimal("0.33"))
    assert ward_row(ward.station, OTHER.mrn).due == cycle.first_slot
    (line,) = AuditList(ward.station).lines(AuditFilter(text="dose level"), 5)
    assert (
        "Course ordered: dose level 6 million international units (six million; 6,000,000), "
        "verified by" in line.what
    )


@pytest.mark.parametrize("units", [1, 4_499_999, 5_000_000, 9_000_000])
def test_what_is_no_level_is_refused_with_those_there_are(ward: Ward, units: int) -> None:
    with pytest.raises(Slip, match=r"4\.5 million, 6 million or 7\.5 million") as refused:
        order(ward, ChosenLevel(Decimal(units), BOTH))
    assert refused.value.field == "dose_level"
    assert not ward.station.case(OTHER.mrn).courses


def test_two_readings_that_differ_order_nothing(ward: Ward) -> None:
    with pytest.raises(NotAllowed, match="The two doses differ"):
        order(ward, ChosenLevel(SIX, BOTH, Decimal(7_500_000)))
    assert not ward.station.case(OTHER.mrn).courses


@pytest.mark.parametrize("who", [DOCTOR, STUDENT])
def test_the_witness_is_another_person_who_may_verify(ward: Ward, who: Person) -> None:
    with pytest.raises(NotAllowed):
        order(ward, ChosenLevel(SIX, Witness(who.id, PIN)))
    assert not ward.station.case(OTHER.mrn).courses


def test_a_weight_is_refused_where_doses_do_not_go_by_it(ward: Ward) -> None:
    with pytest.raises(Slip, match="do not go by weight") as refused:
        ordered(ward, plan())
    assert refused.value.field == "dosing_weight_kg"
    assert not ward.station.case(OTHER.mrn).courses


def test_a_level_is_refused_where_doses_go_by_weight() -> None:
    ward = make_ward()
    admission.admit(ward.station, NURSE, OTHER)
    with pytest.raises(Slip, match="go by weight"):
        order(ward, ChosenLevel(SIX, BOTH))
    assert not ward.station.case(OTHER.mrn).courses
    assert ward.station.moment(MRN).course.current.weight is not None


@pytest.mark.parametrize(
    ("worked_out", "same"), [(42_000_000, True), (41_999_000, False), (43_000_000, False)]
)
def test_a_witness_works_the_dose_of_a_weight_out_too(worked_out: int, *, same: bool) -> None:
    ward = make_ward()
    admission.admit(ward.station, NURSE, OTHER)
    how = plan()
    assert isinstance(how.dosed_by, Weighing)
    how = replace(how, dosed_by=replace(how.dosed_by, worked_out=Decimal(worked_out)))
    if same:
        assert ordered(ward, how).weight
        return
    with pytest.raises(NotAllowed, match="The two doses differ"):
        ordered(ward, how)
    assert not ward.station.case(OTHER.mrn).courses
