"""Entries that are lost, and how a charge nurse settled it, as a line of a paper and a screen."""

from il2nurse.domain.record.patient.losses import LostEntries
from il2nurse.domain.rules.course.lost_entries import SETTLE, lost_in_words
from il2nurse.readable.wording import Wording


def lost_line(lost: LostEntries, wording: Wording) -> str:
    """What is lost, told when, and what became of it."""
    told = f"{lost_in_words(lost)} (told {wording.day_time(lost.at)})."
    settled = lost.settled
    if settled is None:
        return f"{told} {SETTLE}"
    who = f"{wording.name(settled.by)}, {wording.day_time(settled.at)}"
    return f"{told} {settled.answer.label}: {settled.reason.rstrip('.')} ({who})."
