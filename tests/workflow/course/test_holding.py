"""Which text of a regimen one orders by now, from when, until when; and how that is said."""

from datetime import date, timedelta

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.content import Subject, TextNow
from il2nurse.readable.course.approvals import standing_in_words
from il2nurse.readable.wording import Wording
from il2nurse.workflow.approvals import to_order
from il2nurse.workflow.course.approving import approve_regimen, withdraw_regimen
from il2nurse.workflow.course.shelved import regimen_of, shelved_texts
from il2nurse.workflow.papers.subjects import sources_of
from tests.newer import newer_text
from tests.shipped import ShippedRegimens
from tests.ward import DOCTOR, PHARMACIST, PIN, REGIMEN, Ward, make_ward

NEVER = "Nothing is ordered by it"


class Shelves:
    """A ward that orders by the shipped text, to which newer ones come."""

    def __init__(self) -> None:
        self.book = ShippedRegimens()
        self.ward: Ward = make_ward(book=self.book)

    def today(self) -> date:
        return self.ward.station.today(self.ward.station.now().at)

    def comes(self, version: str) -> Regimen:
        return self.book.use(newer_text().replace('version = "9.9.9"', f'version = "{version}"', 1))

    def approve(self, regimen: Regimen, days: int) -> None:
        day = self.today() + timedelta(days=days)
        for person in (PHARMACIST, DOCTOR):
            approve_regimen(self.ward.station, person, regimen, day, PIN)

    def told(self) -> dict[str, str]:
        """How each version stands, in words, in the order of the list."""
        station, day = self.ward.station, self.today()
        words = Wording(station.people(), station.zone, day)
        return {
            each.approvals.version: standing_in_words(each.approvals, each.holding, words, day)
            for each in shelved_texts(station)
        }

    def ordered_by(self) -> str:
        return to_order(self.ward.station)[REGIMEN.id].version


def test_the_one_text_holds() -> None:
    told = Shelves().told()
    assert told[REGIMEN.version].startswith("In force. Approved by Amal Haddad, PharmD")


def test_a_version_for_later_holds_from_its_day_and_the_one_before_until_then() -> None:
    shelves = Shelves()
    shelves.approve(shelves.comes("2"), 5)
    told = shelves.told()
    assert list(told) == ["2", REGIMEN.version]
    assert told["2"].startswith("In force from 25-Nov-2026 00:00: approved by Amal Haddad, PharmD")
    assert told[REGIMEN.version].startswith("In force, until 25-Nov-2026 00:00. Approved by")
    assert shelves.ordered_by() == REGIMEN.version
    shelves.ward.pass_time(5 * 24 * 60)
    told = shelves.told()
    assert told["2"].startswith("In force. Approved by")
    assert told[REGIMEN.version].startswith(f"{NEVER}: another text took its place. Approved by")
    assert shelves.ordered_by() == "2"


def test_a_file_that_nobody_approved_stops_ordering_and_each_text_says_so() -> None:
    shelves = Shelves()
    newer = shelves.comes("2")
    told = shelves.told()
    assert told["2"] == f"{NEVER}. Not approved: nobody has approved this text here yet."
    assert told[REGIMEN.version].startswith(f"{NEVER}: another text took its place.")
    approve_regimen(shelves.ward.station, DOCTOR, newer, shelves.today(), PIN)
    assert shelves.told()["2"].startswith(f"{NEVER}. Not approved yet: ")


def test_a_text_that_is_withdrawn_holds_at_no_time() -> None:
    shelves = Shelves()
    newer = shelves.comes("2")
    shelves.approve(newer, 5)
    withdraw_regimen(shelves.ward.station, DOCTOR, REGIMEN.digest, "Another vial.", PIN)
    told = shelves.told()
    assert told[REGIMEN.version].startswith(f"{NEVER}. Withdrawn by Erin Vance, MD")
    assert told["2"].startswith("In force from 25-Nov-2026 00:00: ")


def test_several_versions_for_later_hold_one_after_the_other() -> None:
    shelves = Shelves()
    shelves.approve(shelves.comes("2"), 3)
    shelves.approve(shelves.comes("3"), 5)
    told = shelves.told()
    assert list(told) == ["3", REGIMEN.version, "2"]
    assert told[REGIMEN.version].startswith("In force, until 23-Nov-2026 00:00. ")
    assert told["2"].startswith(
        "In force from 23-Nov-2026 00:00, until 25-Nov-2026 00:00: approved"
    )
    assert told["3"].startswith("In force from 25-Nov-2026 00:00: approved")
    shelves.ward.pass_time(3 * 24 * 60)
    assert shelves.ordered_by() == "2"


def test_one_that_another_overtook_before_its_day_never_holds() -> None:
    shelves = Shelves()
    shelves.approve(shelves.comes("2"), 5)
    shelves.approve(shelves.comes("3"), 0)
    told = shelves.told()
    assert told["2"].startswith(f"{NEVER}: another text took its place.")
    assert told["3"].startswith("In force. ")
    shelves.ward.pass_time(5 * 24 * 60)
    assert shelves.ordered_by() == "3"


def test_the_text_that_still_holds_is_read_in_words_and_printed_as_such() -> None:
    shelves = Shelves()
    shelves.approve(shelves.comes("2"), 5)
    station = shelves.ward.station
    still = shelved_texts(station)[1]
    assert regimen_of(station, still) == REGIMEN
    text = sources_of(station, Subject("", text=still.digest)).of
    assert isinstance(text, TextNow)
    assert text.holding == still.holding
    assert text.place == still.place
    assert text.place.startswith("One orders by it until the newer version may be ordered")
