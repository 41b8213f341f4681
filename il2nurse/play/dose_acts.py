"""What single acts of a scenario do: the same acts of the workflow that the window calls."""

from dataclasses import dataclass

from il2nurse.domain.people import Role
from il2nurse.domain.record.dose.call import Call, Grounds
from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.domain.record.patient.patient import DATA, with_data
from il2nurse.domain.regimen.regimen import Act as Completes
from il2nurse.domain.regimen.rules import Result
from il2nurse.play.scene import Scene
from il2nurse.play.spelling import one_of
from il2nurse.workflow.course import (
    admission,
    closing,
    moving,
    prescribing,
    reopening,
    responding,
)
from il2nurse.workflow.course.closing import CloseReason
from il2nurse.workflow.course.prescribing import Authority, ByTelephone, OwnPin
from il2nurse.workflow.course.resolved import Resolved
from il2nurse.workflow.course.responding import TumourResponse
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import (
    administration,
    confirming,
    double_checking,
    holding,
    infusing,
    reacting,
)
from il2nurse.workflow.patient import data as patient_data
from il2nurse.workflow.people import sign_in
from il2nurse.workflow.people.sign_in import Witness


@dataclass(frozen=True, slots=True)
class Played:
    """What came of an act: rules that spoke, the verdict, mismatches, and what was said."""

    found: tuple[str, ...] = ()
    verdict: str = ""
    mismatches: tuple[str, ...] = ()
    said: str = ""
    short_of: str = ""


NOTHING = Played()


def admit(scene: Scene) -> Played:
    """Admit the patient."""
    admission.admit(scene.station, scene.by, scene.patient)
    return NOTHING


def weighing(scene: Scene) -> Weighing:
    """The dosing weight with the second person who verified it."""
    witness = scene.witness() or Witness("", "")
    return Weighing(
        scene.amount("weight_kg"),
        scene.day("weighed_on"),
        witness,
        confirmed="confirmed" in scene.act.given and "weight_kg" in scene.confirmed,
    )


def authority(scene: Scene) -> Authority:
    """A prescriber orders by their PIN; anyone else wrote down what one on record telephoned."""
    if scene.by.role is Role.PRESCRIBER:
        return OwnPin(own_pin(scene))
    read_back = scene.act.given.get("read_back", True) is True
    return ByTelephone(scene.text("prescriber"), scene.instant("called_at"), read_back)


def own_pin(scene: Scene) -> str:
    """The PIN of the person who acts, or the one that the act gives."""
    return scene.text("own_pin", scene.scenario.people[scene.by.id].pin)


def order(scene: Scene) -> Played:
    """Order the course with its first cycle."""
    admission.order_course(
        scene.station,
        scene.by,
        scene.mrn,
        scene.regimen,
        admission.CyclePlan(authority(scene), weighing(scene), scene.instant("first_slot")),
    )
    return NOTHING


def plan_cycle(scene: Scene) -> Played:
    """Plan the next cycle."""
    admission.plan_cycle(
        scene.station,
        scene.by,
        scene.mrn,
        admission.CyclePlan(authority(scene), weighing(scene), scene.instant("first_slot")),
        scene.text("reason"),
        resolved=resolved(scene),
    )
    return NOTHING


def resolved(scene: Scene) -> Resolved | None:
    """That the stop before is named and has resolved; ``None`` where the act says nothing of it."""
    if "resolved" not in scene.act.given:
        return None
    return Resolved(scene.act.given.get("stop_named", True) is True, scene.text("resolved"))


def close_cycle(scene: Scene) -> Played:
    """Account for every open dose of the cycle: none of them is given."""
    why = CloseReason(scene.text("reason"), scene.text("text"))
    closing.close_cycle(scene.station, scene.by, scene.mrn, authority(scene), why)
    return NOTHING


def respond(scene: Scene) -> Played:
    """Record how the tumour answered to the course."""
    assessed = TumourResponse(scene.day("assessed_on"), scene.text("response"), scene.text("text"))
    responding.record_response(scene.station, scene.by, scene.mrn, assessed, own_pin(scene))
    return NOTHING


def countersign_order(scene: Scene) -> Played:
    """Sign for the telephoned orders of the patient that name this prescriber."""
    prescribing.countersign_order(scene.station, scene.by, scene.mrn, own_pin(scene))
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
        own_pin(scene),
        resolved=resolved(scene),
    )
    return NOTHING


def discharge(scene: Scene) -> Played:
    """Discharge the patient."""
    admission.discharge(scene.station, scene.by, scene.mrn)
    return NOTHING


def correct_patient(scene: Scene) -> Played:
    """Correct the patient's own data: ``to`` names each with what it shall be."""
    given = scene.act.given.get("to")
    now = scene.on_record
    for field, value in (given if isinstance(given, dict) else {}).items():
        one_of(field, DATA, f"{scene.where}: to")
        told = tuple(map(str, value)) if isinstance(value, list) else str(value)
        now = with_data(now, field, told)
    patient_data.correct_patient(
        scene.station, scene.by, now.subject, now, scene.text("reason"), scene.witness()
    )
    return NOTHING


def enter(scene: Scene) -> Played:
    """Sign in with the person's PIN, or with the one that the act gives."""
    pin = scene.text("pin", scene.scenario.people[scene.by.id].pin)
    sign_in.sign_in(scene.station, scene.by.id, pin)
    return NOTHING


def begin(scene: Scene) -> Played:
    """Begin the next dose."""
    administration.begin(scene.station, scene.by, scene.mrn)
    return NOTHING


def confirm(scene: Scene) -> Played:
    """Confirm one step, the open one where none is named."""
    steps = {step.id: step for step in scene.regimen.steps}
    name = scene.text("step") or scene.step().id
    step = steps[one_of(name, steps, f"{scene.where}: step")]
    judged = confirming.confirm(
        scene.station,
        scene.by,
        scene.key,
        confirming.FilledStep(step.id, scene.answers(step), scene.witness(), scene.confirmed),
    )
    found = tuple(f.rule for f in judged.findings if f.result is not Result.CLEAR)
    return Played(found, judged.verdict.value)


def double_check(scene: Scene) -> Played:
    """Let the second person type the values without seeing the first ones."""
    step = next(s for s in scene.regimen.steps if s.act is Completes.DOUBLE_CHECK)
    checked = double_checking.double_check(
        scene.station,
        scene.by,
        scene.key,
        scene.answer(step.fields),
        scene.witness() or Witness("", ""),
        seconds=int(scene.number("seconds") or 0),
    )
    return Played(mismatches=tuple(checked.mismatches))


def start(scene: Scene) -> Played:
    """Start the infusion."""
    step = next(s for s in scene.regimen.steps if s.act is Completes.INFUSE)
    infusing.start(scene.station, scene.by, scene.key, scene.answers(step))
    return NOTHING


def call(scene: Scene) -> Call:
    """The call to the prescriber."""
    return Call(
        prescriber=scene.text("prescriber"),
        at=scene.instant("called_at"),
        read_back=scene.act.given.get("read_back", True) is True,
        order=scene.text("order") or None,
    )


def pause(scene: Scene) -> Played:
    """Pause the infusion."""
    infusing.pause(scene.station, scene.by, scene.key, scene.text("reason"), scene.text("text"))
    return NOTHING


def resume(scene: Scene) -> Played:
    """Let the infusion run on."""
    infusing.resume(scene.station, scene.by, scene.key)
    return NOTHING


def stop(scene: Scene) -> Played:
    """Stop the infusion early."""
    infusing.stop(
        scene.station,
        scene.by,
        scene.key,
        scene.text("reason"),
        given_ml=scene.number("given_ml"),
        text=scene.text("text"),
    )
    return NOTHING


def complete(scene: Scene) -> Played:
    """Record the end, with what the pump gave where the act says it."""
    infusing.complete(
        scene.station,
        scene.by,
        scene.key,
        scene.number("given_ml"),
        confirmed="given_ml" in scene.confirmed,
    )
    return NOTHING


def hold(scene: Scene) -> Played:
    """Hold the open dose."""
    grounds = Grounds(scene.text("reason"), call(scene))
    holding.hold(scene.station, scene.by, scene.key, grounds, text=scene.text("text"))
    return NOTHING


def hold_missed(scene: Scene) -> Played:
    """Account for a dose that was never begun."""
    grounds = Grounds(scene.text("reason"), call(scene))
    holding.hold_unbegun(scene.station, scene.by, scene.mrn, grounds, text=scene.text("text"))
    return NOTHING


def interrupted(scene: Scene) -> Played:
    """Say that the person was interrupted."""
    administration.count_interruption(scene.station, scene.by, scene.key)
    return NOTHING


def react(scene: Scene) -> Played:
    """Record a reaction."""
    seen = ReactionFact(scene.text("term"), scene.text("text") or None, scene.text("action"))
    reacting.react(scene.station, scene.by, scene.key, seen, scene.instant("seen_at"))
    return NOTHING


def write_note(scene: Scene) -> Played:
    """Write a note."""
    administration.add_note(scene.station, scene.by, scene.key, scene.text("text"))
    return NOTHING


def sign(scene: Scene) -> Played:
    """Sign the record of the dose."""
    pin = scene.text("pin", scene.scenario.people[scene.by.id].pin)
    meaning = scene.text("meaning", "I gave this dose as recorded.")
    administration.sign(scene.station, scene.by, scene.key, meaning, pin)
    return NOTHING


def look(_: Scene) -> Played:
    """Do nothing; the act only says what must be seen now."""
    return NOTHING


def clock_jump(scene: Scene) -> Played:
    """Set the machine's wall clock; an open infusion sees and records the difference."""
    last = scene.clock.read()
    scene.clock.set_wall_clock(scene.stretch("moves", "+1 h"))
    case = scene.station.case(scene.mrn)
    if case.open_dose is None or not case.open_dose.infusing:
        return NOTHING
    said = infusing.watch_clock(scene.station, scene.by, case.open_dose.key, last)
    return Played(said=said)
