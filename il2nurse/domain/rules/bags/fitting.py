"""Whether a bag serves for a dose: the right patient and dose, released, in date, as ordered."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.pharmacy.bag import Bag, BagState
from il2nurse.domain.record.pharmacy.stock import lot_key
from il2nurse.domain.regimen.fields import Answer, read_vial
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.bags.standing import STATES
from il2nurse.domain.rules.bags.steps import bag_steps
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.bag_times import BagLimit, shortest_limit
from il2nurse.domain.values.quantity import in_words
from il2nurse.domain.values.wall_clock import date_and_clock


class WhyNot(StrEnum):
    """Why a bag is refused at a dose."""

    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"
    OTHER_PATIENT = "other_patient"
    OTHER_DOSE = "other_dose"
    UNRELEASED = "unreleased"
    RETURNED = "returned"
    WASTED = "wasted"
    QUARANTINED = "quarantined"
    HUNG = "hung"
    OTHER_ORDER = "other_order"
    EXPIRED = "expired"
    ORDER_UNCHECKED = "order_unchecked"
    DOSE_GIVEN = "dose_given"


@dataclass(frozen=True, slots=True)
class Against:
    """One reason against hanging a bag, as a sentence."""

    why: WhyNot
    say: str


_BY_STATE = {
    BagState.IN_PREPARATION: WhyNot.UNRELEASED,
    BagState.TO_CHECK: WhyNot.UNRELEASED,
    BagState.TO_RELEASE: WhyNot.UNRELEASED,
    BagState.HUNG: WhyNot.HUNG,
    BagState.FINISHED: WhyNot.HUNG,
    BagState.RETURNED: WhyNot.RETURNED,
    BagState.QUARANTINED: WhyNot.QUARANTINED,
    BagState.WASTED: WhyNot.WASTED,
}


def answers_of(bag: Bag) -> dict[str, Answer]:
    """All answers of its preparation."""
    return {name: answer for done in bag.steps.values() for name, answer in done.answers.items()}


def limit_of(moment: Moment, bag: Bag) -> BagLimit | None:
    """By when it must be used up; ``None`` before its first vial is dissolved."""
    regimen, making = moment.text(bag.regimen_digest), moment.making_of(bag)
    return shortest_limit(regimen, answers_of(bag), making)


def against_bag(
    moment: Moment, key: DoseKey, bag: Bag, held: Collection[str] = ()
) -> Iterator[Against]:
    """Every reason for which the bag must not be hung for this dose of its patient now.

    ``held`` are the lots that nobody may use, by their keys.
    """
    if bag.key != key:
        yield Against(WhyNot.OTHER_DOSE, _other_dose(key, bag))
    yield from against_use(bag)
    yield from unlike_order(moment, bag)
    yield from _given_already(moment, bag)
    yield from _too_old(moment, bag)
    for lot in lots_of(bag):
        if lot_key(lot) in held:
            say = f"Bag {bag.number} holds lot {lot}, which is in quarantine. Do not use it."
            yield Against(WhyNot.QUARANTINED, say)


def against_use(bag: Bag) -> Iterator[Against]:
    """Where the bag stands, if nobody may hang it there."""
    if why := _BY_STATE.get(bag.state):
        yield Against(why, f"Bag {bag.number} is {STATES[bag.state]}. Do not hang it.")


def lots_of(bag: Bag) -> tuple[str, ...]:
    """The lots of its vials, each once."""
    answers = answers_of(bag).values()
    vials = (vial for each in answers if isinstance(each, tuple) for vial in each if "|" in vial)
    return tuple(dict.fromkeys(read_vial(vial)[0] for vial in vials))


def _other_dose(key: DoseKey, bag: Bag) -> str:
    its, here = bag.key, key
    return (
        f"Bag {bag.number} is for dose {its.slot} of cycle {its.cycle}, course {its.course}; this "
        f"is dose {here.slot} of cycle {here.cycle}, course {here.course}. Do not hang it."
    )


def unlike_order(moment: Moment, bag: Bag) -> Iterator[Against]:
    """What was ordered since is another dose, or goes by another text of the preparation."""
    ordered = moment.calculation().dose_international_units
    if bag.international_units != ordered:
        yield Against(
            WhyNot.OTHER_ORDER,
            f"Bag {bag.number} holds {in_words(bag.international_units)}, and "
            f"{in_words(ordered)} are ordered now. Do not hang it; {_way_out(bag)}.",
        )
    made_by = moment.text(bag.regimen_digest)
    if made_by.preparation != moment.regimen.preparation or _ids(made_by) != _ids(moment.regimen):
        yield Against(
            WhyNot.OTHER_ORDER,
            f"Bag {bag.number} was prepared by another version of the regimen than the course goes "
            f"by now. Do not hang it; {_way_out(bag)}.",
        )


def _ids(regimen: Regimen) -> list[str]:
    return [step.id for step in bag_steps(regimen)]


def _way_out(bag: Bag) -> str:
    """What can be done with a bag that does not fit, where it stands."""
    away = bag.state in (BagState.RELEASED, BagState.ON_WARD)
    return "return it to pharmacy" if away else "throw it away"


def _given_already(moment: Moment, bag: Bag) -> Iterator[Against]:
    dose = moment.case.doses.get(bag.key)
    if dose and dose.given and bag.state not in (BagState.HUNG, BagState.FINISHED):
        yield Against(
            WhyNot.DOSE_GIVEN,
            f"Dose {bag.key.slot} was begun already, without bag {bag.number}. Do not hang it; "
            f"{_way_out(bag)}.",
        )


def _too_old(moment: Moment, bag: Bag) -> Iterator[Against]:
    limit = limit_of(moment, bag)
    if limit is None or moment.at + moment.regimen.infusion <= limit.ends:
        return
    until = date_and_clock(limit.ends.astimezone(moment.zone))
    end = "its infusion could not end" if moment.regimen.infusion else "it could not be injected"
    yield Against(
        WhyNot.EXPIRED,
        f"Bag {bag.number} must be used by {until}, and {end} by then. Do not use it; ask "
        "pharmacy for a new one.",
    )
