"""Periods that are typed at the command line: instants, or times on the ward's clock."""

from argparse import Namespace
from datetime import datetime, timedelta, tzinfo
from typing import Final

from il2nurse.cli.speaking import Refused
from il2nurse.domain.values.instants import Stretch, as_utc
from il2nurse.domain.values.wall_clock import NotOneInstant, one_instant
from il2nurse.workflow.station import Station

LONGEST: Final = timedelta(days=366)


def read_period(asked: Namespace, zone: tzinfo) -> Stretch:
    """The period asked for; its start belongs to it and its end does not."""
    start = read_time("--from", getattr(asked, "from"), zone)
    end = read_time("--to", asked.to, zone)
    if start >= end:
        raise Refused("--to must lie after --from.")
    if end - start > LONGEST:
        raise Refused(f"A period may be {LONGEST.days} days long at most.")
    return Stretch(start, end)


def read_time(option: str, typed: str | None, zone: tzinfo) -> datetime:
    """A typed time in UTC; without an offset it is the ward's wall clock.

    Raises ``Refused`` for a time that comes twice or never, naming what to write instead.
    """
    if not typed:
        raise Refused(f"Name the period: {option} 2026-11-20T07:00.")
    try:
        at = datetime.fromisoformat(typed)
    except ValueError as error:
        raise Refused(
            f"{option}: “{typed}” is not a time. Write it like 2026-11-20T07:00, "
            "with an offset such as -05:00 if it is not the ward's clock."
        ) from error
    try:
        return as_utc(at) if at.tzinfo else one_instant(at, zone)
    except NotOneInstant as error:
        raise Refused(f"{option}: {error}") from error
    except OverflowError as error:
        raise Refused(f"{option}: “{typed}” is too far away to be meant.") from error


def looked_at(station: Station, mrn: str, end: datetime) -> datetime:
    """The time at which it is judged whether a period is over: now.

    A practice register that was played runs on a clock of its own, which may be ahead of this
    computer's; its periods count as over.
    """
    now = station.now().at
    if not station.register.identity().practice:
        return now
    ahead = any(entry.recorded_at > now for entry in station.register.about(mrn))
    return max(now, end) if ahead else now
