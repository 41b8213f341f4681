"""Charting from a line of a form of the downtime pack: its number, and the time on it."""

from datetime import datetime

from il2nurse.domain.record.register.facts import Draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.values.text import kept_text
from il2nurse.workflow.forms import UnusedForm, unused_line
from il2nurse.workflow.station import Station


def line_of(station: Station, typed: str | None, at: datetime | None) -> UnusedForm | None:
    """The line from which is charted; ``None`` where it is charted from no form.

    Raises ``Slip`` for a number that cannot be meant, and where no time was typed.
    """
    if not typed:
        return None
    used = unused_line(station, typed)
    if at is None:
        raise Slip("at", "Type the time that stands on the form. Nothing was recorded.")
    return used


def why_late(used: UnusedForm | None, reason: str | None) -> str | None:
    """Why it is entered only now: the reason that was typed, else that it was charted on paper."""
    return kept_text(reason) or (f"Charted on form {used.number}" if used else None)


def entered_drafts(used: UnusedForm | None, mrn: str, station: Station) -> list[Draft]:
    """The entry by which a line of a form serves once."""
    return [used.draft(mrn, "Charted", station.now().at)] if used else []
