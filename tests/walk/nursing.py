"""What nurses do in a random course."""

from datetime import timedelta
from decimal import Decimal

from il2nurse.domain.people import NotAllowed, Role
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.domain.record.dose.infusion import InfusionState
from il2nurse.domain.regimen.fields import Answer, FieldKind
from il2nurse.domain.regimen.regimen import GIVES, Act
from il2nurse.domain.regimen.vocabulary import WEIGHT
from il2nurse.domain.rules.alarms.alarm import Alarm
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.alarms.stopping import stops_asked, stops_asked_late
from il2nurse.domain.rules.course.slots import gap_ends, next_slot, refuse_far_ahead, window_passed
from il2nurse.domain.rules.dose.decisions import allow_account, allow_begin
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.chart import charting, correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.dose import (
    administration,
    confirming,
    double_checking,
    ending,
    holding,
    infusing,
    injecting,
    reacting,
    true_end,
)
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.ward.acknowledging import acknowledge
from tests.walk.answering import answers_of
from tests.walk.scene import KG, Deed, Scene, not_refused
from tests.ward import CHARGE, MRN, NURSE, PIN, SECOND

KEPT_PAGE = 12
OPEN_LATE = "Called to another patient"


def answer(scene: Scene) -> object:
    """Record the step that is open; now and then its page is filled in, and recorded later."""
    step, dose = scene.step(), scene.dose
    answers = answers_of(scene, step)
    if step.act is Act.DOUBLE_CHECK:
        witness = Witness(SECOND.id, PIN)
        return double_checking.double_check(scene.station, NURSE, dose.key, answers, witness)
    if step.act is Act.INFUSE:
        return infusing.start(scene.station, NURSE, dose.key, {})
    if step.act is Act.INJECT:
        return injecting.inject(scene.station, NURSE, dose.key, answers)
    if step.act is Act.SIGN:
        meaning = "I gave this dose as recorded."
        administration.sign(scene.station, NURSE, dose.key, meaning, PIN)
        return None
    known = {**scene.treatment.good, **scene.treatment.results}
    answers |= {name: scene.value(name) for name in answers if name in known}
    if step.act is Act.OBSERVE_AFTER:
        asked = next(field.id for field in step.fields if field.kind is FieldKind.TEXT)
        answers |= {asked: "The patient was in the scanner"}
    # Whether the step needs a witness is asked of nobody: one stands by, and signs where needed.
    witness = Witness(SECOND.id, PIN)
    filled = FilledStep(step.id, answers, witness, confirmed=tuple(answers))
    if not scene.dice.randrange(KEPT_PAGE):
        scene.pages.append(filled)
        return None
    return confirming.confirm(scene.station, NURSE, dose.key, filled)


def observe(scene: Scene, minutes_ago: int = 0, *, again: bool = False) -> object:
    """Chart every value that the rules look at, as it was some minutes ago; weigh ``again``."""
    regimen = scene.moment.regimen
    names = [name for name in scene.treatment.good if regimen.fields[name].chart]
    values: dict[str, Answer] = {name: scene.value(name) for name in names}
    if again and scene.weighed():
        values, names = {**values, WEIGHT.id: KG}, [*names, WEIGHT.id]
    fields = tuple(regimen.fields[name] for name in names)
    told = ObservedFact(values, confirmed=tuple(names), late_reason=OPEN_LATE)
    at = scene.moment.at - timedelta(minutes=minutes_ago)
    return charting.observe(scene.station, NURSE, MRN, fields, told, at=at)


def _observe_late(scene: Scene) -> object:
    return observe(scene, scene.dice.choice((3, 10, 25, 90)))


def _newest(scene: Scene) -> tuple[int, str, Answer]:
    moment = scene.moment
    name = scene.dice.choice(sorted({each for each, _ in scene.treatment.against}))
    observed = moment.case.chart.newest(name, moment.at)
    if observed is None:
        raise NotAllowed("Nothing to correct.")
    return observed.seq, name, observed.values[name]


def measure(scene: Scene) -> object:
    """Measure everything anew, the weight too."""
    return observe(scene, again=True)


def correct(scene: Scene) -> object:
    """Put a bad value in place of a good one, or a good one in place of a bad one."""
    seq, name, was = _newest(scene)
    good = {**scene.treatment.good, **scene.treatment.results}[name]
    bad = [each for test, each in scene.treatment.against if test == name]
    now = good if was != good else scene.dice.choice(bad)
    field = scene.moment.regimen.fields[name]
    why = "Read from the wrong line"
    return correcting.correct(scene.station, NURSE, MRN, ValueChange(seq, field, now, why))


def strike(scene: Scene) -> object:
    """Strike the newest value out."""
    seq, name, _ = _newest(scene)
    field = scene.moment.regimen.fields[name]
    return correcting.strike_value(scene.station, NURSE, MRN, seq, field, "Of another patient")


def _complete(scene: Scene) -> None:
    now, infusion = scene.station.now(), scene.dose.infusion
    over = infusion.over(now) if infusion else timedelta()
    tolerance = scene.moment.regimen.monitoring.tolerance
    late = true_end.LateEnd(now.at, "The pump ran on") if over > tolerance else None
    ending.complete(scene.station, NURSE, scene.dose.key, late=late)


def stop(scene: Scene) -> None:
    """Stop the infusion early, now or as it was told some minutes later."""
    ago = scene.dice.choice((0, 0, 3, 20))
    told = ending.StopTold(at=scene.moment.at - timedelta(minutes=ago) if ago else None)
    key, ml = scene.dose.key, Decimal(10)
    ending.stop(scene.station, NURSE, key, "chest_pain", given_ml=ml, told=told)


def _pause(scene: Scene) -> None:
    reason = scene.moment.regimen.pause_reasons[0].word
    infusing.pause(scene.station, NURSE, scene.dose.key, reason)


def _resume(scene: Scene) -> None:
    infusion, pump = scene.dose.infusion, None
    if infusion and scene.moment.regimen.preparation.over_days:
        pump = double_checking.PumpSet(infusion.rate_ml_per_h, Witness(SECOND.id, PIN))
    infusing.resume(scene.station, NURSE, scene.dose.key, pump)


def hold(scene: Scene) -> None:
    """Hold the open dose."""
    holding.hold(scene.station, NURSE, scene.dose.key, scene.grounds(scene.treatment.reasons[0]))


def _miss(scene: Scene) -> None:
    holding.hold_unbegun(scene.station, NURSE, MRN, scene.grounds(scene.treatment.reasons[1]))


def react(scene: Scene) -> object:
    """Stop for a reaction, then tell what it was: of any kind, of any grade or none."""
    term = scene.dice.choice(scene.moment.regimen.reactions)
    grade = scene.dice.choice((1, 2, 2, 3, 3, 4, None))
    key = scene.dose.key
    at = reacting.stop_for_reaction(scene.station, NURSE, key)
    seen = ReactionFact(term.id, "Seen at the bedside", "Stopped", grade)
    return reacting.react(scene.station, NURSE, key, seen, at)


def _old_page(scene: Scene) -> object:
    """Record what was filled in some acts ago, whatever anyone did since."""
    if not scene.pages:
        raise NotAllowed("No page is filled in.")
    return confirming.confirm(scene.station, NURSE, scene.dose.key, scene.pages.pop())


def _acknowledge(scene: Scene) -> None:
    acknowledge(scene.station, CHARGE, MRN, scene.dice.choice(_open(scene)))


def _open(scene: Scene) -> list[Alarm]:
    return [each for each in alarms(scene.moment, scene.station.now()) if each.open]


def _given(scene: Scene) -> bool:
    dose = scene.moment.case.open_dose
    return dose is not None and dose.given is not None


def _infusing(scene: Scene) -> bool:
    dose = scene.moment.case.open_dose
    return dose is not None and dose.infusing


def _paused(scene: Scene) -> bool:
    dose = scene.moment.case.open_dose
    return bool(dose and dose.infusion and dose.infusion.state is InfusionState.PAUSED)


def _running(scene: Scene) -> bool:
    return _infusing(scene) and not _paused(scene)


def _asked_to_stop(scene: Scene) -> bool:
    """The record asks to stop the infusion: a paused one is not resumed."""
    moment, dose = scene.moment, scene.dose
    lasting = [each for each in stops_asked(moment, dose) if each.lasts]
    return bool(lasting or stops_asked_late(moment, dose))


def _waits_for_a_hold(scene: Scene) -> bool:
    dose = scene.moment.case.open_dose
    if dose is None:
        return False
    return may_go_on(scene.moment, dose).must_hold or window_passed(scene.moment, dose)


def _missed(scene: Scene) -> bool:
    """The window of the next dose is over, and nothing was recorded of it."""
    moment = scene.moment
    if moment.case.open_dose or moment.case.patient.discharged:
        return False
    slot = next_slot(moment)
    late = slot and moment.at > moment.slots[slot - 1] + moment.regimen.timetable.window
    return bool(late) and not_refused(lambda s: allow_account(s.moment))(scene)


def _goes_on(scene: Scene) -> bool:
    """A step is open, and it is not the infusion that runs."""
    return not _infusing(scene) and not_refused(lambda s: s.step())(scene)


def _begins(scene: Scene) -> bool:
    """A dose may be begun, or time alone keeps its checks from it."""
    try:
        allow_begin(scene.moment)
    except NotAllowed as refused:
        return _too_early(scene.moment) == str(refused)
    return True


def _too_early(moment: Moment) -> str | None:
    """What refuses the checks of the next dose because it is due much later."""
    slot = next_slot(moment)
    try:
        refuse_far_ahead(moment, slot or 1)
    except NotAllowed as refused:
        return str(refused)
    return None


def _up_to_the_slot(scene: Scene) -> timedelta:
    moment = scene.moment
    slot = next_slot(moment)
    early = moment.slots[slot - 1] - timedelta(minutes=35) - moment.at if slot else timedelta()
    return max(early, timedelta())


def _up_to_the_gap(scene: Scene) -> timedelta:
    """Nobody starts before the gap after the last start is over; until then they wait."""
    moment, ends = scene.moment, gap_ends(scene.moment)
    if ends is None or scene.step().act not in GIVES:
        return timedelta()
    return max(ends - moment.at, timedelta())


def _up_to_the_end(scene: Scene) -> timedelta:
    infusion = scene.dose.infusion
    return infusion.left(scene.station.now()) if infusion else timedelta()


STEP = Deed("next step", Role.NURSE, answer, _goes_on, _up_to_the_gap)
NURSES: tuple[Deed, ...] = (
    Deed(
        "begin",
        Role.NURSE,
        lambda s: administration.begin(s.station, NURSE, MRN),
        _begins,
        _up_to_the_slot,
    ),
    STEP,
    Deed("complete", Role.NURSE, _complete, _running, _up_to_the_end),
    Deed("resume", Role.NURSE, _resume, lambda s: _paused(s) and not _asked_to_stop(s)),
    Deed("stop as asked", Role.NURSE, stop, lambda s: _paused(s) and _asked_to_stop(s)),
    Deed("hold", Role.NURSE, hold, _waits_for_a_hold),
    Deed("account for a late dose", Role.NURSE, _miss, _missed),
)
MEANWHILE: tuple[Deed, ...] = (
    Deed("vital signs and labs", Role.NURSE, observe),
    Deed("charted late", Role.NURSE, _observe_late),
    Deed("correct", Role.NURSE, correct),
    Deed("strike out", Role.NURSE, strike),
    Deed("hold unasked", Role.NURSE, hold),
    Deed("missed", Role.NURSE, _miss),
    Deed("pause", Role.NURSE, _pause, fits=_infusing),
    Deed("stop infusion", Role.NURSE, stop, fits=_infusing),
    Deed("reaction", Role.NURSE, react, fits=_given),
    Deed("record an old page", Role.NURSE, _old_page, fits=lambda s: bool(s.pages)),
    Deed("acknowledge", Role.CHARGE_NURSE, _acknowledge, fits=lambda s: bool(_open(s))),
)
