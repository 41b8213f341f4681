"""How long what was measured is still good, and why a confirmed step is asked again."""

from il2nurse.domain.record.dose.asked_again import Again, AskedAgain
from il2nurse.domain.regimen.inputs import shown_age
from il2nurse.domain.regimen.regimen import Phase, Step
from il2nurse.domain.rules.course.slots import too_late, window_passed
from il2nurse.domain.rules.dose.freshness import Expiry, first_expiry
from il2nurse.readable.words import DATA_WORDS
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.workflow.dose.view import DoseView

LATE = (
    "Hold it, with the reason; or let the prescriber move it with all that follow: patient page, "
    "“Move the doses”."
)
AGAIN = "That step is asked again before the start."


def freshness_mark(view: DoseView) -> Mark | None:
    """The countdown in the banner: from the first step of mixing on, or where little is left."""
    found = first_expiry(view.moment, view.dose)
    if view.standing.must_hold:  # Nothing is measured in time for a dose that is not given.
        return None
    if found is None or not (found.running_out or (view.step and view.step.phase is Phase.DOSE)):
        return None
    word = f"{_name(found.step)}: {_left(view, found)} left"
    return Mark(Tone.WARN if found.running_out else Tone.GOOD, word, Sign.CLOCK)


def freshness_notice(view: DoseView, step: Step) -> tuple[Mark, str] | None:
    """At the steps of the dose: what runs out first, when, and how long mixing takes.

    At any step: that it is too late to start; at one that is asked again, what changed on record
    and by whom.
    """
    again = [_again(view, each) for each in view.dose.asked_again if each.step == step.id]
    if again and not view.dose.given:
        lines = [*dict.fromkeys(again), "Answer this step again before the dose goes on."]
        return Mark(Tone.DANGER, "Asked again", Sign.WARNING), "\n".join(lines)
    if window_passed(view.moment, view.dose):
        late = too_late(view.moment, view.dose.due)
        return Mark(Tone.DANGER, "Too late to start", Sign.WARNING), f"{late} {LATE}"
    found = first_expiry(view.moment, view.dose)
    if found is None or step.phase is not Phase.DOSE:
        return None
    since, until = view.clock(found.since), view.clock(found.until)
    sentence = f"{_name(found.step)} of {since}: good until {until}, {_left(view, found)} from now."
    if found.mixing is not None:
        sentence += f" Mixing takes about {shown_age(found.mixing)}."
    if found.running_out:
        short = "That is too short" if found.mixing is not None else "Little time is left"
        return Mark(Tone.WARN, "Runs out", Sign.CLOCK), f"{sentence} {short}. {AGAIN}"
    return Mark(Tone.GOOD, "In time", Sign.CLOCK), sentence


def _again(view: DoseView, again: AskedAgain) -> str:
    if again.by is None or again.at is None:
        return again.finding.say
    who = f"{view.words.name(again.by)}, {view.clock(again.at)}"
    if again.why is not Again.CHANGED or again.finding.field is None:
        return f"{again.finding.say} On record since by {who}."
    words = DATA_WORDS[again.finding.field]
    now = view.moment.case.patient.data(again.finding.field)
    shown = now if isinstance(now, str) else ", ".join(now) or "none"
    return f"The {words} on record changed after this step: now {shown} ({who})."


def _name(step: Step) -> str:
    return step.short or step.title


def _left(view: DoseView, found: Expiry) -> str:
    return shown_age(found.until - view.moment.at)
