"""The rows of the entries of a dose and of its infusion."""

from typing import Final

from il2nurse.domain.record.dose import corrected
from il2nurse.domain.record.dose import facts as dose
from il2nurse.domain.record.dose import infusion_facts as infusion
from il2nurse.domain.record.dose import injection_facts as injection
from il2nurse.domain.record.dose import paper_facts as paper
from il2nurse.domain.record.dose import refusal_facts as refusal
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.values.form_number import form_in_words
from il2nurse.domain.values.quantity import show
from il2nurse.readable.audit.kind_row import Group, KindRow, OnPaper, row
from il2nurse.readable.audit.terms import Terms
from il2nurse.readable.dose.corrected_words import DOSE_VALUE_WORDS, corrected_values
from il2nurse.readable.pharmacy.making_words import making_in_words
from il2nurse.readable.words import STRUCK_OUT, step_words


def _begun(terms: Terms, _entry: Entry, fact: dose.DoseBegunFact) -> str:
    begun, making = f"Dose begun, due {terms.words.clock(fact.due)}", fact.making
    return f"{begun}. Its bag: {making_in_words(making)}" if making and making.fills else begun


def _confirmed(terms: Terms, _entry: Entry, fact: dose.StepConfirmedFact) -> str:
    return f"{terms.step(fact.step)}: {step_words(fact.verdict).within}"


def _confirmed_news(terms: Terms, _entry: Entry, fact: dose.StepConfirmedFact) -> str:
    return f"recorded “{terms.step(fact.step)}”"


def _refused(terms: Terms, _entry: Entry, fact: refusal.AnswerRefusedFact) -> str:
    findings = " ".join(finding.say for finding in fact.findings)
    return f"{terms.step(fact.step)}, answer refused: {findings}"


def _refused_news(terms: Terms, _entry: Entry, fact: refusal.AnswerRefusedFact) -> str:
    return f"was refused an answer in “{terms.step(fact.step)}”"


def _checked(terms: Terms, _entry: Entry, fact: dose.DoubleCheckedFact) -> str:
    agreed = "did not agree" if fact.mismatches else "agreed"
    return f"Double check by {terms.words.name(fact.witness)} {agreed}"


def _interrupted(terms: Terms, _entry: Entry, fact: dose.InterruptedFact) -> str:
    return f"Interrupted during “{terms.step(fact.step) if fact.step else 'the dose'}”"


def _injected(terms: Terms, _entry: Entry, fact: injection.DoseInjectedFact) -> str:
    given, drawn = show(fact.given_ml), show(fact.drawn_ml)
    volume = f"{given} mL" if fact.given_ml >= fact.drawn_ml else f"{given} of {drawn} mL"
    less = f"; not all of it: {fact.text}" if fact.text else ""
    return f"Dose injected: {volume}, {terms.choice(fact.site)}{less}"


def _paused(terms: Terms, _entry: Entry, fact: infusion.InfusionPausedFact) -> str:
    return f"Infusion paused: {terms.choice(fact.reason)}"


def _stopped(terms: Terms, _entry: Entry, fact: infusion.InfusionStoppedFact) -> str:
    return f"Infusion stopped: {terms.choice(fact.reason)}"


def _completed(_terms: Terms, _entry: Entry, fact: infusion.InfusionCompletedFact) -> str:
    late = f"; over its time: {fact.late_reason}" if fact.late_reason else ""
    return f"Infusion completed: {show(fact.given_ml)} mL{late}"


def _clock(_terms: Terms, _entry: Entry, fact: infusion.ClockDifferedFact) -> str:
    return fact.say


def _overridden(terms: Terms, _entry: Entry, fact: dose.OverriddenFact) -> str:
    witness = terms.words.name(fact.witness)
    return f"Hold overridden: {terms.choice(fact.rule)} Witnessed by {witness}"


def _held(terms: Terms, entry: Entry, fact: dose.DoseHeldFact) -> str:
    on_paper = f", {_from_paper(terms, entry, fact.form)}" if fact.form else ""
    return f"Dose held: {terms.choice(fact.reason)}{on_paper}"


def _from_paper(terms: Terms, entry: Entry, form: str) -> str:
    """That it is a late entry: when it happened, when it was entered, and from what."""
    happened, entered = (terms.words.clock(at) for at in (entry.occurred_at, entry.recorded_at))
    return f"on paper at {happened}, late entry of {entered} from {form_in_words(form)}"


def _on_paper(terms: Terms, entry: Entry, fact: paper.DoseGivenOnPaperFact) -> str:
    if fact.given_ml is None:
        begun = f"{_from_paper(terms, entry, fact.form)}, by {terms.words.name(fact.gave)}"
        return f"Infusion begun {begun}; it ran when this was entered"
    given = f"{show(fact.given_ml)} of {show(fact.total_ml)} mL by {terms.words.name(fact.gave)}"
    return f"Dose given {_from_paper(terms, entry, fact.form)}: {given}"


def _dose_corrected(terms: Terms, _entry: Entry, fact: corrected.DoseCorrectedFact) -> str:
    was, now = corrected_values(fact, terms.words, terms.choice)
    return f"{DOSE_VALUE_WORDS[fact.what]} corrected: {was} → {now}. {fact.reason}"


def _reaction(terms: Terms, _entry: Entry, fact: dose.ReactionFact) -> str:
    graded = f", grade {fact.grade}" if fact.grade else ""
    closed = "; the course is closed" if fact.closed else ""
    return f"Reaction: {terms.choice(fact.term)}{graded}{closed}"


def _updated(terms: Terms, _entry: Entry, fact: dose.ReactionUpdatedFact) -> str:
    graded = f"grade {fact.grade} now, " if fact.grade else ""
    closed = "; the course is closed" if fact.closed else ""
    outcome = terms.choice(fact.outcome).lower()
    return f"Reaction {terms.choice(fact.term).lower()}: {graded}{outcome}{closed}"


def _struck(terms: Terms, _entry: Entry, fact: dose.ReactionStruckFact) -> str:
    signed = f" Witnessed by {terms.words.name(fact.witness)}." if fact.witness else ""
    return f"Reaction {terms.choice(fact.term).lower()} {STRUCK_OUT}: {fact.reason}{signed}"


def _note(_terms: Terms, _entry: Entry, fact: dose.NoteFact) -> str:
    return f"Note: {fact.text}"


def _signed(_terms: Terms, _entry: Entry, fact: dose.SignedFact) -> str:
    return f"Record signed: {fact.meaning}"


DOSE_ROWS: Final[tuple[KindRow, ...]] = (
    row(dose.DoseBegunFact, Group.RECORDED, _begun, OnPaper.OUTCOME, "began the dose"),
    row(dose.StepConfirmedFact, Group.RECORDED, _confirmed, OnPaper.STEPS, _confirmed_news),
    row(refusal.AnswerRefusedFact, Group.REFUSED, _refused, OnPaper.EVENTS, _refused_news),
    row(dose.DoubleCheckedFact, Group.SIGNED, _checked, OnPaper.CHECKS, "checked the dose"),
    row(dose.InterruptedFact, Group.RECORDED, _interrupted, OnPaper.EVENTS, "was interrupted"),
    row(
        injection.DoseInjectedFact,
        Group.RECORDED,
        _injected,
        OnPaper.OUTCOME,
        "injected the dose",
    ),
    row(
        infusion.InfusionStartedFact,
        Group.RECORDED,
        "Infusion started",
        OnPaper.OUTCOME,
        "started the infusion",
    ),
    row(
        infusion.InfusionPausedFact, Group.RECORDED, _paused, OnPaper.EVENTS, "paused the infusion"
    ),
    row(
        infusion.InfusionResumedFact,
        Group.RECORDED,
        "Infusion resumed",
        OnPaper.EVENTS,
        "resumed the infusion",
    ),
    row(
        infusion.InfusionStoppedFact, Group.HOLD, _stopped, OnPaper.OUTCOME, "stopped the infusion"
    ),
    row(
        infusion.InfusionCompletedFact,
        Group.RECORDED,
        _completed,
        OnPaper.OUTCOME,
        "completed the infusion",
    ),
    row(
        infusion.ClockDifferedFact,
        Group.REGISTER,
        _clock,
        OnPaper.EVENTS,
        "found the clock changed",
    ),
    row(
        dose.OverriddenFact, Group.HOLD, _overridden, OnPaper.EVENTS, "overrode a hold on an order"
    ),
    row(dose.DoseHeldFact, Group.HOLD, _held, OnPaper.OUTCOME, "held this dose"),
    row(
        corrected.DoseCorrectedFact,
        Group.CORRECTION,
        _dose_corrected,
        OnPaper.EVENTS,
        "corrected what was recorded about the dose",
    ),
    row(
        paper.DoseGivenOnPaperFact,
        Group.RECORDED,
        _on_paper,
        OnPaper.OUTCOME,
        "entered this dose from paper",
    ),
    row(dose.ReactionFact, Group.REACTION, _reaction, OnPaper.EVENTS, "recorded a reaction"),
    row(
        dose.ReactionUpdatedFact,
        Group.REACTION,
        _updated,
        OnPaper.EVENTS,
        "recorded the outcome of a reaction",
    ),
    row(
        dose.ReactionStruckFact,
        Group.CORRECTION,
        _struck,
        OnPaper.EVENTS,
        "struck a reaction out",
    ),
    row(dose.NoteFact, Group.RECORDED, _note, OnPaper.EVENTS, "added a note"),
    row(dose.SignedFact, Group.SIGNED, _signed, OnPaper.SIGNATURES, "signed the record"),
)
