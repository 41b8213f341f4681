"""Overrides, reactions and reopenings stand in the record and in the audit list."""

import pytest

from il2nurse.domain.record.dose.facts import ReactionFact, ReactionUpdatedFact
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.values.text import text_of
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.audit.kind_row import Group
from il2nurse.readable.dose.summary import Summary
from il2nurse.readable.wording import Wording
from il2nurse.workflow.audit.audit import AuditFilter, AuditList
from il2nurse.workflow.course.reopening import reopen
from il2nurse.workflow.course.resolved import Resolved
from il2nurse.workflow.dose import administration
from il2nurse.workflow.dose.reacting import react, stop_for_reaction, update_reaction
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.ward import ward_rows
from tests.papers import summary_of
from tests.ward import DOCTOR, MRN, NURSE, PIN, Ward, key, make_ward, once
from tests.workflow.put_aside import put_aside

RESOLVED = Resolved(confirmed=True, text="Troponin and ECG normal for a day")


@pytest.fixture
@once
def ward() -> Ward:
    """A ward where an override, a reaction and a reopening stand in dose 1."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("hold_criteria", heart_rate_per_min="125")
    put_aside(ward)
    ward.walk("line")
    ward.start()
    ward.pass_time(5)
    stop_for_reaction(ward.station, NURSE, key())
    kept = react(ward.station, NURSE, key(), ReactionFact("chest_pain", "Pressure", "ECG", grade=3))
    ward.pass_time(10)
    update_reaction(
        ward.station,
        NURSE,
        key(),
        ReactionUpdatedFact(kept.seq, kept.term, "resolved", "ECG unchanged"),
    )
    reopen(ward.station, DOCTOR, MRN, "Not cardiac", PIN, resolved=RESOLVED)
    return ward


def told(ward: Ward) -> list[str]:
    """What the record tells beside the steps."""
    return [text_of(each.what) for each in summary(ward).dose_events]


def summary(ward: Ward) -> Summary:
    """The record of dose 1."""
    return summary_of(ward.station, key())


def test_the_record_tells_who_overrode_what_and_until_when(ward: Ward) -> None:
    assert (
        "Overridden: Number of relative criteria · Fever is treated · "
        "ordered by Erin Vance, MD (prescriber) "
        "at 07:30, read back · witnessed by Mika Sato, RN · until 08:30 · "
        "not countersigned yet"
    ) in told(ward)


def test_the_step_and_the_criterion_say_that_it_was_overridden(ward: Ward) -> None:
    (before,) = [each for each in summary(ward).sections if each.criteria]
    (step,) = [row for row in before.rows if row.step == "hold_criteria"]
    assert text_of(step.decision) == "Overridden · continue"
    (row,) = [row for row in before.criteria if row.criterion == "relative_count"]
    assert text_of(row.verdict).endswith("overridden by Erin Vance, MD (prescriber)")


def test_the_record_tells_grade_outcome_and_that_the_course_was_closed(ward: Ward) -> None:
    assert (
        "Reaction: Chest pain · grade 3 · Pressure · ECG · infusion stopped for it · "
        "course closed until a prescriber decides"
    ) in told(ward)
    assert any(text.endswith("resolved · ECG unchanged") for text in told(ward))


def test_the_record_tells_the_reopening(ward: Ward) -> None:
    assert (
        "Course reopened by the prescriber: Not cardiac · it had been closed: "
        f"Chest pain, grade 3 (dose 1) · resolved: {RESOLVED.text}"
    ) in told(ward)


def test_the_audit_list_has_them_in_words(ward: Ward) -> None:
    lines = AuditList(ward.station).lines(AuditFilter(mrn=MRN), 100)
    holds = [line.what for line in lines if line.group is Group.HOLD]
    assert f"Course reopened: Not cardiac; resolved: {RESOLVED.text}" in holds
    assert any("Witnessed by Mika Sato, RN" in what for what in holds)
    reactions = [line.what for line in lines if line.group is Group.REACTION]
    assert reactions == [
        "Reaction chest pain: resolved",
        "Reaction: Chest pain, grade 3; the course is closed",
    ]


def test_the_charge_nurse_is_shown_the_override(ward: Ward) -> None:
    says = [matter.say for matter in attention_list(ward.station, ward_rows(ward.station))]
    assert "Dose 1: a hold was overridden on the order of Erin Vance, MD (prescriber)" in says


def test_every_detail_of_an_override_can_be_read(ward: Ward) -> None:
    (entry,) = ward.station.register.of_kind(Kind.OVERRIDDEN)
    words = Wording(ward.station.people(), ward.station.zone, ward.station.today(entry.recorded_at))
    details = dict(EntryWords(words, ward.station.regimens.today().values()).details(entry))
    assert details["Witness"] == "Mika Sato, RN"
    assert details["Until"] == "20-Nov-2026 08:30"
    assert "Heart rate" in details["Basis"]
