"""A whole regimen on paper: every part on its page, who approved it, and on record which text."""

import pytest

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.papers.facts import PrintedFact
from il2nurse.domain.values.text import short_digest, text_of
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.content import Subject
from il2nurse.readable.course.regimen import regimen_tables
from il2nurse.readable.course.regimen_words import in_short
from il2nurse.readable.papers import REGIMEN_TEXT
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.course.approving import withdraw_regimen
from il2nurse.workflow.papers.printing import Paper, print_paper, show_paper
from tests.normal import FILE
from tests.papers import InHand
from tests.reports.reading import pages
from tests.shipped import ShippedRegimens
from tests.ward import (
    DOCTOR,
    PHARMACIST,
    PIN,
    REGIMEN,
    STUDENT,
    Ward,
    make_station,
    make_ward,
)

RESEARCH = FILE.with_name("aldesleukin-subcutaneous-hiv.toml")


def printed(ward: Ward, papers: ReportPapers, by: Person = PHARMACIST) -> Paper:
    subject = Subject("", text=REGIMEN.digest)
    return print_paper(ward.station, by, REGIMEN_TEXT, subject, papers, outlet=InHand())


def test_every_part_begins_on_the_page_that_the_list_says(papers: ReportPapers) -> None:
    told = [" ".join(each.split()) for each in pages(printed(make_ward(), papers).pdf)]
    for number, table in enumerate(regimen_tables(REGIMEN), start=1):
        title = f"{number} · {table.title}"
        begins = max(at for at, text in enumerate(told, start=1) if title in text)
        assert f"{title} {begins}" in f"{told[1]} {told[2]}"
        assert f"page {begins} of {len(told)}" in told[begins - 1]


def test_the_first_page_says_what_it_is_and_no_empty_column_is_printed(
    papers: ReportPapers,
) -> None:
    told = pages(printed(make_ward(), papers).pdf)
    assert "The first page has it in short, for the bedside." in " ".join(told[0].split())
    # It was 57 pages with columns of widths that no content asked for.
    assert len(told) <= 50


def test_it_says_who_approved_it_from_when_and_its_checksum(papers: ReportPapers) -> None:
    ward = make_ward()
    first = " ".join(pages(printed(ward, papers).pdf)[0].split())
    assert "In force. Approved by Amal Haddad, PharmD" in first
    assert "Erin Vance, MD" in first
    assert "to be ordered from 20-Nov-2026 on" in first
    assert REGIMEN.digest in first.replace(" ", "")
    withdraw_regimen(ward.station, DOCTOR, REGIMEN.digest, "The vial is another one now.", PIN)
    again = " ".join(pages(printed(ward, papers).pdf)[0].split())
    assert "Nothing is ordered by it. Withdrawn by Erin Vance, MD" in again


def test_a_regimen_of_research_says_so_first_and_on_every_page(papers: ReportPapers) -> None:
    book = ShippedRegimens()
    used = book.use(RESEARCH.read_text(encoding="utf-8"))
    station = make_station(book=book)
    paper = show_paper(station, None, REGIMEN_TEXT, Subject("", text=used.digest), papers)
    told = pages(paper.pdf)
    assert "RESEARCH ONLY, NO CLINICAL BENEFIT SHOWN" in told[0]
    assert all("RESEARCH ONLY" in each for each in told)


def test_what_is_not_at_the_station_any_more_is_printed_from_the_register(
    papers: ReportPapers,
) -> None:
    book = ShippedRegimens()
    ward = make_ward()
    text = FILE.read_text(encoding="utf-8")
    book.use(text.replace('version = "2026.1"', 'version = "2026.9"', 1))
    other = make_station(ward.station.register, ward.clock, book=book)
    paper = show_paper(other, None, REGIMEN_TEXT, Subject("", text=REGIMEN.digest), papers)
    first = pages(paper.pdf)[0]
    assert "regimen 2026.1" in first
    assert "Not at this station any more" in first
    assert "Nothing is ordered by it: another text took its place." in " ".join(first.split())
    assert paper.name == "aldesleukin-high-dose-iv-2026.1-regimen_text"


def test_each_copy_is_on_record_with_the_text_that_it_tells(papers: ReportPapers) -> None:
    ward = make_ward()
    for copy in (1, 2):
        printed(ward, papers)
        entry = ward.station.register.newest(1)[0]
        fact = PrintedFact.read(entry)
        assert (fact.regimen_digest, fact.copy) == (REGIMEN.digest, copy)
    told = EntryWords(ward.station.words, ()).what(ward.station.register.newest(1)[0])
    assert told == f"Whole regimen, text {short_digest(REGIMEN.digest)} printed, copy 2"


def test_who_may_not_print_and_a_text_that_nobody_knows(papers: ReportPapers) -> None:
    ward = make_ward()
    with pytest.raises(NotAllowed, match="may not print"):
        printed(ward, papers, STUDENT)
    nothing = Subject("", text="0" * 64)
    with pytest.raises(NotAllowed, match="Nothing was printed"):
        show_paper(ward.station, PHARMACIST, REGIMEN_TEXT, nothing, papers)


def test_the_first_page_tells_the_regimen_in_short(papers: ReportPapers) -> None:
    first = " ".join(pages(printed(make_ward(), papers).pdf)[0].split())
    for said in (
        "In short",
        "600,000 international units per kg",
        "at most 14 in a cycle, 28 in a course",
        "Systolic blood pressure: below 90 mmHg",
        "3 of them at once stop the cycle, fewer hold the dose",
        "Call the prescriber",
    ):
        assert said in first, said
    suggested = sum(each.confidence == "proposal" for each in REGIMEN.figures.values())
    assert f"{suggested} of {len(REGIMEN.figures)} figures are suggested" in first
    assert "Parts of this paper" not in first


def test_a_regimen_of_injections_in_short_has_no_bag() -> None:
    regimen = ShippedRegimens().use(RESEARCH.read_text(encoding="utf-8"))
    told = {name: text_of(says) for name, says in in_short(regimen)}
    assert told["Each dose"].startswith("4.5 million, 6 million or 7.5 million")
    assert told["Prepared"].endswith("injected as it is")
    assert told["Vital signs"].endswith("after the injection")
    assert "The next one 8 weeks after" in told["Courses"]
    assert "Relative" not in told
