"""Acts about a course: its order and changes, suitability, teaching, transfer, corrections."""

from collections.abc import Mapping
from dataclasses import replace

from il2nurse.domain.people import Role
from il2nurse.domain.record.course.facts import TeachingGivenFact
from il2nurse.domain.record.course.taught import Interpreter, Showed, TaughtTo, Understood
from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.regimen.fields import Answer
from il2nurse.play.dosed_by import dosed_by, weighing
from il2nurse.play.drugs_told import drugs_told
from il2nurse.play.played import NOTHING, Played
from il2nurse.play.scene import Scene
from il2nurse.play.spelling import one_of
from il2nurse.workflow.course import (
    checking_weight,
    closing,
    cycle_plan,
    found,
    moving,
    ordering,
    planning,
    prescribing,
    reopening,
    responding,
    suitability,
    teaching,
)
from il2nurse.workflow.course.prescribing import Authority, ByTelephone, OwnPin
from il2nurse.workflow.course.research import Attestation
from il2nurse.workflow.course.resolved import Resolved
from il2nurse.workflow.course.stepping import Tolerance
from il2nurse.workflow.dose.correcting import correct_dose as record_correction
from il2nurse.workflow.dose.dose_change import DoseChange


def tell_suitability(scene: Scene) -> Played:
    """Answer what is asked once of the course: indication, setting, line and other illness."""
    answers = scene.answer(scene.regimen.suitability.fields)
    change = None
    if {"reason", "drugs"} & scene.act.given.keys():
        told = drugs_told(scene, usual=False)
        change = suitability.AnswersChange(authority(scene), scene.text("reason"), told)
    suitability.tell_suitability(scene.station, scene.by, scene.mrn, answers, change=change)
    return NOTHING


def teach(scene: Scene) -> Played:
    """Record that points were taught: those named, else all that the regimen has."""
    named = scene.act.given.get("points")
    every = (each.id for each in scene.regimen.teaching)
    where = scene.where
    points = tuple(map(str, named)) if isinstance(named, list) else tuple(every)
    given = TeachingGivenFact(
        points=points,
        to=TaughtTo(one_of(scene.text("to", "patient"), TaughtTo, f"{where}: to")),
        understood=Understood(
            one_of(scene.text("understood", "told_back"), Understood, f"{where}: understood")
        ),
        interpreter=Interpreter(
            one_of(scene.text("interpreter", "not_needed"), Interpreter, f"{where}: interpreter")
        ),
        note=scene.text("text"),
        showed=_showed(scene, points),
    )
    pin = scene.own_pin() if given.showed else None
    teaching.record_teaching(scene.station, scene.by, scene.mrn, given, pin)
    return NOTHING


def _showed(scene: Scene, points: tuple[str, ...]) -> Showed | None:
    """Whether the patient showed what is to be shown among the points; else nothing is asked."""
    if not any(each.shown and each.id in points for each in scene.regimen.teaching):
        return None
    return Showed(one_of(scene.text("showed", "yes"), Showed, f"{scene.where}: showed"))


TIMES = (DoseValue.ENDED, DoseValue.INJECTED_AT)


def correct_dose(scene: Scene) -> Played:
    """Correct what was recorded about a dose of the cycle: the newest one, or that of a slot."""
    what = DoseValue(one_of(scene.text("field"), DoseValue, f"{scene.where}: field"))
    slot = scene.number("slot")
    key = replace(scene.key, slot=int(slot)) if slot else scene.key
    to = scene.instant("to").isoformat() if what in TIMES else scene.text("to")
    change = DoseChange(what, to, scene.text("reason"), scene.text("text"))
    record_correction(scene.station, scene.by, key, change, scene.witness())
    return NOTHING


def check_weight(scene: Scene) -> Played:
    """The prescriber and a witness check the order's weight."""
    checking_weight.check_order_weight(
        scene.station, scene.by, scene.mrn, weighing(scene), scene.own_pin("own_pin")
    )
    return NOTHING


def authority(scene: Scene) -> Authority:
    """A prescriber orders by their PIN; anyone else wrote down what one on record telephoned."""
    if scene.by.role is Role.PRESCRIBER:
        return OwnPin(scene.own_pin("own_pin"))
    read_back = scene.act.given.get("read_back", True) is True
    return ByTelephone(scene.text("prescriber"), scene.instant("called_at"), read_back)


def attestation(scene: Scene) -> Attestation | None:
    """What the prescriber says of research: all that the regimen asks, where not told otherwise."""
    research, named = scene.regimen.research, scene.act.given.get("attested")
    if research is None and "protocol" not in scene.act.given:
        return None
    asked = tuple(each.word for each in research.attest) if research else ()
    words = tuple(str(each) for each in named) if isinstance(named, list) else asked
    return Attestation(scene.text("protocol"), words)


def order(scene: Scene) -> Played:
    """Order the course with its first cycle."""
    ordering.order_course(
        scene.station,
        scene.by,
        scene.mrn,
        scene.regimen,
        cycle_plan.CyclePlan(
            authority(scene),
            dosed_by(scene),
            scene.instant("first_slot"),
            scene.text("another_because") or scene.patient.another_because,
            resolved(scene),
            attestation(scene),
            Tolerance(scene.act.given.get("tolerated", True) is True, scene.text("level_reason")),
            drugs_told(scene),
            _allergies_read(scene),
            found.WhatBecame(scene.text("became")),
        ),
        suitability=asked_at_order(scene),
    )
    return NOTHING


def _allergies_read(scene: Scene) -> str:
    """The allergies on record, which both go through."""
    return scene.station.case(scene.mrn).patient.allergy_text


def asked_at_order(scene: Scene) -> Mapping[str, Answer] | None:
    """The answers about suitability; ``None`` where the act says that nobody asked."""
    if scene.act.given.get("suitability", True) is False:
        return None
    return scene.answer(scene.regimen.suitability.fields)


def plan_cycle(scene: Scene) -> Played:
    """Plan the next cycle."""
    planning.plan_cycle(
        scene.station,
        scene.by,
        scene.mrn,
        cycle_plan.CyclePlan(
            authority(scene),
            dosed_by(scene),
            scene.instant("first_slot"),
            resolved=resolved(scene),
            drugs=drugs_told(scene, scene.station.moment(scene.mrn).course.drugs),
            allergies_read=_allergies_read(scene),
        ),
        scene.text("reason"),
    )
    return NOTHING


def resolved(scene: Scene) -> Resolved | None:
    """That the stop before is named and has resolved; ``None`` where the act says nothing of it."""
    if "resolved" not in scene.act.given:
        return None
    return Resolved(scene.act.given.get("stop_named", True) is True, scene.text("resolved"))


def close_cycle(scene: Scene) -> Played:
    """Account for every open dose of the cycle: none of them is given."""
    why = closing.CloseReason(scene.text("reason"), scene.text("text"))
    closing.close_cycle(scene.station, scene.by, scene.mrn, authority(scene), why)
    return NOTHING


def respond(scene: Scene) -> Played:
    """Record how the tumour answered to the course."""
    assessed = responding.TumourResponse(
        scene.day("assessed_on"), scene.text("response"), scene.text("text")
    )
    responding.record_response(
        scene.station,
        scene.by,
        scene.mrn,
        assessed,
        scene.own_pin("own_pin"),
        course=int(scene.number("course") or 1),
    )
    return NOTHING


def correct_response(scene: Scene) -> Played:
    """Put a response right: that of a day, else the one that counts; without another, strike it."""
    number = int(scene.number("course") or 1)
    day = scene.day("was_assessed_on") if "was_assessed_on" in scene.act.given else None
    stands = responding.response_that_stands(scene.station, scene.mrn, number, day)
    became = None
    if "response" in scene.act.given:
        became = responding.TumourResponse(
            scene.day("assessed_on"), scene.text("response"), scene.text("text")
        )
    place, why = stands.seq if stands else 0, scene.text("reason")
    change = responding.ResponseChange(number, place, why, became)
    own = scene.own_pin("own_pin")
    responding.correct_response(scene.station, scene.by, scene.mrn, change, own)
    return NOTHING


def countersign_order(scene: Scene) -> Played:
    """Sign for the telephoned orders of the patient that name this prescriber."""
    prescribing.countersign_order(scene.station, scene.by, scene.mrn, scene.own_pin("own_pin"))
    return NOTHING


def move_slots(scene: Scene) -> Played:
    """Move the next dose, and all that follow, to a later time."""
    moving.move_slots(
        scene.station,
        scene.by,
        scene.mrn,
        authority(scene),
        scene.instant("first_slot"),
        scene.text("reason"),
    )
    return NOTHING


def reopen(scene: Scene) -> Played:
    """Let a closed course, or a cycle that held doses stopped, go on."""
    reopening.reopen(
        scene.station,
        scene.by,
        scene.mrn,
        scene.text("reason"),
        scene.own_pin("own_pin"),
        resolved=resolved(scene),
    )
    return NOTHING
