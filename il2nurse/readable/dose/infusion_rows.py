"""What the infusion did, in words: start, pauses, end, volumes, and the part that went in."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.record.dose.infusion import Infusion, InfusionState
from il2nurse.domain.regimen.fields import Answer, Choice
from il2nurse.domain.regimen.regimen import Act, Regimen, Step
from il2nurse.domain.rules.course.units_given import part_of
from il2nurse.domain.rules.pharmacy.pump import rate_field
from il2nurse.domain.values.clock import Reading
from il2nurse.domain.values.quantity import amount_in_words, show
from il2nurse.domain.values.text import Emphasis, Line, line, written_length
from il2nurse.readable.dose_record import DoseRecord
from il2nurse.readable.doses import began_as
from il2nurse.readable.words import DOSE_WORDS


def infusion_lines(record: DoseRecord, infusion: Infusion) -> Iterator[Line]:
    """Start to end with volumes and rate, then every pause and the reasons."""
    wording = record.wording
    parts = [f"Start {wording.exact(infusion.started.at)}"]
    parts.append(times_in_words("paused", len(infusion.pauses)) if infusion.pauses else "no pause")
    if infusion.ended and infusion.recorded_given_ml is not None:
        parts.append(f"end {wording.exact(infusion.ended.at)}")
        parts.append(f"{show(infusion.recorded_given_ml)} of {show(infusion.total_ml)} mL given")
    else:
        parts.append(f"not ended, {show(infusion.total_ml)} mL to give")
    parts.append(f"planned {written_length(infusion.planned)} at {rate_in_words(infusion)}")
    yield line(" · ".join(parts))
    yield from pause_lines(record, infusion)
    if late := late_end_in_words(record, infusion):
        told = " · ".join(late)
        yield line(f"{told[:1].upper()}{told[1:]}", Emphasis.WARN)
    if infusion.reason:
        reason = reason_label(record.regimen.stop_reasons, infusion.reason)
        text = f" · {infusion.text}" if infusion.text else ""
        yield line(f"Stopped: {reason}{text}", Emphasis.ALARM)


def late_end_in_words(record: DoseRecord, infusion: Infusion) -> tuple[str, ...]:
    """That it ran longer than planned, and that its end was recorded later, with the reason."""
    tolerance, found = record.regimen.monitoring.tolerance, []
    over = running_time(infusion) - infusion.planned
    if over > tolerance:
        found.append(f"ran {written_length(over)} longer than planned")
    ended, known, reason = infusion.ended, infusion.end_known_at, infusion.end_reason
    late = ended is not None and known is not None and known - ended.at > tolerance
    if reason or late:
        when = f" at {record.wording.clock(known)}" if late and known else ""
        found.append(f"end recorded{when}{f': {reason}' if reason else ''}")
    return tuple(found)


def times_in_words(what: str, count: int) -> str:
    """How often something happened: "paused once", "paused 3 times"."""
    return f"{what} once" if count == 1 else f"{what} {count} times"


def started_again(step: Step) -> str:
    """What an interruption did to a step: a check starts again, a running infusion goes on."""
    return "" if step.act is Act.INFUSE else "; the step was started again, empty"


def rate_in_words(infusion: Infusion) -> str:
    """The pump rate that was worked out."""
    return f"{show(infusion.rate_ml_per_h)} mL/h"


def rates_in_words(
    regimen: Regimen, infusion: Infusion, answers: Mapping[str, Answer]
) -> tuple[str, str]:
    """What the rate is called and the rate itself: the one that was set, beside the sum's."""
    asked = rate_field(regimen)
    found = answers.get(asked.id) if asked else None
    worked = rate_in_words(infusion)
    if not isinstance(found, str):
        return "Rate to be set", worked
    given = show(Decimal(found))
    if given == show(infusion.rate_ml_per_h):
        return "Rate set on the pump", worked
    return "Rate set on the pump", f"{given} mL/h ({worked} worked out)"


def pause_lines(record: DoseRecord, infusion: Infusion) -> Iterator[Line]:
    """Each time without flow: from, to, why."""
    for pause in infusion.pauses:
        word, since = DOSE_WORDS[DoseState.PAUSED].word, record.wording.exact(pause.since.at)
        until = record.wording.exact(pause.until.at) if pause.until else "not resumed"
        reason = reason_label(record.regimen.pause_reasons, pause.reason)
        again = ""
        if pause.rate_ml_per_h is not None and pause.checked_by:
            rate, checked = show(pause.rate_ml_per_h), record.wording.name(pause.checked_by)
            again = f" · resumed at {rate} mL/h, checked by {checked}"
        yield line(f"{word} {since} to {until}: {reason}{again}", Emphasis.WARN)


def reason_label(choices: tuple[Choice, ...], word: str) -> str:
    """What the regimen shows for a reason; the word itself where it is unknown."""
    return next((choice.label for choice in choices if choice.word == word), word)


def running_time(infusion: Infusion) -> timedelta:
    """Time with flow, pauses left out; zero before the end."""
    return infusion.elapsed(infusion.ended) if infusion.ended else timedelta()


def units_received(record: DoseRecord, infusion: Infusion, now: Reading | None = None) -> Decimal:
    """International units that went in: the dose's part by given volume over total volume.

    A part of a dose is rounded to a tenth of a million; the whole dose is exact.
    """
    end = infusion.ended or now
    if end is None or infusion.total_ml == 0:
        return Decimal(0)
    given, dose = infusion.given_ml(end), record.worked.dose_international_units
    full = infusion.state is InfusionState.COMPLETED and not infusion.short
    if full or given >= infusion.total_ml:
        return dose
    return part_of(dose, given, infusion.total_ml)


def received_in_words(record: DoseRecord, infusion: Infusion) -> str:
    """What went in, beside the whole dose where it was only a part."""
    dose, got = record.worked.dose_international_units, units_received(record, infusion)
    drawn = record.worked.drawn_international_units
    if got == dose == drawn:
        return f"{amount_in_words(dose)} international units"
    if got == dose:
        volume = show(record.worked.draw_up_ml)
        return (
            f"{amount_in_words(dose)} international units ordered · "
            f"{amount_in_words(drawn)} drawn ({volume} mL)"
        )
    return (
        f"Ordered {amount_in_words(dose)} international units · given about {amount_in_words(got)} "
        "international units"
    )


def lateness_in_words(record: DoseRecord, infusion: Infusion) -> str:
    """How the start lies to the planned time, in whole minutes."""
    return started_in_words(record, infusion.started.at)


def started_in_words(record: DoseRecord, at: datetime) -> str:
    """How a time lies to the planned one, in whole minutes."""
    minutes = int((at - record.dose.due) / timedelta(minutes=1))
    due = record.wording.clock(record.dose.due)
    if minutes == 0:
        return f"planned {due}, on time"
    side = "late" if minutes > 0 else "early"
    off = written_length(timedelta(minutes=abs(minutes)))
    return f"planned {due}, {began_as(record.dose)} {off} {side}"


def late_line(record: DoseRecord) -> Line:
    """Why the dose started after its window and who agreed; empty where it did not."""
    infusion = record.dose.infusion
    if infusion is None or not infusion.late_reason:
        return ()
    called = call_in_words(record, infusion.late_call) if infusion.late_call else ""
    return line(f"Started after its window: {infusion.late_reason}{called}", Emphasis.WARN)


def call_in_words(record: DoseRecord, call: Call) -> str:
    """The call to the prescriber in words."""
    back = "order read back" if call.read_back else "order not read back"
    order = f": “{call.order}”" if call.order else ""
    return f" · {call.shown} called {record.wording.clock(call.at)}, {back}{order}"
