"""What a scenario expects of an act, compared with what came of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.record.pharmacy.bag import BagState
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.bags.standing import state_of
from il2nurse.domain.rules.dose.eligibility import open_gates
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.values.quantity import show
from il2nurse.domain.values.text import time_left
from il2nurse.play.pharmacy_acts import newest
from il2nurse.play.played import Played
from il2nurse.play.scene import Scene
from il2nurse.play.spelling import BadScenario, one_of
from il2nurse.workflow.patient.asked_for import moment_asked_for
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row

NONE = "none"


class Unmet(Exception):
    """Something that a scenario expects did not come; the text says what was expected and got."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An act that the workflow refused, with its sentence for the nurse."""

    say: str


def check(scene: Scene, came: Played | Refusal) -> None:
    """Compare an act's outcome, and what stands afterwards, with what the act expects."""
    wanted = scene.text("expect", "recorded")
    if isinstance(came, Refusal):
        if wanted != "refused":
            raise Unmet(f"expected {wanted}, but it was refused: {came.say}")
        _check_sentence(scene, came.say)
    elif wanted == "refused":
        raise Unmet("expected a refusal, but it was recorded")
    else:
        _check_outcome(scene, came, wanted)
    if "gates" in scene.act.given:
        expect_same("gates", _words(scene.act.given["gates"]), _gates(scene))
    for name, look in LOOKS.items():
        if name in scene.act.given:
            _check_look(scene, name, look)


def _check_look(scene: Scene, name: str, look: Callable[[Scene], str]) -> None:
    try:
        found = look(scene)
    except NotAllowed as error:
        raise Unmet(f"expected {name} “{scene.text(name)}”, but: {error}") from error
    expect(name, scene.text(name), found)


def expect(what: str, wanted: str, got: str | None) -> None:
    """Raise ``Unmet`` unless both are the same."""
    if wanted != got:
        raise Unmet(f"expected {what} “{wanted}”, got “{got}”")


def _check_sentence(scene: Scene, sentence: str | None) -> None:
    wanted = scene.act.given.get("say")
    if not wanted and scene.text("expect") == "refused":
        raise BadScenario(f"{scene.where}: give a part of the refusal under “say”.")
    parts = wanted if isinstance(wanted, list) else [wanted] if wanted else []
    for part in parts:
        if str(part) not in (sentence or ""):
            raise Unmet(f"expected the sentence to hold “{part}”, got “{sentence}”")


def _check_outcome(scene: Scene, came: Played, wanted: str) -> None:
    given = scene.act.given
    if wanted == "mismatch":
        expect_same("mismatches", _words(given.get("fields")), came.mismatches)
        return
    if came.mismatches:
        raise Unmet(f"expected recorded, but these did not agree: {', '.join(came.mismatches)}")
    if "found" in given:
        expect_same("findings", _words(given["found"]), came.found)
    elif came.short_of and "verdict" not in given:
        says = " ".join(finding.say for finding in may_go_on(scene.moment, scene.dose).findings)
        raise Unmet(f"expected to come to “{came.short_of}”, but the dose must be held: {says}")
    if "verdict" in given:
        one_of(scene.text("verdict"), tuple(Verdict), f"{scene.where}: verdict")
        expect("verdict", scene.text("verdict"), came.verdict)
    _check_sentence(scene, came.sentence)


def _words(value: object) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list) else [str(value)]


def expect_same(what: str, wanted: Iterable[str], got: Iterable[str]) -> None:
    """Raise ``Unmet`` unless both hold the same words."""
    missing, more = sorted(set(wanted) - set(got)), sorted(set(got) - set(wanted))
    if missing or more:
        raise Unmet(
            f"{what}: missing {', '.join(missing) or NONE}, not expected {', '.join(more) or NONE}"
        )


def _state(scene: Scene) -> str:
    one_of(scene.text("state"), tuple(DoseState), f"{scene.where}: state")
    return scene.dose.state.value


def _bag(scene: Scene) -> str:
    one_of(scene.text("bag"), tuple(BagState), f"{scene.where}: bag")
    bag = newest(scene)
    return state_of(scene.moment.text(bag.regimen_digest), bag).value


def _ward(scene: Scene) -> str:
    words = [state.name.lower() for state in WardState]
    one_of(scene.text("ward"), words, f"{scene.where}: ward")
    return ward_row(scene.station, scene.mrn).state.name.lower()


def _gates(scene: Scene) -> list[str]:
    case = scene.station.case(scene.mrn)
    moment = moment_asked_for(scene.station, scene.mrn, scene.asked_for)
    return [gate.id for gate in open_gates(case, moment)]


def _next(scene: Scene) -> str:
    words = [NONE, *(step.id for step in scene.regimen.steps)]
    one_of(scene.text("next"), words, f"{scene.where}: next")
    try:
        return scene.step().id
    except NotAllowed:
        return NONE


def _left(scene: Scene) -> str:
    infusion = scene.dose.infusion
    if infusion is None:
        return NONE
    return time_left(infusion.left(scene.station.now()))


def _ml_given(scene: Scene) -> str:
    infusion, injection = scene.dose.infusion, scene.dose.injection
    if injection:
        return show(injection.given_ml)
    return NONE if infusion is None else show(infusion.given_ml(scene.station.now()))


def _stopped(scene: Scene) -> str:
    course = scene.moment.course
    return "course" if course.stopped else "cycle" if course.current.stopped else NONE


LOOKS = {
    "state": _state,
    "ward": _ward,
    "bag": _bag,
    "next": _next,
    "left": _left,
    "ml_given": _ml_given,
    "stopped": _stopped,
}
