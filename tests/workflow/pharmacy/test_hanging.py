"""Pharmacy's bag at the bedside: taken by its code, hung once, refused with which and why."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.pharmacy.bag import BagAct, BagState
from il2nurse.domain.record.pharmacy.facts import BagRefusedFact
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.scan_facts import CodeSource
from il2nurse.domain.rules.bags.fitting import WhyNot
from il2nurse.domain.values.text import text_of
from il2nurse.readable.dose.step_rows import step_row
from il2nurse.readable.dose_record import make_dose_record
from il2nurse.readable.pharmacy.bag_code import bag_code
from il2nurse.workflow.course.changes.changing import OrderChange, change_order
from il2nurse.workflow.course.changes.verifying import WorkedOut, verify_order
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import ending, infusing
from il2nurse.workflow.dose.bag.judging import judge_bag
from il2nurse.workflow.dose.bag.taking import take_bag
from il2nurse.workflow.pharmacy.lots import uses_of_lot
from il2nurse.workflow.pharmacy.stock import quarantine_lot
from il2nurse.workflow.register import AlreadyWritten
from il2nurse.workflow.site import Mixing
from tests.ward import DOCTOR, MRN, NURSE, PIN, SECOND, ZONE, key, make_station
from tests.workflow.pharmacy.made import COLLEAGUE, Pharmacy, make_pharmacy


def made_and_begun() -> Pharmacy:
    """A released bag, and its dose begun up to the preparation."""
    made = make_pharmacy()
    made.make()
    made.begin_dose()
    return made


def refusals(made: Pharmacy) -> list[BagRefusedFact]:
    entries = made.ward.station.register.of_kind(Kind.BAG_REFUSED)
    return [BagRefusedFact.read(each) for each in entries]


@pytest.mark.parametrize("typed", [False, True], ids=["scanned", "typed"])
def test_a_released_bag_is_taken_hung_and_finished_with_its_dose(*, typed: bool) -> None:
    made = made_and_begun()
    ward, code = made.ward, made.bag.number.lower() if typed else bag_code(made.bag)
    take_bag(ward.station, NURSE, key(), code)
    assert made.state == BagState.ON_WARD
    assert ward.dose().steps["reconstitute"].bag == made.bag.number
    assert ward.open_step() == "double_check"
    ward.walk("line")
    ward.start()
    assert made.state == BagState.HUNG
    ward.pass_time(15)
    ending.complete(ward.station, NURSE, key())
    assert made.state == BagState.FINISHED
    told = made.ward.station.register.of_kind(Kind.BAG_RECEIVED)[0].body["told"]
    assert told == (CodeSource.TYPED if typed else CodeSource.SCANNED).value


def test_a_stopped_infusion_ends_its_bag_too() -> None:
    made = made_and_begun()
    take_bag(made.ward.station, NURSE, key(), bag_code(made.bag))
    made.ward.walk("line")
    made.ward.start()
    made.ward.pass_time(5)
    reason = made.ward.regimen.stop_reasons[0].word
    ending.stop(made.ward.station, NURSE, key(), reason)
    assert made.state == BagState.FINISHED


def unreleased(made: Pharmacy) -> str:
    made.make(released=False)
    return bag_code(made.bag)


def returned(made: Pharmacy) -> str:
    made.make()
    made.return_it()
    return bag_code(made.bag)


def wasted(made: Pharmacy) -> str:
    made.make()
    made.waste()
    return bag_code(made.bag)


def kept_back(made: Pharmacy) -> str:
    made.make()
    made.quarantine()
    return bag_code(made.bag)


def of_a_recalled_lot(made: Pharmacy) -> str:
    made.make()
    quarantine_lot(made.ward.station, COLLEAGUE, "AL2207", "Recall of the maker")
    return bag_code(made.bag)


def of_another_dose(made: Pharmacy) -> str:
    made.ward.clock.move(timedelta(hours=0))
    made.begin(slot=2)
    made.ready()
    made.check()
    made.release()
    return bag_code(made.bag)


def unreadable(made: Pharmacy) -> str:
    made.make()
    return bag_code(made.bag)[:-1] + "0"


def unknown(made: Pharmacy) -> str:
    return "B4K-M7Q-X2X"


@pytest.mark.parametrize(
    ("bag", "why"),
    [
        (unreleased, WhyNot.UNRELEASED),
        (returned, WhyNot.RETURNED),
        (wasted, WhyNot.WASTED),
        (kept_back, WhyNot.QUARANTINED),
        (of_a_recalled_lot, WhyNot.QUARANTINED),
        (of_another_dose, WhyNot.OTHER_DOSE),
        (unknown, WhyNot.UNKNOWN),
    ],
)
def test_a_wrong_bag_is_refused_with_which_and_why_and_that_is_on_record(
    bag: Callable[[Pharmacy], str], why: WhyNot
) -> None:
    made = make_pharmacy()
    code = bag(made)
    made.begin_dose()
    before = made.ward.dose().steps
    with pytest.raises(NotAllowed, match="The refused bag is on record"):
        take_bag(made.ward.station, NURSE, key(), code)
    assert [each.why for each in refusals(made)] == [why.value]
    assert made.ward.dose().steps == before


def test_a_torn_code_is_refused_as_unreadable() -> None:
    made = make_pharmacy()
    code = unreadable(made)
    made.begin_dose()
    with pytest.raises(NotAllowed, match="not read completely"):
        take_bag(made.ward.station, NURSE, key(), code)
    assert refusals(made)[0].why == WhyNot.UNREADABLE.value


def test_a_bag_too_old_to_end_in_time_is_refused() -> None:
    made = make_pharmacy()
    made.make()
    regimen = made.ward.regimen
    made.begin_dose()
    limit = regimen.bag_limit
    made.ward.clock.move(limit)
    with pytest.raises(NotAllowed):
        take_bag(made.ward.station, NURSE, key(), bag_code(made.bag))


def test_a_bag_of_the_order_before_is_neither_prepared_nor_hung() -> None:
    made = make_pharmacy()
    made.make()
    ward = made.ward
    heavier = Weighing(Decimal(74), date(2026, 11, 20), confirmed=True)
    change_order(ward.station, DOCTOR, MRN, OrderChange(heavier), "Weighed anew", PIN)
    ordered = ward.station.moment(MRN).calculation().dose_international_units
    verify_order(ward.station, SECOND, MRN, WorkedOut(ordered, Decimal(74)), PIN)
    with pytest.raises(NotAllowed, match="No pharmacist has checked this order"):
        made.begin(slot=2)
    made.begin_dose()
    with pytest.raises(NotAllowed, match="are ordered now"):
        take_bag(ward.station, NURSE, key(), bag_code(made.bag))
    assert refusals(made)[0].why == WhyNot.OTHER_ORDER.value


def test_a_quarantine_opens_the_steps_and_its_end_closes_them() -> None:
    made = made_and_begun()
    take_bag(made.ward.station, NURSE, key(), bag_code(made.bag))
    made.quarantine()
    assert made.ward.open_step() == "reconstitute"
    made.clear()
    assert made.ward.open_step() == "double_check"


def test_a_bag_that_is_sent_back_after_it_was_taken_opens_its_steps_again() -> None:
    made = made_and_begun()
    take_bag(made.ward.station, NURSE, key(), bag_code(made.bag))
    made.return_it()
    assert made.ward.open_step() == "reconstitute"
    with pytest.raises(NotAllowed, match="is returned to pharmacy"):
        take_bag(made.ward.station, NURSE, key(), bag_code(made.bag))


def test_where_a_bag_waits_nobody_mixes_another() -> None:
    made = made_and_begun()
    with pytest.raises(NotAllowed, match=f"Pharmacy has bag {made.bag.number} for this dose"):
        made.ward.confirm("reconstitute")
    made.return_it()
    made.ward.confirm("reconstitute")


def test_a_ward_whose_pharmacy_mixes_takes_no_own_mixing() -> None:
    made = make_pharmacy()
    made.begin_dose()
    made.ward.station.mixing = Mixing.PHARMACY
    with pytest.raises(NotAllowed, match="pharmacy prepares every bag"):
        made.ward.confirm("reconstitute")


def test_the_vials_of_a_taken_bag_are_used_once() -> None:
    made = made_and_begun()
    take_bag(made.ward.station, NURSE, key(), bag_code(made.bag))
    (use,) = uses_of_lot(made.ward.station, "al2207")
    assert (use.vials, use.bag) == (
        made.ward.station.moment(MRN).calculation().vials,
        made.bag.number,
    )


def test_two_stations_that_hang_one_bag_collide_in_the_register() -> None:
    made = made_and_begun()
    ward = made.ward
    take_bag(ward.station, NURSE, key(), bag_code(made.bag))
    ward.walk("line")
    other = make_station(ward.station.register, ward.clock, "WOW-04")
    other.case(MRN)
    ward.start()
    with pytest.raises((NotAllowed, AlreadyWritten)):
        infusing.start(other, NURSE, key(), {})
    assert len(ward.station.register.of_kind(Kind.BAG_HUNG)) == 1
    assert BagAct.HANG in made.bag.done


def test_the_record_tells_who_made_the_bag_and_who_took_it() -> None:
    made = made_and_begun()
    take_bag(made.ward.station, NURSE, key(), bag_code(made.bag))
    ward = made.ward
    record = make_dose_record(
        ward.station.case(MRN),
        ward.dose(),
        ward.regimen,
        ward.station.entries(MRN),
        people=ward.station.people(),
        zone=ZONE,
        at=ward.station.now().at,
    )
    row = step_row(record, ward.regimen.step("reconstitute"))
    assert row.by == "Ira Moss, CPhT"
    said = " ".join(text_of(each) for each in row.lines)
    assert f"Pharmacy’s bag {made.bag.number}, checked by Lena Quist, PharmD" in said
    assert "taken by Robin Okafor, RN" in said


def whys(made: Pharmacy) -> list[WhyNot]:
    """Why the bag would be refused at its own dose now."""
    moment = made.ward.station.moment(MRN)
    _, against = judge_bag(made.ward.station, moment, key(), bag_code(made.bag))
    return [each.why for each in against]


def test_a_bag_that_hangs_or_is_too_old_is_refused_at_its_own_dose() -> None:
    made = made_and_begun()
    limit = made.ward.regimen.bag_limit
    take_bag(made.ward.station, NURSE, key(), bag_code(made.bag))
    made.ward.walk("line")
    made.ward.start()
    assert WhyNot.HUNG in whys(made)
    old = make_pharmacy()
    old.make()
    assert whys(old) == []
    old.ward.clock.move(limit)
    assert WhyNot.EXPIRED in whys(old)
