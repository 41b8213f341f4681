"""What is answered at a step of a random course: what a patient has who may have the dose."""

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Step
from il2nurse.play.answering import Speller
from tests.walk.scene import Scene
from tests.ward import ZONE


def answers_of(scene: Scene, step: Step) -> dict[str, Answer]:
    """The usual answers, in the words of a scenario, as of this dose of this order."""
    moment, dose = scene.moment, scene.dose
    research = moment.course.research
    spell = Speller(
        patient=moment.case.patient,
        now=moment.at,
        today=moment.today,
        zone=ZONE,
        calculation=lambda: moment.calculation_of(dose),
        where=step.id,
        last_site=lambda: moment.case.last_site(dose.key),
        protocol=lambda: research.protocol if research else None,
    )
    return {
        field.id: spell.answer(field, field.usual)
        for field in step.fields
        if field.usual is not None
    }
