"""An order that was changed: that nobody starts a dose before a second person has verified it."""

from datetime import datetime, tzinfo

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.course import Course, Cycle
from il2nurse.domain.record.course.versions import OrderVersion
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.wall_clock import date_and_clock

VERIFY = (
    "A second person, nurse or pharmacist, works the dose out and signs: “Verify the order” on the "
    "patient's page."
)


def unverified_order(course: Course | None, zone: tzinfo) -> str | None:
    """The sentence that the newest order waits for a second person; ``None`` where none does."""
    version = course.current.unverified if course else None
    return f"{changed_at(version, zone)} {VERIFY}" if version else None


def refuse_unverified(moment: Moment, left_undone: str) -> None:
    """Raise ``NotAllowed`` while the newest order is not verified; ``left_undone`` ends it."""
    if told := unverified_order(moment.course, moment.zone):
        raise NotAllowed(f"{told} {left_undone}")


def unverified_at(cycle: Cycle, at: datetime, zone: tzinfo) -> str | None:
    """The sentence that a version of the order was not verified by that time, if one was not."""
    for each in reversed(cycle.versions):
        if each.at <= at and (each.verified is None or at < each.verified.at):
            return f"{_changed(each, zone)} was not verified by then."
    return None


def changed_at(version: OrderVersion, zone: tzinfo) -> str:
    """That the order was changed, when and why, and that nobody verified it yet."""
    return f"{_changed(version, zone)} is not verified yet."


def _changed(version: OrderVersion, zone: tzinfo) -> str:
    at = version.at.astimezone(zone)
    why = version.reason.rstrip(".")
    return f"The order was changed {date_and_clock(at)} ({why}); its version {version.number}"
