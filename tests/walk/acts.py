"""What can happen in a random course: one row an act, with who does it and what leads on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from random import Random

from il2nurse.domain.people import NotAllowed, Role
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.dose.call import Call, Grounds
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Act, Step
from il2nurse.domain.rules.course.slots import next_slot, slot_to_move, window_passed
from il2nurse.domain.rules.dose.decisions import allow_account, allow_begin, current_step
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.chart import charting, correcting
from il2nurse.workflow.course import admission, moving, reopening
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import administration, confirming, double_checking, holding, infusing
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.station import Station
from tests.normal import LABS, VITALS
from tests.ward import DOCTOR, MRN, NURSE, PIN, SECOND, good_answers

GOOD: dict[str, str] = {**VITALS, **LABS}
BAD: dict[str, str] = {
    "systolic_mmhg": "84",
    "heart_rate_per_min": "134",
    "spo2_percent": "88",
    "urine_8h_ml": "60",
    "creatinine_mg_dl": "3.2",
    "platelets_per_mm3": "29000",
    "bilirubin_mg_dl": "7.4",
    "alertness": "drowsy",
    "mental_status": "disoriented",
}
ONE_IN = 60


@dataclass(frozen=True, slots=True)
class Scene:
    """One station at one moment of the walk, and the dice."""

    station: Station
    dice: Random

    @property
    def moment(self) -> Moment:
        """What decisions look at now."""
        return self.station.moment(MRN)

    @property
    def dose(self) -> Dose:
        """The open dose; raises ``NotAllowed`` where none is open."""
        found = self.moment.case.open_dose
        if found is None:
            raise NotAllowed("No dose is open.")
        return found

    def step(self) -> Step:
        """The step that is open; raises ``NotAllowed`` where there is none."""
        return current_step(self.moment, self.dose)

    def value(self, field: str) -> str:
        """A value of the field: mostly one that speaks for the dose."""
        bad = field in BAD and not self.dice.randrange(ONE_IN)
        return BAD[field] if bad else GOOD[field]

    def grounds(self, reason: str) -> Grounds:
        """A reason, and the call to the prescriber."""
        return Grounds(reason, Call("Dr. E. Vance", self.moment.at, read_back=True))


@dataclass(frozen=True, slots=True)
class Deed:
    """One act: who does it, how, whether it leads on now, and how long one waits for it."""

    name: str
    role: Role
    do: Callable[[Scene], object]
    leads: Callable[[Scene], bool] = lambda _: False
    waits: Callable[[Scene], timedelta] = lambda _: timedelta()


def _answer(scene: Scene) -> object:
    step, dose, moment = scene.step(), scene.dose, scene.moment
    kg = moment.course.current.dosing_weight_kg
    answers: dict[str, Answer] = good_answers(moment.regimen, step.id, kg, moment.at)
    if step.act is Act.DOUBLE_CHECK:
        witness = Witness(SECOND.id, PIN)
        return double_checking.double_check(scene.station, NURSE, dose.key, answers, witness)
    if step.act is Act.INFUSE:
        return infusing.start(scene.station, NURSE, dose.key, {})
    if step.act is Act.SIGN:
        said = "I gave this dose as recorded."
        administration.sign(scene.station, NURSE, dose.key, said, PIN)
        return None
    answers |= {name: scene.value(name) for name in answers if name in GOOD}
    if step.act is Act.OBSERVE_AFTER:
        answers |= {step.fields[0].id: "The patient was in the scanner"}
    filled = confirming.FilledStep(step.id, answers, confirmed=tuple(answers))
    return confirming.confirm(scene.station, NURSE, dose.key, filled)


def _observe(scene: Scene) -> object:
    regimen = scene.moment.regimen
    names = [name for name in GOOD if regimen.fields[name].chart]
    values: dict[str, Answer] = {name: scene.value(name) for name in names}
    fields = tuple(regimen.fields[name] for name in names)
    return charting.observe(
        scene.station, NURSE, MRN, fields, ObservedFact(values, confirmed=tuple(names))
    )


def _newest(scene: Scene) -> tuple[int, str, Answer]:
    moment = scene.moment
    name = scene.dice.choice(sorted(BAD))
    observed = moment.case.chart.latest(name, moment.at)
    if observed is None:
        raise NotAllowed("Nothing to correct.")
    return observed.seq, name, observed.values[name]


def _correct(scene: Scene) -> object:
    seq, name, was = _newest(scene)
    now = GOOD[name] if was == BAD[name] else BAD[name]
    field = scene.moment.regimen.fields[name]
    why = "Read from the wrong line"
    return correcting.correct(scene.station, NURSE, MRN, seq, field, now, why)


def _strike(scene: Scene) -> object:
    seq, name, _ = _newest(scene)
    field = scene.moment.regimen.fields[name]
    return correcting.strike_value(scene.station, NURSE, MRN, seq, field, "Of another patient")


def _complete(scene: Scene) -> None:
    infusing.complete(scene.station, NURSE, scene.dose.key)


def _stop(scene: Scene) -> None:
    infusing.stop(scene.station, NURSE, scene.dose.key, "chest_pain", given_ml=Decimal(10))


def _hold(scene: Scene) -> None:
    holding.hold(scene.station, NURSE, scene.dose.key, scene.grounds("kidney"))


def _miss(scene: Scene) -> None:
    holding.hold_unbegun(scene.station, NURSE, MRN, scene.grounds("line"))


def _move(scene: Scene) -> object:
    to, why = scene.moment.at + timedelta(minutes=40), "The patient was in the scanner"
    return moving.move_slots(scene.station, DOCTOR, MRN, OwnPin(PIN), to, why)


def _late(scene: Scene) -> bool:
    """The next dose can no longer be started, and may still be moved."""
    moment = scene.moment
    slot = slot_to_move(moment)
    if slot is None or moment.course.stopped or moment.course.current.stopped:
        return False
    return moment.at > moment.slots[slot - 1] + moment.regimen.timetable.window


def _reopen(scene: Scene) -> object:
    why = "The cause is treated and has resolved"
    return reopening.reopen(scene.station, DOCTOR, MRN, why, PIN)


def _plan(scene: Scene) -> object:
    """The next cycle, ten days on, or home: what follows the last one."""
    moment = scene.moment
    if moment.course.current.number >= moment.regimen.timetable.cycles_per_course:
        return admission.discharge(scene.station, NURSE, MRN)
    weighing = Weighing(Decimal(70), moment.today, Witness(SECOND.id, PIN))
    first, why = moment.at + timedelta(hours=1), ""
    resolved = admission.Resolved(confirmed=True, text="The values have come back to normal.")
    return admission.plan_cycle(
        scene.station,
        DOCTOR,
        MRN,
        admission.CyclePlan(OwnPin(PIN), weighing, first),
        why,
        resolved=resolved,
    )


def _close(scene: Scene) -> object:
    if scene.dice.randrange(ONE_IN):
        raise NotAllowed("The prescriber closes few cycles.")
    why = CloseReason("prescriber", "The patient has had enough of it.")
    return close_cycle(scene.station, DOCTOR, MRN, OwnPin(PIN), why)


def _may(ask: Callable[[Scene], object]) -> Callable[[Scene], bool]:
    """True where the question is not refused."""

    def asked(scene: Scene) -> bool:
        try:
            ask(scene)
        except NotAllowed:
            return False
        return True

    return asked


def _waits_for_a_hold(scene: Scene) -> bool:
    dose = scene.moment.case.open_dose
    if dose is None:
        return False
    return may_go_on(scene.moment, dose).must_hold or window_passed(scene.moment, dose)


def _missed(scene: Scene) -> bool:
    return scene.moment.case.open_dose is None and _late(scene)


def _infusing(scene: Scene) -> bool:
    dose = scene.moment.case.open_dose
    return dose is not None and dose.infusing


def _closed(scene: Scene) -> bool:
    course, regimen = scene.moment.course, scene.moment.regimen
    return bool(course.stopped or (course.current.stopped_by_holds and regimen.reopens_after_holds))


def _up_to_the_slot(scene: Scene) -> timedelta:
    moment = scene.moment
    slot = next_slot(moment)
    early = moment.slots[slot - 1] - timedelta(minutes=35) - moment.at if slot else timedelta()
    return max(early, timedelta())


def _over(scene: Scene) -> bool:
    if scene.moment.course.stopped or scene.moment.case.open_dose:
        return False
    return not _may(lambda s: allow_account(s.moment))(scene)


NURSES: tuple[Deed, ...] = (
    Deed(
        "begin",
        Role.NURSE,
        lambda s: administration.begin(s.station, NURSE, MRN),
        _may(lambda s: allow_begin(s.moment)),
        _up_to_the_slot,
    ),
    Deed("next step", Role.NURSE, _answer, _may(lambda s: s.step())),
    Deed(
        "complete",
        Role.NURSE,
        _complete,
        _infusing,
        lambda _: timedelta(minutes=15),
    ),
    Deed("hold", Role.NURSE, _hold, _waits_for_a_hold),
    Deed("account for a late dose", Role.NURSE, _miss, _missed),
)
MEANWHILE: tuple[Deed, ...] = (
    Deed("vital signs and labs", Role.NURSE, _observe),
    Deed("correct", Role.NURSE, _correct),
    Deed("strike out", Role.NURSE, _strike),
    Deed("hold", Role.NURSE, _hold),
    Deed("missed", Role.NURSE, _miss),
    Deed("close the rest", Role.PRESCRIBER, _close),
    Deed("stop infusion", Role.NURSE, _stop, _infusing),
)
PRESCRIBERS: tuple[Deed, ...] = (
    Deed("move the doses", Role.PRESCRIBER, _move, _late),
    Deed("reopen", Role.PRESCRIBER, _reopen, _closed),
    Deed("plan what follows", Role.PRESCRIBER, _plan, _over, lambda _: timedelta(days=16)),
)
DEEDS: tuple[Deed, ...] = (*NURSES, *MEANWHILE, *PRESCRIBERS)
