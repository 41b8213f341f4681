"""What happened to a dose in a few words, and the marks of slots without one."""

from collections.abc import Iterator
from datetime import datetime

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.infusion import Infusion
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.form_number import form_in_words
from il2nurse.domain.values.quantity import show
from il2nurse.readable.assessment.against_words import SPEAKS
from il2nurse.readable.dose.infusion_rows import reason_label
from il2nurse.readable.dose.injection_rows import injected_in_words
from il2nurse.ui.look.tones import Mark, Sign, Tone

NEXT = Mark(Tone.PLAIN, "Next", Sign.CLOCK)


def dose_story(dose: Dose, regimen: Regimen, now: datetime) -> str:
    """What happened to the dose, in a few words."""
    story = _story(dose, regimen, now)
    paper = dose.on_form
    return f"{story} · {form_in_words(paper.form)}, late entry" if paper else story


def _story(dose: Dose, regimen: Regimen, now: datetime) -> str:
    if dose.held:
        labels = {choice.word: choice.label for choice in regimen.hold_reasons}
        reason = labels.get(dose.held.reason, dose.held.reason)
        found = ", ".join(_found(dose, regimen))
        told = ". ".join(filter(None, (found, dose.held.text)))
        return f"{reason}: {told}" if told else reason
    if dose.injection:
        return injected_in_words(regimen, dose.injection)
    if dose.infusion is None:
        step = dose.current(regimen, now)
        return f"at “{step.title}”" if step else ""
    return _infused(dose.infusion, regimen)


def _found(dose: Dose, regimen: Regimen) -> Iterator[str]:
    """What the steps of a held dose found against it, by name, each once."""
    titles = {each.id: each.title for each in regimen.criteria if not each.function}
    labels = {name: field.label for name, field in regimen.fields.items()} | titles
    findings = (each for done in dose.steps.values() for each in done.findings)
    named = (each.field for each in findings if each.result in SPEAKS)
    yield from dict.fromkeys(labels[name] for name in named if name in labels)


def _infused(infusion: Infusion, regimen: Regimen) -> str:
    total = show(infusion.total_ml)
    if infusion.end_kind is Kind.INFUSION_COMPLETED:
        given = show(infusion.recorded_given_ml or infusion.total_ml)
        return f"{given} of {total} mL" if infusion.short else f"{total} mL in full"
    if infusion.recorded_given_ml is not None:
        story = f"stopped after {show(infusion.recorded_given_ml)} of {total} mL"
        reason = infusion.reason
        return f"{story}: {reason_label(regimen.stop_reasons, reason)}" if reason else story
    return f"{total} mL, infusing" if not infusion.pauses else f"{total} mL"
