"""A changed order is another version of it, by which nobody starts a dose before it is verified."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.units_given import units_of_course
from il2nurse.domain.rules.dose.eligibility import open_gates
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.readable.pharmacy.preparation_sheet import PreparationSheet, prepare_sheet
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.chart.correcting import ValueChange, correct
from il2nurse.workflow.course import moving
from il2nurse.workflow.course.changes.changing import OrderChange, change_order
from il2nurse.workflow.course.changes.verifying import WorkedOut, verify_order
from il2nurse.workflow.course.checking_weight import check_order_weight
from il2nurse.workflow.course.levels import ChosenLevel
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.suitability import tell_suitability
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.one_act import KeptBefore
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row
from tests.papers import summary_of
from tests.suitable import SUITABLE
from tests.ward import (
    CHARGE,
    DOCTOR,
    FIRST_SLOT,
    MRN,
    NURSE,
    PHARMACIST,
    PIN,
    SECOND,
    STUDENT,
    Ward,
    because,
    key,
    make_ward,
)
from tests.workflow.between import two_stations

WHY = "The scale was not tared"
TODAY = date(2026, 11, 20)
HOUR = timedelta(hours=1)
SEEN = WorkedOut(Decimal(40_800_000), Decimal(68))
"""What 68 kg make at 600,000 for each kg."""


def change(ward: Ward, kg: str = "68", first: datetime | None = None) -> None:
    weighing = Weighing(Decimal(kg), TODAY, confirmed=True)
    change_order(ward.station, DOCTOR, MRN, OrderChange(weighing, first), WHY, PIN)


def cycle(ward: Ward) -> Cycle:
    return ward.station.moment(MRN).course.current


def next_sheet(ward: Ward) -> PreparationSheet:
    return prepare_sheet(ward.station.moment(MRN), key(2), None, ward.station.people())


def test_nobody_begins_before_a_second_person_has_verified_it() -> None:
    ward = make_ward()
    ward.pass_time(60)
    assert cycle(ward).version == 1
    change(ward)
    assert cycle(ward).version == 2
    assert cycle(ward).versions[0].changes == ("Dosing weight 70 kg → 68 kg, weighed 20-Nov-2026",)
    assert ward_row(ward.station, MRN).state is WardState.UNVERIFIED
    moment = ward.station.moment(MRN)
    assert "order_unverified" in {gate.id for gate in open_gates(moment.case, moment)}
    with pytest.raises(NotAllowed, match=r"changed 20-Nov-2026 08:00 \(The scale was not tared\)"):
        administration.begin(ward.station, NURSE, MRN)
    verify_order(ward.station, SECOND, MRN, SEEN, PIN)
    assert cycle(ward).verified_by == SECOND.id
    administration.begin(ward.station, NURSE, MRN)
    assert ward.station.moment(MRN).calculation().weight_kg == Decimal(68)


def test_a_dose_that_was_begun_stays_planned_by_the_weight_of_its_time() -> None:
    ward = make_ward()
    ward.pass_time(30)
    ward.give()
    change(ward)
    verify_order(ward.station, SECOND, MRN, SEEN, PIN)
    units = units_of_course(ward.station.moment(MRN))
    assert units.given == Decimal(42_000_000)
    assert units.planned == Decimal(42_000_000) + 13 * SEEN.worked_out


@pytest.mark.parametrize("by", [DOCTOR, STUDENT])
def test_who_verifies_is_a_nurse_or_a_pharmacist(by: Person) -> None:
    ward = make_ward()
    change(ward)
    with pytest.raises(NotAllowed, match="A nurse or a pharmacist verifies"):
        verify_order(ward.station, by, MRN, SEEN, PIN)
    assert cycle(ward).unverified
    verify_order(ward.station, PHARMACIST, MRN, SEEN, PIN)
    assert not cycle(ward).unverified


@pytest.mark.parametrize(
    ("seen", "say"),
    [
        (WorkedOut(Decimal(42_000_000), Decimal(70)), "The weight that you read is another"),
        (WorkedOut(Decimal(42_000_000), Decimal(68)), "The two doses differ"),
        (WorkedOut(Decimal(40_800_000)), "The weight that you read is another"),
    ],
)
def test_what_was_worked_out_otherwise_verifies_nothing(seen: WorkedOut, say: str) -> None:
    ward = make_ward()
    change(ward)
    with pytest.raises(NotAllowed, match=say):
        verify_order(ward.station, SECOND, MRN, seen, PIN)
    assert cycle(ward).unverified


def test_only_a_prescriber_changes_and_says_why() -> None:
    ward = make_ward()
    weighing = Weighing(Decimal(68), TODAY, confirmed=True)
    for by in (NURSE, CHARGE, PHARMACIST):
        with pytest.raises(NotAllowed, match="Only a prescriber"):
            change_order(ward.station, by, MRN, OrderChange(weighing), WHY, PIN)
    with pytest.raises(Slip, match="Write in words why the order changes"):
        change_order(ward.station, DOCTOR, MRN, OrderChange(weighing), "x", PIN)
    with pytest.raises(NotAllowed, match="Nothing differs from the order"):
        change(ward, "70")
    with pytest.raises(Slip, match="cannot be right"):
        change(ward, "680")
    level = OrderChange(ChosenLevel(Decimal(6_000_000)))
    with pytest.raises(Slip, match="go by weight"):
        change_order(ward.station, DOCTOR, MRN, level, WHY, PIN)
    assert cycle(ward).version == 1


def test_an_unlike_weight_is_confirmed_and_kept_with_the_order() -> None:
    ward = make_ward()
    weighing = Weighing(Decimal(80), TODAY)
    with pytest.raises(Slip, match="Both of you must confirm it"):
        change_order(ward.station, DOCTOR, MRN, OrderChange(weighing), WHY, PIN)
    change(ward, "80")
    assert cycle(ward).weight_unlike


def test_nothing_that_was_begun_serves_a_dose_of_another_amount() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    with pytest.raises(NotAllowed, match="Dose 1 was begun with the dosing weight that changes"):
        change(ward)
    holding.hold(ward.station, NURSE, key(), Grounds("prescriber", ward.call()))
    change(ward)
    assert cycle(ward).version == 2


def test_an_open_dose_waits_where_its_amount_stays() -> None:
    ward = make_ward()
    tell_suitability(ward.station, DOCTOR, MRN, SUITABLE)
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    other = {**SUITABLE, "indication": "melanoma"}
    with pytest.raises(Slip, match="Write in words why the answers change"):
        tell_suitability(ward.station, DOCTOR, MRN, other, change=because(" "))
    tell_suitability(
        ward.station, DOCTOR, MRN, other, change=because("Another indication was meant")
    )
    assert cycle(ward).version == 2
    standing = may_go_on(ward.station.moment(MRN), ward.dose())
    assert standing.must_hold
    assert standing.passes
    with pytest.raises(NotAllowed, match="is not verified yet"):
        ward.start()
    seen = WorkedOut(Decimal(42_000_000), Decimal(70))
    verify_order(ward.station, SECOND, MRN, seen, PIN)
    ward.start()
    assert ward.dose().infusing


def test_the_same_answers_again_are_no_new_version() -> None:
    ward = make_ward()
    tell_suitability(ward.station, DOCTOR, MRN, SUITABLE)
    tell_suitability(ward.station, NURSE, MRN, SUITABLE)
    assert cycle(ward).version == 1


def test_the_first_slot_is_changed_before_a_dose_and_not_after() -> None:
    ward = make_ward()
    moving.move_slots(
        ward.station, DOCTOR, MRN, OwnPin(PIN), FIRST_SLOT + 2 * HOUR, "The line is late"
    )
    change(ward, "70", FIRST_SLOT - HOUR / 2)
    assert ward.station.moment(MRN).slots[0] == FIRST_SLOT - HOUR / 2
    assert cycle(ward).moves
    assert not cycle(ward).moves_that_hold
    assert cycle(ward).versions[0].changes == (
        "First dose due 20-Nov-2026 10:00 → 20-Nov-2026 07:30",
    )
    with pytest.raises(Slip, match="its time is over"):
        change(ward, "70", FIRST_SLOT - 3 * HOUR)
    seen = WorkedOut(Decimal(42_000_000), Decimal(70))
    verify_order(ward.station, SECOND, MRN, seen, PIN)
    ward.give()
    with pytest.raises(Slip, match="press “Move the doses” instead"):
        change(ward, "70", FIRST_SLOT + 10 * HOUR)


def test_the_time_to_which_the_first_dose_was_moved_is_no_change() -> None:
    ward = make_ward()
    to = FIRST_SLOT + 2 * HOUR
    moving.move_slots(ward.station, DOCTOR, MRN, OwnPin(PIN), to, "The line is late")
    change(ward, "69", to)
    assert cycle(ward).moves
    (changed,) = cycle(ward).versions[0].changes
    assert changed.startswith("Dosing weight 70 kg → 69 kg")
    change(ward, "69", FIRST_SLOT)
    assert ward.station.moment(MRN).slots[0] == FIRST_SLOT


def test_a_later_first_slot_asks_how_old_the_weight_is_by_then() -> None:
    ward = make_ward()
    later = FIRST_SLOT + timedelta(days=40)
    for dosed_by in (None, Weighing(Decimal(70), TODAY, confirmed=True)):
        with pytest.raises(Slip, match="would be 40 days old at the first dose") as slip:
            change_order(ward.station, DOCTOR, MRN, OrderChange(dosed_by, later), WHY, PIN)
        assert slip.value.field == "weighed_on"
    assert cycle(ward).version == 1


def test_done_twice_it_is_once() -> None:
    ward = make_ward()
    once, weighing = ward.station.new_id(), Weighing(Decimal(68), TODAY, confirmed=True)
    change_order(ward.station, DOCTOR, MRN, OrderChange(weighing), WHY, PIN, once)
    with pytest.raises(KeptBefore):
        change_order(ward.station, DOCTOR, MRN, OrderChange(weighing), WHY, PIN, once)
    verify_order(ward.station, SECOND, MRN, SEEN, PIN)
    with pytest.raises(NotAllowed, match="No changed order of this patient waits"):
        verify_order(ward.station, PHARMACIST, MRN, SEEN, PIN)


def test_a_change_at_another_station_is_verified_by_nobody_who_has_not_seen_it() -> None:
    two = two_stations()
    change(two.ward)
    weighing = Weighing(Decimal(69), TODAY, confirmed=True)
    two.meanwhile(
        lambda: change_order(two.other, DOCTOR, MRN, OrderChange(weighing), "Weighed anew", PIN)
    )
    with pytest.raises(NotAllowed, match="WOW-07 recorded meanwhile"):
        verify_order(two.here, SECOND, MRN, SEEN, PIN)
    assert cycle(two.ward).version == 3
    assert cycle(two.ward).unverified
    verify_order(two.here, SECOND, MRN, WorkedOut(Decimal(41_400_000), Decimal(69)), PIN)
    assert all(each.verified for each in cycle(two.ward).versions)


def test_papers_and_sheet_tell_the_version_and_a_given_dose_keeps_its_own() -> None:
    ward = make_ward()
    ward.give()
    change(ward)
    told = summary_of(ward.station, key())
    assert told.patient.dosing_weight == "70 kg"
    assert "Order, version 2: changed by Erin Vance, MD" in " ".join(told.patient.stops)
    sheet = next_sheet(ward)
    assert any("version 2 is not verified yet" in each for each in sheet.against)
    assert any(", version 2" in value for _, value in sheet.order)
    assert any("not verified yet" in value for _, value in sheet.order)
    assert sheet.label.order.endswith(", version 2")
    verify_order(ward.station, SECOND, MRN, SEEN, PIN)
    notes = " ".join(summary_of(ward.station, key()).patient.notes)
    assert (
        "Order, version 2: Dosing weight 70 kg → 68 kg, weighed 20-Nov-2026. The scale was not "
        "tared (Erin Vance, MD, 20-Nov-2026 07:31; verified by Jonna Lindqvist, RN"
    ) in notes
    assert not next_sheet(ward).against


def test_a_weight_that_is_checked_meanwhile_verifies_no_other_change() -> None:
    ward = make_ward()
    weight = ward.regimen.fields["weight_kg"]
    kept = observe(ward.station, NURSE, MRN, (weight,), ObservedFact({"weight_kg": "70"}))
    ward.pass_time(5)
    change(ward, "70", FIRST_SLOT + HOUR)
    value = ValueChange(kept.seq, weight, "66", WHY)
    correct(ward.station, NURSE, MRN, value)
    both = Weighing(Decimal(66), TODAY, Witness(SECOND.id, PIN), confirmed=True)
    check_order_weight(ward.station, DOCTOR, MRN, both, PIN)
    assert cycle(ward).version == 3
    waiting = cycle(ward).unverified
    assert waiting
    assert waiting.number == 2
    verify_order(ward.station, SECOND, MRN, WorkedOut(Decimal(39_600_000), Decimal(66)), PIN)
    assert not cycle(ward).unverified
