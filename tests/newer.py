"""A ward in which another version of the regimen of a course is in effect."""

from typing import Final

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.workflow.course.approving import approve_regimen
from il2nurse.workflow.course.changes.switching import Switch, switch_regimen
from tests.normal import FILE
from tests.shipped import ShippedRegimens
from tests.ward import DOCTOR, MRN, PHARMACIST, PIN, Ward, make_ward

WHY: Final = "The committee approved the stricter limit"
TEXT: Final = FILE.read_text(encoding="utf-8")


def newer_text(was: str = "Identify the patient", now: str = "Identify the patient twice") -> str:
    """The shipped text as another version, with something said otherwise."""
    version = next(line for line in TEXT.splitlines() if line.startswith("version = "))
    assert was in TEXT
    return TEXT.replace(version, 'version = "9.9.9"', 1).replace(was, now)


def with_newer(text: str, *, given: int = 0, approved: bool = True) -> tuple[Ward, Regimen]:
    """A ward whose course goes by the shipped text, and where another is in effect."""
    book = ShippedRegimens()
    ward = make_ward(book=book)
    for slot in range(1, given + 1):
        ward.give(slot)
        ward.pass_time(8 * 60 - 31)
    newer = book.use(text)
    if approved:
        for person in (PHARMACIST, DOCTOR):
            today = ward.station.today(ward.station.now().at)
            approve_regimen(ward.station, person, newer, today, PIN)
    return ward, newer


def switch(ward: Ward, newer: Regimen) -> None:
    switch_regimen(ward.station, DOCTOR, MRN, Switch(newer.digest, WHY), PIN)
