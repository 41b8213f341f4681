"""How a dose came out: one word, what the patient received, and what is still open."""

from dataclasses import dataclass
from typing import Final

from il2nurse.domain.record.dose.dose import DoseState, Held
from il2nurse.domain.record.dose.infusion import Infusion, InfusionState
from il2nurse.domain.record.dose.injection import Injection
from il2nurse.domain.regimen.regimen import Act
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.chart.monitoring import times_not_taken
from il2nurse.domain.rules.dose.not_given import not_given_as
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.values.quantity import in_words, show
from il2nurse.domain.values.text import Emphasis, Line, Span, written_length
from il2nurse.readable.dose.decision_lines import reactions_in_short
from il2nurse.readable.dose.events import calls_of_dose
from il2nurse.readable.dose.held import after_hold, found_at_hold
from il2nurse.readable.dose.infusion_rows import (
    call_in_words,
    late_end_in_words,
    lateness_in_words,
    reason_label,
    received_in_words,
    running_time,
    started_in_words,
)
from il2nurse.readable.dose.injection_rows import injected_in_words, injected_units
from il2nurse.readable.dose.paper_words import paper_words
from il2nurse.readable.dose.stopped import (
    left_in_bag,
    not_counted,
    open_after_stop,
    why_stopped,
)
from il2nurse.readable.dose_record import DoseRecord
from il2nurse.readable.pharmacy.making_words import bag_poured
from il2nurse.readable.pharmacy.sum_lines import additives_in_words
from il2nurse.readable.words import (
    DOSE_WORDS,
    GIVEN_IN_PART,
    NOT_GIVEN_WORDS,
    NOT_RECORDED,
    STOP_ASKED,
    STRUCK_OUT,
    VERDICT_WORDS,
    infusion_words,
)

NOT_CLOSED: Final = "NOT CLOSED"
STOPPED_PERMANENTLY: Final = "STOPPED PERMANENTLY"
ONLY_A_PRESCRIBER: Final = "Only a prescriber can reopen"


@dataclass(frozen=True, slots=True)
class DoseOutcome:
    """The outcome's word and tone, its detail, and what keeps the record from being closed."""

    word: str
    tone: Emphasis
    detail: Line
    open: tuple[str, ...] = ()


def dose_outcome(record: DoseRecord) -> DoseOutcome:
    """The outcome of the dose as it stands."""
    dose, infusion = record.dose, record.dose.infusion
    if dose.held and (how := not_given_as(dose, record.regimen)):
        word = NOT_GIVEN_WORDS[how].word.upper()
        if dose.held.verdict is Verdict.STOP_PERMANENTLY:
            word = STOPPED_PERMANENTLY
        return DoseOutcome(word, Emphasis.ALARM, _held(record, dose.held), _unsigned(record))
    if dose.injection:
        return _injected(record, dose.injection)
    if infusion is None:
        return DoseOutcome(NOT_CLOSED, Emphasis.WARN, _begun(record), _missing(record))
    if infusion.open:
        return DoseOutcome(NOT_CLOSED, Emphasis.WARN, _running(record, infusion), _doubted(record))
    full = infusion.state is InfusionState.COMPLETED and not infusion.short
    tone = Emphasis.GOOD if full else Emphasis.ALARM
    word = infusion_words(infusion).word.upper()
    return DoseOutcome(word, tone, _given(record, infusion), _open(record))


def _given(record: DoseRecord, infusion: Infusion) -> Line:
    end = infusion.ended or infusion.started
    times = f"{record.wording.exact(infusion.started.at)} to {record.wording.exact(end.at)}"
    given = show(infusion.recorded_given_ml or infusion.total_ml * 0)
    bag = record.worked.bag
    parts_of_it = " + ".join(
        (
            bag_poured(bag),
            *(f"{ml} mL {label}" for label, ml in additives_in_words(bag)),
            f"{show(record.worked.draw_up_ml)} mL drug",
        )
    )
    volume = f"{given} of {show(infusion.total_ml)} mL: {parts_of_it}"
    parts = [
        f"{record.regimen.route} over {written_length(running_time(infusion))}",
        times,
        volume,
        lateness_in_words(record, infusion),
        *paper_words(record),
    ]
    stopped, received = why_stopped(record), received_in_words(record, infusion)
    return (
        *stopped,
        Span(f"{' · ' if stopped else ''}{received}", Emphasis.STRONG),
        Span(f"{' · ' if stopped else ' '}{' · '.join(parts)}"),
        *left_in_bag(infusion),
        *reactions_in_short(record),
        *calls_of_dose(record),
        *not_counted(record),
        *(Span(f" · {each}", Emphasis.WARN) for each in late_end_in_words(record, infusion)),
        *_missed(record),
    )


def _injected(record: DoseRecord, injection: Injection) -> DoseOutcome:
    phrase = DOSE_WORDS[DoseState.COMPLETED] if injection.in_full else GIVEN_IN_PART
    tone = Emphasis.GOOD if injection.in_full else Emphasis.ALARM
    parts = [
        f"{record.regimen.route} at {record.wording.exact(injection.at)}",
        injected_in_words(record.regimen, injection),
        started_in_words(record, injection.at),
        *((f"not all of it: {injection.text}",) if injection.text else ()),
        *paper_words(record),
    ]
    detail = (
        Span(injected_units(record, injection), Emphasis.STRONG),
        Span(f" {' · '.join(parts)}"),
        *reactions_in_short(record),
        *calls_of_dose(record),
        *_missed(record),
    )
    return DoseOutcome(phrase.word.upper(), tone, detail, _open(record))


def _missed(record: DoseRecord) -> Line:
    """The vital signs around the dose that were due and are not on record."""
    missed = [record.wording.clock(due) for due in times_not_taken(record.moment, record.dose)]
    if not missed:
        return ()
    sets = "a set" if len(missed) == 1 else f"{len(missed)} sets"
    words = f" · {sets} of vital signs {NOT_RECORDED}: due {', '.join(missed)}"
    return (Span(words, Emphasis.ALARM),)


def _doubted(record: DoseRecord) -> tuple[str, ...]:
    """What would have forbidden a running infusion and was put on record after its start."""
    standing = may_go_on(record.moment, record.dose)
    return (f"{STOP_ASKED} {standing.say}",) if standing.must_stop else ()


def _running(record: DoseRecord, infusion: Infusion) -> Line:
    dose = in_words(record.worked.dose_international_units)
    begun = record.wording.exact(infusion.started.at)
    return (
        Span(infusion_words(infusion).word, Emphasis.STRONG),
        Span(f" · {dose} started {begun} · {lateness_in_words(record, infusion)}"),
    )


def _begun(record: DoseRecord) -> Line:
    done = sum(record.dose.is_done(step, record.at) for step in record.regimen.steps)
    step = record.dose.current(record.regimen, record.at)
    following = f" · next: {step.title}" if step else ""
    return (
        Span("Not given, not held", Emphasis.STRONG),
        Span(
            f" · {done} of {len(record.regimen.steps)} steps done · "
            f"planned {record.wording.day_time(record.dose.due)}{following}"
        ),
    )


def _held(record: DoseRecord, held: Held) -> Line:
    reason = reason_label(record.regimen.hold_reasons, held.reason)
    text = f" · {held.text}" if held.text else ""
    who = f" · by {record.wording.name(held.by)} at {record.wording.clock(held.at)}"
    planned = f" · planned {record.wording.clock(record.dose.due)}"
    led = _led_by(record, held.reaction)
    follows = "" if held.verdict is Verdict.HOLD else f" · {VERDICT_WORDS[held.verdict].within}"
    if held.verdict is Verdict.STOP_PERMANENTLY:
        follows = f" · {ONLY_A_PRESCRIBER}"
    ordered = in_words(record.worked.dose_international_units)
    on_paper = "".join(f" · {each}" for each in paper_words(record))
    counted, *later = after_hold(record, held) or (Span(""),)
    return (
        Span(reason, Emphasis.ALARM),
        *found_at_hold(record),
        Span(f"{text}{led}{follows}"),
        Span(f" · Ordered {ordered} · nothing given", Emphasis.STRONG),
        Span(f"{planned}{who}{on_paper}"),
        Span(call_in_words(record, held.call), Emphasis.STRONG),
        Span(counted.text, Emphasis.STRONG),
        *later,
    )


def _led_by(record: DoseRecord, reference: str | None) -> str:
    """The reaction for which the dose was held, where one was named."""
    for dose in record.case.doses.values():
        for reaction in (*dose.reactions, *dose.struck_reactions):
            if reference and reaction.reference == reference:
                term = record.regimen.reaction(reaction.term)
                name = term.label.lower() if term else reaction.term
                struck = f", {STRUCK_OUT} since" if reaction.struck else ""
                return f" · for the reaction {name} of {record.wording.clock(reaction.at)}{struck}"
    return ""


def _missing(record: DoseRecord) -> tuple[str, ...]:
    standing = may_go_on(record.moment, record.dose)
    if standing.must_hold:
        return (standing.say if standing.passes else f"This dose can only be held: {standing.say}",)
    return ("Not signed.",)


def _unsigned(record: DoseRecord) -> tuple[str, ...]:
    if record.dose.signed:
        return ()
    if record.dose.signatures:
        return ("The signature no longer covers the record; something was added after it.",)
    return ("Not signed.",)


def _open(record: DoseRecord) -> tuple[str, ...]:
    """What is not recorded after the infusion, and whether a signature covers the record."""
    missing = [
        step.title
        for step in record.regimen.steps
        if step.act is not Act.SIGN and not record.dose.is_done(step, record.at)
    ]
    entered = (f"Entered partly; not recorded yet: {'; '.join(missing)}.",) if missing else ()
    return (*open_after_stop(record), *entered, *_unsigned(record))
