"""What is signed of a dose, in a few lines."""

from collections.abc import Iterator

from il2nurse.domain.record.dose.infusion import Infusion
from il2nurse.domain.regimen.regimen import Act
from il2nurse.domain.rules.chart.monitoring import times_not_taken
from il2nurse.domain.rules.dose.not_given import not_given_as
from il2nurse.domain.rules.dose.owed_after_answers import owed_of_dose
from il2nurse.domain.rules.dose.owed_after_stops import asks_for_call, calls_about_stop
from il2nurse.domain.values.quantity import show
from il2nurse.readable.dose.infusion_rows import reason_label
from il2nurse.readable.dose.injection_rows import injected_in_words
from il2nurse.readable.words import NOT_GIVEN_WORDS, NOT_RECORDED, infusion_words
from il2nurse.ui.chart.schedule import STATES
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.facts import FactRow
from il2nurse.workflow.dose.view import DoseView

NO_CALL = "no call is on record"
NOBODY = Mark(Tone.DANGER, "Call now", Sign.WARNING)


def dose_facts(view: DoseView) -> list[FactRow]:
    """The dose in a few lines."""
    dose = view.dose
    facts = [FactRow("Dose", f"{dose.key.slot} of {view.regimen.timetable.doses_per_cycle}")]
    facts += [*_infused(view), *_injected(view)]
    facts += _missed(view)
    facts += _called(view)
    if dose.held and (how := not_given_as(dose, view.regimen)):
        reasons = {choice.word: choice.label for choice in view.regimen.hold_reasons}
        why = reasons.get(dose.held.reason, dose.held.reason)
        facts.append(FactRow(NOT_GIVEN_WORDS[how].word, why))
        facts.append(FactRow("Found", dose.held.text or "nothing noted"))
        who, at = dose.held.call.shown, view.clock(dose.held.call.at)
        facts.append(FactRow("Prescriber called", f"{who} at {at}, read back"))
        if dose.held.call.order:
            facts.append(FactRow("Ordered", dose.held.call.order))
    # As the rail ticks them: what has expired or is asked again counts no more.
    steps = [step for step in view.regimen.steps if step.act is not Act.SIGN]
    done = sum(dose.is_done(step, view.moment.at) for step in steps)
    facts.append(FactRow("Steps on record", f"{done} of the {len(steps)} before the signature"))
    facts.append(FactRow("Reactions", _counted(len(dose.reactions))))
    facts.append(FactRow("Interruptions", _counted(len(dose.interrupted))))
    facts.append(FactRow("Notes", _counted(len(dose.notes))))
    return facts


def _infused(view: DoseView) -> list[FactRow]:
    infusion = view.dose.infusion
    if infusion is None or infusion.ended is None:
        return []
    start, end = view.words.exact(infusion.started.at), view.words.exact(infusion.ended.at)
    given, total = show(infusion.given_ml(view.now)), show(infusion.total_ml)
    late = [FactRow("End, over its time", infusion.end_reason)] if infusion.end_reason else []
    return [
        FactRow("Infusion", f"{start} to {end}, {infusion_words(infusion).within}"),
        *late,
        FactRow("Given", f"{given} mL of {total} mL"),
        *_stopped(view, infusion),
    ]


def _injected(view: DoseView) -> list[FactRow]:
    """When it was injected, how much of the syringe, where, and why it was less."""
    injection = view.dose.injection
    if injection is None:
        return []
    less = [FactRow("Not all of it", injection.text)] if injection.text else []
    given = injected_in_words(view.regimen, injection)
    return [FactRow("Injected", f"{view.words.exact(injection.at)}, {given}"), *less]


def _stopped(view: DoseView, infusion: Infusion) -> Iterator[FactRow]:
    """Why it was stopped, and who was called about that, or that nobody was."""
    if infusion.reason is None:
        return
    label = reason_label(view.regimen.stop_reasons, infusion.reason)
    yield FactRow("Stopped for", ": ".join(filter(None, (label, infusion.text))))
    if asks_for_call(view.regimen, view.dose) is None:
        return
    calls = calls_about_stop(view.moment.case, view.dose)
    for each in calls:
        who = view.words.called(each.prescriber, each.phone)
        yield FactRow("Prescriber called", f"{who} at {view.clock(each.at)}: {each.order}")
    if not calls:
        yield FactRow("Prescriber called", NO_CALL, mark=NOBODY)


def _called(view: DoseView) -> list[FactRow]:
    """The calls that answers of the dose still owe."""
    owed = owed_of_dose(view.regimen, view.moment.case, view.dose)
    return [FactRow("Prescriber called", f"{NO_CALL}: {each.asks}", mark=NOBODY) for each in owed]


def _missed(view: DoseView) -> list[FactRow]:
    """The vital signs around the dose that were due and are not on record."""
    missed = [view.clock(due) for due in times_not_taken(view.moment, view.dose)]
    told = FactRow(f"Vital signs {NOT_RECORDED}", f"due {', '.join(missed)}", mark=STATES["missed"])
    return [told] if missed else []


def _counted(count: int) -> str:
    return str(count) if count else "none"
