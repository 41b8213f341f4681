"""That a dose was given, by whichever act: by whom, from when to when, whole or in part."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.record.dose.infusion import Infusion, InfusionState
from il2nurse.domain.record.dose.injection import Injection


@dataclass(frozen=True, slots=True)
class Given:
    """The drug of a dose goes in, or went in.

    ``until`` and ``given_ml`` are ``None`` while it still goes in, and nothing is ``in_full`` yet.
    ``total_ml`` is what a whole dose would have been.
    """

    since: datetime
    until: datetime | None
    by: str
    total_ml: Decimal
    given_ml: Decimal | None
    in_full: bool


def given_by_infusion(infusion: Infusion) -> Given:
    """What an infusion gave, or gives."""
    ended = infusion.ended
    return Given(
        since=infusion.started.at,
        until=ended.at if ended else None,
        by=infusion.by,
        total_ml=infusion.total_ml,
        given_ml=infusion.recorded_given_ml,
        in_full=infusion.state is InfusionState.COMPLETED and not infusion.short,
    )


def given_by_injection(injection: Injection) -> Given:
    """What an injection gave; it takes no time."""
    return Given(
        since=injection.at,
        until=injection.at,
        by=injection.by,
        total_ml=injection.drawn_ml,
        given_ml=injection.given_ml,
        in_full=injection.in_full,
    )
