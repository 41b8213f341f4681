"""The readable form of a dose, told from the register."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.values.text import Emphasis, text_of
from il2nurse.readable.content import Subject
from il2nurse.readable.dose.step_rows import StepRow
from il2nurse.readable.dose.summary import Summary, tell
from il2nurse.workflow.chart import correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.dose import administration, ending, infusing
from il2nurse.workflow.papers.subjects import sources_of
from tests.reports import stories
from tests.ward import MRN, NURSE, Ward, key, make_ward


def row(told: Summary, step: str) -> StepRow:
    """The row of a step."""
    return next(row for part in told.sections for row in part.rows if row.step == step)


def finding(told: Summary, step: str) -> str:
    """What the row of a step says, in one text."""
    return " | ".join(text_of(line) for line in row(told, step).lines)


@pytest.mark.parametrize(
    ("story", "word", "open_"),
    [
        (stories.full_dose, "GIVEN IN FULL", False),
        (stories.corrected_after_signing, "GIVEN IN FULL", True),
        (stories.stopped_dose, "GIVEN IN PART", True),
        (stories.held_dose, "HELD", False),
        (stories.unsigned_dose, "GIVEN IN FULL", True),
        (stories.running_dose, "NOT CLOSED", False),
    ],
)
def test_every_outcome_has_its_word(story: Callable[[], Ward], word: str, open_: bool) -> None:
    outcome = stories.told(story()).outcome
    assert outcome.word == word
    assert bool(outcome.open) == open_


def test_equal_accounts_give_equal_summaries() -> None:
    ward = stories.full_dose()
    assert stories.told(ward) == stories.told(ward)


def test_every_step_has_a_row_also_when_it_was_not_done() -> None:
    ward = stories.held_dose()
    rows = [row for part in stories.told(ward).sections for row in part.rows]
    assert [row.step for row in rows] == [step.id for step in ward.regimen.steps]
    assert finding(stories.told(ward), "infuse") == "not recorded"
    assert not row(stories.told(ward), "infuse").done


def test_the_dose_received_follows_the_given_share() -> None:
    ward = stories.running_dose()
    ending.stop(ward.station, NURSE, key(), "chest_pain", given_ml=Decimal("13.1"))
    outcome = stories.told(ward).outcome
    said = text_of(outcome.detail)
    assert said.startswith("Stopped: Chest pain")
    assert "Ordered 42 million international units · given about 10.5 million" in said
    assert "Left in the bag: 39.2 mL, not given" in said
    assert outcome.word == "GIVEN IN PART"


def test_an_infusion_stopped_before_any_drug_gave_nothing() -> None:
    ward = stories.running_dose()
    ending.stop(ward.station, NURSE, key(), "chest_pain", given_ml=Decimal(0))
    outcome = stories.told(ward).outcome
    assert outcome.word == "NOTHING GIVEN"
    assert "0 of 52.3 mL" in text_of(outcome.detail)


def test_a_late_start_of_an_older_program_gives_reason_and_prescriber() -> None:
    """Its entry as an older program wrote it, in a record that is told today."""
    ward = make_ward()
    ward.pass_time(65)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    call = replace(ward.call(), prescriber="Dr. E. Vance")
    infusing.start(ward.station, NURSE, key(), {})
    case = ward.station.case(MRN)
    started = ward.dose().infusion
    assert started is not None
    late = replace(started, late_reason="Line replaced", late_call=call)
    doses = {key(): replace(ward.dose(), infusion=late)}
    moment = replace(ward.station.moment(MRN), case=replace(case, doses=doses))
    sources = replace(sources_of(ward.station, Subject(MRN, key())), of=moment)
    told = tell(sources)
    assert "started 5 min late" in text_of(told.outcome.detail)
    assert "Line replaced · Dr. E. Vance called 08:05, order read back" in finding(told, "infuse")


def test_a_correction_is_struck_beside_the_new_value() -> None:
    told = stories.told(stories.corrected_after_signing())
    cell = next(
        cell
        for each in told.vital_rows
        for cell in each.cells
        if any(span.mark is Emphasis.STRUCK for span in cell)
    )
    assert [(span.text, span.mark) for span in cell if span.text.strip()] == [
        ("120/60", Emphasis.STRUCK),
        ("102/60", Emphasis.STRONG),
    ]
    assert told.corrections[0].reason == "Typing error"


def test_criteria_are_told_as_they_were_judged_then() -> None:
    ward = stories.full_dose()
    before = stories.told(ward).sections[0].criteria
    seq = ward.dose().steps["vital_signs"].charted
    assert seq is not None
    ward.pass_time(60)
    field = ward.regimen.fields["heart_rate_per_min"]
    correcting.correct(
        ward.station, NURSE, MRN, ValueChange(seq, field, "132", "Counted again from the strip")
    )
    told = stories.told(ward)
    assert told.sections[0].criteria == before
    assert "112 per min 132 per min" in finding(told, "vital_signs")


def test_every_criterion_of_the_regimen_is_told() -> None:
    ward = stories.full_dose()
    told = [each.criterion for each in stories.told(ward).sections[0].criteria]
    assert told == [criterion.id for criterion in ward.regimen.criteria]


def test_vital_signs_that_were_due_and_not_taken_are_told() -> None:
    told = stories.told(stories.stopped_dose())
    assert [row.time for row in told.vital_rows if row.missed] == ["07:40"]
    assert "07:40 not recorded" in finding(told, "vital_signs_after")


def test_the_chart_shows_two_hours_before_to_four_hours_after() -> None:
    ward = stories.full_dose()
    chart = stories.told(ward).vital_chart
    infusion = ward.dose().infusion
    assert infusion is not None
    assert infusion.ended is not None
    assert chart.band == (infusion.started.at, infusion.ended.at)
    assert (infusion.started.at - chart.start).total_seconds() == 2 * 3600
    # What is charted at the last moment of it is drawn too.
    assert timedelta() < chart.end - infusion.started.at - timedelta(hours=4) < timedelta(seconds=1)


def test_a_long_time_without_values_is_a_gap() -> None:
    ward = stories.full_dose()
    ward.pass_time(200)
    stories.observe(ward, {"heart_rate_per_min": "99"})
    heart = next(c for c in stories.told(ward).vital_chart.curves if "heart" in c.field)
    assert len(heart.pieces) == 2
    assert heart.pieces[-1][0][1] == 99


def test_intake_and_output_are_summed() -> None:
    last = stories.told(stories.full_dose()).fluids[-1]
    assert (last.intake, last.output) == ("97.3 mL", "160 mL")


def test_the_witness_is_told_with_what_they_signed() -> None:
    told = stories.told(stories.full_dose())
    assert row(told, "double_check").witness == "Jonna Lindqvist, RN"
    assert [each.name for each in told.signatures] == ["Robin Okafor, RN", "Jonna Lindqvist, RN"]


def test_a_step_confirmed_again_tells_of_both() -> None:
    ward = make_ward()
    stories.begin(ward)
    ward.walk("hold_criteria")
    ward.pass_time(31)
    ward.walk("lethargy")
    text = finding(stories.told(ward), "vital_signs")
    assert "Confirmed before, and again because it had expired: 07:30 by Robin Okafor, RN" in text


def test_a_step_that_grew_old_is_not_called_done() -> None:
    ward = make_ward()
    stories.begin(ward)
    ward.walk("hold_criteria")
    ward.pass_time(31)
    old = row(stories.told(ward), "vital_signs")
    assert text_of(old.decision) == "Too old, to be repeated"
    assert not old.done
