"""Acts about a reaction: that it was seen, what became of it, that it was none."""

from il2nurse.domain.record.dose.facts import ReactionFact, ReactionUpdatedFact
from il2nurse.domain.record.dose.reaction import ONGOING, Reaction
from il2nurse.play.played import NOTHING, Played
from il2nurse.play.scene import Scene
from il2nurse.play.spelling import BadScenario
from il2nurse.workflow.dose import reacting, striking_reaction
from il2nurse.workflow.dose.striking_reaction import Mistake


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
    known, text = _newest(scene), scene.text("text") or None
    outcome = scene.text("outcome", ONGOING)
    told = ReactionUpdatedFact(known.seq, known.term, outcome, text, grade=_grade(scene))
    at = scene.instant("seen_at")
    reacting.update_reaction(scene.station, scene.by, scene.key, told, at=at)
    return NOTHING


def strike_reaction(scene: Scene) -> Played:
    """Strike out the newest reaction of the dose that still counts."""
    mistake = Mistake(_newest(scene).seq, scene.text("reason"))
    striking_reaction.strike_reaction(scene.station, scene.by, scene.key, mistake, scene.witness())
    return NOTHING


def _newest(scene: Scene) -> Reaction:
    if not scene.dose.reactions:
        raise BadScenario(f"{scene.where}: no reaction is on record in this dose.")
    return scene.dose.reactions[-1]


def _grade(scene: Scene) -> int | None:
    grade = scene.number("grade")
    return int(grade) if grade is not None else None
