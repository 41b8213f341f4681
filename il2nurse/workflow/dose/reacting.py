"""Reactions: the infusion is stopped first, then what was seen, done, and what became of it."""

from dataclasses import replace
from datetime import datetime

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import CourseStoppedFact
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.facts import ReactionFact, ReactionUpdatedFact
from il2nurse.domain.record.dose.reaction import ONGOING, Reaction
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.reactions import DEATH, FATAL, GRADES, ReactionTerm
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.dose.administration import decide_and_write, dose_draft, dose_of
from il2nurse.workflow.dose.ending import StopTold, stop
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

STOPPED_FOR = "reaction"
OTHER = "other"


@one_act
def stop_for_reaction(
    station: Station, by: Person, key: DoseKey, *, request: str | None = None
) -> datetime:
    """Stop a running or paused infusion at once, and say since when nothing flows.

    One press, no question, and nobody at the bedside is refused. Without an open infusion that
    is the present time. The reaction is recorded as seen from then on.
    """
    by.demand(May.CHART)
    if dose_of(station, key).infusing:
        why = _stop_reason(station.moment(key.mrn).regimen)
        stop(station, by, key, why, told=StopTold(emergency=True), request=request)
    infusion = dose_of(station, key).infusion
    return infusion.ended.at if infusion and infusion.ended else station.now().at


def _stop_reason(regimen: Regimen) -> str:
    """The word for a reaction; a regimen of an older day may have only "other"."""
    words = [choice.word for choice in regimen.stop_reasons]
    return next((word for word in (STOPPED_FOR, OTHER) if word in words), words[0])


@one_act
def react(
    station: Station,
    by: Person,
    key: DoseKey,
    seen: ReactionFact,
    at: datetime | None = None,
    *,
    request: str | None = None,
) -> Reaction:
    """Record an adverse reaction in this dose, with its onset ``at``.

    Whether the infusion was stopped for it and whether it closes the course is worked out here. A
    reaction of a kind that ends the treatment closes the course until a prescriber decides, also
    one that something else closed already, so that the decision is about both; one
    that was not graded is taken for the worst grade, and one without an outcome is ongoing.
    """
    by.demand(May.CHART)

    def act(moment: Moment, dose: Dose) -> Reaction:
        found = moment.regimen.reaction(seen.term)
        if found is None:
            raise Slip("term", "Choose the reaction from the list.")
        _check_grade(seen.grade)
        _check_outcome(moment, seen.outcome or ONGOING, seen.grade)
        when = _checked_time(moment, at)
        fact = replace(
            seen,
            text=(seen.text or "").strip() or None,
            action=seen.action.strip(),
            outcome=seen.outcome or ONGOING,
            stopped=_was_stopped_for(moment, dose),
            closed=_closes(moment, dose, found, seen.grade),
        )
        drafts = [dose_draft(dose, fact, when)]
        if fact.closed:
            reference = f"{dose.key.stream}#{dose.next_seq}"
            drafts.append(closing_for(moment, dose, found, seen.grade, reference))
        station.record(by, drafts, request)
        return dose_of(station, key).reactions[-1]

    return decide_and_write(station, key, act)


def _closes(moment: Moment, dose: Dose, term: ReactionTerm, grade: int | None) -> bool:
    closes = term.closes(grade)
    runs = dose.infusing or (moment.case.open_dose and moment.case.open_dose.infusing)
    if closes and runs:
        raise NotAllowed(
            "This reaction ends the treatment, and the infusion is still open. Stop it first. "
            "Nothing was recorded."
        )
    return closes


def _was_stopped_for(moment: Moment, dose: Dose) -> bool:
    infusion = dose.infusion
    return bool(infusion and infusion.reason == _stop_reason(moment.regimen))


def _check_grade(grade: int | None) -> None:
    if grade is not None and grade not in GRADES:
        raise Slip("grade", "A grade is 1, 2, 3, 4 or 5. Choose one of them.")


def _check_outcome(moment: Moment, outcome: str, grade: int | None) -> None:
    """Refuse what is on no list, and a death that is told by its grade or its outcome alone."""
    labels = {choice.word: choice.label for choice in moment.regimen.outcomes}
    if outcome not in labels:
        raise Slip("outcome", "Choose the outcome from the list.")
    if outcome == FATAL and grade != DEATH:
        raise Slip(
            "grade",
            f"“{labels[FATAL]}” is grade {DEATH}. Choose grade {DEATH}, or how else it came out. "
            "Nothing was recorded.",
        )
    if grade == DEATH and FATAL in labels and outcome != FATAL:
        raise Slip(
            "outcome",
            f"Grade {DEATH} is death: it came out “{labels[FATAL]}”. Choose that, or another "
            "grade. Nothing was recorded.",
        )


def _checked_time(moment: Moment, at: datetime | None) -> datetime:
    when = at or moment.at
    if when > moment.at:
        raise Slip("at", "This time is in the future. Check it.")
    return when


def closing_for(
    moment: Moment, dose: Dose, term: ReactionTerm, grade: int | None, reference: str
) -> Draft:
    """The stop of the course for a reaction of this grade."""
    graded = f", grade {grade}" if grade else ""
    fact = CourseStoppedFact(
        reason=f"{term.label}{graded} (dose {dose.key.slot})",
        dose=dose.key.stream,
        reaction=reference,
    )
    stream = course_stream(dose.key.mrn, moment.course.number)
    return draft(stream, dose.key.mrn, moment.at, fact)


@one_act
def update_reaction(
    station: Station,
    by: Person,
    key: DoseKey,
    update: ReactionUpdatedFact,
    *,
    at: datetime | None = None,
    request: str | None = None,
) -> Reaction:
    """Record later what became of a reaction; what was recorded before stays readable.

    One that became worse closes the course as one that was so bad from the start.
    """
    by.demand(May.CHART)

    def act(moment: Moment, dose: Dose) -> Reaction:
        known = reaction_of(dose, update.seq)
        _check_grade(update.grade)
        _check_outcome(moment, update.outcome, update.grade or known.grade_now)
        when = _checked_time(moment, at)
        if when < known.at:
            raise Slip("at", "This time is before the reaction began. Check it.")
        term, grade = moment.regimen.reaction(known.term), update.grade
        worse = term is not None and known.is_worse(grade)
        closed = worse and term is not None and _closes(moment, dose, term, grade)
        text = (update.text or "").strip() or None
        fact = replace(update, term=known.term, text=text, closed=closed)
        drafts = [dose_draft(dose, fact, when)]
        if closed and term is not None:
            drafts.append(closing_for(moment, dose, term, grade, known.reference))
        station.record(by, drafts, request)
        return reaction_of(dose_of(station, key), update.seq)

    return decide_and_write(station, key, act)


def reaction_of(dose: Dose, seq: int) -> Reaction:
    """The reaction in this place of the dose's stream, where it counts."""
    found = next((each for each in dose.reactions if each.seq == seq), None)
    if found is None:
        raise NotAllowed("This reaction is not on record in this dose. Nothing was recorded.")
    return found
