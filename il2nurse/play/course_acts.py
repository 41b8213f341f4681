"""What acts of a scenario tell of a course: its suitability, and what the patient was taught."""

from il2nurse.domain.record.course.facts import TeachingGivenFact
from il2nurse.domain.record.course.taught import Interpreter, TaughtTo, Understood
from il2nurse.play.dose_acts import NOTHING, Played
from il2nurse.play.scene import Scene
from il2nurse.play.spelling import one_of
from il2nurse.workflow.course import suitability, teaching


def tell_suitability(scene: Scene) -> Played:
    """Answer what is asked once of the course: indication, setting, line and other illness."""
    answers = scene.answer(scene.regimen.suitability.fields)
    suitability.tell_suitability(scene.station, scene.by, scene.mrn, answers)
    return NOTHING


def teach(scene: Scene) -> Played:
    """Record that points were taught: those named, else all that the regimen has."""
    named = scene.act.given.get("points")
    every = (each.id for each in scene.regimen.teaching)
    where = scene.where
    given = TeachingGivenFact(
        points=tuple(map(str, named)) if isinstance(named, list) else tuple(every),
        to=TaughtTo(one_of(scene.text("to", "patient"), TaughtTo, f"{where}: to")),
        understood=Understood(
            one_of(scene.text("understood", "told_back"), Understood, f"{where}: understood")
        ),
        interpreter=Interpreter(
            one_of(scene.text("interpreter", "not_needed"), Interpreter, f"{where}: interpreter")
        ),
        note=scene.text("text"),
    )
    teaching.record_teaching(scene.station, scene.by, scene.mrn, given)
    return NOTHING
