"""By whose authority something is ordered: the prescriber's own PIN, or a telephoned order."""

from collections.abc import Mapping
from datetime import datetime

from il2nurse.domain.people import Role
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.patient.mrn import numbered
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.text import written_date
from il2nurse.ui.forms import questions
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import FactRow
from il2nurse.workflow.course.prescribing import Authority, ByTelephone, OwnPin
from il2nurse.workflow.prescribers import prescribers

NO_PRESCRIBER = (
    "No prescriber is on record here, so nobody can order. The charge nurse adds one under People."
)
# Asked with a list that opens, since a ward may have many prescribers.
LISTED = frozenset({"prescriber"})
# So that a cycle is in view at once, these stand to the right of the question before.
BESIDE = frozenset({"called_at", "early_reason"})


def prescribes(session: Session) -> bool:
    """True where the person who is signed in orders by themselves."""
    return session.person is not None and session.person.role is Role.PRESCRIBER


def authority_fields(session: Session) -> tuple[Field, ...]:
    """The questions of a telephoned order; a prescriber is asked for a PIN alone."""
    if prescribes(session):
        return ()
    return questions.telephoned(prescribers(session.station))


def authority_of(answers: Mapping[str, Answer], pin: str) -> Authority:
    """The authority that was answered, or signed with the PIN."""
    if "prescriber" not in answers:
        return OwnPin(pin)
    called_at = datetime.fromisoformat(str(answers["called_at"]))
    return ByTelephone(str(answers["prescriber"]), called_at, bool(answers["read_back"]))


def for_whom(patient: Patient, course: int, cycle: int) -> tuple[FactRow, FactRow]:
    """Who it is for, in the words of the wristband; then which course and cycle."""
    bed = "" if patient.discharged else f" · bed {patient.bed}"
    born = written_date(patient.born)
    who = f"{patient.name} · born {born} · {numbered(patient.mrn)}{bed}"
    return FactRow("Patient", who), FactRow("Ordered", f"Course {course} · Cycle {cycle}")


def ordered_rows(
    session: Session,
    case: Case,
    regimen: Regimen,
    authority: Authority,
    first: datetime,
    *,
    new: bool,
) -> tuple[FactRow, ...]:
    """For whom a ``new`` course or the next cycle is ordered: regimen, prescriber, first dose."""
    words, course = session.words, case.course
    number, cycle = len(case.courses), course.current.number if course else 0
    ordered = (number + 1, 1) if new else (number, cycle + 1)
    by = f"{words.name(session.who.id)}, here, {words.day_time(session.station.now().at)}"
    if isinstance(authority, ByTelephone):
        called = words.day_time(authority.called_at)
        by = f"{words.name(authority.prescriber)}, by telephone, {called}"
    research = regimen.research
    return (
        *for_whom(case.patient, *ordered),
        FactRow("Regimen", _named(regimen)),
        *((FactRow("Research", research.say),) if research else ()),
        FactRow("Ordered by", by),
        FactRow("First dose due", words.day_time(first)),
    )


def _named(regimen: Regimen) -> str:
    named = f"{regimen.title}, version {regimen.version}"
    if regimen.overlay_reason is None:
        return named
    return f"{named}, the site's own: {regimen.overlay_reason}"
