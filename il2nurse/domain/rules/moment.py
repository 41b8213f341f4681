"""The moment of a decision: the case, its course and regimen, and the time at the ward."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from decimal import Decimal
from functools import lru_cache, wraps
from typing import Concatenate, Final, ParamSpec, TypeVar, cast

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.approvals import Unapproved
from il2nurse.domain.record.course.course import Course, Cycle
from il2nurse.domain.record.course.switches import by_text_at
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.made import Made
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.schedule import slot_times
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.rules.pharmacy.dosing import calculate_ordered, made_by
from il2nurse.domain.values.bag_making import TO_FULL_BAG, BagFill, BagMaking
from il2nurse.domain.values.same import Same

Asked = ParamSpec("Asked")
Found = TypeVar("Found")

MOST_KEPT: Final = 96
"""So many judgements a case keeps at most; each look at another time adds some."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything a decision looks at: case, course, regimen, and the time in the ward's zone.

    ``texts`` are the regimens by which the patient was treated, by digest. Where nothing is
    ordered, ``unapproved`` says why nobody may order by the regimen; ``None`` where one may.
    ``making`` is how the site makes its bags now.
    """

    case: Case
    course: Course
    regimen: Regimen
    at: datetime
    zone: tzinfo
    texts: Mapping[str, Regimen] = field(default_factory=dict)
    unapproved: Unapproved | None = None
    making: BagMaking = TO_FULL_BAG

    def text(self, digest: str) -> Regimen:
        """The regimen of a text by which this patient was treated; else that of now."""
        own = digest == self.regimen.digest
        return self.regimen if own else self.texts.get(digest, self.regimen)

    def regimen_of(self, dose: Dose) -> Regimen:
        """The regimen by which a dose was begun, whatever was ordered or switched since."""
        return self.texts.get(dose.regimen_digest, self.regimen)

    @property
    def ordered(self) -> bool:
        """False where nothing is ordered, and eligibility is asked as if it were."""
        return any(each.number == self.course.number for each in self.case.courses)

    @property
    def today(self) -> date:
        """The ward's calendar day."""
        return self.at.astimezone(self.zone).date()

    @property
    def slots(self) -> tuple[datetime, ...]:
        """When each dose of the current cycle is due, in UTC, as a prescriber moved them."""
        return slots_of(self.course.current, self.regimen)

    @property
    def cycle_ends(self) -> datetime:
        """When the days of the current cycle are over: no dose starts after it."""
        return ends_of(self.course.current, self.regimen)

    @property
    def cycle_over(self) -> bool:
        """True once the days of the current cycle are over."""
        return self.at > self.cycle_ends

    def calculation(self, bag_ml: Decimal | None = None, made: Made | None = None) -> Calculation:
        """The sum for a dose of the current cycle, as it was ordered and as its bag is made."""
        preparation = made_by(self.regimen.preparation, self.making_of(made))
        return calculate_ordered(preparation, self.course.current, bag_ml)

    def calculation_of(self, dose: Dose) -> Calculation:
        """The same sum with the bag that was chosen for a dose."""
        return self.calculation(bag_of(self.case.all_answers(dose)), dose)

    def making_kept(self) -> BagMaking:
        """How the site makes its bags now, as it is kept with a dose or a bag that is begun."""
        dilution = made_by(self.regimen.preparation, self.making).dilution
        sizes = dilution.sizes() if dilution else ()
        fills = (BagFill(size, dilution.fill_ml(size)) for size in sizes if dilution)
        return replace(self.making, fills=tuple(fills))

    def making_of(self, made: Made | None) -> BagMaking:
        """How a bag is made, by what was kept when it was begun; by the site before it is.

        Of a dose for which pharmacy's bag was taken, as that one was made.
        """
        if made is None:
            return self.making
        taken = {done.bag for done in made.steps.values() if done.bag}
        by = next((bag for bag in self.case.bags if bag.number in taken), made)
        return by.making or TO_FULL_BAG


def text_at(case: Case, at: datetime) -> str:
    """The digest of the text that held then; before the first order, of the text of that."""
    ordered = [each for each in case.courses if each.ordered_at <= at] or case.courses[:1]
    return by_text_at(ordered[-1], at).regimen_digest


def bag_of(answers: Mapping[str, Answer]) -> Decimal | None:
    """The bag that was chosen, in mL; ``None`` for the regimen's usual one."""
    chosen = answers.get(vocabulary.BAG.id)
    return Decimal(chosen) if isinstance(chosen, str) and chosen else None


def slots_of(cycle: Cycle, regimen: Regimen) -> tuple[datetime, ...]:
    """When each dose of a cycle is due, in UTC, as a prescriber moved them."""
    return _slots_of(Same(cycle), Same(regimen))


@lru_cache(maxsize=MOST_KEPT)
def _slots_of(of: Same[Cycle], by: Same[Regimen]) -> tuple[datetime, ...]:
    cycle, table = of.thing, by.thing.timetable
    found = slot_times(cycle.first_slot, table.interval, table.doses_per_cycle)
    for move in cycle.moves_that_hold:
        left = table.doses_per_cycle - move.slot + 1
        found = (*found[: move.slot - 1], *slot_times(move.to, table.interval, left))
    return found


def ends_of(cycle: Cycle, regimen: Regimen) -> datetime:
    """When the days of a cycle are over, counted from its first slot."""
    return slots_of(cycle, regimen)[0] + regimen.timetable.cycle_length


def asked_of_sex(regimen: Regimen, sex: str) -> Regimen:
    """The regimen with the questions that are asked of a patient with this sex on record."""
    return _asked_of_sex(Same(regimen), sex)


# The same regimen is given back for the same sex: what is judged once is known by it.
@lru_cache(maxsize=MOST_KEPT)
def _asked_of_sex(of: Same[Regimen], sex: str) -> Regimen:
    regimen = of.thing
    asked = regimen.suitability.fields
    every = (*asked, *(field for step in regimen.steps for field in step.fields))
    if all(field.is_asked(sex) for field in every):
        return regimen
    steps = (
        replace(step, fields=tuple(each for each in step.fields if each.is_asked(sex)))
        for step in regimen.steps
    )
    once = tuple(each for each in asked if each.is_asked(sex))
    suitability = replace(regimen.suitability, fields=once)
    return replace(regimen, steps=tuple(steps), suitability=suitability)


def judged_once(
    judge: Callable[Concatenate[Moment, Asked], Found],
) -> Callable[Concatenate[Moment, Asked], Found]:
    """Let a judgement be made once of the same case, at the same time, and of the same things.

    The case keeps it. After another entry, or at another time, it is made anew. Answers are the
    same where they read alike; all else where it is the very same thing.
    """

    @wraps(judge)
    def judged(moment: Moment, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Found:
        kept, asked = moment.case.judged, (*args, *kwargs.values())
        course, regimen = Same(moment.course), Same(moment.regimen)
        key = (judge, moment.at, moment.zone, course, regimen, *kwargs, *map(_key, asked))
        known = kept.get(key)
        if known is None:
            if len(kept) >= MOST_KEPT:
                kept.clear()
            known = kept[key] = (judge(moment, *args, **kwargs),)
        return cast("tuple[Found]", known)[0]

    return judged


def _key(asked: object) -> object:
    return tuple(asked.items()) if isinstance(asked, Mapping) else Same(asked)
