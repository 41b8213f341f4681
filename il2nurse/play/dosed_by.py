"""What an act of a scenario says that the doses go by: a weight, or a dose level."""

from decimal import Decimal

from il2nurse.domain.values.quantity import MILLION
from il2nurse.play.scene import Scene
from il2nurse.workflow.course.levels import ChosenLevel
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.people.sign_in import Witness


def weighing(scene: Scene) -> Weighing:
    """The dosing weight with the witness who verified it."""
    witness = scene.witness() or Witness("", "")
    return Weighing(
        scene.amount("weight_kg"),
        scene.day("weighed_on"),
        witness,
        confirmed="confirmed" in scene.act.given and "weight_kg" in scene.confirmed,
    )


def dosed_by(scene: Scene) -> Weighing | ChosenLevel:
    """The dosing weight, or the dose level in millions, with the witness who verified it."""
    if "dose_million" not in scene.act.given:
        return weighing(scene)
    return ChosenLevel(scene.amount("dose_million") * MILLION, scene.witness() or Witness("", ""))


def weight_read(scene: Scene) -> Decimal | None:
    """The weight in kg that a second person read; ``None`` where the act says none."""
    return scene.number("weight_kg")
