"""Acts about an order that stands: paused and resumed, changed and verified."""

from decimal import Decimal
from typing import Final

from il2nurse.domain.rules.dose.order_questions import order_questions
from il2nurse.domain.values.quantity import MILLION, round_half_up
from il2nurse.play.course_acts import authority
from il2nurse.play.dosed_by import dosed_by, weight_read
from il2nurse.play.played import NOTHING, Played
from il2nurse.play.scene import Scene
from il2nurse.workflow.course.changes import changing, pausing, switching, verifying
from il2nurse.workflow.course.checking_order import CheckedOrder
from il2nurse.workflow.course.checking_order import check_order as checked


def pause_order(scene: Scene) -> Played:
    """Pause the order: nobody starts a dose of it."""
    pausing.pause_order(scene.station, scene.by, scene.mrn, authority(scene), scene.text("reason"))
    return NOTHING


def resume_order(scene: Scene) -> Played:
    """Resume a paused order from a dose on; without one, where none of the cycle is left."""
    slot = scene.number("slot")
    pausing.resume_order(
        scene.station,
        scene.by,
        scene.mrn,
        int(slot) if slot else None,
        scene.text("reason"),
        scene.own_pin("own_pin"),
    )
    return NOTHING


def change_order(scene: Scene) -> Played:
    """Change the order: another weight or level, another first slot."""
    asked = scene.act.given
    dosed = dosed_by(scene) if {"weighed_on", "dose_million"} & asked.keys() else None
    first = scene.instant("first_slot") if "first_slot" in asked else None
    change = changing.OrderChange(dosed, first, scene.text("level_reason"))
    pin = scene.own_pin("own_pin")
    changing.change_order(scene.station, scene.by, scene.mrn, change, scene.text("reason"), pin)
    return NOTHING


def switch_regimen(scene: Scene) -> Played:
    """Let the course go on by the text of today; what it asks anew is answered with ``but``."""
    newer = scene.station.regimens.today()[scene.regimen.id]
    answers = scene.answer(newer.suitability.fields) if scene.but else None
    to = switching.Switch(newer.digest, scene.text("reason"), answers)
    pin = scene.own_pin("own_pin")
    switching.switch_regimen(scene.station, scene.by, scene.mrn, to, pin)
    return NOTHING


def verify_order(scene: Scene) -> Played:
    """Verify the changed order; without other numbers, as it says."""
    moment = scene.station.moment(scene.mrn)
    weight, kg = moment.course.current.weight, weight_read(scene)
    millions = scene.number("dose_million")
    dose = millions * MILLION if millions else moment.calculation().dose_international_units
    dose = round_half_up(dose, Decimal(1000))
    seen = verifying.WorkedOut(dose, kg or (weight.kg if weight else None))
    verifying.verify_order(scene.station, scene.by, scene.mrn, seen, scene.own_pin("own_pin"))
    return NOTHING


ANSWERED: Final = "Looked into; nothing against it"
"""What the pharmacist of a scenario found to a question, where the act does not say it."""


def check_order(scene: Scene) -> Played:
    """Check the order: worked out rightly unless the act tells another dose or volume."""
    worked = scene.moment.calculation()
    told, volume = scene.number("dose_million"), scene.number("draw_up_ml")
    answers = {each.id: ANSWERED for each in order_questions(scene.moment)}
    answers |= {name: str(text) for name, text in scene.table("answers").items()}
    seen = CheckedOrder(
        worked.dose_international_units if told is None else told * MILLION,
        worked.draw_up_ml if volume is None else volume,
        answers,
    )
    checked(scene.station, scene.by, scene.mrn, seen, scene.own_pin())
    return NOTHING
