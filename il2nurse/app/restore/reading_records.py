"""Every patient's record read whole, with the texts of regimens that its register keeps."""

from collections.abc import Callable, Sequence

from il2nurse import regimens
from il2nurse.domain.record.case_replay import replay_case
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.register.entries import BrokenRecord, BrokenRegister, Entry
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.unread_answers import refuse_unread


class KeptRegimens:
    """The regimens of a register's orders, each read once from the text that was kept."""

    def __init__(self, text_of: Callable[[str], str]) -> None:
        """``text_of`` gives the text of a digest; ``BrokenRegister`` where it is not there."""
        self._text_of = text_of
        self._read: dict[str, Regimen] = {}

    def of(self, course: Course) -> Regimen:
        """The regimen by which the course was ordered."""
        digest = course.regimen_digest
        if digest not in self._read:
            self._read[digest] = regimens.load(self._text_of(digest), "the text that was kept")
        return self._read[digest]


def read_record(entries: Sequence[Entry], kept: KeptRegimens) -> None:
    """Add up all entries about a patient; ``BrokenRecord`` names one that does not fit.

    What an order's text asks is looked at where that text is there and can be read; that it is not
    is told of the register itself.
    """
    case = replay_case(entries)
    try:
        refuse_unread(case, entries, kept.of)
    except BrokenRecord:
        raise
    except (BrokenRegister, regimens.BadRegimen):
        return
