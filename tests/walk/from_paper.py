"""What is entered from paper forms in a random course, late and in any order; and struck out."""

from datetime import datetime, timedelta
from decimal import Decimal

from il2nurse.domain.people import NotAllowed, Role
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.rules.dose.on_form import enterable
from il2nurse.domain.values.form_number import make_number
from il2nurse.readable.dose.injection_rows import injection_sites
from il2nurse.workflow.chart import charting
from il2nurse.workflow.dose.correcting import correct_dose
from il2nurse.workflow.dose.dose_change import DoseChange
from il2nurse.workflow.dose.given_on_form import enter_given
from il2nurse.workflow.dose.held_on_form import HeldOnForm, enter_held
from il2nurse.workflow.dose.told_by_form import GivenOnForm
from il2nurse.workflow.forms import PaperForm
from il2nurse.workflow.people.sign_in import Witness
from tests.walk.scene import Deed, Scene
from tests.ward import IDENTITY, MRN, NURSE, PIN, SECOND

FORMS = 40
MINUTES_AGO = (20, 45, 200, 500, 900)
BESIDE = (-480, -12, -1, 0, 5, 14, 30, 480)
"""In minutes from the start of another infusion: before it, into it, and at the same time."""
PRESSURE, BEFORE, DOWN = "systolic_mmhg", timedelta(minutes=10), "The program was down"
NAMES = (NURSE.id, SECOND.id, "Kit Rowe, RN")


def _key(scene: Scene) -> DoseKey:
    found = enterable(scene.moment)
    if not found:
        raise NotAllowed("No dose is open to be entered.")
    return scene.dice.choice(found)


def _form(scene: Scene) -> PaperForm:
    """One of a few forms: now and then it was entered already."""
    place = scene.dice.randrange(FORMS)
    return PaperForm(make_number(IDENTITY.register, "walk", place))


def _given(scene: Scene) -> None:
    """Given some time ago, by whomever, in full or in part."""
    dice, moment = scene.dice, scene.moment
    if not moment.regimen.infusion:
        _injected(scene)
        return
    started, stopped = _started(scene), not dice.randrange(4)
    given = GivenOnForm(
        started=started,
        ended=started + dice.choice(scene.treatment.lasts),
        given_ml=Decimal(dice.choice(scene.treatment.volumes_ml)),
        confirmed=bool(dice.randrange(4)),
        gave=dice.choice(NAMES),
        checked=dice.choice((*NAMES, None)),
        reason=moment.regimen.stop_reasons[0].word if stopped else None,
    )
    enter_given(scene.station, NURSE, _key(scene), _form(scene), given, PIN)


def _injected(scene: Scene) -> None:
    """Injected some time ago, all of the syringe or less."""
    dice, at = scene.dice, _started(scene)
    given = GivenOnForm(
        started=at,
        ended=at,
        given_ml=Decimal(dice.choice(scene.treatment.volumes_ml)),
        gave=dice.choice(NAMES),
        checked=dice.choice((*NAMES, None)),
        site=dice.choice(injection_sites(scene.moment.regimen)).word,
        text=dice.choice(("The needle slipped out", None)),
    )
    enter_given(scene.station, NURSE, _key(scene), _form(scene), given, PIN)


def _started(scene: Scene) -> datetime:
    """When it began: some time ago, or near another infusion of the patient."""
    dice, doses = scene.dice, scene.moment.case.doses.values()
    others = [dose.given.since for dose in doses if dose.given]
    if others and dice.randrange(2):
        return dice.choice(others) + timedelta(minutes=dice.choice(BESIDE))
    return scene.moment.at - timedelta(minutes=dice.choice(MINUTES_AGO))


def _runs(scene: Scene) -> None:
    """Begun on paper, and it runs: its end is recorded in the program."""
    gave, started = scene.dice.choice(NAMES), _started(scene)
    if scene.dice.randrange(2):
        _chart_before(scene, started)
    given = GivenOnForm(started=started, ended=None, given_ml=None, gave=gave, checked=None)
    enter_given(scene.station, NURSE, _key(scene), _form(scene), given, PIN)


def _chart_before(scene: Scene, started: datetime) -> None:
    """Chart the pressure that stands on a line for the time before it, good or bad."""
    field = scene.moment.regimen.fields[PRESSURE]
    of = scene.dice.choice((scene.treatment.good, scene.treatment.bad))
    told = ObservedFact({PRESSURE: of[PRESSURE]}, late_reason=DOWN)
    charting.observe(scene.station, NURSE, MRN, (field,), told, at=started - BEFORE)


def _held(scene: Scene) -> None:
    """Held some time ago."""
    at = scene.moment.at - timedelta(minutes=scene.dice.choice(MINUTES_AGO))
    held = HeldOnForm(at, scene.dice.choice(NAMES), scene.grounds(scene.treatment.reasons[0]))
    enter_held(scene.station, NURSE, _key(scene), _form(scene), held, PIN)


def _strike(scene: Scene) -> None:
    """Strike out a dose that was entered from paper, however long ago."""
    dose = scene.dice.choice(_entered(scene))
    change = DoseChange(DoseValue.ON_PAPER, "", "It is of the next bed")
    correct_dose(scene.station, NURSE, dose.key, change, Witness(SECOND.id, PIN))


def _entered(scene: Scene) -> list[Dose]:
    doses = scene.moment.case.doses.values()
    return [dose for dose in doses if dose.on_form and not dose.held]


def _may_run(scene: Scene) -> bool:
    return bool(scene.moment.regimen.infusion and enterable(scene.moment))


FROM_PAPER: tuple[Deed, ...] = (
    Deed("given on paper", Role.NURSE, _given, fits=lambda s: bool(enterable(s.moment))),
    Deed("running from paper", Role.NURSE, _runs, fits=_may_run),
    Deed("held on paper", Role.NURSE, _held, fits=lambda s: bool(enterable(s.moment))),
    Deed("strike out a form", Role.NURSE, _strike, fits=lambda s: bool(_entered(s))),
)


def enter(scene: Scene) -> object:
    """Any of these, where it fits."""
    fitting = [deed for deed in FROM_PAPER if deed.fits(scene)]
    if not fitting:
        raise NotAllowed("Nothing is to be entered from paper.")
    return scene.dice.choice(fitting).do(scene)
