"""Acts about a reaction: that it was seen, and what became of it."""

from il2nurse.domain.record.dose.facts import ReactionFact, ReactionUpdatedFact
from il2nurse.domain.record.dose.reaction import ONGOING
from il2nurse.play.played import NOTHING, Played
from il2nurse.play.scene import Scene
from il2nurse.play.spelling import BadScenario
from il2nurse.workflow.dose import reacting


def react(scene: Scene) -> Played:
    """Record a reaction."""
    seen = ReactionFact(
        scene.text("term"),
        scene.text("text") or None,
        scene.text("action"),
        grade=_grade(scene),
        outcome=scene.text("outcome") or None,
    )
    reacting.react(scene.station, scene.by, scene.key, seen, scene.instant("seen_at"))
    return NOTHING


def reaction_outcome(scene: Scene) -> Played:
    """Tell what became of the newest reaction of the dose."""
    if not scene.dose.reactions:
        raise BadScenario(f"{scene.where}: no reaction is on record in this dose.")
    known, text = scene.dose.reactions[-1], scene.text("text") or None
    outcome = scene.text("outcome", ONGOING)
    told = ReactionUpdatedFact(known.seq, known.term, outcome, text, grade=_grade(scene))
    at = scene.instant("seen_at")
    reacting.update_reaction(scene.station, scene.by, scene.key, told, at=at)
    return NOTHING


def _grade(scene: Scene) -> int | None:
    grade = scene.number("grade")
    return int(grade) if grade is not None else None
