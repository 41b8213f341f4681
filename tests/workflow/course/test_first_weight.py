"""The first weight of a patient: nothing to compare with, and far from usual."""

from datetime import date
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.regimen.fields import Slip
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.course import cycle_plan, ordering
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.weighing import NOTHING_BEFORE, Weighing, compare_now
from il2nurse.workflow.patient import admission
from il2nurse.workflow.people.sign_in import Witness
from tests.suitable import SUITABLE
from tests.ui.seed import DIAZ
from tests.ward import DOCTOR, DRUGS, FIRST_SLOT, NURSE, PIN, SECOND, Ward, make_ward, once


@pytest.fixture
@once
def ward() -> Ward:
    made = make_ward()
    admission.admit(made.station, NURSE, DIAZ)
    return made


def order(ward: Ward, kg: str, *, confirmed: bool = False) -> None:
    who = Witness(SECOND.id, PIN)
    weighing = Weighing(Decimal(kg), date(2026, 11, 20), who, confirmed=confirmed)
    plan = cycle_plan.CyclePlan(OwnPin(PIN), weighing, FIRST_SLOT, drugs=DRUGS)
    ordering.order_course(ward.station, DOCTOR, DIAZ.mrn, ward.regimen, plan, suitability=SUITABLE)


@pytest.mark.parametrize("kg", ["154", "250", "31.8"])
def test_an_unusual_first_weight_is_confirmed_by_both(ward: Ward, kg: str) -> None:
    with pytest.raises(Slip, match="Both of you must confirm it"):
        order(ward, kg)
    assert ward.station.case(DIAZ.mrn).courses == ()
    order(ward, kg, confirmed=True)
    course = ward.station.case(DIAZ.mrn).course
    assert course is not None
    assert f"{kg} kg is " in str(course.current.weight_unlike)


def test_a_usual_first_weight_says_that_it_stands_alone_and_asks_nothing(ward: Ward) -> None:
    beside = compare_now(ward.station, DIAZ.mrn, ward.regimen, Decimal(70))
    assert (beside.told, beside.doubt) == (NOTHING_BEFORE, "")
    order(ward, "70")
    again = compare_now(ward.station, DIAZ.mrn, ward.regimen, Decimal(70))
    assert again.told == ""


def test_nothing_is_charted_before_an_order_that_could_bear_it_out(ward: Ward) -> None:
    field = (ward.regimen.fields["weight_kg"],)
    with pytest.raises(NotAllowed):
        observe(ward.station, NURSE, DIAZ.mrn, field, ObservedFact({"weight_kg": "154"}))


def test_an_earlier_order_bears_it_out(ward: Ward) -> None:
    order(ward, "154", confirmed=True)
    beside = compare_now(ward.station, DIAZ.mrn, ward.regimen, Decimal(154))
    assert beside.doubt == ""
