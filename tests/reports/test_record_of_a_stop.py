"""What the record of a dose says of a stop, of what is open after it, and of other times."""

from decimal import Decimal

import pytest

from il2nurse.domain.record.chart.facts import FluidFact
from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.rules.alarms.owed import every_owed_call
from il2nurse.domain.values.text import text_of
from il2nurse.readable.dose.outcome import STOPPED_PERMANENTLY
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.chart import fluids
from il2nurse.workflow.dose import administration
from il2nurse.workflow.patient.calling import record_call
from tests.papers import print_record, summary_of
from tests.reports import stories
from tests.reports.reading import pages, whole
from tests.reports.test_stops_on_papers import stopped
from tests.ward import DOCTOR, MRN, NURSE, Ward, key

OPEN = "OPEN: the prescriber's order for “Flush after 25 mL” is not recorded."


def apart(ward: Ward) -> str:
    return " | ".join(text_of(each.what) for each in stories.told(ward).short.apart)


def test_a_stop_has_a_row_of_its_own() -> None:
    told = apart(stories.stopped_dose())
    assert "Infusion stopped: Chest pain · Pressure behind the sternum" in told
    assert "26.2 of 52.3 mL" in told


def test_a_flush_after_a_stop_is_not_counted_and_its_order_is_open_until_a_note_names_it(
    papers: ReportPapers,
) -> None:
    ward = stories.stopped_dose()
    outcome = stories.told(ward).outcome
    assert OPEN in outcome.open
    assert "what it pushed in is not counted in this amount" in text_of(outcome.detail)
    assert "OPEN: Flush after: 25 mL" in apart(ward)
    administration.add_note(ward.station, NURSE, key(), "Flush ordered by Dr. Vance at 07:40")
    assert OPEN not in stories.told(ward).outcome.open
    assert OPEN not in whole(print_record(ward.station, NURSE, key(), papers))


def test_a_plain_dose_says_what_was_ordered_and_drawn_and_has_no_advice_as_deviation() -> None:
    ward = stories.full_dose()
    said = text_of(stories.told(ward).outcome.detail)
    assert said.startswith("42 million international units ordered · 41.94 million drawn (2.33 mL)")
    assert "mL: 50 mL bag + 2.33 mL drug" in said
    assert "Have one more vial" not in apart(ward)


def test_output_that_nobody_recorded_is_not_zero() -> None:
    last = stories.told(stories.stopped_dose()).fluids[-1]
    assert (last.kind, last.output) == ("Sum of these", "not recorded")


def test_a_permanent_stop_has_its_own_stamp_and_one_wording() -> None:
    told = summary_of(stopped().station, key())
    assert told.outcome.word == STOPPED_PERMANENTLY
    assert "Only a prescriber can reopen" in text_of(told.outcome.detail)
    assert "was stopped permanently on" in told.patient.stops[0]


def test_initials_have_their_key(papers: ReportPapers) -> None:
    ward = stories.full_dose()
    assert "Initials: RO: Robin Okafor, RN" in whole(
        print_record(ward.station, NURSE, key(), papers)
    )


def test_a_stop_is_told_first_with_what_was_ordered_given_and_left(papers: ReportPapers) -> None:
    ward = stories.stopped_dose()
    said = text_of(stories.told(ward).outcome.detail)
    assert said.startswith("Stopped: Chest pain · systolic 88 mmHg at")
    assert "Ordered 42 million international units · given about 21 million" in said
    assert "Left in the bag: 26.1 mL, not given" in said
    assert len(pages(print_record(ward.station, NURSE, key(), papers))) == 2


@pytest.mark.parametrize(
    ("order", "is_open"),
    [("Fluid bolus of 500 mL", True), ("No bolus; watch", False), ("Oxygen 2 L/min", False)],
)
def test_a_bolus_that_was_ordered_is_open_until_one_is_charted(
    order: str, *, is_open: bool
) -> None:
    ward = stories.stopped_dose()
    at = ward.station.now().at
    call = Call(DOCTOR.id, at, read_back=True, order=order)
    record_call(ward.station, NURSE, MRN, every_owed_call(ward.station.moment(MRN)), call)
    said = "OPEN: the fluid bolus ordered at "
    assert any(each.startswith(said) for each in stories.told(ward).outcome.open) == is_open
    ward.pass_time(1)
    given = FluidFact("in", "bolus", Decimal(500))
    fluids.chart_fluid(ward.station, NURSE, MRN, given)
    assert not any(each.startswith(said) for each in stories.told(ward).outcome.open)


def test_the_outcome_tells_reactions_and_the_call_about_the_stop() -> None:
    ward = stories.stopped_dose()
    at = ward.station.now().at
    call = Call(DOCTOR.id, at, read_back=True, order="Stop for today.")
    record_call(ward.station, NURSE, MRN, every_owed_call(ward.station.moment(MRN)), call)
    said = text_of(stories.told(ward).outcome.detail)
    assert (
        f"Called at {ward.station.local(at):%H:%M}: Erin Vance, MD. Ordered: Stop for today" in said
    )
    assert "Reaction at 08:14: chills" in text_of(stories.told(stories.full_dose()).outcome.detail)
