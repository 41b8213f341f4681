"""The administration record in full on paper."""

import pytest

from il2nurse.domain.record.register.head_code import long_code, short_code
from il2nurse.domain.values.text import text_of
from il2nurse.readable.papers import FULL_RECORD
from il2nurse.reports.papers import ReportPapers
from tests.papers import print_full_record
from tests.reports import stories
from tests.reports.reading import codes, pages, size, whole
from tests.ward import NURSE, Ward, key, make_ward


def printed(ward: Ward, papers: ReportPapers, paper: str = "A4") -> bytes:
    """The record of dose 1 as the nurse prints it."""
    return print_full_record(ward.station, NURSE, key(), papers, paper)


@pytest.fixture(scope="module")
def corrected() -> Ward:
    """A dose with a story, corrected after signing."""
    return stories.corrected_after_signing()


@pytest.fixture(scope="module")
def record(corrected: Ward, papers: ReportPapers) -> bytes:
    """Its record."""
    return printed(corrected, papers)


def test_every_page_names_patient_register_and_its_number(record: bytes) -> None:
    found = pages(record)
    assert len(found) > 1
    for number, text in enumerate(found, start=1):
        assert text.count(f"age {number} of {len(found)}") == 2
        for part in ("MARSH, Eleanor", "14-Mar-1968", "00482913", "70 kg", "penicillin (rash)"):
            assert part in text
        assert "Administration record in full · dose 1 of 14" in text
        assert "Register entry" in text
        assert "America/New_York" in text


def test_every_step_stands_on_it(record: bytes, corrected: Ward) -> None:
    text = whole(record)
    for step in corrected.regimen.steps:
        assert step.title in text


def test_every_criterion_stands_on_it_with_its_limits(record: bytes, corrected: Ward) -> None:
    text, told = whole(record), stories.told(corrected)
    assert "hold: at most 40; watch: above 40 to 50 or 100 to below 120" in text
    assert "112 per min 4 min Watch" in text
    for row in told.sections[0].criteria:
        assert row.title in text
        assert text_of(row.verdict) in text


def test_a_correction_shows_both_values_reason_and_author(record: bytes) -> None:
    text = whole(record)
    assert "120/60 102/60" in text
    assert "120 mmHg 102 mmHg Typing error Robin Okafor, RN" in text


def test_a_signature_that_fell_says_so(record: bytes) -> None:
    text = whole(record)
    assert "The signature no longer covers the record" in pages(record)[0]
    assert "PIN no longer covers the record" in text


def test_mismatch_pause_interruption_reaction_and_note_are_told(record: bytes) -> None:
    text = whole(record)
    assert "Did not agree · Draw up: typed 2.43 mL, worked out 2.33 mL" in text
    assert "Paused 08:03:00 to 08:04:00: Line blocked or pump alarm · Clamp was closed" in text
    assert "Interrupted once" in text
    assert "Reaction: Chills · Mild, 3 min" in text
    assert "Note: Family informed; patient resting." in text


def test_the_code_holds_register_entry_and_whole_seal(
    corrected: Ward, papers: ReportPapers
) -> None:
    head = corrected.station.register.head()
    pdf = printed(corrected, papers)
    assert codes(pdf) == [long_code(head)]
    assert long_code(head).startswith(f"IL2R1/{head.number}/{head.seal.upper()}/")
    assert f"code to check it: {short_code(head)}" in pages(pdf)[0]
    assert f"seal {head.short()}" in pages(pdf)[0]


@pytest.mark.parametrize(("paper", "points"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_both_papers_hold_the_same(
    corrected: Ward, papers: ReportPapers, paper: str, points: tuple[int, int]
) -> None:
    pdf = printed(corrected, papers, paper)
    assert size(pdf) == points
    assert "Pump rate" in whole(pdf)


def test_practice_is_said_across_every_page(record: bytes) -> None:
    for text in pages(record):
        assert text.startswith("PRACTICE ") or " PRACTICE " in text
        assert "PRACTICE · not a patient's record" in text


def test_a_held_dose_gives_reason_and_call(papers: ReportPapers) -> None:
    text = whole(printed(stories.held_dose(), papers))
    assert "HELD" in text
    assert "Drowsy or mental status changed · Alertness: Drowsy · Mental status: Normal" in text
    assert "Ordered 42 million international units · nothing given" in text
    assert "Held 1 of 3 in this cycle · next slot: dose 2, 20-Nov-2026 16:00" in text
    assert (
        "Erin Vance, MD (prescriber) called 07:33, order read back: "
        "“Hold, reassess at the next slot”" in text
    )
    assert "Infuse over 15 minutes not recorded" in text


def test_a_stopped_dose_gives_the_part_that_went_in(papers: ReportPapers) -> None:
    text = whole(printed(stories.stopped_dose(), papers))
    assert "GIVEN IN PART" in text
    assert "Ordered 42 million international units · given about 21 million" in text
    assert "26.2 of 52.3 mL" in text
    assert "Stopped: Chest pain · Pressure behind the sternum" in text
    assert "07:40 due, no complete set on record" in text


def test_an_unsigned_dose_says_what_is_missing(papers: ReportPapers) -> None:
    text = pages(printed(stories.unsigned_dose(), papers))[0]
    assert "Entered partly; not recorded yet: Vital signs after the dose." in text
    assert "Not signed." in text


def test_a_running_dose_is_not_closed(papers: ReportPapers) -> None:
    text = pages(printed(stories.running_dose(), papers))[0]
    assert "NOT CLOSED" in text
    assert "Infusing" in text


def test_the_same_record_gives_the_same_bytes(corrected: Ward, papers: ReportPapers) -> None:
    told = stories.told(corrected)
    twice = [
        each.make(FULL_RECORD, told, stories.PRINTED, "A4") for each in (papers, ReportPapers())
    ]
    assert twice[0] == twice[1]


def test_a_record_of_many_notes_repeats_the_heading_on_each_page(papers: ReportPapers) -> None:
    ward = stories.noted_dose(120)
    found = [text for text in pages(printed(ward, papers)) if "Note: number" in text]
    assert len(found) > 1
    assert all("Time What happened By" in text for text in found)
    assert sum(text.count("Note: number") for text in found) == 120


def test_a_note_longer_than_a_page_is_not_cut(papers: ReportPapers) -> None:
    ward = stories.running_dose()
    words = " ".join(f"word{number}" for number in range(1500))
    stories.note(ward, words)
    text = whole(printed(ward, papers))
    assert all(f"word{number} " in text for number in range(1500))


def test_a_result_in_another_unit_stands_in_both_spellings(papers: ReportPapers) -> None:
    ward = make_ward()
    stories.begin(ward)
    ward.walk("lethargy")
    ward.confirm("labs_urine", creatinine_mg_dl="97 umol/L")
    text = whole(printed(ward, papers))
    assert "1.097 mg/dL (typed as 97 micromol/L)" in text
