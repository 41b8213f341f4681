"""What a confirmed step puts on record: itself, what it observed, and the volumes it tells of."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.chart.facts import FluidFact, ObservedFact
from il2nurse.domain.record.chart.fluids import Direction
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.facts import StepConfirmedFact
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.record.register.scan_facts import CodeSource
from il2nurse.domain.regimen.fields import Answer, FieldKind, Slip
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.rules.assessment.step_findings import Judged
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.chart.fluids import fluid_draft
from il2nurse.workflow.dose.administration import dose_draft


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed beside the nurse, and for what."""

    person: str
    meaning: str


def confirmed_drafts(
    moment: Moment,
    dose: Dose,
    step: Step,
    judged: Judged,
    signed: Signed | None,
    sure: Collection[str],
    told: Mapping[str, CodeSource],
) -> list[Draft]:
    """The confirmed step, the sets it charts, and the volumes that it posts, in this order."""
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
        told=told,
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
