"""Confirming one step of a dose: its answers, what the rules say, and who signed with the nurse."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.chart.facts import FluidFact, ObservedFact
from il2nurse.domain.record.chart.fluids import Direction
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.facts import StepConfirmedFact
from il2nurse.domain.record.register.entries import Draft
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Answer, FieldKind, Slip
from il2nurse.domain.regimen.regimen import Act, Step, WitnessRule
from il2nurse.domain.rules.assessment.refused import witness_rule
from il2nurse.domain.rules.assessment.step_findings import Judged, judge
from il2nurse.domain.rules.assessment.unusual_answers import unusual_answers
from il2nurse.domain.rules.chart.unusual import demand_confirmed
from il2nurse.domain.rules.dose.decisions import allow_step
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.chart.charting import fluid_draft
from il2nurse.workflow.dose.administration import decide_and_write, dose_draft
from il2nurse.workflow.dose.missed_sets import refuse_missing_sets
from il2nurse.workflow.dose.refusing import keeping_tried_pins, refuse_blocked
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import Witness, check_witness
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed beside the nurse, and for what."""

    person: str
    meaning: str


@dataclass(frozen=True, slots=True)
class FilledStep:
    """A step as a nurse filled it in, its answers as they were typed.

    ``confirmed`` names the fields whose unlikely values were confirmed.
    """

    step: str
    answers: Mapping[str, Answer]
    witness: Witness | None = None
    confirmed: Collection[str] = ()


@one_act
def confirm(
    station: Station, by: Person, key: DoseKey, filled: FilledStep, request: str | None = None
) -> Judged:
    """Record the open step's answers with what the rules say about them.

    Raises ``Slip`` for a slip, ``Unusual`` for values unlike the last ones that are not named in
    ``confirmed``, ``NotAllowed`` where the step is not open, a rule blocks, the role does not fit,
    or a witness is needed and absent.
    """
    by.demand(May.PREPARE)

    def act(moment: Moment, dose: Dose) -> Judged:
        step = dose.worded(moment.regimen.step(filled.step))
        demand_role(by, step)
        allow_step(moment, dose, step, _confirmable(step))
        judged = judge(moment, dose, step, filled.answers)
        refuse_blocked(station, by, moment, dose, step, judged)
        sure = demand_confirmed(unusual_answers(moment, step, judged.answers), filled.confirmed)
        if step.act is Act.OBSERVE_AFTER:
            refuse_missing_sets(station, moment, dose, judged)
        rule = witness_rule(moment, step, judged.answers)
        signed = None
        if rule:
            with keeping_tried_pins(station, by, moment, dose, step):
                who = demand_witness(station, by, step, rule, filled.witness)
            signed = Signed(who, rule.meaning)
        station.record(by, _confirmed(moment, dose, step, judged, signed, sure), request)
        return judged

    return decide_and_write(station, key, act)


@one_act
def check_filled(station: Station, by: Person, key: DoseKey, filled: FilledStep) -> None:
    """Ask what ``confirm`` asks, before a witness is; raises as that does."""
    by.demand(May.PREPARE)

    def act(moment: Moment, dose: Dose) -> None:
        step = dose.worded(moment.regimen.step(filled.step))
        judged = judge(moment, dose, step, filled.answers)
        refuse_blocked(station, by, moment, dose, step, judged)
        demand_confirmed(unusual_answers(moment, step, judged.answers), filled.confirmed)

    decide_and_write(station, key, act)


def demand_role(by: Person, step: Step) -> None:
    """Raise ``NotAllowed`` where the step is not for this person's role."""
    if step.roles and by.role not in step.roles:
        roles = " or ".join(sorted(role.label.lower() for role in step.roles))
        raise NotAllowed(f"“{step.title}” is for a {roles}. Nothing was recorded.")


def _confirmable(step: Step) -> Act:
    return step.act if step.act in (Act.ANSWER, Act.OBSERVE_AFTER) else Act.ANSWER


def demand_witness(
    station: Station,
    by: Person,
    step: Step,
    rule: WitnessRule,
    witness: Witness | None,
) -> str:
    """Who signed beside the nurse; raises ``NotAllowed`` where nobody fit did."""
    if witness is None:
        roles = " or ".join(sorted(role.label.lower() for role in rule.roles))
        raise NotAllowed(
            f"“{step.title}” needs a witness to sign: {roles}. What they sign: {rule.meaning}"
        )
    return check_witness(station, by, witness, rule.roles).id


def _confirmed(
    moment: Moment,
    dose: Dose,
    step: Step,
    judged: Judged,
    signed: Signed | None,
    sure: Collection[str],
) -> list[Draft]:
    charted = {
        field.id: judged.answers[field.id]
        for field in step.fields
        if field.chart and field.id in judged.answers
    }
    own = {name: answer for name, answer in judged.answers.items() if name not in charted}
    sets = _sets(moment, dose, step, charted, judged, sure)
    first = moment.case.chart.next_seq
    places = {name: first + n for n, (_, names) in enumerate(sets) if n for name in names}
    fact = StepConfirmedFact(
        step=step.id,
        answers=own,
        charted=first if charted else None,
        on_file={**judged.on_file, **places},
        findings=judged.findings,
        verdict=judged.verdict,
        witness=signed.person if signed else None,
        meaning=signed.meaning if signed and not _own(step, signed) else None,
    )
    observed = [each for each, _ in sets]
    return [
        dose_draft(dose, fact, moment.at),
        *observed,
        *_volumes(moment, dose, step, judged.answers),
    ]


def _own(step: Step, signed: Signed) -> bool:
    """True where the meaning is what the regimen says of the step."""
    return step.witness is not None and step.witness.meaning == signed.meaning


def _sets(
    moment: Moment,
    dose: Dose,
    step: Step,
    charted: Mapping[str, Answer],
    judged: Judged,
    sure: Collection[str],
) -> list[tuple[Draft, Collection[str]]]:
    """The observed sets of the step, one for each time of measurement, each with its fields.

    Raises ``Slip`` for a time in the future.
    """
    by_time: dict[datetime, dict[str, Answer]] = {moment.at: {}}
    for name, answer in charted.items():
        by_time.setdefault(_measured_at(moment, step, name, judged.answers), {})[name] = answer
    return [
        (_observed(dose, step, values, judged, sure, at, place), values)
        for place, (at, values) in enumerate(
            (kept for kept in by_time.items() if kept[1]), moment.case.chart.next_seq
        )
    ]


def _observed(
    dose: Dose,
    step: Step,
    charted: Mapping[str, Answer],
    judged: Judged,
    sure: Collection[str],
    at: datetime,
    place: int,
) -> Draft:
    fact = ObservedFact(
        values=charted,
        dose=dose.key.stream,
        step=step.id,
        confirmed=tuple(name for name in sure if name in charted),
        as_typed={name: text for name, text in judged.as_typed.items() if name in charted},
    )
    return draft(chart_stream(dose.key.mrn), dose.key.mrn, at, fact, seq=place)


def _measured_at(moment: Moment, step: Step, name: str, answers: Mapping[str, Answer]) -> datetime:
    field = step.field(name)
    timing = field.timed_by if field else None
    measured = answers.get(timing) if timing else None
    at = datetime.fromisoformat(measured) if isinstance(measured, str) and measured else moment.at
    if at > moment.at and timing:
        raise Slip(timing, "The specimen's time is in the future. Type it again.")
    return at


def _volumes(moment: Moment, dose: Dose, step: Step, answers: Mapping[str, Answer]) -> list[Draft]:
    drafts = []
    for field in step.fields:
        answer = answers.get(field.id)
        if field.kind is FieldKind.NUMBER and isinstance(answer, str) and answer:
            ways: tuple[tuple[Direction, str | None], ...] = (
                ("in", field.intake),
                ("out", field.output),
            )
            for way, kind in ways:
                if kind:
                    fact = FluidFact(way, kind, Decimal(answer), dose.key.stream)
                    rules = moment.regimen.charting
                    drafts.append(fluid_draft(dose.key.mrn, fact, moment.at, rules))
    return drafts
