"""The downtime pack on paper: everybody's chart as it stands, and forms for the same regimen."""

import re
from datetime import date

from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import FieldKind
from il2nurse.domain.regimen.vocabulary import VITAL_SIGNS_FORM
from il2nurse.domain.values.form_number import read_number
from il2nurse.domain.values.text import text_of
from il2nurse.readable.content import Subject
from il2nurse.readable.downtime.current import current_chart
from il2nurse.readable.downtime.forms import dose_form
from il2nurse.readable.papers import DOWNTIME, PREPARATION
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.course.suitability import tell_suitability
from il2nurse.workflow.papers.printing import Paper, print_paper, show_paper
from il2nurse.workflow.papers.subjects import sources_of
from il2nurse.workflow.patient import admission
from tests.papers import InHand
from tests.reports import stories
from tests.reports.reading import pages, whole
from tests.suitable import SUITABLE
from tests.ward import CHARGE, DOCTOR, MRN, NURSE, Ward, make_ward

KEYED = re.compile(r"\b(?:type|typed|press|click|keys?|screen|window|button|Ctrl|Alt|Tab|Enter)\b")
FORM = re.compile(r"on paper · form ([0-9A-Z]{4}-[0-9A-Z]{4})")


def looked(ward: Ward, papers: ReportPapers) -> Paper:
    return show_paper(ward.station, NURSE, DOWNTIME, Subject(""), papers)


def test_the_chart_tells_what_the_next_nurse_must_know(papers: ReportPapers) -> None:
    ward = stories.running_dose()
    said = whole(looked(ward, papers).pdf)
    infusion = ward.dose().infusion
    assert infusion
    for part in (
        "INFUSING NOW",
        "Dose 2 of 14",
        "no start before",
        "penicillin (rash)",
        "70 kg",
        "42 million international units",
        "1 · Infusing 08:00",
        "Vital signs due",
        "HR per min",
        "Hold and stop criteria as they stand",
    ):
        assert part in said, part


def test_what_speaks_against_the_dose_stands_on_cover_chart_and_form(
    papers: ReportPapers,
) -> None:
    ward = stories.full_dose()
    ward.pass_time(60)
    stories.observe(ward, {"systolic_mmhg": "80"})
    told = pages(looked(ward, papers).pdf)
    against = [text for text in told if "below 90" in text and MRN in text]
    assert "Downtime pack" in against[0]
    assert any("Current chart" in text and "DO NOT GIVE" in text for text in against)
    assert any("Dose on paper" in text and "DO NOT GIVE" in text for text in against)


def test_the_form_of_a_dose_asks_every_question_of_the_regimen(papers: ReportPapers) -> None:
    ward = stories.full_dose()
    said = whole(looked(ward, papers).pdf)
    for step in ward.regimen.steps:
        assert step.title in said
        for field in step.fields:
            if step.witness is None and field.kind is not FieldKind.TICKS:
                assert field.label in said, field.id


def test_every_form_has_a_number_of_its_own_in_every_pack(papers: ReportPapers) -> None:
    ward = stories.full_dose()
    seen: list[str] = []
    for _ in range(2):
        paper = print_paper(ward.station, NURSE, DOWNTIME, Subject(""), papers, outlet=InHand())
        found = set(FORM.findall(whole(paper.pdf)))
        assert len(found) == 9
        assert {read_number(each) for each in found} == found
        seen += found
    assert len(set(seen)) == len(seen)


def test_forms_name_the_patient_or_leave_room_for_one(papers: ReportPapers) -> None:
    ward = stories.full_dose()
    forms = [text for text in pages(looked(ward, papers).pdf) if "Vital signs on paper" in text]
    named = [MRN in text for text in forms if "The number of a line" in text]
    assert named == [True, False, False]


def test_a_line_of_vital_signs_has_room_for_all_that_the_window_asks(
    papers: ReportPapers,
) -> None:
    ward = stories.full_dose()
    form = next(text for text in pages(looked(ward, papers).pdf) if "The number of a line" in text)
    asked = ward.regimen.charting.forms[VITAL_SIGNS_FORM].fields
    assert "Device" in {each.short for each in asked}
    words = form.split()
    assert [each.short for each in asked if each.short not in words] == []


def test_one_without_an_order_is_named_and_a_discharged_one_is_not(papers: ReportPapers) -> None:
    ward = stories.full_dose()
    other = Patient("77", "Adams", "Jo", date(1970, 1, 2), "male", "713-B", (), ())
    admission.admit(ward.station, CHARGE, other)
    cover = pages(looked(ward, papers).pdf)[0]
    assert "Bed 713-B" in cover
    assert "no order yet" in cover


def test_a_printing_is_on_record_of_the_ward_and_of_no_patient(papers: ReportPapers) -> None:
    ward = stories.full_dose()
    paper = print_paper(ward.station, NURSE, DOWNTIME, Subject(""), papers, outlet=InHand())
    entry = ward.station.register.newest(1)[0]
    assert (entry.subject, entry.body["paper"], entry.body["copy"]) == ("", "downtime", 1)
    assert paper.name.startswith("downtime-2026-11-20")


def cover_row(ward: Ward, papers: ReportPapers) -> str:
    """What the cover says of the one patient, on one line."""
    text = " ".join(pages(looked(ward, papers).pdf)[0].split())
    return text.partition("Reason to hold, or what is missing")[2].partition("3 · Forms")[0]


def test_the_cover_names_the_tests_that_are_missing(papers: ReportPapers) -> None:
    told = cover_row(make_ward(), papers)
    assert "Missing: Stress test, Lung function, Chest X-ray, Blood count" in told
    assert "criteria cannot be judged" in told
    assert "no reason on record" not in told


def test_the_cover_says_that_a_dose_can_no_longer_be_started(papers: ReportPapers) -> None:
    ward = make_ward()
    ward.pass_time(125)
    told = cover_row(ward, papers)
    assert "Dose 1 could start until 09:00: it is too late to start it." in told


def test_what_is_missing_stands_on_the_chart_too(papers: ReportPapers) -> None:
    told = pages(looked(make_ward(), papers).pdf)
    (chart,) = [text for text in told if "1 · Now, and due next" in text]
    assert "Missing: Stress test" in " ".join(chart.split())


def test_nothing_is_on_record_only_where_nothing_is_missing(papers: ReportPapers) -> None:
    ward = make_ward()
    tell_suitability(ward.station, DOCTOR, MRN, SUITABLE)
    stories.begin(ward)
    ward.walk("line")
    assert "no reason on record" in cover_row(ward, papers)


def test_a_form_for_a_pen_speaks_of_no_key() -> None:
    form = dose_form("ABCD-1234", make_ward().regimen, "UTC")
    said = [text for step in form.steps for text in (step.say, *step.against)]
    assert any("more than 28 days old" in text for text in said)
    unfit = re.compile(rf"{KEYED.pattern}|\bhere\b|in the future")
    assert [text for text in said if unfit.search(text)] == []


def test_no_paper_for_a_pen_speaks_of_a_key(papers: ReportPapers) -> None:
    ward = stories.full_dose()
    looked_at = show_paper(ward.station, NURSE, PREPARATION, Subject(MRN), papers).pdf
    told = [text for text in pages(looked(ward, papers).pdf) if "Downtime pack ·" not in text]
    for text in (*told, *pages(looked_at)):
        assert not KEYED.search(text), text


def test_what_is_to_be_done_is_said_once_for_all_that_asks_for_it() -> None:
    form = dose_form("ABCD-1234", make_ward().regimen, "UTC")
    (tests,) = [step for step in form.steps if step.title == "Pre-tests on file"]
    assert tests.against[0] == (
        "The stress test is not on file. The chest X-ray is not on file. "
        "The blood count is not on file. Do not give; obtain it or call the prescriber."
    )


def test_every_limit_stands_on_each_form_of_a_dose(papers: ReportPapers) -> None:
    ward = stories.full_dose()
    forms = "Every criterion and its limits"
    told = whole(looked(ward, papers).pdf)
    assert told.count(forms) == 3
    for title, limits in dose_form("ABCD-1234", ward.regimen, "UTC").limits:
        assert told.count(" ".join(f"{title}: {limits}".split())) >= 3, title


def test_a_chart_names_once_what_criteria_wait_for(papers: ReportPapers) -> None:
    ward = make_ward()
    nothing = current_chart(sources_of(ward.station, Subject(MRN))).criteria
    said = ["".join(span.text for span in each) for each in nothing.lines]
    assert nothing.rows == ()
    assert any(text.startswith("Nothing on record of: Heart rate · Heart rhythm") for text in said)
    assert any(text.startswith("Not asked yet: ") for text in said)
    assert any("38 of 43 criteria cannot be judged yet." in text for text in said)


def test_a_chart_gives_a_row_to_what_speaks_against_the_dose() -> None:
    ward = stories.full_dose()
    stories.observe(ward, {"systolic_mmhg": "80"})
    fresh = current_chart(sources_of(ward.station, Subject(MRN))).criteria
    assert "systolic" in {row.criterion for row in fresh.rows}
    assert any(text_of(each).startswith("Clear: Heart rate: ") for each in fresh.lines)
    ward.pass_time(24 * 60)
    stale = current_chart(sources_of(ward.station, Subject(MRN))).criteria
    assert "systolic" not in {row.criterion for row in stale.rows}
    old = next(text for each in stale.lines if (text := text_of(each)).startswith("Too old"))
    assert "Blood pressure, systolic (24 h)" in old
