"""The record of two pages: what came of the dose, what was not as planned, who signed, first."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.chart.due import next_vital_signs
from il2nurse.domain.rules.chart.monitoring import due_times
from il2nurse.domain.values.text import text_of
from il2nurse.readable.papers import RECORD
from il2nurse.readable.words import NOT_RECORDED
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.course.suitability import tell_suitability
from il2nurse.workflow.course.teaching import record_teaching
from tests.papers import print_full_record, print_record
from tests.reports import stories
from tests.reports.reading import pages, whole
from tests.suitable import SUITABLE, TAUGHT
from tests.ward import MRN, NURSE, Ward, key

LIMIT = "hold: at most 40; watch: above 40 to 50 or 100 to below 120"


@pytest.fixture(scope="module")
def plain() -> Ward:
    """A dose given as planned."""
    return stories.plain_dose()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_plain_dose_is_two_pages(plain: Ward, papers: ReportPapers, paper: str) -> None:
    assert len(pages(print_record(plain.station, NURSE, key(), papers, paper))) == 2


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_what_was_asked_taught_and_measured_since_still_fits(
    papers: ReportPapers, paper: str
) -> None:
    ward = stories.plain_dose()
    tell_suitability(ward.station, NURSE, MRN, SUITABLE)
    record_teaching(ward.station, NURSE, MRN, TAUGHT)
    for minutes in (30, 60, 60):
        ward.pass_time(minutes)
        stories.observe(ward, {})
    found = pages(print_record(ward.station, NURSE, key(), papers, paper))
    assert len(found) == 2
    assert "Understood: told back in own words" in found[1]


def test_order_and_lumen_are_named(plain: Ward, papers: ReportPapers) -> None:
    (order,) = (
        each.number
        for each in plain.station.register.about(MRN)
        if each.kind is Kind.COURSE_ORDERED
    )
    for printed in (print_record, print_full_record):
        text = whole(printed(plain.station, NURSE, key(), papers))
        assert f"Order number {order}: Erin Vance, MD, ordered" in text
        assert "Lumen: Peripheral line" in text


def test_outcome_deviations_and_signatures_stand_on_the_first_page(
    plain: Ward, papers: ReportPapers
) -> None:
    first, _ = pages(print_record(plain.station, NURSE, key(), papers))
    places = [
        first.index(each)
        for each in (
            "GIVEN IN FULL",
            "2 · What was not as planned",
            "3 · Signatures",
            "covers the record",
            "4 · Steps",
        )
    ]
    assert places == sorted(places)


def test_the_clear_criteria_are_counted_and_the_others_are_named(papers: ReportPapers) -> None:
    ward = stories.full_dose()
    text = whole(print_record(ward.station, NURSE, key(), papers))
    rows = [row for part in stories.told(ward).sections for row in part.criteria]
    apart = [row for row in rows if row.result is not Result.CLEAR]
    assert apart
    assert f"{len(rows)} hold criteria judged at" in text
    assert f": {len(rows) - len(apart)} clear, the others stand below." in text
    for row in apart:
        assert f"{row.title} {row.value}" in text
        assert text_of(row.verdict[1:]) in text
    assert LIMIT not in text


def test_who_was_told_is_said_and_that_nobody_is_on_record_too(papers: ReportPapers) -> None:
    for printed in (print_record, print_full_record):
        watched = printed(stories.full_dose().station, NURSE, key(), papers)
        assert "Who was told: nobody recorded." in whole(watched)
    held = print_record(stories.unbegun_dose().station, NURSE, key(), papers)
    assert "Who was told: Erin Vance, MD (prescriber), called at" in whole(held)


def test_no_teaching_is_said(plain: Ward, papers: ReportPapers) -> None:
    text = whole(print_record(plain.station, NURSE, key(), papers))
    assert "No teaching on record." in text


def test_the_limits_of_all_criteria_are_one_paper_away(papers: ReportPapers) -> None:
    ward = stories.full_dose()
    assert "Administration record in full" in whole(
        print_record(ward.station, NURSE, key(), papers)
    )


def test_a_dose_held_before_it_began_is_one_page_that_says_so_once(papers: ReportPapers) -> None:
    ward = stories.unbegun_dose()
    (text,) = pages(print_record(ward.station, NURSE, key(), papers))
    assert text.count("Not begun") == 1
    assert NOT_RECORDED not in text
    assert "HELD" in text


def test_a_dose_held_for_drowsiness_is_one_page(papers: ReportPapers) -> None:
    (text,) = pages(print_record(stories.held_dose().station, NURSE, key(), papers))
    assert "No teaching, no preparation, no intake or output around it on record." in text
    assert "Administration record in full" in text


def test_what_is_missing_of_a_dose_that_was_given_stays_an_alarm(papers: ReportPapers) -> None:
    ward = stories.stopped_dose()
    text = whole(print_record(ward.station, NURSE, key(), papers))
    assert "vital signs not recorded: due" in text
    assert "due, no complete set on record" in text


@pytest.mark.parametrize(
    ("story", "says"),
    [
        (stories.full_dose, "Reaction: Chills · Mild, 3 min"),
        (stories.full_dose, "Paused 08:03:00 to 08:04:00: Line blocked or pump alarm"),
        (stories.full_dose, "Did not agree · Draw up: typed 2.43 mL, worked out 2.33 mL"),
        (stories.full_dose, "Note: Family informed; patient resting."),
        (stories.corrected_after_signing, "120 mmHg 102 mmHg Typing error"),
        (stories.stopped_dose, "Stopped: Chest pain"),
    ],
)
def test_what_was_not_as_planned_stands_before_the_signatures(
    papers: ReportPapers, story: Callable[[], Ward], says: str
) -> None:
    ward = story()
    text = whole(print_record(ward.station, NURSE, key(), papers))
    assert text.index(says) < text.index("3 · Signatures")


def test_dose_in_words_and_digits_and_its_number_in_cycle_and_course(
    plain: Ward, papers: ReportPapers
) -> None:
    text = whole(print_record(plain.station, NURSE, key(), papers))
    assert "42 million international units (forty-two million; 42,000,000), 2.57 mg" in text
    assert "slot 1 of 14 in cycle 1 · dose 1 of the 28 that course 1 may have" in text


def test_a_dose_of_which_nothing_is_to_be_told_says_so(plain: Ward, papers: ReportPapers) -> None:
    told = stories.told(plain)
    assert all("Watch" in text_of(each.what) for each in told.short.apart)
    quiet = replace(told, short=replace(told.short, apart=()))
    text = whole(papers.make(RECORD, quiet, stories.PRINTED, "A4"))
    assert "Nothing: no criterion, value, time or step was other than planned." in text
    held = stories.told(stories.unbegun_dose())
    text = whole(papers.make(RECORD, held, stories.PRINTED, "A4"))
    assert "Nothing: no criterion" not in text


def test_the_record_in_full_says_what_was_not_as_planned_and_that_nothing_was_taught(
    plain: Ward, papers: ReportPapers
) -> None:
    text = whole(print_full_record(plain.station, NURSE, key(), papers))
    assert "2 · What was not as planned" in text
    assert "Teaching of the patient No teaching on record." in text
    stopped = whole(print_full_record(stories.stopped_dose().station, NURSE, key(), papers))
    assert "Infusion stopped: Chest pain" in stopped


def test_the_record_in_full_begins_with_outcome_deviations_and_signatures(
    plain: Ward, papers: ReportPapers
) -> None:
    first, *others = pages(print_full_record(plain.station, NURSE, key(), papers))
    order = ("GIVEN IN FULL", "1 · The dose", "2 · What was not as planned", "3 · Signatures")
    places = [first.index(each) for each in order]
    assert places == sorted(places)
    assert all("Signatures" not in each for each in others)


def test_a_set_that_nobody_took_was_not_as_planned(papers: ReportPapers) -> None:
    ward = stories.plain_dose()
    ward.pass_time(6 * 60)
    missed = [each for each in stories.told(ward).vital_rows if each.missed]
    assert missed
    due = ", ".join(each.time for each in missed)
    for printed in (print_record, print_full_record):
        text = whole(printed(ward.station, NURSE, key(), papers))
        assert f"Vital signs not recorded: due {due}" in text
        assert "Nothing: no criterion" not in text


def test_typed_urine_that_the_chart_does_not_bear_out_was_not_as_planned() -> None:
    told = [text_of(each.what) for each in stories.told(stories.full_dose()).short.apart]
    (said,) = [each for each in told if "Urine of 8 hours" in each]
    assert "was entered as the total" in said
    assert "add up to 90 mL" in said
    # Where no volume was charted, there is nothing to compare.
    plain = [text_of(each.what) for each in stories.told(stories.plain_dose()).short.apart]
    assert not any("Urine of 8 hours" in each for each in plain)


def test_values_past_a_limit_have_a_sign_that_is_explained(papers: ReportPapers) -> None:
    text = whole(print_record(stories.stopped_dose().station, NURSE, key(), papers))
    assert "■ 88/" in text
    assert "▲ watched, ■ hold or stop." in text


def test_the_next_set_is_the_one_that_the_chart_asks_for(papers: ReportPapers) -> None:
    ward = stories.stopped_dose()
    asked = next_vital_signs(ward.station.moment(MRN))
    assert asked
    planned = [
        due
        for _, due in due_times(ward.station.moment(MRN), ward.dose())
        if due > ward.station.now().at
    ]
    text = whole(print_record(ward.station, NURSE, key(), papers))
    sooner = asked.at < planned[0]
    assert (f"next {asked.at.astimezone(ward.station.zone):%H:%M}: " in text) == sooner
