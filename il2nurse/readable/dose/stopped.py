"""An infusion that was stopped, as its record tells it: the stop, and what is open after it."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from il2nurse.domain.record.alarms.calls import PrescriberCall
from il2nurse.domain.record.dose.dose import StepDone
from il2nurse.domain.record.dose.infusion import Infusion, InfusionState
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.regimen import Act, Step
from il2nurse.domain.regimen.rules import Finding
from il2nurse.domain.rules.dose.owed_after_answers import owed_of_dose
from il2nurse.domain.rules.dose.owed_after_stops import is_call_owed
from il2nurse.domain.values.quantity import show
from il2nurse.domain.values.text import Emphasis, Line, Span
from il2nurse.readable.dose.answer_lines import field_title
from il2nurse.readable.dose.events import DoseEvent, calls_around
from il2nurse.readable.dose.infusion_rows import reason_label
from il2nurse.readable.dose_record import DoseRecord
from il2nurse.readable.words import NOT_RECORDED

STOPPED: Final = "Infusion stopped: "
NO_CALL: Final = "OPEN: no call to the prescriber about the stop is recorded"
NO_CALL_OF_ANSWER: Final = "OPEN: no call to the prescriber about what was seen is recorded"
OPEN: Final = "OPEN: the prescriber's order for “{}” is not recorded"
NO_BOLUS_YET: Final = "OPEN: the fluid bolus ordered at {}: none is charted since."
BOLUS: Final = "bolus"
NO_BOLUS: Final = re.compile(r"\bno (?:\w+ )?bolus", re.IGNORECASE)
NOT_COUNTED: Final = "{}, done after the stop: what it pushed in is not counted in this amount"


def stop_event(record: DoseRecord) -> Iterator[DoseEvent]:
    """The stop with its reason, the pressure before it, and the volume; nothing without one."""
    infusion = record.dose.infusion
    ended = infusion.ended if infusion else None
    if infusion is None or ended is None or infusion.state is not InfusionState.STOPPED:
        return
    label = reason_label(record.regimen.stop_reasons, infusion.reason or "")
    parts = [
        *((infusion.text,) if infusion.text else ()),
        *_pressure(record, ended.at),
        f"{show(infusion.given_ml(ended))} of {show(infusion.total_ml)} mL",
    ]
    what = (Span(STOPPED, Emphasis.ALARM), Span(label, Emphasis.STRONG))
    rest = Span(f" · {' · '.join(parts)}")
    yield DoseEvent(ended.at, record.wording.clock(ended.at), (*what, rest), _ended_by(record))


def why_stopped(record: DoseRecord) -> Line:
    """The reason of a stop, before all else that is told of the dose; empty without one."""
    infusion = record.dose.infusion
    if infusion is None or not infusion.reason or infusion.ended is None:
        return ()
    label = reason_label(record.regimen.stop_reasons, infusion.reason)
    told = " · ".join((label, *_pressure(record, infusion.ended.at)))
    return (Span(f"Stopped: {told}", Emphasis.ALARM),)


def left_in_bag(infusion: Infusion) -> Line:
    """How much of the bag was not given, where it did not go in whole."""
    if infusion.recorded_given_ml is None or infusion.recorded_given_ml >= infusion.total_ml:
        return ()
    left = infusion.total_ml - infusion.recorded_given_ml
    return (Span(f" · Left in the bag: {show(left)} mL, not given", Emphasis.STRONG),)


def open_boluses(record: DoseRecord) -> Iterator[PrescriberCall]:
    """Calls in which a bolus of fluid was ordered, and none is charted since."""
    given = [each.fluid.at for each in record.case.chart.fluids if each.fluid.kind == BOLUS]
    for call in calls_around(record):
        ordered = BOLUS in call.order.lower() and not NO_BOLUS.search(call.order)
        if ordered and not any(at >= call.at for at in given):
            yield call


def _ended_by(record: DoseRecord) -> str:
    steps = [step.id for step in record.regimen.steps if step.act is Act.INFUSE]
    by = [done.by for name, done in record.dose.steps.items() if name in steps]
    return record.wording.name(by[-1]) if by else NOT_RECORDED


def _pressure(record: DoseRecord, at: datetime) -> Iterator[str]:
    """The last systolic pressure up to the stop, with its time."""
    name = vocabulary.SYSTOLIC.id
    observed = record.case.chart.newest(name, at)
    if observed and observed.at >= record.anchor:
        value = record.wording.answer(record.regimen.fields[name], observed.values[name])
        yield f"systolic {value} at {record.wording.clock(observed.at)}"


def after_stop(record: DoseRecord) -> Iterator[tuple[Step, StepDone, Finding]]:
    """What was found of a step that is worded anew after a stop, by the rules it has only then."""
    for step in record.regimen.steps:
        worded, done = record.dose.worded(step), record.dose.steps.get(step.id)
        own = {rule.id for rule in step.rules}
        if done and worded != step:
            yield from ((worded, done, each) for each in done.findings if each.rule not in own)


def is_open(record: DoseRecord, done: StepDone) -> bool:
    """Whether nobody wrote since, in a note, who ordered it."""
    return not any(note.at >= done.at for note in record.dose.notes)


def open_after_stop(record: DoseRecord) -> tuple[str, ...]:
    """What is owed after a stop or an answer, a sentence each."""
    return (
        *((f"{NO_CALL}.",) if call_is_open(record) else ()),
        *((f"{NO_CALL_OF_ANSWER}.",) if call_of_answer_is_open(record) else ()),
        *(NO_BOLUS_YET.format(record.wording.clock(each.at)) for each in open_boluses(record)),
        *(
            f"{OPEN.format(_answered(record, step, done, finding))}."
            for step, done, finding in after_stop(record)
            if is_open(record, done)
        ),
    )


def call_is_open(record: DoseRecord) -> bool:
    """Whether it was stopped for a reason of which the prescriber is told, and nobody called."""
    return is_call_owed(record.regimen, record.case, record.dose)


def call_of_answer_is_open(record: DoseRecord) -> bool:
    """Whether something was answered of which the prescriber is told, and nobody called."""
    return any(owed_of_dose(record.regimen, record.case, record.dose))


def not_counted(record: DoseRecord) -> Line:
    """What went in after the stop beside the volume that the pump gave."""
    found = [_answered(record, *each) for each in after_stop(record)]
    return tuple(Span(f" · {NOT_COUNTED.format(each)}", Emphasis.ALARM) for each in found)


def _answered(record: DoseRecord, step: Step, done: StepDone, finding: Finding) -> str:
    field = step.field(finding.field or "")
    if field is None:
        return step.short
    answer = record.wording.answer(field, record.case.answers(done).get(field.id, ""))
    return f"{field_title(field)} {answer}"
