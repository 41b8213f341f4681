"""The downtime pack on paper: everybody's chart as it stands, and forms for the same regimen."""

import re
from datetime import date

import pytest

from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import FieldKind
from il2nurse.domain.regimen.vocabulary import VITAL_SIGNS_FORM
from il2nurse.domain.values.form_number import read_number
from il2nurse.domain.values.text import text_of
from il2nurse.files.site_texts import SiteTexts
from il2nurse.readable.clearance import open_before_the_dose
from il2nurse.readable.content import Subject
from il2nurse.readable.downtime.current import current_chart
from il2nurse.readable.downtime.forms import dose_form
from il2nurse.readable.papers import DOWNTIME, KEY_CARD, PREPARATION
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
        "1 · Infusing 20-Nov 08:00",
        "Vital signs due",
        "HR per min",
        "Prescriber on call",
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
            # The day of a test has its room beside the test.
            if step.witness is None and field.kind not in (FieldKind.TICKS, FieldKind.DATE):
                assert field.label in said, field.id


def test_every_form_has_a_number_of_its_own_in_every_pack(papers: ReportPapers) -> None:
    ward = stories.full_dose()
    seen: list[str] = []
    for _ in range(2):
        paper = print_paper(ward.station, NURSE, DOWNTIME, Subject(""), papers, outlet=InHand())
        found = set(FORM.findall(whole(paper.pdf)))
        assert len(found) == 6
        assert {read_number(each) for each in found} == found
        seen += found
    assert len(set(seen)) == len(seen)


def test_forms_name_the_patient_or_leave_room_for_one(papers: ReportPapers) -> None:
    ward = stories.full_dose()
    forms = [text for text in pages(looked(ward, papers).pdf) if "Vital signs on paper" in text]
    named = [MRN in text for text in forms if "The number of a line" in text]
    assert named == [True, False]


def test_a_line_of_vital_signs_has_room_for_all_that_the_window_asks(
    papers: ReportPapers,
) -> None:
    ward = stories.full_dose()
    form = next(text for text in pages(looked(ward, papers).pdf) if "The number of a line" in text)
    asked = ward.regimen.charting.forms[VITAL_SIGNS_FORM].fields
    assert "Device" in {each.short for each in asked}
    words = form.split()
    shorts = [word for each in asked for word in (each.short or each.label).split()]
    assert [word for word in shorts if word not in words] == []


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
    return text.partition("What to do now, or why to hold")[2].partition("3 · Forms")[0]


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
    (chart,) = [text for text in told if "2 · Now, and due next" in text]
    assert "Missing: Stress test" in " ".join(chart.split())


def test_nothing_is_on_record_only_where_nothing_is_missing(papers: ReportPapers) -> None:
    ward = make_ward()
    tell_suitability(ward.station, DOCTOR, MRN, SUITABLE)
    stories.begin(ward)
    ward.walk("line")
    assert "no reason on record" in cover_row(ward, papers)


def test_a_form_for_a_pen_speaks_of_no_key() -> None:
    form = dose_form("ABCD-1234", make_ward().regimen, "UTC")
    stops = [stop for step in form.steps for stop in step.against]
    said = [text for stop in stops for text in (*stop.conditions, stop.act)]
    said += [step.say for step in form.steps]
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
    first, second, *_ = tests.against
    assert (first.number, first.conditions) == ("1", ())
    assert first.act == "Do not give; obtain it or call the prescriber."
    assert second.conditions == ("FEV1 is 2 L or less", "FEV1 is below 75 % of predicted")
    signs = {question.label: [box.signs for box in question.boxes] for question in tests.questions}
    assert signs["Thallium stress test"] == ["", "■2", "■1"]
    assert signs["Electrolytes"] == ["", "▲4", "■3"]
    assert [each.act for each in tests.against if each.care] == [
        "Make sure that the prescriber knows and has decided to go on."
    ]


def test_a_form_prints_no_reason_to_stop_as_if_it_were_so(papers: ReportPapers) -> None:
    ward = stories.full_dose()
    forms = [text for text in pages(looked(ward, papers).pdf) if "Dose on paper" in text]
    assert any("STOP if" in text for text in forms)
    assert not any("Stop here" in text for text in forms)


def test_a_form_asks_of_nobody_what_the_banner_refutes() -> None:
    ward = stories.full_dose()
    moment = ward.station.moment(MRN)
    chart = current_chart(sources_of(ward.station, Subject(MRN)))
    named = dose_form("ABCD-1234", ward.regimen, "UTC", chart, moment)
    anybody = dose_form("ABCD-1234", ward.regimen, "UTC")
    young = "This patient is younger than 18 years"
    assert young in {each for step in anybody.steps for s in step.against for each in s.conditions}
    assert young not in {
        each for step in named.steps for s in step.against for each in s.conditions
    }


def test_what_an_instruction_forbids_is_never_its_own_condition() -> None:
    for step in dose_form("ABCD-1234", make_ward().regimen, "UTC").steps:
        for stop in step.against:
            assert not any(each.startswith(("Do not", "No dose")) for each in stop.conditions)


def test_the_second_person_has_a_page_of_the_form_without_results(papers: ReportPapers) -> None:
    ward = stories.full_dose()
    own = [text for text in pages(looked(ward, papers).pdf) if "Where two results differ" in text]
    # Two double checks, and the first person's own sum on the spare form.
    assert len(own) == 3
    for result in ("52.3", "2.33", "209.3", "41.94", "0.049"):
        assert result not in " ".join(own)


def test_a_form_says_whether_the_patient_was_cleared_when_it_was_printed(
    papers: ReportPapers,
) -> None:
    told = pages(looked(make_ward(), papers).pdf)
    form = next(text for text in told if "The order and its sum" in text)
    assert "NOT CLEARED at 20-Nov-2026 07:00. Missing: Stress test" in " ".join(form.split())
    assert "before the ward releases it" in form


def test_every_limit_stands_on_each_form_of_a_dose(papers: ReportPapers) -> None:
    ward = stories.full_dose()
    told = whole(looked(ward, papers).pdf)
    form = dose_form("ABCD-1234", ward.regimen, "UTC")
    (judged,) = [step for step in form.steps if step.limits]
    assert judged.title == "Hold criteria"
    for title, limits in judged.limits:
        assert told.count(" ".join(f"{title}: {limits}".split())) == 2, title
    boxes = {box.label: box for step in form.steps for q in step.questions for box in q.boxes}
    for words, letter in (
        ("Mildly anxious", "R"),
        ("Drowsy", "H"),
        ("Sepsis", "S"),
        ("Ventricular tachycardia", "P"),
    ):
        assert boxes[words].letter == letter
    titles = {title for title, _ in judged.limits}
    fields = {q.id: q for step in ward.regimen.steps for q in step.fields if q.choices}
    for criterion in ward.regimen.criteria:
        if criterion.title not in titles:
            assert criterion.field in fields, criterion.id


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
    assert any(text_of(each).startswith("Clear: 2") for each in fresh.lines)
    ward.pass_time(24 * 60)
    stale = current_chart(sources_of(ward.station, Subject(MRN)))
    assert "systolic" not in {row.criterion for row in stale.criteria.rows}
    old = {each.name: each.age for each in stale.values if each.too_old}
    assert old["Systolic"] == "24 h"


def test_tests_on_file_that_no_longer_serve_are_too_old_and_not_missing() -> None:
    ward = stories.full_dose()
    ward.pass_time(40 * 24 * 60)
    said = " ".join(open_before_the_dose(ward.station.moment(MRN)))
    chart = current_chart(sources_of(ward.station, Subject(MRN)))
    assert "Too old: Stress test, Lung function" in said
    assert "40 days since recorded; 28 days allowed" in said
    assert "Missing" not in said
    assert {"Last weight", "Thallium stress test"} <= {
        each.name for each in chart.values if each.too_old
    }


def test_a_time_before_which_no_dose_starts_is_told_while_it_lies_ahead() -> None:
    ward = stories.full_dose()
    ward.pass_time(60)
    assert (
        "no start before"
        in dict(current_chart(sources_of(ward.station, Subject(MRN))).now)["Last start"]
    )
    ward.pass_time(24 * 60)
    last = dict(current_chart(sources_of(ward.station, Subject(MRN))).now)["Last start"]
    assert "no start before" not in last


def test_a_form_counts_its_own_pages_and_those_of_the_pack(papers: ReportPapers) -> None:
    told = pages(looked(stories.full_dose(), papers).pdf)
    forms = [text for text in told if "Vital signs on paper" in text and "Date, time" in text]
    for form in forms:
        at = told.index(form) + 1
        assert "Page 1 of 1" in form
        assert f"page 1 of 1 · {at} of {len(told)} of the whole paper" in form


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_a_form_has_seven_pages_and_says_what_to_do_on_the_page_of_its_boxes(
    papers: ReportPapers, size: str
) -> None:
    ward = stories.full_dose()
    pdf = show_paper(ward.station, NURSE, DOWNTIME, Subject(""), papers, size).pdf
    told = [" ".join(text.split()) for text in pages(pdf)]
    forms = [text for text in told if "Dose on paper · form" in text and "Page 1 of 1" not in text]
    assert len(forms) == 2 * 7
    assert all("of 7" in text for text in forms)
    for step in dose_form("ABCD-1234", ward.regimen, "UTC").steps:
        begun = [text for text in forms if f"{step.number} · {step.title} {step.say[:20]}" in text]
        assert len(begun) == 2, step.title
        for stop in step.against:
            if stop.number:
                assert all(" ".join(stop.act.split()) in text for text in begun), stop.act


def test_whom_to_call_is_what_the_site_says(papers: ReportPapers) -> None:
    ward = stories.full_dose()
    ward.station.texts = SiteTexts(team_telephone="2222")
    cover = " ".join(pages(looked(ward, papers).pdf)[0].split())
    assert "Emergency team tel. 2222" in cover
    assert "Prescriber on call ____" in cover
    card = show_paper(ward.station, NURSE, KEY_CARD, Subject(""), papers).pdf
    assert "Emergency team: tel. 2222" in whole(card)
    left = "Not set for this ward: prescriber on call, pharmacy, help with the program."
    for text in (cover, whole(card)):
        assert left in text
        assert "Ask the charge nurse" in text


def test_the_cover_names_who_is_on_the_ward_and_whom_to_call(papers: ReportPapers) -> None:
    cover = " ".join(pages(looked(stories.full_dose(), papers).pdf)[0].split())
    for part in ("1 patient with an order", "Allergies: penicillin", "born ", "Emergency team"):
        assert part in cover, part
    assert "under Order questions" not in cover


def test_every_box_that_is_no_usual_answer_says_what_to_do(papers: ReportPapers) -> None:
    """A drug that interacts, an abnormal test, a symptom: the act stands below the questions."""
    form = dose_form("ABCD-1234", make_ward().regimen, "UTC")
    bare = {
        box.label
        for step in form.steps
        for question in step.questions
        for box in question.boxes
        if not box.signs
    }
    assert not {"Abnormal", "Antihypertensive or beta-blocker", "Present", "No"} & bare
    judged = next(step for step in form.steps if step.limits)
    (care,) = [each for each in judged.against if each.care]
    assert care.act.startswith("Tell the prescriber before the dose")


def test_what_a_sign_means_and_whom_to_call_stand_on_the_form(papers: ReportPapers) -> None:
    ward = stories.full_dose()
    ward.station.texts = SiteTexts(team_telephone="2222")
    told = [" ".join(text.split()) for text in pages(looked(ward, papers).pdf)]
    forms = [text for text in told if "Dose on paper · form" in text and "Page 1 of 1" not in text]
    assert sum("Whom to call" in text and "tel. 2222" in text for text in forms) == 2
    for text in forms:
        if "■" in text:
            assert "Beside a box: ■1 STOP, ▲2 CARE do at once what that number says below." in text


def test_cover_chart_and_form_say_the_same_of_what_cannot_be_judged(papers: ReportPapers) -> None:
    told = [" ".join(text.split()) for text in pages(looked(make_ward(), papers).pdf)]
    said = "hold criteria cannot be judged yet: values are missing, too old or not asked."
    (found,) = {
        text[text.index(said) - 9 : text.index(said)].strip() for text in told if said in text
    }
    assert sum(said in text for text in told) == 3
    assert found == "38 of 43"


def test_lines_of_vital_signs_say_at_which_values_the_prescriber_is_called(
    papers: ReportPapers,
) -> None:
    told = [" ".join(text.split()) for text in pages(looked(make_ward(), papers).pdf)]
    forms = [text for text in told if "The number of a line" in text and "HR" in text]
    assert forms
    for text in forms:
        assert "call the prescriber now, also while a dose goes in." in text
        assert "Systolic blood pressure: hold: below 90 mmHg." in text
