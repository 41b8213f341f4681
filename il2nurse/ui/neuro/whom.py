"""Whom to call for what a neurological check found."""

from collections.abc import Iterable

from il2nurse.domain.people import Role
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.dose.call_lines import call_now
from il2nurse.ui.session import Session


def whom_for_check(session: Session, moment: Moment, severity: int, *, team: bool) -> str | None:
    """By name and number, from a hold on; a prescriber calls nobody but the ``team``."""
    if not team and (severity < Result.HOLD.severity or session.who.role is Role.PRESCRIBER):
        return None
    return call_now(moment, session.words, session.station.telephones, team=team)


def called_once(sentences: Iterable[str]) -> str:
    """In one: where the regimen's words end with the call, its name and number follow at once."""
    return " ".join(sentences).replace("prescriber now. Call: ", "prescriber now: ")
