"""Acts of one dose, from its beginning to its signature: those that the window calls too."""

from typing import Final

from il2nurse.domain.record.dose.call import Call, Grounds
from il2nurse.domain.regimen.regimen import Act as Completes
from il2nurse.domain.regimen.rules import Result
from il2nurse.play.played import NOTHING, Played
from il2nurse.play.scene import Scene
from il2nurse.play.spelling import one_of
from il2nurse.readable.dose.signature_rows import signature_meaning
from il2nurse.workflow.dose import (
    administration,
    confirming,
    double_checking,
    ending,
    holding,
    infusing,
    injecting,
    overriding,
    true_end,
)
from il2nurse.workflow.dose.double_checking import PumpSet
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.people import sign_in
from il2nurse.workflow.people.sign_in import Witness


def enter(scene: Scene) -> Played:
    """Sign in with the person's PIN, or with the one that the act gives."""
    pin = scene.own_pin()
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
        FilledStep(step.id, scene.answers(step), scene.witness(), scene.confirmed),
    )
    found = tuple(f.rule for f in judged.findings if f.result is not Result.CLEAR)
    return Played(found, judged.verdict.value)


def double_check(scene: Scene) -> Played:
    """Let the witness type the values without seeing the first ones."""
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


def inject(scene: Scene) -> Played:
    """Inject the dose: all of the syringe, or the part that the act tells."""
    step = next(s for s in scene.regimen.steps if s.act is Completes.INJECT)
    injecting.inject(
        scene.station,
        scene.by,
        scene.key,
        scene.answers(step),
        given_ml=scene.number("given_ml"),
        text=scene.text("text"),
    )
    return NOTHING


HOLD_IT: Final = "Do not give it."
"""What the prescriber of a scenario ordered where the act does not say it."""


def call(scene: Scene, ordered: str | None = None) -> Call:
    """The call to the prescriber: by id, or an unlisted one by name and ``phone``."""
    return Call(
        prescriber=scene.text("prescriber"),
        at=scene.instant("called_at"),
        read_back=scene.act.given.get("read_back", True) is True,
        order=scene.text("order") or ordered,
        phone=scene.text("phone"),
    )


def pause(scene: Scene) -> Played:
    """Pause the infusion."""
    infusing.pause(scene.station, scene.by, scene.key, scene.text("reason"), scene.text("text"))
    return NOTHING


def resume(scene: Scene) -> Played:
    """Let the infusion run on."""
    infusing.resume(scene.station, scene.by, scene.key, pump_set(scene))
    return NOTHING


def pump_set(scene: Scene) -> PumpSet | None:
    """The rate read again, as worked out where the act says no other, and who signs it."""
    infusion, witness = scene.dose.infusion, scene.witness()
    if infusion is None or witness is None:
        return None
    return PumpSet(scene.number("rate_ml_per_h") or infusion.rate_ml_per_h, witness)


def stop(scene: Scene) -> Played:
    """Stop the infusion early."""
    ending.stop(
        scene.station,
        scene.by,
        scene.key,
        scene.text("reason"),
        given_ml=scene.number("given_ml"),
        told=ending.StopTold(
            scene.text("text"),
            scene.instant("ended_at") if scene.act.given.get("ended_at") else None,
        ),
    )
    return NOTHING


def complete(scene: Scene) -> Played:
    """Record the end, with what the pump gave where the act says it."""
    ending.complete(
        scene.station,
        scene.by,
        scene.key,
        scene.number("given_ml"),
        confirmed="given_ml" in scene.confirmed,
        late=_late_end(scene),
    )
    return NOTHING


def _late_end(scene: Scene) -> true_end.LateEnd | None:
    """When the pump ended, where the act says it."""
    if not scene.act.given.get("ended_at"):
        return None
    return true_end.LateEnd(scene.instant("ended_at"), scene.text("late_reason"))


def hold(scene: Scene) -> Played:
    """Hold the open dose."""
    grounds = Grounds(scene.text("reason"), call(scene, HOLD_IT))
    holding.hold(scene.station, scene.by, scene.key, grounds, text=scene.text("text"))
    return NOTHING


def override(scene: Scene) -> Played:
    """Put the hold of this rule aside for the open dose."""
    grounds, witness = Grounds(scene.text("reason"), call(scene)), scene.witness()
    rule = scene.text("rule")
    overriding.override(
        scene.station, scene.by, scene.key, rule, grounds, witness or Witness("", "")
    )
    return NOTHING


def hold_missed(scene: Scene) -> Played:
    """Account for a dose that was never begun."""
    grounds = Grounds(scene.text("reason"), call(scene, HOLD_IT))
    holding.hold_unbegun(scene.station, scene.by, scene.mrn, grounds, text=scene.text("text"))
    return NOTHING


def interrupted(scene: Scene) -> Played:
    """Say that the person was interrupted."""
    administration.count_interruption(scene.station, scene.by, scene.key)
    return NOTHING


def write_note(scene: Scene) -> Played:
    """Write a note."""
    administration.add_note(scene.station, scene.by, scene.key, scene.text("text"))
    return NOTHING


def sign(scene: Scene) -> Played:
    """Sign the record of the dose."""
    pin = scene.own_pin()
    meaning = scene.text("meaning", signature_meaning(scene.dose))
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
    sentence = infusing.watch_clock(scene.station, scene.by, case.open_dose.key, last)
    return Played(sentence=sentence)
