"""How a regimen's text stands with the two people who approve it, in words."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from il2nurse.domain.record.course.approvals import Approval, Approvals, Holding, Withdrawal
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.values.text import short_digest, written_date
from il2nurse.readable.wording import Wording

WHO: Final = (
    "Two people approve it, each with their own PIN: a prescriber or pharmacist, and another "
    "prescriber, pharmacist or charge nurse."
)
WHERE: Final = "Menu (F10), “Regimens”."
LACKING: Final = (
    "To be confirmed: approved {}. On {} it was recorded that entries of this register are lost, "
    "and a withdrawal may be among them. Somebody who approves regimens confirms it."
)


def approvals_in_words(known: Approvals, words: Wording, today: date) -> str:
    """Whether a text may be ordered, by whose approval, from when; or why it may not."""
    if known.withdrawn:
        return withdrawn_in_words(known.withdrawn, words)
    if known.lapsed and not known.approvals:
        first = _one(known.lapsed, words)
        return (
            f"Not approved: {first}, and lost access or that role before a second person had. "
            "Their approval no longer counts; two people must approve it again."
        )
    if not known.approvals:
        return "Not approved: nobody has approved this text here yet."
    if known.from_day is None:
        first = _one(known.approvals[0], words)
        return f"Not approved yet: {first}; the second person’s approval is missing."
    approved_by = _by(known.approvals, words)
    if known.lacking:
        return LACKING.format(approved_by, words.day_time(known.lacking))
    day = written_date(known.from_day)
    if today < known.from_day:
        return f"Not before {day}: approved {approved_by}."
    return f"Approved {approved_by}, to be ordered from {day} on."


def standing_in_words(
    known: Approvals, holding: Holding | None, words: Wording, today: date
) -> str:
    """Whether one orders by a text now, from when or until when; then who approved it.

    ``holding`` is ``None`` where nobody orders by it.
    """
    told = approvals_in_words(known, words, today)
    if known.from_day is None or known.lacking:
        return f"Nothing is ordered by it. {told}"
    if holding is None or (holding.until and holding.until <= today):
        return f"Nothing is ordered by it: another text took its place. {told}"
    until = f", until {_begin(holding.until)}" if holding.until else ""
    if holding.on(today):
        return f"In force{until}. {told}"
    return f"In force from {_begin(known.from_day)}{until}: approved {_by(known.approvals, words)}."


def _begin(day: date) -> str:
    return f"{written_date(day)} 00:00"


def withdrawn_in_words(gone: Withdrawal, words: Wording) -> str:
    """Who withdrew a text, when and why."""
    at = words.day_time(gone.at)
    return f"Withdrawn by {words.name(gone.by)} on {at}: {gone.reason.rstrip('.')}."


def approval_line(course: Course, words: Wording) -> str | None:
    """By whose approval, and of which text, a course was ordered; ``None`` where none was asked."""
    approved = words.approval(course)
    if approved is None:
        return None
    return f"Regimen approved by {approved} · text {short_digest(course.regimen_digest)}"


def approval_on_paper(course: Course, now: Approvals | None, words: Wording) -> str:
    """By whose approval a course was ordered, and whether its regimen was withdrawn since."""
    approved = words.approval(course)
    approved_by = (
        f"Approved by {approved}" if approved else "Not approved at this ward when it was ordered"
    )
    gone = f" {withdrawn_in_words(now.withdrawn, words)}" if now and now.withdrawn else ""
    return f"{approved_by}.{gone}"


def _by(approvals: Sequence[Approval], words: Wording) -> str:
    return " and ".join(f"by {_one(each, words, bare=True)}" for each in approvals)


def _one(approval: Approval, words: Wording, *, bare: bool = False) -> str:
    name, at = words.name(approval.by), words.day_time(approval.at)
    return f"{name} ({at})" if bare else f"{name} approved it on {at}"
