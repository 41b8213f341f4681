"""How a scenario walks through several steps at once, and the table of all its acts."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from il2nurse.domain.decisions import next_slot
from il2nurse.domain.monitoring import still_due
from il2nurse.domain.regimen import Act as Completes
from il2nurse.workflow import acting, charting_acts
from il2nurse.workflow.acting import Outcome
from il2nurse.workflow.scene import Scene
from il2nurse.workflow.words import one_of

EARLY = timedelta(minutes=30)


def steps(scene: Scene) -> Outcome:
    """Do the open steps in their order up to one of them, or until the dose must be held."""
    ids = [step.id for step in scene.regimen.steps]
    through = one_of(scene.text("through", "line"), ids, f"{scene.where}: through")
    found: list[str] = []
    verdict = ""
    while scene.step().id in ids[: ids.index(through) + 1]:
        step = scene.step()
        came = BY_COMPLETION[step.act](one_step(scene, step.id))
        found.extend(came.found)
        verdict = came.verdict or verdict
        if came.mismatches or scene.dose.must_hold:
            return Outcome(tuple(found), verdict, came.mismatches, short_of=through)
        if step.id == through:
            break
        scene.clock.move(scene.stretch("each", "+1 min"))
    return Outcome(tuple(found), verdict)


def one_step(scene: Scene, name: str) -> Scene:
    """The same scene for one step: a second person stands by only where the step needs one."""
    step = scene.regimen.step(name)
    given = {key: value for key, value in scene.act.given.items() if key != "with"}
    if step.second is not None and scene.text("with"):
        given["with"] = scene.text("with")
    ids = {field.id for field in step.fields}
    given["but"] = {key: value for key, value in scene.but.items() if key in ids}
    return replace(scene, act=replace(scene.act, given=given))


def doses(scene: Scene) -> Outcome:
    """Give one whole dose, or as many as the act says, each begun half an hour before its slot."""
    came = Outcome()
    for number in range(int(scene.number("times") or 1)):
        if number:
            moment = scene.moment
            due = moment.slots[(next_slot(moment) or 1) - 1]
            scene.clock.move(due - EARLY - moment.at)
        came = dose(scene)
        if came.short_of:
            break
    return came


def dose(scene: Scene) -> Outcome:
    """Give one whole dose: begin, all steps, infusion, vital signs, signature."""
    acting.begin(scene)
    came = steps(through(scene, "line"))
    if came.short_of:
        return came
    acting.start(scene)
    monitoring, planned = scene.regimen.monitoring, scene.regimen.infusion
    passed = timedelta()
    for due in sorted({*monitoring.during, *monitoring.after, planned}):
        if due > max(planned, monitoring.before_signing):
            break
        scene.clock.move(due - passed)
        passed = due
        if due == planned:
            acting.complete(scene)
            steps(through(scene, "flush"))
        charting_acts.vital_signs(scene)
    if not still_due(scene.moment, scene.dose):
        steps(through(scene, "vital_signs_after"))
    acting.sign(scene)
    return came


def through(scene: Scene, name: str) -> Scene:
    """The same scene up to another step."""
    given = {**scene.act.given, "through": name}
    return replace(scene, act=replace(scene.act, given=given))


BY_COMPLETION: Mapping[Completes, Callable[[Scene], Outcome]] = {
    Completes.ANSWER: acting.confirm,
    Completes.DOUBLE_CHECK: acting.double_check,
    Completes.INFUSE: acting.start,
    Completes.OBSERVE_AFTER: acting.confirm,
    Completes.SIGN: acting.sign,
}

DOES: Mapping[str, Callable[[Scene], Outcome]] = {
    "admit": acting.admit,
    "order": acting.order,
    "plan_cycle": acting.plan_cycle,
    "discharge": acting.discharge,
    "sign_in": acting.enter,
    "begin": acting.begin,
    "confirm": acting.confirm,
    "steps": steps,
    "dose": doses,
    "double_check": acting.double_check,
    "interrupted": acting.interrupted,
    "start": acting.start,
    "pause": acting.pause,
    "resume": acting.resume,
    "stop": acting.stop,
    "complete": acting.complete,
    "hold": acting.hold,
    "hold_missed": acting.hold_missed,
    "vital_signs": charting_acts.vital_signs,
    "results": charting_acts.results,
    "fluid": charting_acts.fluid,
    "nothing": charting_acts.nothing,
    "correct_fluid": charting_acts.correct_fluid,
    "strike_out": charting_acts.strike_out,
    "react": acting.react,
    "write_note": acting.write_note,
    "correct": charting_acts.correct,
    "sign": acting.sign,
    "look": acting.look,
    "clock_jump": acting.clock_jump,
}
