"""The pharmacy preparation sheet on paper."""

import pytest

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.readable.content import Subject
from il2nurse.readable.papers import BATCH
from il2nurse.readable.words import LEVEL_WORDS
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.chart import charting
from il2nurse.workflow.course.suitability import tell_suitability
from il2nurse.workflow.dose import holding, reacting
from il2nurse.workflow.papers.printing import print_paper, show_paper
from tests.papers import InHand, print_label, print_preparation
from tests.reports import stories
from tests.reports.reading import pages, size, whole
from tests.suitable import SUITABLE
from tests.ward import MRN, NURSE, PHARMACIST, SECOND, Ward, key, make_ward
from tests.workflow.patient.drugs import NSAID, STEROID, to_be_stopped

CHEST_PAIN = ReactionFact("myocardial_ischaemia", "Chest pain", "Call", grade=3)


def printed(ward: Ward, papers: ReportPapers, paper: str = "A4") -> bytes:
    """The sheet of the open or next dose as the pharmacist prints it."""
    return print_preparation(ward.station, PHARMACIST, MRN, papers, paper)


@pytest.fixture(scope="module")
def sheet(papers: ReportPapers) -> bytes:
    """The sheet of a dose that nobody has begun."""
    return printed(make_ward(), papers)


def test_it_names_order_prescriber_and_the_verified_weight(sheet: bytes) -> None:
    text = whole(sheet)
    assert "600,000 international units per kg" in text
    assert "Erin Vance, MD, ordered 20-Nov-2026 07:00" in text
    assert "weighed 20-Nov-2026, entered by Erin Vance, MD, verified by Jonna Lindqvist, RN" in text
    assert "Preparation sheet · dose 1 of 14" in text
    assert "slot 1 of 14 in cycle 1 · dose 1 of the 28 that course 1 may have" in text


@pytest.mark.parametrize(
    ("charted_by", "said"),
    [
        (NURSE, "weighed 20-Nov-2026 by Robin Okafor, RN, verified by Jonna Lindqvist, RN"),
        (SECOND, "weighed 20-Nov-2026, entered by Erin Vance, MD, verified by Jonna Lindqvist, RN"),
    ],
    ids=["by another", "by who verified it"],
)
def test_nobody_stands_for_both_who_saw_the_weight(
    papers: ReportPapers, charted_by: Person, said: str
) -> None:
    ward = make_ward()
    weight = ward.regimen.fields["weight_kg"]
    charting.observe(ward.station, charted_by, MRN, (weight,), ObservedFact({"weight_kg": "70"}))
    assert said in whole(printed(ward, papers))


@pytest.mark.parametrize("weight", ["35", "70", "120"])
def test_limits_release_and_signatures_stand_on_one_page_behind_the_technique(
    papers: ReportPapers, weight: str
) -> None:
    found = pages(printed(make_ward(weight), papers))
    assert len(found) == 3
    for heading in ("4 · Technique", "5 · Limits and storage", "7 · Signatures"):
        assert heading in found[1]


def test_it_is_three_pages_where_nothing_is_open(papers: ReportPapers) -> None:
    found = pages(printed(stories.full_dose(), papers))
    assert len(found) == 3
    assert "Another bag than this" in found[0]
    assert "4 · Technique" in found[1]
    assert "7 · Signatures" in found[1]
    assert "8 · The second person’s own sum" in found[2]


def test_it_is_three_pages_with_an_indication_and_what_was_recorded(papers: ReportPapers) -> None:
    ward = make_ward()
    stories.begin(ward)
    ward.walk("dilute")
    tell_suitability(ward.station, NURSE, MRN, SUITABLE)
    found = pages(printed(ward, papers))
    assert len(found) == 3
    assert "Indication" in found[0]
    assert "7 · Signatures Prepared: I did every line" in found[1]
    assert "CLEARED by Robin Okafor, RN" in found[0]


def test_it_says_that_a_dose_is_not_cleared(sheet: bytes) -> None:
    first = pages(sheet)[0]
    assert "NOT CLEARED at 20-Nov-2026 07:00. Missing: Stress test" in " ".join(first.split())
    assert "Do not prepare or give before the ward releases it: by" in first


def test_the_order_says_the_dose_in_words_and_digits(sheet: bytes) -> None:
    order = pages(sheet)[0]
    assert "42 million international units (forty-two million; 42,000,000), 2.57 mg" in order
    assert "Number slot 1 of 14 in cycle 1" in order


def test_a_spare_vial_and_another_bag_have_their_lines(sheet: bytes) -> None:
    text = whole(sheet)
    assert "Spare vial · 22 million international units ______________" in text
    assert "Another bag than this: ______ mL, because" in text


def test_every_line_of_the_sum_has_room_for_two_initials(sheet: bytes) -> None:
    text = whole(sheet)
    assert (
        "70 kg × 600,000 international units per kg = 42,000,000 "
        "42 million international units ______ ______" in text
    )
    assert "2.33 mL ______ ______" in text
    assert "within 0.03 to 0.07 mg/mL 0.049 mg/mL ______ ______" in text


def test_lots_and_expiries_are_blank_until_they_are_recorded(sheet: bytes) -> None:
    text = whole(sheet)
    assert "Vial 1 · 22 million international units ______________ ______________" in text
    assert "Vial 2 · 22 million international units ______________" in text
    assert "What NDC or product code Lot Expiry Read from the pack" in text
    assert "Bag · 50 mL 5% dextrose, PVC ______________" in text
    assert "Vial 3" not in text


def test_it_forbids_what_the_regimen_forbids(sheet: bytes) -> None:
    text = whole(sheet)
    assert "dissolve the powder: Bacteriostatic water · 0.9% sodium chloride" in text
    assert "NEVER · Fluid in the bag: 0.9% sodium chloride" in text
    assert "Vials were swirled gently and never shaken" in text


def test_it_says_how_drug_and_bag_come_together_and_how_long_it_keeps(sheet: bytes) -> None:
    text = whole(sheet)
    assert "Add 2.33 mL of drug to the full 50 mL bag. Draw nothing out of it first." in text
    assert "must END within 48 hours of the first vial being dissolved" in text
    assert "2 to 8 °C" in text


def test_recorded_vials_and_times_are_printed(papers: ReportPapers) -> None:
    ward = make_ward()
    stories.begin(ward)
    ward.walk("dilute")
    text = whole(printed(ward, papers))
    assert "Vial 1 · 22 million international units ______________ AL2207 31-Dec-2027" in text
    assert "22-Nov-2026 07:15 22-Nov-2026 07:30" in text
    assert "Recorded 20-Nov-2026 07:30 by Robin Okafor, RN" in text


def test_a_bag_other_than_the_usual_one_is_said(papers: ReportPapers) -> None:
    text = whole(printed(make_ward("35"), papers))
    assert "full 25 mL bag" in text
    assert "THIS DOSE NEEDS A 25 mL BAG, not 50 mL. A pharmacist signs for it." in text


def test_every_page_names_the_patient(sheet: bytes) -> None:
    found = pages(sheet)
    for number, text in enumerate(found, start=1):
        assert "MARSH, Eleanor" in text
        assert "MRN 00482913" in text
        assert f"Page {number} of {len(found)}" in text


def test_letter_is_letter(papers: ReportPapers) -> None:
    pdf = printed(make_ward(), papers, "Letter")
    assert size(pdf) == (612, 792)
    assert "Checked on my own" in whole(pdf)


def test_no_sheet_for_a_stopped_cycle(papers: ReportPapers) -> None:
    ward = make_ward()
    for _ in range(3):
        holding.hold_unbegun(ward.station, NURSE, MRN, Grounds("prescriber", ward.call()))
        ward.pass_time(8 * 60)
    with pytest.raises(NotAllowed, match="stopped"):
        printed(ward, papers)


def test_a_dose_that_nothing_speaks_against_has_no_alarm(sheet: bytes) -> None:
    assert "DO NOT" not in whole(sheet)


def test_a_dose_that_must_be_held_has_one_page(papers: ReportPapers) -> None:
    ward = make_ward()
    stories.begin(ward)
    ward.walk("contraindications")
    ward.walk("vital_signs", systolic_mmhg="72", diastolic_mmhg="40")
    (page,) = pages(printed(ward, papers))
    assert page.index("DO NOT PREPARE OR GIVE") < page.index("1 · Order")
    assert "What was made already is put aside" in page
    assert "Technique" not in page
    with pytest.raises(NotAllowed, match="No label was made"):
        print_label(ward.station, PHARMACIST, MRN, papers)


def test_the_next_bag_can_be_made_before_its_hours_have_passed(papers: ReportPapers) -> None:
    ward = make_ward()
    ward.give(1)
    text = whole(printed(ward, papers))
    assert "Preparation sheet · dose 2 of 14" in text
    assert "DO NOT" not in text


def test_a_stopped_course_is_said_on_the_sheet_of_its_open_dose(papers: ReportPapers) -> None:
    ward = make_ward()
    stories.begin(ward)
    reacting.react(
        ward.station,
        NURSE,
        key(),
        CHEST_PAIN,
    )
    text = whole(printed(ward, papers))
    assert "DO NOT PREPARE OR GIVE The course was stopped" in text


def test_the_second_persons_page_has_what_is_given_and_no_result(sheet: bytes) -> None:
    (own,) = [text for text in pages(sheet) if "8 · The second person’s own sum" in text]
    assert "Once dissolved 18 million international units per mL, 1.1 mg/mL" in own
    assert "Draw up rounded to 0.01 mL _____________" in own
    assert "Dose in the syringe from the volume as drawn _____________" in own
    assert "Round each result as its line says" in own
    for result in (
        "42 million",
        "2.33 mL",
        "52.33 mL",
        "0.049 mg/mL",
        "209.3 mL/h",
        "2 vials",
        "70 kg",
    ):
        assert result not in own


def test_what_may_never_be_used_stands_on_the_page_of_its_part(sheet: bytes) -> None:
    never = [text for text in pages(sheet) if "NEVER · Material of the bag: Glass bottle" in text]
    assert "Dilute. Add the volume shown" in never[0]
    assert "USE · Material of the bag: PVC" in never[0]


def test_there_is_room_for_times_waste_release_and_receipt(sheet: bytes) -> None:
    text = whole(sheet)
    for each in (
        "Started, date and time",
        "Waste: volume",
        "Released by",
        "Received on the ward by",
    ):
        assert f"{each}" in text


def test_what_becomes_of_each_drug_stands_in_the_order(papers: ReportPapers) -> None:
    ward = make_ward()
    to_be_stopped(ward)
    text = " ".join(whole(printed(ward, papers)).split())
    said = "Interacts metoprolol 25 mg: goes on, for a reason (Watched each hour) · Serious "
    assert f"{said}(Erin Vance, MD, 20-Nov-2026)" in text
    assert (
        f"Interacts {STEROID}: stopped before the first dose · {LEVEL_WORDS['hold'].word}" in text
    )
    assert f"{NSAID}: another drug in its place (Paracetamol 1 g from now on)" in text
    assert f"{STEROID}; {NSAID} were to be stopped and are still on the list of drugs." in text
    assert "DO NOT PREPARE OR GIVE" in text


def test_a_day_of_sheets_is_one_paper_with_a_list_of_the_doses_in_front(
    papers: ReportPapers,
) -> None:
    ward = stories.full_dose()
    paper = print_paper(ward.station, PHARMACIST, BATCH, Subject(""), papers, outlet=InHand())
    found = pages(paper.pdf)
    assert paper.copy == 1
    assert found[0].count("Sheet follows") == 3
    assert "MARSH, Eleanor, MRN 00482913" in found[0]
    for slot in (2, 3, 4):
        assert any(f"Preparation sheet · dose {slot} of 14" in page for page in found[1:])
    held = make_ward()
    stories.begin(held)
    held.walk("contraindications")
    held.walk("vital_signs", systolic_mmhg="72", diastolic_mmhg="40")
    looked = show_paper(held.station, PHARMACIST, BATCH, Subject(""), papers)
    assert "DO NOT PREPARE OR GIVE" in pages(looked.pdf)[0]
    assert not any("sheet · dose 1 of 14" in page for page in pages(looked.pdf))
