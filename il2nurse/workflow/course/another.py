"""A patient who may be a person whose treatment was stopped, under another number.

The prescriber decides at the order, or, where the stop came later, before the next dose goes on.
"""

from collections.abc import Iterable, Iterator

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.elsewhere import StopElsewhere
from il2nurse.domain.record.course.facts import CourseStoppedFact, StopElsewhereDecidedFact
from il2nurse.domain.record.course.stops import what_stopped
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.elsewhere import told_elsewhere, undecided_elsewhere
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.course.prescribing import Authority, OwnPin, demand_prescriber
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.patient.same_person import FIELD, stopped_same
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station


def check_another(
    station: Station, mrn: str, authority: Authority, because: str | None
) -> str | None:
    """Why the patient is not one who may be the same and was stopped, as the prescriber says.

    Raises ``Slip`` without that, ``NotAllowed`` where it is not the prescriber who says it.
    """
    stopped = stopped_same(station, mrn)
    if not stopped:
        return None
    if not isinstance(authority, OwnPin):
        raise NotAllowed(
            f"{stopped} Only the prescriber can order for this patient, signed in here and with "
            "their own PIN. Nothing was ordered."
        )
    if because is None or not has_words(because):
        raise Slip(FIELD, f"{stopped} Write why this is another person. Nothing was ordered.")
    return because.strip()


def another_drafts(
    station: Station, mrn: str, number: int, because: str | None
) -> tuple[Draft, ...]:
    """What the order decides on each record that was stopped: that it is of another person."""
    if because is None:
        return ()
    found = station.case(mrn).stopped_elsewhere
    at, stream = station.now().at, course_stream(mrn, number)
    return tuple(draft(stream, mrn, at, each) for each in _decided(found, because, same=False))


@one_act
def decide_elsewhere(
    station: Station,
    by: Person,
    mrn: str,
    because: str,
    pin: str,
    request: str | None = None,
    *,
    same: bool,
) -> tuple[Entry, ...]:
    """Decide whether a record whose treatment was stopped is of the ``same`` person, and say why.

    Where it is, the course stops here too; whether it goes on is decided like every stop. Raises
    ``NotAllowed`` for everyone but a prescriber, and where nothing waits for it.
    """
    demand_prescriber(by)
    moment = station.moment(mrn)
    found = undecided_elsewhere(moment.case)
    if not found:
        raise NotAllowed(
            "No stop of another record waits for a decision. Nothing was recorded; look at the "
            "page again."
        )
    if same:
        _refuse_infusing(moment)
    if not has_words(because):
        raise Slip("because", "Write in words how that is known. Nothing was recorded.")
    confirm_identity(station, by, pin)
    decided = tuple(_decided(found, because.strip(), same=same))
    facts = (*decided, *(_stops_here(decided) if same else ()))
    stream = course_stream(mrn, moment.course.number)
    return station.record(by, [draft(stream, mrn, moment.at, each) for each in facts], request)


def refuse_doubted_person(moment: Moment, left_undone: str) -> None:
    """Raise ``NotAllowed`` while a stop on who may be this person waits for the prescriber."""
    if told := told_elsewhere(moment.case):
        raise NotAllowed(
            f"{told} This may be the same person: a prescriber decides first, signed in here. Open "
            f"the patient and press “Same person?”. {left_undone}"
        )


def _refuse_infusing(moment: Moment) -> None:
    dose = moment.case.open_dose
    if dose and dose.infusing:
        raise NotAllowed(
            "The same person is not given what was stopped, and the infusion is still open. Stop "
            "it first. Nothing was recorded."
        )


def _decided(
    found: Iterable[StopElsewhere], because: str, *, same: bool
) -> Iterator[StopElsewhereDecidedFact]:
    """One decision for each of the other records, on all that stands there."""
    every = tuple(found)
    for record in dict.fromkeys(each.record for each in every):
        of = [each for each in every if each.record == record]
        yield StopElsewhereDecidedFact(
            record=record,
            who=of[-1].who,
            own=of[-1].own,
            stops=tuple(each.stop.at for each in of),
            was=what_stopped(each.stop for each in of) or of[-1].stop.reason,
            same=same,
            reason=because,
        )


def _stops_here(decided: Iterable[StopElsewhereDecidedFact]) -> Iterator[CourseStoppedFact]:
    """Each record's stop, on this one too: also beside what stopped it here."""
    for each in decided:
        why = f"{each.was.rstrip('.')} (on the record of the same person: {each.who})"
        yield CourseStoppedFact(why, elsewhere=each.record)
