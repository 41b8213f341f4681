"""How a dose came out: one word, what the patient received, and what is still open."""

from dataclasses import dataclass

from il2nurse.domain.record.dose.dose import Held
from il2nurse.domain.record.dose.infusion import Infusion, InfusionState
from il2nurse.domain.regimen.regimen import Act
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.values.quantity import in_words, show
from il2nurse.domain.values.text import Line, Mark, Span, written_length
from il2nurse.readable.account import Account
from il2nurse.readable.dose.infusion_rows import (
    agreed,
    label,
    lateness,
    received_in_words,
    running_time,
)
from il2nurse.readable.words import VERDICT_WORDS


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome's word and tone, its detail, and what keeps the record from being closed."""

    word: str
    tone: Mark
    detail: Line
    open: tuple[str, ...] = ()


def outcome(told: Account) -> Outcome:
    """The outcome of the dose as it stands."""
    if told.dose.held:
        return Outcome("HELD", Mark.ALARM, _held(told, told.dose.held), _unsigned(told))
    infusion = told.dose.infusion
    if infusion is None:
        return Outcome("NOT CLOSED", Mark.WARN, _begun(told), _missing(told))
    match infusion.state:
        case InfusionState.COMPLETED:
            return Outcome("GIVEN IN FULL", Mark.GOOD, _given(told, infusion), _open(told))
        case InfusionState.STOPPED if not infusion.recorded_given_ml:
            return Outcome("NOTHING GIVEN", Mark.ALARM, _given(told, infusion), _open(told))
        case InfusionState.STOPPED:
            return Outcome("GIVEN IN PART", Mark.ALARM, _given(told, infusion), _open(told))
        case InfusionState.PAUSED:
            return Outcome("NOT CLOSED", Mark.WARN, _running(told, infusion, "paused"))
        case InfusionState.RUNNING:
            return Outcome("NOT CLOSED", Mark.WARN, _running(told, infusion, "running"))


def _given(told: Account, infusion: Infusion) -> Line:
    end = infusion.ended or infusion.started
    times = f"{told.wording.exact(infusion.started.at)} to {told.wording.exact(end.at)}"
    given = show(infusion.recorded_given_ml or infusion.total_ml * 0)
    whole = infusion.recorded_given_ml == infusion.total_ml
    volume = f"{given} mL" if whole else f"{given} of {show(infusion.total_ml)} mL"
    parts = [
        f"{told.regimen.route} over {written_length(running_time(infusion))}",
        times,
        f"{volume} from a {show(told.worked.bag_ml)} mL bag",
        lateness(told, infusion),
    ]
    if infusion.reason:
        parts.append(f"stopped: {label(told.regimen.stop_reasons, infusion.reason)}")
    return (Span(received_in_words(told, infusion), Mark.STRONG), Span(f" {' · '.join(parts)}"))


def _running(told: Account, infusion: Infusion, state: str) -> Line:
    dose = in_words(told.worked.dose_international_units)
    begun = told.wording.exact(infusion.started.at)
    return (
        Span(f"Infusion {state}", Mark.STRONG),
        Span(f" · {dose} started {begun} · {lateness(told, infusion)}"),
    )


def _begun(told: Account) -> Line:
    done = sum(told.dose.is_done(step, told.at) for step in told.regimen.steps)
    step = told.dose.current(told.regimen, told.at)
    following = f" · next: {step.title}" if step else ""
    return (
        Span("Not given, not held", Mark.STRONG),
        Span(
            f" · {done} of {len(told.regimen.steps)} steps done · "
            f"planned {told.wording.day_time(told.dose.due)}{following}"
        ),
    )


def _held(told: Account, held: Held) -> Line:
    reason = label(told.regimen.hold_reasons, held.reason)
    text = f" · {held.text}" if held.text else ""
    who = f" · by {told.wording.name(held.by)} at {told.wording.clock(held.at)}"
    planned = f" · planned {told.wording.clock(told.dose.due)}, not given"
    verdict = Verdict(held.verdict) if held.verdict else Verdict.HOLD
    led = _led_by(told, held.reaction)
    follows = "" if verdict is Verdict.HOLD else f" · {VERDICT_WORDS[verdict][0].lower()}"
    detail = f"{text}{led}{follows}{planned}{who}{agreed(told, held.call)}"
    return (Span(reason, Mark.STRONG), Span(detail))


def _led_by(told: Account, reference: str) -> str:
    """The reaction for which the dose was held, where one was named."""
    for dose in told.case.doses.values():
        for reaction in dose.reactions:
            if reference and reaction.reference == reference:
                term = told.regimen.reaction(reaction.term)
                name = term.label.lower() if term else reaction.term
                return f" · for the reaction {name} of {told.wording.clock(reaction.at)}"
    return ""


def _missing(told: Account) -> tuple[str, ...]:
    if told.dose.must_hold:
        return (f"This dose can only be held: {told.dose.must_hold[0].say}",)
    return ("Not signed.",)


def _unsigned(told: Account) -> tuple[str, ...]:
    if told.dose.signed:
        return ()
    if told.dose.signatures:
        return ("The signature no longer covers the record; something was added after it.",)
    return ("Not signed.",)


def _open(told: Account) -> tuple[str, ...]:
    """What is not recorded after the infusion, and whether a signature covers the record."""
    missing = [
        step.title
        for step in told.regimen.steps
        if step.act is not Act.SIGN and not told.dose.is_done(step, told.at)
    ]
    entered = (f"Entered partly; not recorded yet: {'; '.join(missing)}.",) if missing else ()
    return (*entered, *_unsigned(told))
