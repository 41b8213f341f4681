"""What a scenario says of the drugs that interact; what it leaves out is answered as usual."""

from collections.abc import Iterable, Mapping
from typing import Final

from il2nurse.domain.record.course.answers import DrugAnswered
from il2nurse.domain.rules.assessment.drugs_answered import InteractingDrug, choices_for, open_drugs
from il2nurse.play.scenario import table_of
from il2nurse.play.scene import Scene
from il2nurse.workflow.course.drugs import ToldDrug

AS_ORDERED: Final = "As the prescriber ordered"


def drugs_told(
    scene: Scene, answered: Iterable[DrugAnswered] = (), *, usual: bool = True
) -> Mapping[str, ToldDrug]:
    """Each drug that the act names, with its word or its word and text.

    The others that wait for an answer go on where the regimen takes that, as ``usual``; else they
    are stopped.
    """
    named = table_of(scene.act.given, "drugs")
    told = {drug: _told(each) for drug, each in named.items()}
    waiting = (
        open_drugs(scene.regimen, scene.station.case(scene.mrn).patient, answered) if usual else ()
    )
    return {each.drug: _usual(scene, each) for each in waiting} | told


def _told(given: object) -> ToldDrug:
    if isinstance(given, list):
        return ToldDrug(*map(str, given))
    return ToldDrug(str(given))


def _usual(scene: Scene, drug: InteractingDrug) -> ToldDrug:
    choices = choices_for(scene.regimen, drug)
    chosen = min(choices, key=lambda each: (not each.goes_on, bool(each.asks)))
    return ToldDrug(chosen.word, AS_ORDERED if chosen.asks else None)
