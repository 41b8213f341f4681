"""Every kind of entry has words for people."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.kinds import FACTS
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.parts import columns
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.audit.kind_row import Group
from il2nurse.readable.audit.kind_rows import KIND_ROWS
from il2nurse.readable.wording import Wording
from il2nurse.workflow.audit.audit import AuditFilter, AuditList
from il2nurse.workflow.dose import administration
from tests.domain.made import Book, at
from tests.domain.record.facts_made import built
from tests.ward import MRN, NURSE, ZONE, Ward, key, make_ward


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
    assert "verified by Jonna Lindqvist, RN;" in words(ward).what(ordered)


def test_every_kind_has_a_row_and_every_group_a_kind() -> None:
    assert set(KIND_ROWS) == set(Kind)
    assert {row.group for row in KIND_ROWS.values()} == set(Group)


def test_every_kind_of_a_whole_dose_is_news_for_a_colleague(ward: Ward) -> None:
    dose = {entry.kind for entry in entries(ward) if entry.stream.startswith("dose/")}
    assert {kind for kind in dose if KIND_ROWS[kind].news is None} == set()


@pytest.mark.parametrize("kind", list(Kind))
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_kind_is_told_whatever_it_says(kind: Kind, data: st.DataObject) -> None:
    fact = data.draw(built(FACTS[kind]))
    made = replace(Book().entry("any", kind, at(0)), body=fact.body())
    told = EntryWords(Wording({}, ZONE, at(0).date()), ())
    assert told.what(made) or kind is Kind.CLOCK_DIFFERED
    assert not any(label == "As kept" for label, _ in told.details(made))


@pytest.mark.parametrize("kind", [kind for kind in Kind if columns(FACTS[kind])])
def test_an_entry_that_cannot_be_read_is_told_as_such(kind: Kind) -> None:
    broken = replace(Book().entry("any", kind, at(0)), body={"unheard": "x"})
    told = EntryWords(Wording({}, ZONE, at(0).date()), ())
    assert told.what(broken).startswith(f"Entry 1 ({kind.label}) cannot be read: “unheard”")
    assert told.details(broken) == [("As kept", '{"unheard":"x"}')]


def test_the_list_reads_back_over_many_pages(ward: Ward) -> None:
    wanted = AuditFilter(text="dose begun")
    (line,) = AuditList(ward.station).lines(wanted, 5)
    assert line.entry.kind is Kind.DOSE_BEGUN


def test_what_a_refused_answer_leaves_behind_is_told_in_words() -> None:
    made = make_ward()
    administration.begin(made.station, NURSE, MRN)
    made.walk("identify")
    with pytest.raises(NotAllowed):
        made.confirm("pre_tests", thallium_stress_test="abnormal")
    entry = made.station.register.stream(key().stream)[-1]
    assert dict(words(made).details(entry))["Level"] == "witness"
