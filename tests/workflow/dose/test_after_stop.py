"""After a stop the next step never asks to give what is left; its words follow what happened."""

import pytest

from il2nurse.domain.regimen.regimen import Step
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.dose import ending
from il2nurse.workflow.dose.reacting import stop_for_reaction
from tests.papers import paper_maker, print_record
from tests.reports import stories
from tests.reports.reading import whole
from tests.ward import NURSE, Ward, key, make_ward, once

FLUSH = "flush"


@pytest.fixture(scope="module")
def papers() -> ReportPapers:
    """The papers of the program."""
    return paper_maker()


@pytest.fixture
@once
def running() -> Ward:
    """A dose that runs for six minutes."""
    ward = make_ward()
    stories.begin(ward)
    ward.walk("line")
    ward.start()
    ward.pass_time(6)
    return ward


def open_step(ward: Ward) -> Step:
    step = ward.current()
    assert step is not None
    return step


def test_after_a_dose_in_full_the_line_is_flushed(running: Ward) -> None:
    running.pass_time(9)
    ending.complete(running.station, NURSE, key())
    step = open_step(running)
    assert step.id == FLUSH
    assert "Flush the line" in step.say


@pytest.mark.parametrize("reason", ["reaction", "low_pressure", "line", "refused"])
def test_after_a_stop_the_line_is_disconnected_and_nothing_is_given(
    running: Ward, reason: str
) -> None:
    ending.stop(running.station, NURSE, key(), reason)
    step = open_step(running)
    assert step.id == FLUSH
    assert "without a flush" in step.say
    assert not any("is given" in (field.hint or "") for field in step.fields)


def test_nothing_flushed_after_a_reaction_is_right_and_a_flush_is_marked(running: Ward) -> None:
    stop_for_reaction(running.station, NURSE, key())
    running.confirm_with(FLUSH, {"flush_after_ml": "0"})
    assert running.dose().steps[FLUSH].findings == ()


def test_a_flush_after_a_stop_asks_whose_order_it_was(running: Ward) -> None:
    stop_for_reaction(running.station, NURSE, key())
    running.confirm_with(FLUSH, {"flush_after_ml": "10"})
    found = running.dose().steps[FLUSH].findings
    assert [finding.rule for finding in found] == ["flushed_after_stop"]


def test_the_record_tells_the_step_in_the_same_words(running: Ward, papers: ReportPapers) -> None:
    stop_for_reaction(running.station, NURSE, key())
    running.confirm_with(FLUSH, {"flush_after_ml": "0"})
    text = whole(print_record(running.station, NURSE, key(), papers))
    assert "give none of what is left" in text
    assert "Flush and disconnect" not in text
