"""Times on the ward's wall clock: the hour that comes twice and the hour that never comes."""

from datetime import UTC, date, datetime, tzinfo

from il2nurse.domain.values.text import MONTHS, written_date


class NotOneInstant(ValueError):
    """A local time that comes twice or never; the text is a sentence with what to write instead."""


def possible_instants(local: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    """The instants in UTC that a local time without zone can mean, the earlier first.

    One as a rule; two where the clocks went back over it; none where they went forward over it,
    and at the very ends of the calendar.
    """
    bare = local.replace(tzinfo=None, fold=0)
    try:
        both = {bare.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    except OverflowError:
        return ()
    return tuple(
        sorted(at for at in both if at.astimezone(zone).replace(tzinfo=None, fold=0) == bare)
    )


def is_ambiguous(local: datetime, zone: tzinfo) -> bool:
    """True where the local time comes twice."""
    return len(possible_instants(local, zone)) > 1


def clock_time(local: datetime) -> str:
    """Hours and minutes of a ward's time; in an hour that comes twice with its zone, as 01:30 EST.

    What the local time is called tells the two apart; elsewhere it would say nothing.
    """
    return f"{local:%H:%M}{which_hour(local)}"


def day_and_clock(local: datetime) -> str:
    """Day and month before hours and minutes, as 01-Nov 01:30 EST."""
    return f"{local.day:02}-{MONTHS[local.month - 1]} {clock_time(local)}"


def clock_on(local: datetime, today: date) -> str:
    """Hours and minutes, with day and month before them where that is another day than today."""
    return clock_time(local) if local.date() == today else day_and_clock(local)


def date_and_clock(local: datetime) -> str:
    """Date before hours and minutes, as 01-Nov-2026 01:30 EST."""
    return f"{written_date(local.date())} {clock_time(local)}"


def which_hour(local: datetime) -> str:
    """The zone's letters behind a blank in the hour that comes twice; else nothing."""
    other = local.replace(fold=1 - local.fold)
    return f" {local:%Z}" if other.utcoffset() != local.utcoffset() else ""


def local_time_exists(local: datetime, zone: tzinfo) -> bool:
    """True where the local time comes at all."""
    return bool(possible_instants(local, zone))


def one_instant(local: datetime, zone: tzinfo) -> datetime:
    """The one instant in UTC that a local time means; raises ``NotOneInstant`` where it is not."""
    found = possible_instants(local, zone)
    if len(found) == 1:
        return found[0]
    shown = f"{local:%d-%b-%Y %H:%M}"
    if found:
        why = "comes twice, because the clocks go back"
    elif readings := _readings_over_gap(local, zone):
        found, why = readings, "does not exist: the clocks go forward over it"
    else:
        raise NotOneInstant(f"{shown} does not exist: the calendar ends. Look at the time again.")
    first, second = (at.astimezone(zone).isoformat(timespec="minutes") for at in found)
    raise NotOneInstant(f"{shown} {why}. Write {first} or {second}.")


def _readings_over_gap(local: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    """What a time that the clocks went forward over reads as, by the new offset and by the old."""
    try:
        return tuple(local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (1, 0))
    except OverflowError:
        return ()
