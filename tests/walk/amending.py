"""What is put right or put aside in a random course: doses, weights and holds; and a handover."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from il2nurse.domain.people import NotAllowed, Role
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.vocabulary import WEIGHT
from il2nurse.domain.rules.dose.decisions import allow_override
from il2nurse.workflow.chart import charting, correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.dose.correcting import correct_dose
from il2nurse.workflow.dose.dose_change import DoseChange
from il2nurse.workflow.dose.overriding import override
from il2nurse.workflow.dose.striking_reaction import Mistake, strike_reaction
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.patient.transferring import Handover, transfer
from il2nurse.workflow.people.sign_in import Witness
from tests.walk.scene import KG, Deed, Scene, not_refused
from tests.ward import CHARGE, DOCTOR, MRN, NURSE, PIN, SECOND

WHY = "Read from the pump of the next bed"
TO_THE_DRUG = (("aldesleukin (rash)",), ("latex", "Proleukin"), ("interleukin-2",))
OTHER_KG = ("64", "72.5", "154")
SELDOM = 6
OTHER_END = (-30, -4, -1, 4, 30, 500)
"""In minutes, by which an end is put right: earlier, later, into the time of the next dose."""


def _weigh(scene: Scene) -> object:
    """Chart a weight: mostly the one that the doses are worked out from."""
    field = scene.moment.regimen.fields[WEIGHT.id]
    kg = scene.dice.choice(OTHER_KG) if not scene.dice.randrange(SELDOM) else KG
    told = ObservedFact({WEIGHT.id: kg}, confirmed=(WEIGHT.id,))
    return charting.observe(scene.station, NURSE, MRN, (field,), told)


def _correct_weight(scene: Scene) -> object:
    """Correct any charted weight, or strike it out; the one that was ordered by too."""
    moment = scene.moment
    charted = moment.case.chart.with_value(WEIGHT.id)
    if not charted:
        raise NotAllowed("No weight is charted.")
    seq, field = scene.dice.choice(charted).seq, moment.regimen.fields[WEIGHT.id]
    now = scene.dice.choice((KG, KG, *OTHER_KG, None))
    if now is None:
        return correcting.strike_value(scene.station, NURSE, MRN, seq, field, "Of another patient")
    return correcting.correct(scene.station, NURSE, MRN, ValueChange(seq, field, now, WHY))


def _held(dose: Dose) -> bool:
    return dose.held is not None


def _over(dose: Dose) -> bool:
    return bool(dose.infusion and dose.infusion.ended)


def _doses(scene: Scene, which: Callable[[Dose], bool]) -> list[Dose]:
    return [dose for dose in scene.moment.case.doses.values() if which(dose)]


def _correct_hold(scene: Scene) -> None:
    """Withdraw a hold or give another reason for it, of any dose, however long ago."""
    dose = scene.dice.choice(_doses(scene, _held))
    if scene.dice.randrange(2):
        _change(scene, dose, DoseValue.HELD, "")
    else:
        _change(scene, dose, DoseValue.REASON, scene.dice.choice(scene.treatment.reasons))


def _correct_infusion(scene: Scene) -> None:
    """Correct how much was given or when it ended, of any dose, however long ago."""
    dose = scene.dice.choice(_doses(scene, _over))
    if scene.dice.randrange(2):
        _change(scene, dose, DoseValue.GIVEN, scene.dice.choice(("8", "30", "50")))
    elif dose.infusion and dose.infusion.ended:
        by = timedelta(minutes=scene.dice.choice(OTHER_END))
        _change(scene, dose, DoseValue.ENDED, (dose.infusion.ended.at + by).isoformat())


def _change(scene: Scene, dose: Dose, what: DoseValue, now: str) -> None:
    both = Witness(SECOND.id, PIN) if scene.dice.randrange(SELDOM) else None
    correct_dose(scene.station, NURSE, dose.key, DoseChange(what, now, WHY), both)


def _put_aside(scene: Scene) -> object:
    """Override the hold for one or two relative criteria, on the prescriber's order."""
    signs = Witness(CHARGE.id, PIN) if scene.dice.randrange(SELDOM) else Witness(SECOND.id, PIN)
    grounds = scene.grounds("The fever is treated and he is stable")
    return override(scene.station, NURSE, scene.dose.key, scene.treatment.put_aside, grounds, signs)


def _reacted(dose: Dose) -> bool:
    return bool(dose.reactions)


def _strike_reaction(scene: Scene) -> None:
    """Strike out a reaction of any dose, with a prescriber, a colleague or nobody beside."""
    dose = scene.dice.choice(_doses(scene, _reacted))
    mistake = Mistake(scene.dice.choice(dose.reactions).seq, "Of the patient in the next bed")
    beside = (Witness(DOCTOR.id, PIN), Witness(DOCTOR.id, PIN), Witness(SECOND.id, PIN), None)
    strike_reaction(scene.station, NURSE, dose.key, mistake, scene.dice.choice(beside))


def _hand_over(scene: Scene) -> object:
    """Hand the patient over to another unit, now or with the news of it some minutes later."""
    left = scene.moment.at - timedelta(minutes=scene.dice.choice((0, 0, 20)))
    handover = Handover("Intensive care", left, "Kit Rowe, RN")
    return transfer(scene.station, NURSE, MRN, handover)


def _change_pre_test(scene: Scene) -> object:
    """Correct a result of before the course to a bad one or back, or strike it out."""
    test, bad = scene.dice.choice(scene.treatment.bad_results)
    charted, good = scene.moment.case.chart.with_value(test), scene.treatment.results[test]
    if not charted:
        raise NotAllowed("No result is charted.")
    seq, field = charted[-1].seq, scene.moment.regimen.fields[test]
    now = scene.dice.choice((bad, good, good, None))
    if now is None:
        return correcting.strike_value(scene.station, NURSE, MRN, seq, field, "Of another patient")
    return correcting.correct(scene.station, NURSE, MRN, ValueChange(seq, field, now, WHY))


def _change_patient(scene: Scene) -> object:
    """Put the patient's allergies and sex right, with a witness."""
    was, dice = scene.moment.case.patient, scene.dice
    allergies = dice.choice(((), ("latex",), was.allergies))
    now = replace(was, allergies=allergies, sex=dice.choice(("male", "female", "female")))
    signs = Witness(SECOND.id, PIN)
    return correct_patient(scene.station, CHARGE, MRN, now, "Compared with the wristband", signs)


def _allergy(scene: Scene) -> object:
    """An allergy to the drug comes onto the record."""
    now = replace(scene.moment.case.patient, allergies=scene.dice.choice(TO_THE_DRUG))
    signs = Witness(SECOND.id, PIN)
    return correct_patient(scene.station, CHARGE, MRN, now, "She told it at night", signs)


def _allergic(scene: Scene) -> bool:
    """An allergy to the drug is on record."""
    patient = scene.moment.case.patient
    return not patient.discharged and patient.allergies in TO_THE_DRUG


def _take_allergy_back(scene: Scene) -> object:
    """The allergy was another's: the patient's data are put right."""
    now = replace(scene.moment.case.patient, allergies=())
    signs = Witness(SECOND.id, PIN)
    return correct_patient(scene.station, CHARGE, MRN, now, "It was the patient next to her", signs)


_may_be_put_aside = not_refused(lambda s: allow_override(s.moment, s.dose, s.treatment.put_aside))


ALLERGIC = Deed("an allergy to the drug", Role.CHARGE_NURSE, _allergy)
AMENDING: tuple[Deed, ...] = (
    Deed("weigh", Role.NURSE, _weigh, fits=Scene.weighed),
    Deed("correct a weight", Role.NURSE, _correct_weight, fits=Scene.weighed),
    Deed("correct a hold", Role.NURSE, _correct_hold, fits=lambda s: bool(_doses(s, _held))),
    Deed(
        "correct an infusion", Role.NURSE, _correct_infusion, fits=lambda s: bool(_doses(s, _over))
    ),
    Deed(
        "strike a reaction", Role.NURSE, _strike_reaction, fits=lambda s: bool(_doses(s, _reacted))
    ),
    Deed("override", Role.NURSE, _put_aside, _may_be_put_aside),
    Deed("change a result", Role.NURSE, _change_pre_test),
    Deed("change the patient's data", Role.CHARGE_NURSE, _change_patient),
    Deed("take the allergy back", Role.CHARGE_NURSE, _take_allergy_back, _allergic, fits=_allergic),
    Deed("transfer", Role.NURSE, _hand_over),
)


def amend(scene: Scene) -> object:
    """Any of these, where it fits."""
    return scene.dice.choice([deed for deed in AMENDING if deed.fits(scene)]).do(scene)
