"""Stored assessments judged again under another regimen."""

from dataclasses import replace

import pytest

from il2nurse import regimens
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.assessment.regimen_comparison import (
    JudgedAt,
    RegimenComparison,
    compare_regimens,
)
from il2nurse.workflow.chart import charting, correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.dose import administration
from tests.normal import FILE
from tests.regimens.alternatives import ALTERNATIVES
from tests.ward import MRN, NURSE, REGIMEN, Ward, make_ward, once
from tests.workflow.put_aside import put_aside

TEXT = FILE.read_text(encoding="utf-8")


def other(conflict: str) -> Regimen:
    """The shipped regimen with the other reading of a conflict."""
    return regimens.load(ALTERNATIVES[conflict](TEXT), "other.toml")


def compared(ward: Ward, new: Regimen, old: Regimen = REGIMEN) -> RegimenComparison:
    """Everything of the register under two regimens."""
    return compare_regimens(ward.station.register.since(0, 100_000), old, new)


@pytest.fixture
@once
def ward() -> Ward:
    """A ward where dose 1 was started with a heart rate of 105."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line", heart_rate_per_min="105")
    ward.start()
    return ward


def test_the_same_regimen_says_the_same(ward: Ward) -> None:
    found = compared(ward, REGIMEN)
    assert [each.place for each in found.rejudged] == [JudgedAt.CRITERIA, JudgedAt.START]
    assert not found.differing
    assert not any(each.changed for each in found.rejudged)


def test_a_stricter_limit_names_the_doses_it_would_have_held(ward: Ward) -> None:
    found = compared(ward, other("settled_heart_rate"))
    assert [(each.old.verdict, each.new.verdict) for each in found.differing] == [
        (Verdict.GIVE, Verdict.HOLD)
    ] * 2
    changed = {one.criterion: (one.old, one.new) for one in found.differing[0].changed}
    assert changed == {"heart_rate": ("watch", "relative"), "relative_count": ("clear", "hold")}


def test_a_criterion_that_only_one_of_the_two_has_is_named(ward: Ward) -> None:
    left = tuple(each for each in REGIMEN.criteria if each.id != "heart_rate")
    without = replace(REGIMEN, criteria=left)
    for old, new, results in (
        (REGIMEN, without, ("watch", None)),
        (without, REGIMEN, (None, "watch")),
    ):
        (one,) = compared(ward, new, old).rejudged[0].changed
        assert (one.criterion, one.value) == ("heart_rate", "105 per min")
        assert (one.old, one.new) == results


def test_what_was_charted_later_or_corrected_plays_no_part(ward: Ward) -> None:
    seq = ward.dose().steps["vital_signs"].charted
    assert seq is not None
    field = REGIMEN.fields["heart_rate_per_min"]
    correcting.correct(ward.station, NURSE, MRN, ValueChange(seq, field, "80", "Counted again"))
    charting.observe(
        ward.station,
        NURSE,
        MRN,
        (field,),
        ObservedFact({field.id: "150"}, confirmed=("heart_rate_per_min",)),
    )
    assert len(compared(ward, other("settled_heart_rate")).differing) == 2
    assert not compared(ward, REGIMEN).differing


def test_bedside_answers_are_judged_as_they_were_given() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("hold_criteria", other_absolute_signs=("vomiting",))
    (found,) = compared(ward, other("settled_columns")).rejudged
    assert (found.old.verdict, found.new.verdict) == (Verdict.STOP_CYCLE, Verdict.HOLD)


def test_an_override_stands_only_where_the_other_regimen_allows_it() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("hold_criteria", heart_rate_per_min="125")
    put_aside(ward)
    ward.walk("hold_criteria")
    found = compared(ward, other("settled_relative_count"))
    assert [each.old.verdict for each in found.rejudged] == [Verdict.HOLD, Verdict.GIVE]
    assert [each.new.verdict for each in found.differing] == [Verdict.HOLD]


def test_doses_of_another_regimen_are_left_out_and_counted(ward: Ward) -> None:
    strange = regimens.load(
        TEXT.replace('id = "aldesleukin-high-dose-iv"', 'id = "another"', 1), "another.toml"
    )
    found = compared(ward, strange, strange)
    assert (found.rejudged, found.skipped) == ((), 1)
