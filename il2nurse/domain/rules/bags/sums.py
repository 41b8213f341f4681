"""The sum of a bag as it was prepared, and what that leaves in its vials."""

from collections.abc import Mapping
from decimal import Decimal

from il2nurse.domain.record.pharmacy.bag import Bag
from il2nurse.domain.regimen.fields import Answer, FieldKind, read_vial
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.rules.bags.fitting import answers_of
from il2nurse.domain.rules.bags.steps import bag_steps
from il2nurse.domain.rules.moment import Moment, bag_of
from il2nurse.domain.rules.pharmacy.calculation import Calculation


def worked_of(moment: Moment, bag: Bag) -> Calculation:
    """The sum of a bag, with the size that was chosen for it."""
    return moment.calculation(bag_of(answers_of(bag)), bag)


def rest_of(moment: Moment, bag: Bag) -> tuple[Decimal, Decimal]:
    """What is left in the vials of a bag, in mL and international units, as it can be drawn."""
    product = moment.regimen.preparation.product
    vials = next((v for step in bag_steps(moment.regimen) if (v := _vials_of(bag, step))), ())
    drawable = len(vials) * product.withdrawable_ml_per_vial
    left = max(drawable - worked_of(moment, bag).draw_up_ml, Decimal(0))
    return left, left * product.international_units_per_ml


def _vials_of(bag: Bag, step: Step) -> tuple[str, ...]:
    return vials_in(step, bag.steps[step.id].answers) if step.id in bag.steps else ()


def vials_in(step: Step, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The vials among the answers of a step."""
    for field in step.fields:
        answer = answers.get(field.id)
        if field.kind is FieldKind.VIALS and isinstance(answer, tuple):
            return answer
    return ()


def lots_in(step: Step, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The lots of the vials among the answers of a step."""
    return tuple(read_vial(vial)[0] for vial in vials_in(step, answers))
