"""What is typed is kept without marks that nobody can see, and the person is told."""

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.facts import NoteFact
from il2nurse.workflow.dose import administration
from tests.papers import paper_maker, print_record
from tests.reports import stories
from tests.reports.reading import whole
from tests.ward import NURSE, Ward, key


@pytest.fixture
def ward() -> Ward:
    """A dose that runs."""
    return stories.running_dose()


def note(ward: Ward, text: str) -> str:
    administration.add_note(ward.station, NURSE, key(), text)
    return NoteFact.read(ward.station.register.newest(1)[0]).text


@pytest.mark.parametrize(
    ("typed", "kept", "named"),
    [
        ("Patient com\u00adfortable", "Patient comfortable", ("soft hyphen",)),
        (
            "left\u200e and \u202eright",
            "left and right",
            ("left-to-right mark", "right-to-left override"),
        ),
        ("nul\x00l", "null", ("null",)),
        ("fine\nas typed 😀 فاطمة", "fine\nas typed 😀 فاطمة", ()),
    ],
)
def test_a_note_is_kept_without_invisible_marks(
    ward: Ward, typed: str, kept: str, named: tuple[str, ...]
) -> None:
    assert note(ward, typed) == kept
    assert ward.station.take_left_out() == named
    assert ward.station.take_left_out() == ()


def test_a_note_of_invisible_marks_alone_is_refused(ward: Ward) -> None:
    before = ward.station.register.head()
    with pytest.raises(NotAllowed, match="only invisible characters"):
        note(ward, "\u200e\u2060")
    assert ward.station.register.head() == before


def test_the_record_of_such_a_note_prints(ward: Ward) -> None:
    note(ward, "Patient com\u00adfortable, family present")
    pdf = print_record(ward.station, NURSE, key(), paper_maker())
    assert "Patient comfortable, family present" in whole(pdf)
