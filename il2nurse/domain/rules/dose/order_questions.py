"""What a pharmacist answers before the doses of an order are prepared, and hang."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.course.pharmacy_facts import PharmacyCheck
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.pharmacy.bag import Bag
from il2nurse.domain.regimen.vocabulary import WEIGHT
from il2nurse.domain.rules.assessment.named_in_lists import interacting, named_allergies
from il2nurse.domain.rules.bags.fitting import Against, WhyNot, against_bag
from il2nurse.domain.rules.course.elsewhere import doubted_person
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.calculation import DoseBlock, DoseCaution
from il2nurse.domain.values.quantity import TENTH, in_words, round_half_up, show
from il2nurse.domain.values.text import written_date


@dataclass(frozen=True, slots=True)
class OrderQuestion:
    """One thing about an order that a pharmacist answers: what it is, and why it is asked."""

    id: str
    say: str
    source: str


OF_SUM: Final = {
    DoseCaution.UNUSUAL_DOSE: (
        "unusual_dose",
        "The dose lies outside the usual limits of the regimen.",
    ),
    DoseCaution.ROUNDING_NEEDS_APPROVAL: (
        "rounding",
        "Rounding the volume changes the dose by more than the regimen lets pass unasked.",
    ),
    DoseCaution.NEAR_CONCENTRATION_LIMIT: (
        "near_limit",
        "The usual bag comes close to a limit of concentration; what it really holds decides.",
    ),
    DoseCaution.OTHER_BAG: ("other_bag", "The label names another bag for this dose."),
    DoseBlock.CONCENTRATION_OUTSIDE_WINDOW: (
        "outside_window",
        "In the usual bag the concentration is outside its limits: name the bag to be used.",
    ),
    DoseBlock.NO_BAG_FITS: ("no_bag", "No bag keeps the concentration within its limits."),
    DoseBlock.ROUNDING_TOO_COARSE: ("too_coarse", "Rounding changes the dose too much."),
}


def order_questions(moment: Moment) -> tuple[OrderQuestion, ...]:
    """Everything that the order as it is now asks of the pharmacist, the weightiest first."""
    return (
        *_duplicate(moment),
        *_allergies(moment),
        *_interactions(moment),
        *_weight(moment),
        *_sum(moment),
    )


def pharmacy_check(moment: Moment) -> PharmacyCheck | None:
    """The pharmacist's check that covers order and patient as they are now; ``None`` without one.

    What is asked of allergies, drugs and other records since was not answered in it. A weight that
    is charted each day asks for no new check, and no other dose.
    """
    check = moment.course.current.pharmacy
    if check is None:
        return None
    lasting = (*_duplicate(moment), *_allergies(moment), *_interactions(moment))
    return check if all(check.questions.get(each.id) == each.say for each in lasting) else None


def against_hanging(
    moment: Moment, key: DoseKey, bag: Bag, held: Collection[str] = ()
) -> Iterator[Against]:
    """Every reason for which the bag must not be hung for this dose of its patient now.

    ``held`` are the lots that nobody may use, by their keys.
    """
    yield from against_bag(moment, key, bag, held)
    if pharmacy_check(moment) is None:
        yield Against(
            WhyNot.ORDER_UNCHECKED,
            "No pharmacist has checked the order as it is now: it was changed since, or what is on "
            f"record of the patient's allergies and drugs. Do not use bag {bag.number} before one "
            "has; call pharmacy.",
        )


def _duplicate(moment: Moment) -> Iterator[OrderQuestion]:
    if doubt := doubted_person(moment.case):
        yield OrderQuestion("other_record", doubt, "This ward's records")
    course = moment.course
    open_ones = [
        each
        for each in moment.case.courses
        if each.number != course.number and not each.stopped and not _over(moment, each.number)
    ]
    for each in open_ones:
        say = f"Course {each.number} of this patient was not closed. Is one of the orders doubled?"
        yield OrderQuestion(f"duplicate_{each.number}", say, "This patient's record")


def _over(moment: Moment, number: int) -> bool:
    """Whether every dose of an earlier course that was begun has ended."""
    of_it = (dose for dose in moment.case.doses.values() if dose.key.course == number)
    return all(dose.ended for dose in of_it)


def _allergies(moment: Moment) -> Iterator[OrderQuestion]:
    patient, named = moment.case.patient, named_allergies(moment.regimen, moment.case.patient)
    if named:
        say = f"Allergy to the drug itself: {', '.join(named)}. Do not prepare it; call."
        yield OrderQuestion("allergy_to_drug", say, "The patient's list of allergies")
    elif patient.allergies:
        say = f"Allergies: {', '.join(patient.allergies)}. Is anything used that holds them?"
        yield OrderQuestion("allergies", say, "The patient's list of allergies")


def _interactions(moment: Moment) -> Iterator[OrderQuestion]:
    for each in interacting(moment.regimen, moment.case.patient):
        statement = each.statement
        yield OrderQuestion(f"interaction_{statement.id}", each.sentence, statement.source)


def _weight(moment: Moment) -> Iterator[OrderQuestion]:
    preparation, weight = moment.regimen.preparation, moment.course.current.weight
    if weight is None or not preparation.by_weight:
        return
    limits = preparation.demand_per_kg().weighing
    if limits is None:
        return
    days = (moment.today - weight.weighed_on).days
    if days > limits.oldest.days:
        say = (
            f"The dosing weight was measured on {written_date(weight.weighed_on)}, {days} days "
            f"ago; the regimen takes one of at most {limits.oldest.days} days."
        )
        yield OrderQuestion("weight_old", say, "The regimen's limit of a dosing weight's age")
    charted = moment.case.chart.newest(WEIGHT.id, moment.at)
    if charted is None or charted.at.astimezone(moment.zone).date() < weight.weighed_on:
        return
    now = Decimal(str(charted.values[WEIGHT.id]))
    percent = (now - weight.kg) * 100 / weight.kg
    if percent.copy_abs() >= (limits.ask_percent or limits.confirm_percent):
        say = (
            f"The newest charted weight is {show(now)} kg, "
            f"{show(round_half_up(percent.copy_abs(), TENTH))} % "
            f"{'above' if percent > 0 else 'below'} the dosing weight of {show(weight.kg)} kg."
        )
        yield OrderQuestion("weight_changed", say, "The regimen's limit of a change of weight")


def _sum(moment: Moment) -> Iterator[OrderQuestion]:
    worked = moment.calculation()
    for each in (*worked.blocks, *worked.cautions):
        if each in OF_SUM:
            name, say = OF_SUM[each]
            dose = in_words(worked.dose_international_units)
            yield OrderQuestion(
                name, f"{say} It is {dose}.", "The regimen's figures of preparation"
            )
