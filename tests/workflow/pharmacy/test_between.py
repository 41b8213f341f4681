"""Between the parts of pharmacy: an order that changes, a step made anew, a label printed twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

import pytest

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.pharmacy.bag import BagKey, BagState
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.dose.order_questions import order_questions
from il2nurse.readable.pharmacy.bag_code import bag_code
from il2nurse.workflow.course.changes.changing import OrderChange, change_order
from il2nurse.workflow.course.changes.verifying import WorkedOut, verify_order
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose.bag.taking import take_bag
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.pharmacy import preparing
from il2nurse.workflow.pharmacy.lots import fate_of, stock, uses_of_lot
from il2nurse.workflow.pharmacy.moving import clear_bag
from il2nurse.workflow.pharmacy.requests import request_bag
from il2nurse.workflow.pharmacy.stock import Vials, quarantine_lot, receive_vials
from tests.ward import CHARGE, DOCTOR, MRN, NURSE, PHARMACIST, PIN, SECOND, good_answers, key
from tests.workflow.dose.forms import enter
from tests.workflow.pharmacy.made import COLLEAGUE, TECHNICIAN, Pharmacy, make_pharmacy
from tests.workflow.stopping import observe

WEIGHED: Final = date(2026, 11, 20)


def order(made: Pharmacy, kg: str, by: Person = SECOND) -> None:
    """Have the order changed to this weight, and verified by a second person."""
    station = made.ward.station
    weighing = Weighing(Decimal(kg), WEIGHED, confirmed=True)
    change_order(station, DOCTOR, MRN, OrderChange(weighing), "Weighed anew", PIN)
    ordered = station.moment(MRN).calculation().dose_international_units
    verify_order(station, by, MRN, WorkedOut(ordered, Decimal(kg)), PIN)


def first_step(made: Pharmacy, later: timedelta = timedelta(0), lot: str | None = None) -> None:
    """Do the first step of the bag anew, so much later, with vials of this lot."""
    ward = made.ward
    now = ward.station.now().at
    answers = good_answers(ward.regimen, "reconstitute", ward.weight_kg, now)
    if lot:
        answers["vials"] = tuple(f"{lot}|2027-12-31" for _ in answers["vials"])
    answers[vocabulary.RECONSTITUTED_AT.id] = (now - timedelta(minutes=5) + later).isoformat()
    filled = FilledStep("reconstitute", answers, Witness(COLLEAGUE.id, PIN))
    preparing.confirm_bag_step(ward.station, TECHNICIAN, made.bag_key, filled)


def by_label(made: Pharmacy) -> None:
    made.label()


def by_release(made: Pharmacy) -> None:
    made.release()


@pytest.mark.parametrize("act", [by_label, by_release])
def test_a_bag_of_another_order_is_neither_labelled_nor_released(
    act: Callable[[Pharmacy], None],
) -> None:
    made = make_pharmacy()
    made.make(released=False)
    order(made, "74")
    with pytest.raises(NotAllowed, match=r"are ordered now\. Do not hang it; throw it away"):
        act(made)


def test_an_order_that_was_changed_and_changed_back_is_checked_before_its_bag_hangs() -> None:
    made = make_pharmacy()
    made.make()
    order(made, "74")
    order(made, str(made.ward.weight_kg))
    made.begin_dose()
    with pytest.raises(NotAllowed, match="No pharmacist has checked the order as it is now"):
        take_bag(made.ward.station, NURSE, key(), bag_code(made.bag))
    made.check_order()
    assert take_bag(made.ward.station, NURSE, key(), bag_code(made.bag)).number == made.bag.number


def test_no_label_of_a_lot_that_is_kept_back_is_printed() -> None:
    made = make_pharmacy()
    made.make()
    quarantine_lot(made.ward.station, PHARMACIST, "AL2207", "Recalled")
    with pytest.raises(NotAllowed, match="quarantine"):
        made.label()


def test_the_limit_of_a_bag_does_not_move_when_its_step_is_made_anew() -> None:
    made = make_pharmacy()
    made.begin()
    first_step(made)
    made.ward.clock.move(timedelta(hours=1))
    with pytest.raises(Slip, match="was dissolved at"):
        first_step(made)
    # The time that stands, and an earlier one, are taken; so are vials that were never named.
    first_step(made, later=-timedelta(hours=1))
    first_step(made, lot="NEW2")


def test_vials_that_were_replaced_stay_in_the_recall_and_in_the_stock() -> None:
    made = make_pharmacy()
    made.begin()
    first_step(made, lot="OLD1")
    first_step(made, lot="NEW2")
    station = made.ward.station
    (old,), (new,) = uses_of_lot(station, "OLD1"), uses_of_lot(station, "new2")
    assert (old.vials, old.discarded) == (2, True)
    assert (new.vials, new.discarded) == (2, False)
    assert {lot.lot: lot.used for lot in stock(station)} == {"OLD1": 2, "NEW2": 2}


def test_a_label_from_before_a_step_was_made_anew_does_not_count() -> None:
    made = make_pharmacy()
    made.begin()
    made.ready()
    first_step(made, later=-timedelta(minutes=1))
    with pytest.raises(NotAllowed, match="first again, for it was prepared anew"):
        made.check()
    assert made.label() == len(made.bag.labels) == len(("first", "anew"))
    assert made.check() == {}


def test_lots_are_compared_as_the_stock_compares_them() -> None:
    made = make_pharmacy()
    made.begin()
    made.ready()
    vials = made.read_off({}).answers["vials"]
    assert made.check(changed={"vials": tuple(each.lower() for each in vials)}) == {}


def test_no_bag_is_begun_of_a_dose_that_the_ward_prepares_itself() -> None:
    made = make_pharmacy()
    made.begin_dose()
    made.ward.walk("reconstitute")
    with pytest.raises(NotAllowed, match="The ward prepares dose 1 itself"):
        made.begin()


def test_a_bag_of_a_dose_that_was_given_is_not_released() -> None:
    made = make_pharmacy()
    made.make(released=False)
    made.ward.pass_time(6 * 60)
    enter(made.ward)
    with pytest.raises(NotAllowed, match="was begun already, without bag"):
        made.release()


def test_who_prepared_a_bag_does_not_end_its_quarantine() -> None:
    made = make_pharmacy()
    made.begin(by=PHARMACIST)
    made.prepare(by=PHARMACIST)
    made.quarantine()
    with pytest.raises(NotAllowed, match="You prepared bag"):
        made.clear(by=PHARMACIST)
    made.clear()
    assert made.state == BagState.IN_PREPARATION.value


def test_what_is_thrown_away_is_told_by_what_the_bag_holds() -> None:
    made = make_pharmacy()
    held = made.make().international_units
    order(made, "74")
    made.waste(ml="26")
    wasted = made.bag.wasted
    assert wasted is not None
    assert abs(wasted.international_units - held / 2) < held / 100


def test_no_bag_is_asked_for_that_no_dose_needs() -> None:
    made = make_pharmacy()
    station = made.ward.station
    with pytest.raises(NotAllowed, match="not due in the next 24 hours, or is over"):
        request_bag(station, NURSE, key(99))
    request_bag(station, NURSE, key())
    assert len(station.case(MRN).requests) == 1


def test_an_allergy_that_was_learned_after_the_check_is_asked_before_the_bag_goes_on() -> None:
    made = make_pharmacy()
    made.make(released=False)
    station = made.ward.station
    now = replace(station.case(MRN).patient, allergies=("Latex",))
    correct_patient(station, CHARGE, MRN, now, "The family said so")
    with pytest.raises(NotAllowed, match="No pharmacist has checked the order as it is now"):
        made.release()
    made.check_order()
    made.release()
    with pytest.raises(NotAllowed, match="checked this order at"):
        made.check_order()


def test_a_weight_five_percent_from_the_dosing_weight_is_asked_of_the_pharmacist() -> None:
    made = make_pharmacy()
    station = made.ward.station
    for kg, asked in (("73", False), ("73.5", True)):
        observe(made.ward, weight_kg=kg)
        found = [each.id for each in order_questions(station.moment(MRN))]
        assert ("weight_changed" in found) is asked


def test_who_verified_an_order_does_not_check_it_in_pharmacy() -> None:
    made = make_pharmacy()
    made.ward.clock.move(timedelta(minutes=1))
    order(made, "74", by=COLLEAGUE)
    with pytest.raises(NotAllowed, match="You signed this order"):
        made.check_order()
    made.check_order(by=PHARMACIST)


def test_vials_of_another_expiry_than_came_into_stock_are_not_used() -> None:
    made = make_pharmacy()
    station = made.ward.station
    receive_vials(station, PHARMACIST, Vials("AL2207", date(2027, 1, 31), 4))
    made.begin()
    with pytest.raises(NotAllowed, match="came into stock with expiry 31-Jan-2027"):
        first_step(made)
    receive_vials(station, PHARMACIST, Vials("AL2207", date(2027, 12, 31), 4))
    first_step(made)


def test_who_got_some_of_a_lot_is_told_with_what_became_of_its_bag() -> None:
    made = make_pharmacy()
    made.make()
    made.return_it()
    (use,) = uses_of_lot(made.ward.station, "AL2207")
    assert fate_of(use) == "bag returned to pharmacy"


def test_a_bag_in_quarantine_stands_in_nobodys_way_and_does_not_come_back_beside_another() -> None:
    made = make_pharmacy()
    first = made.make()
    with pytest.raises(NotAllowed, match="have it returned first"):
        made.begin()
    made.quarantine()
    second = made.begin()
    with pytest.raises(NotAllowed, match="have pharmacy throw it away first"):
        made.begin()
    with pytest.raises(NotAllowed, match=f"Bag {second.number} was begun for this dose meanwhile"):
        clear_bag(made.ward.station, COLLEAGUE, BagKey(first.key, first.nth), "It was cold", PIN)
