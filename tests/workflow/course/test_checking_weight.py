"""An order whose charted weight was corrected: said everywhere, blocked, and checked by both."""

from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.rules.course.weight_doubt import weight_doubt
from il2nurse.domain.rules.dose.against import against_the_dose
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.workflow.chart import charting, correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.course.checking_weight import check_order_weight
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import administration
from il2nurse.workflow.people.sign_in import Witness
from tests.papers import summary_of
from tests.ward import DOCTOR, MRN, NURSE, PIN, SECOND, Ward, key, make_ward, once

WHY = "The scale was not tared"


@pytest.fixture
@once
def ward() -> Ward:
    """Ordered by 70 kg, which was charted on the day of the order; dose 1 was given."""
    ward = make_ward()
    weight = (ward.regimen.fields["weight_kg"],)
    charting.observe(ward.station, NURSE, MRN, weight, ObservedFact({"weight_kg": "70"}))
    ward.pass_time(30)
    ward.give()
    return ward


def cycle(ward: Ward) -> Cycle:
    return ward.station.moment(MRN).course.current


def doubt(ward: Ward) -> str:
    moment = ward.station.moment(MRN)
    return weight_doubt(moment.case, moment.zone, moment.course.current) or ""


def correct(ward: Ward, kg: str) -> None:
    sets = ward.station.case(MRN).chart.with_value("weight_kg")
    field = ward.regimen.fields["weight_kg"]
    for each in sets:
        if each.values["weight_kg"] == "70":
            correcting.correct(ward.station, NURSE, MRN, ValueChange(each.seq, field, kg, WHY))


def check(ward: Ward, kg: int) -> None:
    today = ward.station.today(ward.station.now().at)
    weighing = Weighing(Decimal(kg), today, Witness(SECOND.id, PIN), confirmed=True)
    check_order_weight(ward.station, DOCTOR, MRN, weighing, PIN)


def test_a_correction_blocks_the_next_dose_and_the_check_frees_it(ward: Ward) -> None:
    assert doubt(ward) == ""
    correct(ward, "65")
    assert "from 70 kg, but that weight of 20-Nov-2026 was corrected to 65 kg" in doubt(ward)
    # The dose that was given rested on that weight, so its signature fell.
    administration.sign(ward.station, NURSE, key(), "Corrected", PIN)
    ward.pass_time(7 * 60)
    with pytest.raises(NotAllowed, match="Nothing was begun"):
        administration.begin(ward.station, NURSE, MRN)
    check(ward, 70)
    assert doubt(ward) == ""
    administration.begin(ward.station, NURSE, MRN)


def test_another_weight_holds_for_the_doses_that_follow_only(ward: Ward) -> None:
    before = summary_of(ward.station, key()).patient.dosing_weight
    correct(ward, "65")
    check(ward, 65)
    assert cycle(ward).demand_weight().kg == Decimal(65)
    assert (cycle(ward).weighed_by, cycle(ward).verified_by) == (DOCTOR.id, SECOND.id)
    assert ward.station.moment(MRN).calculation().weight_kg == Decimal(65)
    assert summary_of(ward.station, key()).patient.dosing_weight == before == "70 kg"


def test_an_open_dose_is_blocked_until_the_weight_is_confirmed(ward: Ward) -> None:
    ward.pass_time(7 * 60)
    administration.begin(ward.station, NURSE, MRN)
    correct(ward, "65")
    standing = may_go_on(ward.station.moment(MRN), ward.dose(2))
    assert standing.must_hold
    assert "corrected to 65 kg" in standing.say
    for dose in (None, ward.dose(2)):
        assert standing.say in against_the_dose(ward.station.moment(MRN), dose)
    with pytest.raises(NotAllowed, match="Dose 2 was begun with the dosing weight that changes"):
        check(ward, 65)
    check(ward, 70)
    assert not may_go_on(ward.station.moment(MRN), ward.dose(2)).must_hold


def test_a_weight_struck_out_is_a_doubt_and_nobody_else_checks_it(ward: Ward) -> None:
    sets = ward.station.case(MRN).chart.with_value("weight_kg")
    for each in sets:
        if each.values["weight_kg"] == "70":
            field = ward.regimen.fields["weight_kg"]
            correcting.strike_value(ward.station, NURSE, MRN, each.seq, field, WHY)
    assert "was struck out on the chart" in doubt(ward)
    today = ward.station.today(ward.station.now().at)
    weighing = Weighing(Decimal(70), today, Witness(SECOND.id, PIN))
    with pytest.raises(NotAllowed, match="Only a prescriber"):
        check_order_weight(ward.station, NURSE, MRN, weighing, PIN)
