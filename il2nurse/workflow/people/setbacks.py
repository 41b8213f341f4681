"""Going on in a register that lacks what a station saw in it."""

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.record.register.register_facts import SetbackAcceptedFact
from il2nurse.domain.record.register.setback import Setback
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station


def check_decision(by: Person, reason: str) -> None:
    """Raise ``NotAllowed`` for who may not decide, ``Slip`` for a reason that says nothing."""
    by.demand(May.ACCEPT_SETBACK)
    if not has_words(reason):
        raise Slip("reason", "Say in a few words why recording may go on. Nothing was recorded.")


@one_act
def accept_setback(
    station: Station, by: Person, setback: Setback, reason: str, *, request: str | None = None
) -> Entry:
    """Record that the ward goes on without what is missing, and why."""
    check_decision(by, reason)
    fact = SetbackAcceptedFact(
        setback.kind,
        setback.register,
        setback.seen.number,
        setback.seen.seal,
        setback.found.number,
        setback.agreed,
        reason.strip(),
    )
    return station.record(by, [draft("register", "", station.now().at, fact)], request)[0]
