"""Every kind of entry has words for people."""

import pytest

from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.audit.kind_rows import KIND_ROWS, Group
from il2nurse.readable.wording import Wording
from il2nurse.workflow.audit.audit import AuditFilter, AuditList
from tests.ward import MRN, ZONE, Ward, make_ward


@pytest.fixture(scope="module")
def ward() -> Ward:
    made = make_ward()
    made.give()
    return made


def words(ward: Ward) -> EntryWords:
    today = ward.station.today(ward.station.now().at)
    wording = Wording(ward.station.people(), ZONE, today)
    return EntryWords(wording, ward.station.regimens.today().values())


def entries(ward: Ward) -> tuple[Entry, ...]:
    return ward.station.register.since(0)


def test_no_entry_of_a_whole_dose_is_told_with_an_underscore(ward: Ward) -> None:
    told = [words(ward).what(entry) for entry in entries(ward)]
    assert all(told)
    assert [what for what in told if "_" in what] == []


def test_no_detail_of_a_whole_dose_shows_a_name_of_the_program(ward: Ward) -> None:
    for entry in entries(ward):
        for label, value in words(ward).details(entry):
            assert "_" not in label
            assert f"dose/{MRN}" not in value


def test_a_step_is_told_by_its_title_and_what_it_decided(ward: Ward) -> None:
    confirmed = next(e for e in entries(ward) if e.kind is Kind.STEP_CONFIRMED)
    assert words(ward).what(confirmed) == "Identify the patient: continue"


def test_answers_are_told_by_their_labels_with_units(ward: Ward) -> None:
    charted = next(
        e for e in entries(ward) if e.kind is Kind.OBSERVED and "systolic_mmhg" in str(e.body)
    )
    details = dict(words(ward).details(charted))
    assert details["Blood pressure, systolic"] == "118 mmHg"


def test_people_are_told_by_name(ward: Ward) -> None:
    ordered = next(e for e in entries(ward) if e.kind is Kind.COURSE_ORDERED)
    assert words(ward).what(ordered).endswith("verified by Jonna Lindqvist, RN")


def test_every_kind_belongs_to_a_group() -> None:
    assert set(KIND_ROWS) == set(Kind)
    assert {row.group for row in KIND_ROWS.values()} == set(Group)


def test_the_list_reads_back_over_many_pages(ward: Ward) -> None:
    wanted = AuditFilter(text="dose begun")
    (line,) = AuditList(ward.station).lines(wanted, 5)
    assert line.entry.kind is Kind.DOSE_BEGUN
