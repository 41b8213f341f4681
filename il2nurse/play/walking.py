"""How a scenario walks through several steps at once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from il2nurse.domain.regimen.regimen import GIVES
from il2nurse.domain.regimen.regimen import Act as Completes
from il2nurse.domain.rules.assessment.refused import witness_rule
from il2nurse.domain.rules.chart.monitoring import times_still_due
from il2nurse.domain.rules.course.slots import next_slot
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.play import chart_acts, dose_acts
from il2nurse.play.played import Played
from il2nurse.play.scene import Scene
from il2nurse.play.spelling import one_of

EARLY = timedelta(minutes=30)


def steps(scene: Scene) -> Played:
    """Do the open steps in their order up to one of them, or until the dose must be held."""
    ids = [step.id for step in scene.regimen.steps]
    usual = last_before(scene, giving(scene))
    through = one_of(scene.text("through", usual), ids, f"{scene.where}: through")
    found: list[str] = []
    verdict = ""
    while scene.step().id in ids[: ids.index(through) + 1]:
        step = scene.step()
        came = BY_COMPLETION[step.act](one_step(scene, step.id))
        found.extend(came.found)
        verdict = came.verdict or verdict
        if came.mismatches or may_go_on(scene.moment, scene.dose).must_hold:
            return Played(tuple(found), verdict, came.mismatches, short_of=through)
        if step.id == through:
            break
        scene.clock.move(scene.stretch("each", "+1 min"))
    return Played(tuple(found), verdict)


def giving(scene: Scene) -> Completes:
    """The act by which the drug goes in: it is infused or injected."""
    return next(step.act for step in scene.regimen.steps if step.act in GIVES)


def last_before(scene: Scene, act: Completes) -> str:
    """The last step before the one that is completed by an act."""
    acts = [step.act for step in scene.regimen.steps]
    return scene.regimen.steps[acts.index(act) - 1].id


def one_step(scene: Scene, name: str) -> Scene:
    """The same scene for one step: a witness stands by only where the step needs one."""
    step = scene.regimen.step(name)
    given = {key: value for key, value in scene.act.given.items() if key != "with"}
    if witness_rule(scene.moment, step, scene.answers(step)) and scene.text("with"):
        given["with"] = scene.text("with")
    ids = {field.id for field in step.fields}
    given["but"] = {key: value for key, value in scene.but.items() if key in ids}
    return replace(scene, act=replace(scene.act, given=given))


def doses(scene: Scene) -> Played:
    """Give one whole dose, or as many as the act says, each begun half an hour before its slot."""
    came = Played()
    for number in range(int(scene.number("times") or 1)):
        if number:
            moment = scene.moment
            due = moment.slots[(next_slot(moment) or 1) - 1]
            scene.clock.move(due - EARLY - moment.at)
        came = dose(scene)
        if came.short_of:
            break
    return came


def dose(scene: Scene) -> Played:
    """Give one whole dose: begin, all steps, infusion or injection, vital signs, signature."""
    dose_acts.begin(scene)
    came = steps(through(scene, last_before(scene, giving(scene))))
    if came.short_of:
        return came
    BY_COMPLETION[giving(scene)](scene)
    monitoring, planned = scene.regimen.monitoring, scene.regimen.infusion
    times, passed = {*monitoring.during, *monitoring.after}, timedelta()
    for due in sorted({*times, planned}):
        if due > max(planned, monitoring.before_signing):
            break
        scene.clock.move(due - passed)
        passed = due
        if due == planned:
            if scene.dose.infusing:
                dose_acts.complete(scene)
            steps(through(scene, last_before(scene, Completes.OBSERVE_AFTER)))
        if due in times:
            chart_acts.vital_signs(scene)
    if not times_still_due(scene.moment, scene.dose):
        steps(through(scene, last_before(scene, Completes.SIGN)))
    dose_acts.sign(scene)
    return came


def through(scene: Scene, name: str) -> Scene:
    """The same scene up to another step."""
    given = {**scene.act.given, "through": name}
    return replace(scene, act=replace(scene.act, given=given))


BY_COMPLETION: Mapping[Completes, Callable[[Scene], Played]] = {
    Completes.ANSWER: dose_acts.confirm,
    Completes.DOUBLE_CHECK: dose_acts.double_check,
    Completes.INFUSE: dose_acts.start,
    Completes.INJECT: dose_acts.inject,
    Completes.OBSERVE_AFTER: dose_acts.confirm,
    Completes.SIGN: dose_acts.sign,
}
