"""The record of a bag that runs for a day: what its outcome says adds up."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.values.text import text_of
from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.station import Station
from tests.papers import paper_maker, print_preparation, summary_of
from tests.play.stages import MemoryStage
from tests.reports.reading import pages

STORY: Final = Path(__file__).parents[1] / "scenarios" / "infused-over-days.toml"
KEY: Final = DoseKey("MRN-204871", 1, 1, 1)
PARTS: Final = re.compile(r"([\d.]+) of [\d.]+ mL: (.+? mL drug)")


@cache
def at_the_end() -> Station:
    """Two courses of bags were given as far as the scenario goes."""
    scenario = read_scenario(STORY, datetime(2026, 11, 20, 14, tzinfo=UTC))
    stage = MemoryStage(scenario.zone)
    play(scenario, stage)
    assert stage.register
    newest = stage.register.newest(1)[0].recorded_at
    return stage.open("WOW-1", SimulatedClock(newest))


def test_the_parts_of_a_bag_add_up_to_what_went_in() -> None:
    said = text_of(summary_of(at_the_end(), KEY).outcome.detail)
    found = PARTS.search(said)
    assert found
    assert "2.5 mL human albumin" in found[2]
    parts = [Decimal(part.split()[0]) for part in found[2].split(" + ")]
    assert abs(sum(parts) - Decimal(found[1])) < Decimal("0.1")


def test_its_sheet_has_all_that_is_signed_on_two_pages() -> None:
    station = at_the_end()
    by = station.people()["novak"]
    told = pages(print_preparation(station, by, KEY.mrn, paper_maker()))
    assert len(told) == 3
    assert "Human albumin" in told[0]
    assert "Another bag than this" in told[0]
    assert all(each in told[1] for each in ("4 · Technique", "7 · Signatures"))


def test_the_record_of_a_bag_has_what_was_charted_while_it_ran() -> None:
    """Also what was charted for the patient, not for the dose, hours after its start."""
    station = at_the_end()
    infusion = station.case(KEY.mrn).doses[KEY].infusion
    assert infusion
    assert infusion.ended
    told = summary_of(station, KEY)
    assert told.vital_chart.end >= infusion.ended.at
    drawn = [at for each in told.vital_chart.curves for piece in each.pieces for at, _ in piece]
    chart = station.case(KEY.mrn).chart
    ran = [each for each in chart.sets if infusion.started.at <= each.at <= infusion.ended.at]
    systolic = [each.at for each in ran if each.values.get("systolic_mmhg")]
    assert max(systolic) - infusion.started.at > timedelta(hours=4)
    assert set(systolic) <= set(drawn)
    assert set(systolic) <= {each.at for each in told.vital_rows}
