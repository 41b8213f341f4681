"""By whose authority something is ordered: the prescriber's own PIN, or a telephoned order."""

from collections.abc import Mapping
from datetime import datetime

from il2nurse.domain.people import Role
from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.regimen import Regimen
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


def ordered_rows(
    session: Session, regimen: Regimen, authority: Authority, first: datetime
) -> tuple[FactRow, ...]:
    """What the witness signs for beside the weight: regimen, prescriber, first dose."""
    words = session.words
    by = words.name(session.who.id)
    if isinstance(authority, ByTelephone):
        called = words.clock(authority.called_at)
        by = f"{words.name(authority.prescriber)}, by telephone at {called}"
    research = regimen.research
    return (
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
