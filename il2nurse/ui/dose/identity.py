"""What the banner says at the bedside: the patient, the dose, the running infusion."""

from dataclasses import replace
from datetime import timedelta

from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.record.dose.infusion import InfusionState
from il2nurse.domain.rules.dose.not_given import not_given_as
from il2nurse.domain.values.text import left_in_words
from il2nurse.readable.words import DOSE_WORDS, NOT_GIVEN_WORDS, STOP_ASKED
from il2nurse.ui.dose.freshness import freshness_mark
from il2nurse.ui.dose.pages.infusion_words import paused_for
from il2nurse.ui.dose.stop_asked import stop_alarms
from il2nurse.ui.look.dose_marks import NOT_GIVEN
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.banner_content import BannerContent
from il2nurse.ui.page.banner_dose import dose_told
from il2nurse.workflow.dose.view import DoseView

HIDDEN = "hidden"
MINUTE = timedelta(minutes=1)


def banner_at_bedside(who: BannerContent, view: DoseView) -> BannerContent:
    """The patient's banner; the dosing weight is hidden while a witness works it out.

    Where the dose stands moves with every step, which ``who`` does not.
    """
    told = dose_told(view.moment, view.dose.key, view.words)
    content = replace(who, told=told, chip=_chip(view))
    return replace(content, weight=HIDDEN, weighed=None) if view.blind else content


def who_changed(before: DoseView | None, now: DoseView) -> bool:
    """True where another station paused the order meanwhile, or put an allergy right."""
    return before is not None and _told(before) != _told(now)


def _told(view: DoseView) -> tuple[object, ...]:
    """What the banner rests on beside the dose."""
    case = view.moment.case
    return (case.patient, case.courses, case.losses, case.stopped_elsewhere, view.dose.due)


def _chip(view: DoseView) -> Mark | None:
    """What matters most now: time left, what runs out, else when the patient was identified."""
    infusion = view.dose.infusion
    if infusion and infusion.open:
        left = left_in_words(infusion.left(view.now))
        if infusion.state is InfusionState.PAUSED:
            return Mark(Tone.WARN, paused_for(view, infusion), Sign.PAUSE)
        if view.time_up:
            over = infusion.over(view.now) // MINUTE
            up = f"Infusion {over} min over" if over else "Infusion time is up"
            return Mark(Tone.DANGER, up, Sign.CLOCK)
        if stop_alarms(view):
            return Mark(Tone.DANGER, f"{STOP_ASKED} {left} left", Sign.HOLD)
        return Mark(Tone.INFO, f"{DOSE_WORDS[DoseState.RUNNING].word} · {left} left", Sign.CLOCK)
    if how := not_given_as(view.dose, view.regimen):
        return Mark(Tone.DANGER, NOT_GIVEN_WORDS[how].word, NOT_GIVEN[how])
    good, seen = freshness_mark(view), _identified(view)
    if good and seen and good.tone is Tone.GOOD:  # What runs out stands alone.
        return good._replace(word=f"{seen.word} · {good.word}")
    return good or seen


def _identified(view: DoseView) -> Mark | None:
    for step in view.regimen.steps:
        done = view.dose.steps.get(step.id)
        if done and any(field.matches for field in step.fields):
            return Mark(Tone.GOOD, f"Identified {view.clock(done.at)}", Sign.CHECK)
    return None
