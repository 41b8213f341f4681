"""The papers of a dose that is injected: no bag, no pump and no infusion stands on them."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.rules.pharmacy.dosing import calculate_ordered
from il2nurse.domain.values.quantity import show
from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.readable.content import PaperKind, Subject
from il2nurse.readable.papers import DOWNTIME, FULL_RECORD, LABEL, PREPARATION, RECORD, TEACHING
from il2nurse.readable.research import named_with_research
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.papers.printing import print_paper
from il2nurse.workflow.station import Station
from tests.papers import InHand, print_flowsheet
from tests.play.stages import MemoryStage
from tests.reports.reading import pages, whole

STORY: Final = Path(__file__).parents[1] / "scenarios" / "injected-course.toml"
MRN: Final = "MRN-204871"
OF_A_BAG: Final = re.compile(
    r"\b(bag|pump|infus\w*|dextrose|in-line|Final concentration)\b", re.IGNORECASE
)
"""What a nurse with a syringe must not read."""


@pytest.fixture(scope="module")
def station() -> Station:
    """One course was given, and the first dose of the second one was just injected."""
    scenario = read_scenario(STORY, datetime(2026, 11, 20, 14, tzinfo=UTC))
    stage = MemoryStage(scenario.zone)
    play(scenario, stage)
    assert stage.register
    newest = stage.register.newest(1)[0].recorded_at
    return stage.open("WOW-1", SimulatedClock(newest))


def text_of(station: Station, papers: ReportPapers, kind: PaperKind, subject: Subject) -> str:
    by = station.people()["novak"]
    return whole(print_paper(station, by, kind, subject, papers, outlet=InHand()).pdf)


def test_the_preparation_sheet_speaks_of_a_syringe(station: Station, papers: ReportPapers) -> None:
    text = text_of(station, papers, PREPARATION, Subject(MRN, DoseKey(MRN, 2, 1, 1)))
    assert OF_A_BAG.findall(text) == []
    for said in (
        "subcutaneous, every 12 hours",
        "Draw up 0.33 mL. It is injected as it is: nothing is added to it.",
        "It is INJECTED within 48 hours of the first vial being dissolved",
        "Dose read it from the order yourself",
        "RESEARCH ONLY, NO CLINICAL BENEFIT SHOWN. Courses 1 and 2 under protocol ACTG 5001",
    ):
        assert said in text
    label = text_of(station, papers, LABEL, Subject(MRN, DoseKey(MRN, 2, 1, 1)))
    assert OF_A_BAG.findall(label) == []
    assert "INJECT before 17-Jan-2027 09:36" in label


@pytest.mark.parametrize("kind", [RECORD, FULL_RECORD], ids=lambda kind: kind.name)
def test_the_record_tells_of_an_injection_in_part(
    station: Station, papers: ReportPapers, kind: PaperKind
) -> None:
    text = text_of(station, papers, kind, Subject(MRN, DoseKey(MRN, 1, 1, 2)))
    assert OF_A_BAG.findall(text) == []
    for said in ("GIVEN IN PART", "0.3 of 0.42 mL", "The needle slipped out"):
        assert said in text


def test_the_form_of_the_downtime_pack_asks_for_an_injection(
    station: Station, papers: ReportPapers
) -> None:
    text = text_of(station, papers, DOWNTIME, Subject(""))
    assert "injected ___:___" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "what the pump gave" not in text.partition("Aldesleukin under the skin")[2]


def test_the_teaching_sheet_has_a_diary_with_a_line_for_each_dose(
    station: Station, papers: ReportPapers
) -> None:
    text = text_of(station, papers, TEACHING, Subject(MRN))
    _, found, diary = text.partition("4 · Your diary")
    assert found
    for line in ("1 · Fri 15-Jan 10:00", "10 · Tue 19-Jan 22:00", "Temperature, °C"):
        assert line in diary


def test_the_teaching_sheet_tells_a_patient_who_injects_how_much_to_draw_up(
    station: Station, papers: ReportPapers
) -> None:
    text = text_of(station, papers, TEACHING, Subject(MRN))
    moment = station.moment(MRN)
    worked = calculate_ordered(moment.regimen.preparation, moment.course.current)
    assert f"Your dose: {show(worked.draw_up_ml)} mL in the syringe" in text
    assert text.count("I was told") == text.count("I showed it") == 2


def test_ward_and_pharmacy_name_what_is_research_only(station: Station) -> None:
    assert named_with_research(station.case(MRN)) == "MARSH, Eleanor\nResearch only"


def test_both_records_name_the_syringe_and_no_rule_that_the_regimen_does_not_have(
    station: Station, papers: ReportPapers
) -> None:
    for kind in (RECORD, FULL_RECORD):
        text = text_of(station, papers, kind, Subject(MRN, DoseKey(MRN, 1, 1, 1)))
        assert "Syringe 0.42 mL, code IL2D1/" in text
        assert "No preparation is recorded" not in text
        assert "stop the cycle)" not in text


def test_the_label_of_a_syringe_is_smaller_than_that_of_a_bag(
    station: Station, papers: ReportPapers
) -> None:
    text = text_of(station, papers, LABEL, Subject(MRN, DoseKey(MRN, 2, 1, 1)))
    found = re.search(r"The label is (\d+) mm wide and (\d+) mm high", text)
    assert found
    assert int(found[1]) == 100
    assert int(found[2]) == 90
    assert "UNDER THE SKIN ONLY, never into a vein or a muscle." in text
    assert "INJECT before" in text


def test_the_record_has_no_column_for_what_the_regimen_does_not_measure(
    station: Station, papers: ReportPapers
) -> None:
    for kind in (RECORD, FULL_RECORD):
        text = text_of(station, papers, kind, Subject(MRN, DoseKey(MRN, 1, 1, 1)))
        table = text.partition("Vital signs Time")[2].partition("118/56")[0]
        assert "BP mmHg" in table
        assert [
            each for each in ("SpO₂", "O₂ L/min", "Rhythm", "NEWS2 score") if each in table
        ] == []


def test_what_the_step_taught_stands_with_the_teaching(
    station: Station, papers: ReportPapers
) -> None:
    for kind in (RECORD, FULL_RECORD):
        text = text_of(station, papers, kind, Subject(MRN, DoseKey(MRN, 1, 1, 1)))
        assert "No teaching" not in text
        assert "Taught with this dose, 10:08, Julia Novak, RN." in text
        assert "Sheet, call list and diary: Given and explained." in text


def test_the_technique_stands_whole_on_one_page(station: Station, papers: ReportPapers) -> None:
    by, subject = station.people()["novak"], Subject(MRN, DoseKey(MRN, 2, 1, 1))
    printed = print_paper(station, by, PREPARATION, subject, papers, outlet=InHand()).pdf
    (page,) = [each for each in pages(printed) if "4 · Technique" in each]
    assert "Particles or cloudy" in page


def test_vital_signs_of_an_injection_are_due_from_the_injection_on(
    station: Station, papers: ReportPapers
) -> None:
    text = text_of(station, papers, DOWNTIME, Subject(""))
    assert "(30 min after the injection of dose 1.)" in text
    assert "Open dose: Dose 1 was injected" in text


def test_the_flowsheet_has_no_strip_and_no_column_that_the_regimen_does_not_ask_for(
    station: Station, papers: ReportPapers
) -> None:
    by, now = station.people()["novak"], station.now().at
    period = (now - timedelta(hours=24), now + timedelta(minutes=1))
    text = whole(print_flowsheet(station, by, MRN, period, papers))
    assert "Temp °C" in text
    for unasked in ("SpO₂ %", "O₂ L/min", "NEWS2 In mL", "Balance mL"):
        assert unasked not in text
    assert "No intake, output or weight is on record" in text
    assert "SpO₂ %" not in text_of(
        station, papers, FULL_RECORD, Subject(MRN, DoseKey(MRN, 1, 1, 1))
    )
