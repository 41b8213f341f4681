"""What the page of an infusion says of it: its title, its figures, the note in the ring."""

from datetime import timedelta
from typing import Final

from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.record.dose.infusion import Infusion, InfusionState
from il2nurse.domain.values.form_number import form_in_words
from il2nurse.domain.values.quantity import TENTH, in_words, round_half_up, show
from il2nurse.domain.values.text import written_length
from il2nurse.readable.course_notes import LATE_ENTRY
from il2nurse.readable.dose.infusion_rows import rates_in_words
from il2nurse.readable.dose.over_days import over_days_rows
from il2nurse.readable.pharmacy.total_volume import rounded_from
from il2nurse.readable.words import DOSE_WORDS
from il2nurse.ui.widgets.facts import FactRow
from il2nurse.workflow.dose.infusing import bag_limit_at
from il2nurse.workflow.dose.view import DoseView

MINUTE: Final = timedelta(minutes=1)
GIVEN: Final = "Given so far (by time)"
ENDS_PAUSE: Final = "When the pump runs again: “Resume” (R). If it will not: “Stop infusion” (F9)."


def paused_title(view: DoseView, infusion: Infusion) -> str:
    """For how long nothing is given, and since when."""
    return f"{paused_for(view, infusion)}, since {view.clock(infusion.pauses[-1].since.at)}"


def paused_for(view: DoseView, infusion: Infusion) -> str:
    """For how long nothing is given."""
    length = written_length((view.now.at - infusion.pauses[-1].since.at) // MINUTE * MINUTE)
    return f"{DOSE_WORDS[DoseState.PAUSED].word} for {length}"


def why_paused(view: DoseView, infusion: Infusion) -> str:
    """The reason, what is left, and what ends the pause."""
    words = {choice.word: choice.label for choice in view.regimen.pause_reasons}
    reason = words.get(infusion.pauses[-1].reason, infusion.pauses[-1].reason)
    left, total = show(infusion.left_ml(view.now), 1), show(infusion.total_ml)
    return f"{reason}. {left} of {total} mL not given. {ENDS_PAUSE}"


def ring_note(view: DoseView, infusion: Infusion) -> str:
    """What stands below the time in the ring."""
    if infusion.state is InfusionState.PAUSED:
        return f"since {view.clock(infusion.pauses[-1].since.at)}"
    if view.time_up:
        return "confirm the end"
    ends = infusion.ends_at(view.now)
    # With its day the line is as long as the ring has room for, without a word more.
    today = view.words.local(ends).date() == view.words.day
    return f"ends {'about ' if today else ''}{view.clock(ends)}"


def infusion_facts(view: DoseView, infusion: Infusion) -> list[FactRow]:
    """The dose first, then rate, volumes, its end, start and bag, and whom to call."""
    started = f"{view.words.exact(infusion.started.at)} by {view.words.name(infusion.by)}"
    checked = _checked(view)
    days = over_days_rows(view.moment, view.now, view.words)
    answers = view.moment.case.all_answers(view.dose)
    facts = [
        FactRow("Dose", what_runs(view, infusion), large=True),
        FactRow(*rates_in_words(view.regimen, infusion, answers)),
        FactRow(GIVEN, _volumes(infusion, view)),
    ]
    if infusion.state is InfusionState.PAUSED:
        facts.append(FactRow("End", _end_of_paused(view, infusion)))
    facts += [FactRow("Started", f"{started}{checked}"), FactRow("Bag", _bag(view))]
    return [*facts, *(FactRow(*each) for each in days), FactRow("Call", view.reach)]


def _end_of_paused(view: DoseView, infusion: Infusion) -> str:
    """When it will be over if it goes on now, and when it would have been."""
    ends, planned = infusion.ends_at(view.now), infusion.started.at + infusion.planned
    return f"about {view.clock(ends)} if resumed now · planned {view.clock(planned)}"


def _volumes(infusion: Infusion, view: DoseView) -> str:
    """What went in and what is left, by time."""
    given = f"{show(infusion.given_ml(view.now), 1)} mL of {show(infusion.total_ml)} mL"
    given += _rounded(view, infusion)
    return f"{given}, {show(infusion.left_ml(view.now), 1)} mL left"


def _bag(view: DoseView) -> str:
    """Which bag it is, as its label says, and until when it is good."""
    of, limit = view.regimen.timetable.doses_per_cycle, bag_limit_at(view.moment, view.dose)
    label = f"dose {view.dose.key.slot} of {of}"
    return f"{label}, expires {view.clock(limit)}" if limit else label


def _checked(view: DoseView) -> str:
    """Who checked the dose; of one that was begun on paper, that it is a late entry."""
    if paper := view.dose.on_form:
        by = view.words.name(paper.checked) if paper.checked else "nobody"
        return f" · {LATE_ENTRY.lower()}, {form_in_words(paper.form)} · checked by {by}"
    checker = checked_by(view)
    return f" · checked by {checker}" if checker else ""


def checked_by(view: DoseView) -> str | None:
    """Who checked the dose and found no other figures; ``None`` where nobody has."""
    checks = [check for check in view.dose.checks if not check.mismatches]
    return view.words.name(checks[-1].by) if checks else None


def what_runs(view: DoseView, infusion: Infusion) -> str:
    """The dose and its volume."""
    dose = in_words(view.calculation().dose_international_units)
    return f"{dose} in {show(infusion.total_ml)} mL"


def _rounded(view: DoseView, infusion: Infusion) -> str:
    """From which volume that of the pump is rounded, where the rate asks it."""
    worked = view.calculation()
    of_sum = round_half_up(worked.bag.total_ml, TENTH) == infusion.total_ml
    rounded = rounded_from(worked) if of_sum else None
    return f" ({rounded})" if rounded else ""
