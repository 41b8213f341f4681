"""The steps of a regimen by which a bag is prepared, and what its second person reads off."""

from typing import Final

from il2nurse.domain.people import Role
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.regimen import Act, Regimen, Step

DRAW_UP: Final = "draw_up_ml"
"""What a question expects that is compared with the volume that was worked out."""


def bag_steps(regimen: Regimen) -> tuple[Step, ...]:
    """The steps that pharmacy may do: answered ones that name the pharmacist among their roles."""
    return tuple(
        step for step in regimen.steps if step.act is Act.ANSWER and Role.PHARMACIST in step.roles
    )


def checked_fields(regimen: Regimen) -> tuple[Field, ...]:
    """What the second person reads off, unseen: vials, volume in the syringe, and the bag.

    They are questions that the preparation and the double check of the regimen ask.
    """
    made = [field for step in bag_steps(regimen) for field in step.fields]
    double = [
        field
        for step in regimen.steps
        if step.act is Act.DOUBLE_CHECK
        for field in step.fields
        if field.expect == DRAW_UP
    ]
    vials = [field for field in made if field.kind is FieldKind.VIALS]
    bag = [field for field in made if field.id == vocabulary.BAG.id]
    return (*vials, *double, *bag)
