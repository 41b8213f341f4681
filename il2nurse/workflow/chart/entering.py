"""What every charted entry goes through: whose rules hold, and when it happened."""

from collections.abc import Iterable
from datetime import datetime

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.case import Case
from il2nurse.domain.regimen.charting import PLAIN_CHARTING, Charting
from il2nurse.domain.regimen.fields import Choice, Slip
from il2nurse.domain.regimen.inputs import shown_age
from il2nurse.domain.values.instants import as_utc
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.station import Station

FUTURE = "This time is in the future. Nothing was recorded; check the time."
OTHER = "other"


def charting_rules(station: Station, case: Case) -> Charting:
    """The charting rules of the patient's regimen; without an order those of the first one."""
    if case.course is not None:
        return station.regimen_of(case.course).charting
    first = next(iter(station.regimens.today().values()), None)
    return first.charting if first else PLAIN_CHARTING


def rules_of_order(station: Station, case: Case) -> Charting:
    """The charting rules by which something new is charted; ``NotAllowed`` without an order.

    What is charted has its limits and its alarms from the order's regimen: without one a score of
    an emergency would stand on record, and reach nobody.
    """
    if case.course is None:
        raise NotAllowed(
            f"{case.patient.name} has no order yet, so there are no rules by which this would "
            "raise an alarm. Nothing was recorded. Keep it on the ward's own chart, and call the "
            "emergency team where it is one; order the course first to chart here."
        )
    return station.regimen_of(case.course).charting


def happened_at(
    station: Station, at: datetime | None, rules: Charting, late_reason: str | None = None
) -> datetime:
    """When it happened, in UTC; raises ``Slip`` for a time that cannot be meant.

    A time without zone is refused, because an hour that comes twice would be guessed; so is one
    in the future. One further back than the regimen's limit needs a reason.
    """
    now = station.now().at
    happened = aware_instant(at or now)
    if happened > now:
        raise Slip("at", FUTURE)
    if now - happened > rules.past_entry and not has_words(late_reason):
        raise Slip(
            "late_reason",
            f"This happened {shown_age(now - happened)} ago. Write in words why it is entered "
            "only now. Nothing was recorded.",
        )
    return happened


def aware_instant(at: datetime) -> datetime:
    """The instant in UTC; raises ``Slip`` where its zone is not known."""
    try:
        return as_utc(at)
    except ValueError as error:
        raise Slip("at", f"{error} Nothing was recorded.") from error


def check_reason(reasons: Iterable[Choice], word: str, text: str | None, field: str) -> None:
    """Raise ``Slip`` unless the reason is one of the list, with a text where it is another."""
    labels = {reason.word: reason.label for reason in reasons}
    if word not in labels:
        allowed = ", ".join(labels.values()) or "none in this regimen"
        raise Slip(field, f"Choose the reason from the list ({allowed}). Nothing was recorded.")
    if word == OTHER and not has_words(text):
        raise Slip(
            f"{field}_text", "Write in words what the other reason is. Nothing was recorded."
        )


def demand_reason(reason: str, what: str) -> str:
    """The reason without blanks around it; raises ``Slip`` where it says nothing."""
    if not has_words(reason):
        raise Slip("reason", f"Give the reason for {what} in words. Nothing was changed.")
    return reason.strip()
