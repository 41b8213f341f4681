"""A bag from its first vial to its end: who does what, in which state, and what is refused."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Final

import pytest

from il2nurse.domain.people import NotAllowed, Person, Role
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.pharmacy.bag import BagAct, BagState
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.bags.standing import ALLOWED, ROLES, UNPREPARED, state_of
from il2nurse.domain.rules.bags.sums import rest_of
from il2nurse.domain.values.bag_number import make_bag_number
from il2nurse.workflow.dose import ending, holding
from il2nurse.workflow.dose.bag.taking import take_bag
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.pharmacy import checking, preparing
from il2nurse.workflow.pharmacy.stock import quarantine_lot
from tests.ward import (
    CHARGE,
    DOCTOR,
    MRN,
    NURSE,
    PHARMACIST,
    PIN,
    STUDENT,
    Ward,
    again,
    good_answers,
    key,
    make_ward,
)
from tests.workflow.pharmacy.made import COLLEAGUE, TECHNICIAN, Pharmacy, make_pharmacy

PEOPLE: Final = (NURSE, CHARGE, PHARMACIST, COLLEAGUE, TECHNICIAN, DOCTOR, STUDENT)


def at_state(state: BagState) -> Pharmacy:
    """A pharmacy whose bag stands there."""
    made = make_pharmacy()
    made.begin()
    acts: dict[BagState, Callable[[], object]] = {
        BagState.TO_CHECK: made.ready,
        BagState.TO_RELEASE: made.check,
        BagState.RELEASED: made.release,
        BagState.ON_WARD: made.receive,
    }
    for reached, act in acts.items():
        if made.bag.state is state or state_of(made.ward.regimen, made.bag) is state:
            return made
        act()
        assert state_of(made.ward.regimen, made.bag) is reached
    if state in (BagState.HUNG, BagState.FINISHED):
        made.begin_dose()
        take_bag(made.ward.station, NURSE, key(), made.bag.number)
        made.ward.walk("line")
        made.ward.start()
        if state is BagState.FINISHED:
            made.ward.pass_time(15)
            ending.complete(made.ward.station, NURSE, key())
    ends = {
        BagState.RETURNED: made.return_it,
        BagState.WASTED: made.waste,
        BagState.QUARANTINED: made.quarantine,
    }
    if state in ends:
        ends[state]()
    return made


STATES: Final = tuple(BagState)


@pytest.fixture(scope="module")
def stands() -> dict[BagState, Pharmacy]:
    return {state: at_state(state) for state in STATES}


@pytest.mark.parametrize("state", STATES, ids=str)
def test_each_state_can_be_reached(stands: dict[BagState, Pharmacy], state: BagState) -> None:
    made = stands[state]
    assert state_of(made.ward.regimen, made.bag) is state


def tries(made: Pharmacy, by: Person) -> dict[BagAct, Callable[[], object]]:
    """Every act on the bag, by a person."""
    return {
        BagAct.PREPARE: lambda: made_step(made, by),
        BagAct.CHECK: lambda: made.check(by),
        BagAct.LABEL: lambda: made.label(by),
        BagAct.RELEASE: lambda: made.release(by),
        BagAct.RECEIVE: lambda: made.receive(by),
        BagAct.RETURN: lambda: made.return_it(by),
        BagAct.WASTE: lambda: made.waste(by, witness=CHARGE if by != CHARGE else NURSE),
        BagAct.QUARANTINE: lambda: made.quarantine(by),
        BagAct.CLEAR: lambda: made.clear(by),
    }


def made_step(made: Pharmacy, by: Person) -> None:
    """One step of the preparation."""
    now = made.ward.station.now().at
    answers = good_answers(made.ward.regimen, "reconstitute", made.ward.weight_kg, now)
    filled = FilledStep("reconstitute", answers)
    preparing.confirm_bag_step(made.ward.station, by, made.bag_key, filled)


@pytest.mark.parametrize("state", STATES, ids=str)
def test_every_act_is_done_in_its_states_by_its_roles_alone(state: BagState) -> None:
    """Of each state, every act by everyone: what the table allows is done, the rest refused."""
    begun = at_state(state)
    number = begun.ward.station.register.head().number
    for act in (act for act in BagAct if act not in (BagAct.HANG, BagAct.FINISH)):
        for person in PEOPLE:
            made = Pharmacy(twin_of(begun))
            may = person.may(ROLES[act]) and state in ALLOWED[act]
            prepared = act in UNPREPARED and person.id in made.bag.preparers
            if may and not prepared and not _unready(act, made):
                tries(made, person)[act]()
                assert made.ward.station.register.head().number > number, (act, person.id)
            else:
                with pytest.raises((NotAllowed, Slip)):
                    tries(made, person)[act]()
                assert made.bag.entries == begun.bag.entries, (act, person.id)


def _unready(act: BagAct, made: Pharmacy) -> bool:
    """A bag without a label is not checked."""
    return act is BagAct.CHECK and not made.bag.label


def twin_of(made: Pharmacy) -> Ward:
    """Another ward that stands where this one stands."""
    return again(made.ward)


def test_no_bag_is_begun_of_an_order_that_no_pharmacist_checked() -> None:
    made = Pharmacy(make_ward())
    with pytest.raises(NotAllowed, match="No pharmacist has checked this order"):
        made.begin(by=PHARMACIST)
    made.check_order(PHARMACIST)
    assert made.begin(by=PHARMACIST).number == made.bag.number


def test_a_dose_has_one_bag_at_a_time() -> None:
    made = make_pharmacy()
    first = made.begin()
    with pytest.raises(NotAllowed, match=f"has a bag: {first.number}, begun by Ira Moss"):
        made.begin(by=COLLEAGUE)
    made.waste()
    assert made.begin(by=COLLEAGUE).number != first.number


def test_whoever_prepared_it_neither_checks_nor_releases_it() -> None:
    made = make_pharmacy()
    made.begin(by=PHARMACIST)
    made.prepare(by=PHARMACIST)
    made.label()
    with pytest.raises(NotAllowed, match="You prepared bag"):
        made.check(by=PHARMACIST)
    made.check(by=COLLEAGUE)
    with pytest.raises(NotAllowed, match="You prepared bag"):
        made.release(by=PHARMACIST)
    made.release(by=COLLEAGUE)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("vials", ("AL2207|2027-12-31",)),
        ("check_draw_up_ml", "2.33"),
        ("bag_ml", "100"),
        ("label", "B4K-M7Q-X2W"),
    ],
)
def test_a_check_that_does_not_agree_shows_both_and_sends_the_bag_back(
    name: str, read: str
) -> None:
    made = make_pharmacy()
    made.begin()
    made.prepare()
    made.label()
    right = made.read_off({})
    if name == "check_draw_up_ml":
        read = str(Decimal(str(right.answers[name])) + 1)
    if name == "label":
        read = make_other_number(made.bag.number)
    wrong = made.check(changed={name: read})
    assert list(wrong) == [name]
    assert wrong[name][0] != wrong[name][1]
    assert state_of(made.ward.regimen, made.bag) is BagState.IN_PREPARATION
    with pytest.raises(NotAllowed, match="being prepared"):
        made.check()
    with pytest.raises(NotAllowed, match="being prepared"):
        made.release()
    made.prepare()
    with pytest.raises(NotAllowed, match="prepared anew"):
        made.check()
    made.label()
    assert made.check() == {}
    made.release()


def make_other_number(number: str) -> str:
    """A number that another bag has."""
    return make_bag_number(f"not {number}")


def test_what_was_made_again_after_the_check_is_checked_again() -> None:
    made = make_pharmacy()
    made.begin()
    made.prepare()
    made.label()
    made.check(changed={"vials": ("X1|2027-12-31", "X1|2027-12-31")})
    made.ready()
    assert made.bag.agreed is None
    made.check()
    assert made.bag.agreed is not None


def test_a_held_dose_stops_its_preparation() -> None:
    made = make_pharmacy()
    made.begin()
    made.begin_dose()
    ward = made.ward
    holding.hold(ward.station, NURSE, key(), Grounds("prescriber", ward.call()))
    with pytest.raises(NotAllowed, match="Do not prepare this dose"):
        made.prepare()
    assert not made.bag.steps
    made.waste()


def test_a_bag_that_could_not_be_given_in_time_is_not_released() -> None:
    made = make_pharmacy()
    made.make(released=False)
    made.ward.clock.move(timedelta(hours=47, minutes=50))
    with pytest.raises(NotAllowed):
        made.release()


def test_a_lot_that_is_kept_back_is_not_used_and_no_bag_of_it_released() -> None:
    made = make_pharmacy()
    made.make(released=False)
    quarantine_lot(made.ward.station, COLLEAGUE, "al2207", "Recall of the maker")
    with pytest.raises(NotAllowed, match="lot AL2207, which is in quarantine"):
        made.release()
    made.waste()
    made.begin()
    with pytest.raises(NotAllowed, match="Lot AL2207 is in quarantine"):
        made.prepare()


def test_a_technician_checks_but_a_pharmacist_releases() -> None:
    made = make_pharmacy()
    made.begin(by=PHARMACIST)
    made.prepare(by=PHARMACIST)
    made.label()
    assert made.check(by=TECHNICIAN) == {}
    with pytest.raises(NotAllowed, match="may not release it"):
        made.release(by=TECHNICIAN)
    assert TECHNICIAN.role is Role.PHARMACY_TECHNICIAN


def test_the_rest_of_the_vials_is_wasted_before_a_witness_and_never_more_than_there_is() -> None:
    made = make_pharmacy()
    made.begin()
    made.prepare()
    left, units = rest_of(made.ward.station.moment(MRN), made.bag)
    assert units == left * 18_000_000
    seen = Witness(COLLEAGUE.id, PIN)
    with pytest.raises(Slip, match="cannot be left"):
        checking.waste_rest(
            made.ward.station, TECHNICIAN, made.bag_key, left + Decimal("0.01"), seen
        )
    checking.waste_rest(made.ward.station, TECHNICIAN, made.bag_key, left, seen)
    assert made.bag.rests[0].international_units == units
