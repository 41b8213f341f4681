"""Striking out a reaction that was recorded by mistake: what it stopped goes on by the record."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from il2nurse.domain.people import May, NotAllowed, Person, Role
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.dose.corrected import DoseCorrectedFact, DoseValue
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.facts import ReactionStruckFact
from il2nurse.domain.record.dose.reaction import Reaction
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.dose.standing import spoke_against
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.dose.administration import decide_and_write, dose_draft
from il2nurse.workflow.dose.holding import stands_apart
from il2nurse.workflow.dose.reacting import closing_for, reaction_of
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import Witness, check_witness
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class Mistake:
    """The reaction in place ``seq`` of the dose's stream, and why it is struck out."""

    seq: int
    reason: str


def closed_by(moment: Moment, reaction: Reaction) -> Course | None:
    """The course that is closed for this reaction and that nobody let go on."""
    for course in moment.case.courses:
        if any(
            each.reaction == reaction.reference and each.lifted is None for each in course.stops
        ):
            return course
    return None


def takes_two(moment: Moment, reaction: Reaction) -> bool:
    """True where something was stopped for it: an infusion, a course, or a dose that was held."""
    holds = (dose.held for dose in moment.case.doses.values() if dose.held)
    led = any(each.reaction == reaction.reference for each in holds)
    return reaction.stopped or led or bool(reaction.closed_at)


@one_act
def strike_reaction(
    station: Station,
    by: Person,
    key: DoseKey,
    mistake: Mistake,
    witness: Witness | None = None,
    *,
    request: str | None = None,
) -> None:
    """Strike out a reaction of another patient, of another kind or grade; it stays readable.

    A witness signs where something was stopped for it. A course that is closed for it is open
    again, which takes a prescriber as one of the two, unless another reaction on record closes
    it. A signature over the dose falls visibly.
    """
    by.demand(May.CHART)

    def act(moment: Moment, dose: Dose) -> None:
        reaction, reason = reaction_of(dose, mistake.seq), mistake.reason.strip()
        if not has_words(reason):
            raise Slip("reason", "Write in words why it is struck out. Nothing was changed.")
        signer = _signer(station, by, moment, reaction, witness)
        fact = ReactionStruckFact(reaction.seq, reaction.term, reason, signer)
        drafts = [dose_draft(dose, fact, moment.at)]
        drafts += _still_closed(moment, reaction)
        drafts += _holds_apart(moment, reaction, fact)
        station.record(by, drafts, request)

    decide_and_write(station, key, act)


def _signer(
    station: Station, by: Person, moment: Moment, reaction: Reaction, witness: Witness | None
) -> str | None:
    if not takes_two(moment, reaction):
        return None
    if witness is None:
        raise NotAllowed(
            "Something was stopped for this reaction: a witness looks at it and signs too. "
            "Nothing was changed."
        )
    alone = closed_by(moment, reaction) and by.role is not Role.PRESCRIBER
    if alone and station.person(witness.person).role is not Role.PRESCRIBER:
        raise NotAllowed(
            "This reaction closed the course, and struck out it opens it again: a prescriber is "
            "one of the two who sign. Nothing was changed."
        )
    return check_witness(station, by, witness, frozenset()).id


def _still_closed(moment: Moment, struck: Reaction) -> Iterator[Draft]:
    """The stop for another reaction that closes the course too and left none of its own.

    Earlier programs recorded none where the course was closed already. One that became better since
    closes it all the same, as it would have then.
    """
    course = closed_by(moment, struck)
    if course is None or course.number != moment.course.number:
        return
    own = {each.reaction for each in course.stops if each.lifted is None}
    decided = max((each.known_at for each in course.reopened if not each.cycle), default=None)
    for dose in moment.case.doses_of(course):
        for each in dose.reactions:
            term, stands = moment.regimen.reaction(each.term), each.seq != struck.seq
            stands = stands or dose.key.stream != struck.dose
            known = decided is None or _graded(each) > decided
            closing = [grade for grade in each.grades if term and term.closes(grade)]
            if stands and known and term and closing and each.reference not in own:
                yield closing_for(moment, dose, term, closing[-1], each.reference)
                return


def _graded(reaction: Reaction) -> datetime:
    """Since when its grade is on record."""
    return max((reaction.recorded_at, *(each.at for each in reaction.updates if each.grade)))


def _holds_apart(moment: Moment, struck: Reaction, fact: ReactionStruckFact) -> Iterator[Draft]:
    """A hold that counts only because it was for this reaction counts no more."""
    for dose in moment.case.doses.values():
        held = dose.held
        if held is None or held.apart or held.reaction != struck.reference:
            continue
        reasons, _ = spoke_against(moment, dose, held.at)
        against = tuple(each.say for each in reasons)
        if stands_apart(moment, held.reason, against, None):
            why = f"The reaction that it was for was struck out: {fact.reason}"
            told = DoseCorrectedFact(DoseValue.REASON, held.reason, held.reason, why, fact.witness)
            told = replace(told, text=held.text, apart=True)
            seq = dose.next_seq + (dose.key.stream == struck.dose)
            yield draft(dose.key.stream, dose.key.mrn, moment.at, told, seq=seq)
