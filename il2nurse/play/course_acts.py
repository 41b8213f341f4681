"""Acts of a scenario: suitability, teaching, a transfer, and what is corrected of a dose."""

from dataclasses import replace

from il2nurse.domain.record.course.facts import TeachingGivenFact
from il2nurse.domain.record.course.taught import Interpreter, TaughtTo, Understood
from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.play.dose_acts import NOTHING, Played, own_pin, weighing
from il2nurse.play.scene import Scene
from il2nurse.play.spelling import one_of
from il2nurse.workflow.course import checking_weight, suitability, teaching
from il2nurse.workflow.dose.correcting import DoseChange
from il2nurse.workflow.dose.correcting import correct_dose as record_correction
from il2nurse.workflow.patient import transferring
from il2nurse.workflow.patient.transferring import Handover


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


def transfer(scene: Scene) -> Played:
    """Hand the patient over to another ward."""
    left = scene.instant("left_at")
    handover = Handover(scene.text("to"), left, scene.text("handed_over_to", "Sam Ortiz, RN"))
    transferring.transfer(scene.station, scene.by, scene.mrn, handover)
    return NOTHING


def correct_dose(scene: Scene) -> Played:
    """Correct what was recorded about a dose of the cycle: the newest one, or that of a slot."""
    what = DoseValue(one_of(scene.text("field"), DoseValue, f"{scene.where}: field"))
    slot = scene.number("slot")
    key = replace(scene.key, slot=int(slot)) if slot else scene.key
    to = scene.instant("to").isoformat() if what is DoseValue.ENDED else scene.text("to")
    change = DoseChange(what, to, scene.text("reason"), scene.text("text"))
    record_correction(scene.station, scene.by, key, change, scene.witness())
    return NOTHING


def check_weight(scene: Scene) -> Played:
    """The prescriber and a second person check the order's weight."""
    checking_weight.check_order_weight(
        scene.station, scene.by, scene.mrn, weighing(scene), own_pin(scene)
    )
    return NOTHING
