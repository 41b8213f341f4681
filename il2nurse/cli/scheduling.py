"""``il2nurse schedule``: when every dose of a course is due, from its first."""

from argparse import Namespace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from il2nurse.app.shelf import find_regimen
from il2nurse.cli.periods import read_time
from il2nurse.cli.speaking import ExitCode, Refused, say, say_json, say_table
from il2nurse.cli.telling import notice_of, say_notice
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.schedule import PlannedSlot, planned_course, same_clock
from il2nurse.domain.regimen.timetable import InWeeks
from il2nurse.settings import load_settings, read_zone

DAY_ALONE: Final = len("2026-10-24")
PLANNED: Final = "Nothing held, moved or late."
NEXT_CYCLE: Final = (
    "A further cycle begins at the same time of the day, on the first day after the rest."
)
NEXT_COURSE: Final = (
    "By the regimen a further course begins {} weeks after the first dose of the one before at the "
    "earliest{}."
)
LONGER: Final = ", and {} weeks after it where a value advises that"
MOST_COURSES: Final = 100
ONE_COURSE: Final = (
    "--weeks: it says how far apart courses are planned, and one is planned. Say how many: "
    "--courses 2."
)


def run(asked: Namespace) -> ExitCode:
    """Say when each slot is due, in UTC and on the zone's clock; nothing is recorded."""
    regimen = find_regimen(asked.regimen)
    zone = read_zone(asked.zone) if asked.zone is not None else load_settings().zone
    try:
        first, apart = read_start(asked.start, zone), weeks_apart(asked.weeks, regimen)
        if asked.weeks is not None and asked.courses == 1:
            raise Refused(ONE_COURSE)
        starts = course_starts(first, asked.courses, zone, apart)
        rows = [
            row(course, slot, zone)
            for course, start in enumerate(starts, 1)
            for slot in planned_course(start, regimen.timetable, zone)
        ]
    except OverflowError as error:
        raise Refused(f"--start: “{asked.start}” is too far away to be meant.") from error
    if asked.json:
        known = {"regimen": regimen.id, "version": regimen.version, "zone": str(zone)}
        planned = {"courses": asked.courses, "weeks_apart": _weeks(apart) or None}
        say_json({**notice_of(regimen), **known, **planned, "slots": rows})
    else:
        say_notice(regimen)
        say(
            f"{regimen.title}, version {regimen.version}, {zone}. {PLANNED} "
            f"{what_follows(regimen, asked.courses, apart)}"
        )
        say_table([[name.replace("_", " ") for name in rows[0]], *map(_cells, rows)])
    return ExitCode.DONE


def what_follows(regimen: Regimen, courses: int, apart: timedelta) -> str:
    """What was planned of several courses, and when the regimen lets a cycle or course follow."""
    follow = regimen.timetable.courses
    if not isinstance(follow, InWeeks):
        return NEXT_CYCLE
    longer = " or ".join(str(_weeks(each.every)) for each in follow.longer)
    least = NEXT_COURSE.format(_weeks(follow.every), LONGER.format(longer) if longer else "")
    if courses == 1:
        return f"One course. {least}"
    return (
        f"{courses} courses, {_weeks(apart)} weeks apart, each at the same time of the day. {least}"
    )


def _weeks(span: timedelta) -> int:
    return span // timedelta(weeks=1)


def read_start(typed: str, zone: tzinfo) -> datetime:
    """The time of the first dose, in UTC, to the whole minute; raises ``Refused``."""
    if not typed.strip():
        raise Refused("--start: name when the first dose is due, like 2026-10-24T20:00.")
    at = read_time("--start", typed, zone)
    if len(typed) <= DAY_ALONE:
        raise Refused(f"--start: “{typed}” has no time of day. Write it like {typed}T20:00.")
    if at.second or at.microsecond:
        raise Refused(f"--start: “{typed}” is no whole minute. Write it like 2026-10-24T20:00.")
    there, offset = at.astimezone(zone), datetime.fromisoformat(typed).utcoffset()
    if offset and offset != there.utcoffset():
        raise Refused(
            f"--start: {zone} has another offset at that time. Write "
            f"{there.isoformat(timespec='minutes')} if that instant is meant, or the zone's own "
            "clock without an offset."
        )
    return at


def weeks_apart(asked: int | None, regimen: Regimen) -> timedelta:
    """How far apart courses in weeks are planned; raises ``Refused`` for no interval of theirs."""
    follow = regimen.timetable.courses
    if not isinstance(follow, InWeeks):
        if asked is not None:
            raise Refused("--weeks: the next course of this regimen is counted from the discharge.")
        return timedelta()
    every = (follow.every, *(each.every for each in follow.longer))
    known = [*map(_weeks, every)]
    if asked is not None and asked not in known:
        raise Refused(f"--weeks: write {' or '.join(map(str, known))}, as the regimen says.")
    return follow.every if asked is None else timedelta(weeks=asked)


def course_starts(
    first: datetime, courses: int, zone: tzinfo, apart: timedelta
) -> tuple[datetime, ...]:
    """The first slot of each course, each at the clock time of the first; raises ``Refused``."""
    if not 1 <= courses <= MOST_COURSES:
        raise Refused(f"--courses: write 1 to {MOST_COURSES}.")
    if courses > 1 and not apart:
        raise Refused(
            "--courses: the next course of this regimen is counted from the discharge, and needs a "
            "response. Plan one course at a time."
        )
    return tuple(same_clock(first, number * apart, zone) for number in range(courses))


def row(course: int, slot: PlannedSlot, zone: tzinfo) -> dict[str, object]:
    """A slot as JSON: numbers as numbers, times with their offset."""
    return {
        "course": course,
        "cycle": slot.cycle,
        "slot": slot.slot,
        "due_utc": slot.due.astimezone(UTC).isoformat(timespec="minutes"),
        "due_local": slot.due.astimezone(zone).isoformat(timespec="minutes"),
    }


def _cells(values: dict[str, object]) -> list[str]:
    return [str(value) for value in values.values()]
