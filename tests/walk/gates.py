"""What a random course does about eligibility: results, good and bad, and their witnesses."""

from datetime import timedelta
from typing import Final

from il2nurse.domain.people import Role
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.dose.eligibility import tests_against
from il2nurse.workflow.course.suitability import tell_suitability
from il2nurse.workflow.patient.pre_tests import chart_pre_tests
from il2nurse.workflow.people.sign_in import Witness
from tests.suitable import SUITABLE
from tests.walk.scene import Deed, Scene
from tests.ward import MRN, NURSE, PIN, SECOND

LEAST_FEV1, LEAST_PERCENT = 2, 75
BAD: Final[tuple[tuple[str, str], ...]] = (
    ("thallium_stress_test", "abnormal"),
    ("pulmonary_function", "abnormal"),
    ("fev1_l", "1.9"),
    ("fev1_percent", "74"),
)
GOOD: Final = {
    "thallium_stress_test": "normal",
    "pulmonary_function": "normal",
    "fev1_l": "3.1",
    "fev1_percent": "90",
}


def _enter(scene: Scene, results: dict[str, str], *, signed: bool) -> object:
    day = (scene.moment.today - timedelta(days=1)).isoformat()
    tests = ("thallium_stress_test", "pulmonary_function")
    days = {f"{name}_date": day for name in tests if name in results}
    typed: dict[str, Answer] = {**results, **days}
    witness = Witness(SECOND.id, PIN) if signed else None
    fact = ObservedFact(typed, confirmed=tuple(typed))
    return chart_pre_tests(scene.station, NURSE, MRN, fact, witness=witness)


def _new_reports(scene: Scene) -> object:
    """Enter new reports of everything, before a witness."""
    return _enter(scene, dict(GOOD), signed=True)


def _any_result(scene: Scene) -> object:
    """Enter one result, bad or good, with a witness or without."""
    name, bad = scene.dice.choice(BAD)
    found = scene.dice.choice((bad, GOOD[name]))
    return _enter(scene, {name: found}, signed=scene.dice.choice((True, False)))


def _tell(scene: Scene) -> object:
    return tell_suitability(scene.station, NURSE, MRN, SUITABLE)


def _shut(scene: Scene) -> bool:
    return bool(tests_against(scene.moment)) and not scene.moment.case.patient.discharged


def against_begin(scene: Scene) -> list[str]:
    """What keeps a dose from being begun, asked plainly: words and numbers on the chart."""
    moment = scene.moment
    found = [] if moment.course.suited else ["nobody asked about suitability"]
    for name, _ in BAD:
        newest = moment.case.chart.newest(name, moment.at)
        value = str(newest.values[name]) if newest else ""
        low = name == "fev1_l" and value and float(value) <= LEAST_FEV1
        less = name == "fev1_percent" and value and float(value) < LEAST_PERCENT
        if value == "abnormal" or low or less:
            found.append(f"{name} is {value}")
    return found


GATES: tuple[Deed, ...] = (Deed("enter new reports", Role.NURSE, _new_reports, _shut),)
ANY_RESULT: tuple[Deed, ...] = (
    Deed("enter a result", Role.NURSE, _any_result),
    Deed("tell the suitability", Role.NURSE, _tell),
)
