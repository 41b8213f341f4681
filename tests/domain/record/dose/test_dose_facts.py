"""A dose's entries as older programs wrote them, and those of which nothing can be made."""

from datetime import UTC, datetime

import pytest

from il2nurse.domain.record.dose.facts import (
    DoseHeldFact,
    OverriddenFact,
    ReactionUpdatedFact,
    StepConfirmedFact,
)
from il2nurse.domain.record.dose.infusion import replay_infusion
from il2nurse.domain.record.dose.reaction import replay_reactions
from il2nurse.domain.record.register.entries import BrokenRecord, Entry, Json, Kind
from il2nurse.domain.regimen.rules import Finding, Result, Verdict
from tests.domain.made import DOSE, Book, at, reading

CALL: Json = {
    "prescriber": "Dr. E. Vance",
    "at": "2026-11-20T08:30:00-06:00",
    "read_back": True,
    "order": "",
}


def early_reaction(book: Book) -> Entry:
    """A reaction as it was kept before it had a grade and an outcome."""
    return book.entry(DOSE, Kind.REACTION, at(1), term="chills", text="", action="Blanket")


def test_a_reaction_of_which_no_outcome_was_told_is_ongoing() -> None:
    (reaction,) = replay_reactions([early_reaction(Book())])
    assert (reaction.ongoing, reaction.grade, reaction.text) == (True, None, None)
    assert (reaction.stopped, reaction.closed) == (False, False)


def test_a_call_keeps_its_moment_whatever_offset_it_was_written_with() -> None:
    held = DoseHeldFact.read(
        Book().entry(DOSE, Kind.DOSE_HELD, at(1), reason="late", text="", verdict="hold", call=CALL)
    )
    assert held.call.at == datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
    assert (held.call.order, held.text, held.reaction) == (None, None, None)
    assert held.verdict is Verdict.HOLD


def test_an_empty_witness_is_nobody_and_a_finding_without_an_override_has_none() -> None:
    finding: Json = {"rule": "r", "result": "watch", "say": "Look", "source": "s", "field": ""}
    fact = StepConfirmedFact.read(
        Book().entry(
            DOSE,
            Kind.STEP_CONFIRMED,
            at(1),
            step="lethargy",
            answers={"awake": "yes"},
            charted=None,
            on_file={},
            findings=[finding],
            verdict="give",
            second="",
        )
    )
    assert fact.witness is None
    assert fact.findings == (Finding("r", Result.WATCH, "Look", "s"),)
    assert fact.body()["second"] is None


def test_an_override_without_a_call_is_refused_by_name() -> None:
    entry = Book().entry(DOSE, Kind.OVERRIDDEN, at(1), step="criteria", rule="r", call=None)
    with pytest.raises(BrokenRecord, match=r"Entry 1 \(overridden\).*“call”"):
        OverriddenFact.read(entry)


def test_what_became_of_a_reaction_that_is_not_there_is_refused() -> None:
    book = Book()
    told = ReactionUpdatedFact(seq=7, term="chills", outcome="resolved", text=None)
    entries = [early_reaction(book), book.fact(DOSE, at(2), told)]
    with pytest.raises(BrokenRecord, match="no reaction in place 7"):
        replay_reactions(entries)


def test_an_end_of_a_pause_without_a_pause_is_refused() -> None:
    book = Book()
    with pytest.raises(BrokenRecord, match="nothing was paused"):
        replay_infusion([book.started(reading(0)), book.resumed(reading(1))])
