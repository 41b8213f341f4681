"""Neurological checks: charted, marked, compared with the baseline, and feeding the criteria."""

from datetime import timedelta

import pytest

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.chart.handwriting import MOST_BYTES, Stroke
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.domain.rules.chart.neuro_checks import NeuroCheck
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.chart.neuro import neuro_view
from il2nurse.readable.wording import Wording
from il2nurse.workflow.chart import correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.chart.neuro import chart_neuro_check
from il2nurse.workflow.dose import administration
from tests.normal import FILE
from tests.shipped import ShippedRegimens
from tests.ward import MRN, NURSE, Ward, make_ward, once

WELL: dict[str, Answer] = {
    "acvpu": "A",
    "orientation_wrong": ("none",),
    "serial_sevens": "93 86 79 72 65",
    "world_backwards": "D-L-R-O-W",
    "objects_named": "3",
}


@pytest.fixture
@once
def ward() -> Ward:
    """A ward whose dose 1 has been begun and stands before the hold criteria."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("labs_urine")
    return ward


def examine(ward: Ward, **changed: Answer) -> NeuroCheck:
    """Chart a check of a well patient, but for what is changed."""
    ward.pass_time(1)
    return chart_neuro_check(ward.station, NURSE, MRN, ObservedFact({**WELL, **changed}))


def newest(ward: Ward, field: str) -> Answer:
    """The newest charted word of a field."""
    observed = ward.station.case(MRN).chart.newest(field, ward.station.now().at)
    return observed.values[field] if observed else ""


def said_by(ward: Ward, criterion: str) -> str:
    """What a criterion says now."""
    found = assess_now(ward.station.moment(MRN)).criteria
    return next((each.result.value for each in found if each.criterion == criterion), "not asked")


def test_a_well_patient_passes_and_nothing_follows(ward: Ward) -> None:
    found = examine(ward)
    assert (found.sevens, found.world_ok, found.thinking_failed) == ((True,) * 5, True, False)
    assert newest(ward, "alertness") == "alert"
    assert assess_now(ward.station.moment(MRN)).verdict is Verdict.GIVE


@pytest.mark.parametrize(
    ("changed", "marks"),
    [
        ({"serial_sevens": "93 86 79 72 64"}, (True, True, True, True, False)),
        ({"serial_sevens": "93, 85, 78"}, (True, False, False, False, False)),
        ({"serial_sevens": "cannot"}, (False,) * 5),
    ],
)
def test_serial_sevens_are_marked_and_a_mistake_stops_the_cycle(
    ward: Ward, changed: dict[str, Answer], marks: tuple[bool, ...]
) -> None:
    assert examine(ward, **changed).sevens == marks
    assert said_by(ward, "mind_signs") == "absolute"


def test_a_thinking_test_that_was_not_done_is_neither_passed_nor_failed(ward: Ward) -> None:
    ward.pass_time(1)
    found = chart_neuro_check(ward.station, NURSE, MRN, ObservedFact({"acvpu": "A"}))
    assert (found.sevens, found.sevens_ok, found.world_ok) == ((), None, None)
    assert not found.thinking_failed
    assert [found.text(each) for each in ("acvpu", "rass", "orientation_wrong")] == ["A", "", ""]
    failed = examine(ward, serial_sevens="93 86 79 72 64", world_backwards="DLROW")
    assert (failed.sevens_ok, failed.world_ok, failed.thinking_failed) == (False, True, True)


def test_the_bedside_answer_cannot_hide_a_failed_test(ward: Ward) -> None:
    examine(ward, world_backwards="DLORW")
    ward.confirm("hold_criteria")
    assert "mind_signs_thinking" in {finding.rule for finding in ward.against()}


def test_a_failure_counts_until_the_same_test_is_passed(ward: Ward) -> None:
    examine(ward, serial_sevens="93 86 78 71 64")
    ward.pass_time(25 * 60)
    chart_neuro_check(
        ward.station, NURSE, MRN, ObservedFact({"acvpu": "A", "world_backwards": "dlrow"})
    )
    assert said_by(ward, "mind_signs") == "absolute"
    examine(ward)
    assert said_by(ward, "mind_signs") != "absolute"


def test_a_test_that_was_typed_wrongly_is_corrected(ward: Ward) -> None:
    found = examine(ward, world_backwards="DLRO")
    field = ward.regimen.fields["world_backwards"]
    correcting.correct(
        ward.station, NURSE, MRN, ValueChange(found.seq, field, "DLROW", "Letter left out")
    )
    assert said_by(ward, "mind_signs") == "not asked"


def test_other_signs_of_the_same_question_are_judged_as_before(ward: Ward) -> None:
    examine(ward, serial_sevens="cannot")
    assert said_by(ward, "heart_signs") == "not asked"


@pytest.mark.parametrize(
    ("changed", "alertness", "mental"),
    [
        ({"acvpu": "C"}, "alert", "confused"),
        ({"acvpu": "V"}, "lethargic", "normal"),
        ({"acvpu": "U"}, "unresponsive", "normal"),
        ({"poss": "2"}, "drowsy", "normal"),
        ({"poss": "4"}, "unresponsive", "normal"),
        ({"rass": "-1"}, "drowsy", "normal"),
        ({"rass": "+1"}, "alert", "anxious"),
        ({"rass": "+2"}, "alert", "agitated"),
        ({"poss": "1", "rass": "-2"}, "lethargic", "normal"),
        ({"orientation_wrong": ("time",)}, "alert", "disoriented"),
        ({"acvpu": "C", "orientation_wrong": ("time", "place")}, "alert", "disoriented"),
    ],
)
def test_levels_stand_for_the_strictest_words(
    ward: Ward, changed: dict[str, Answer], alertness: str, mental: str
) -> None:
    examine(ward, **changed)
    assert (newest(ward, "alertness"), newest(ward, "mental_status")) == (alertness, mental)


def test_a_check_does_not_put_normal_in_the_place_of_dreams(ward: Ward) -> None:
    ward.pass_time(35)
    ward.walk("lethargy", mental_status="vivid_dreams")
    examine(ward)
    assert newest(ward, "mental_status") == "vivid_dreams"


@pytest.mark.parametrize("changed", [{"acvpu": "P"}, {"rass": "-4"}, {"rass": "+3"}, {"poss": "4"}])
def test_an_emergency_is_named(ward: Ward, changed: dict[str, Answer]) -> None:
    assert examine(ward, **changed).emergency


def test_a_sleeping_patient_is_woken_and_scored_again(ward: Ward) -> None:
    with pytest.raises(Slip, match="Wake the patient"):
        examine(ward, poss="S")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"acvpu": ""}, "acvpu"),
        ({"acvpu": "X"}, "acvpu"),
        ({"orientation_wrong": ("none", "time")}, "orientation_wrong"),
        ({"creatinine_mg_dl": "1"}, "creatinine_mg_dl"),
    ],
)
def test_slips_are_refused(ward: Ward, changed: dict[str, Answer], field: str) -> None:
    with pytest.raises(Slip) as slip:
        examine(ward, **changed)
    assert slip.value.field == field


def test_a_check_in_the_future_is_refused(ward: Ward) -> None:
    later = ward.station.now().at + timedelta(minutes=1)
    with pytest.raises(Slip, match="future"):
        chart_neuro_check(ward.station, NURSE, MRN, ObservedFact(WELL), at=later)


def test_the_ward_chooses_its_scale() -> None:
    book = ShippedRegimens()
    text = FILE.read_text(encoding="utf-8")
    book.use(text.replace('ward_scale = "acvpu"', 'ward_scale = "rass"'))
    ward = make_ward(book=book)
    with pytest.raises(Slip) as slip:
        chart_neuro_check(ward.station, NURSE, MRN, ObservedFact(WELL))
    assert slip.value.field == "rass"
    assert (
        chart_neuro_check(ward.station, NURSE, MRN, ObservedFact({**WELL, "rass": "0"})).values[
            "rass"
        ]
        == "0"
    )


def test_the_baseline_is_the_first_check_before_dose_1_and_changes_are_named(ward: Ward) -> None:
    first = examine(ward, objects_named="2")
    examine(ward)
    ward.walk("flush")
    examine(ward, acvpu="C", world_backwards="DLORW", orientation_said="It is June")
    view = neuro_view(ward.station.moment(MRN))
    assert view.baseline == first
    told = {row.field: (row.baseline, row.newest) for row in view.changes}
    assert told == {
        "acvpu": ("Alert", "New confusion"),
        "world_backwards": ("right", "wrong"),
        "objects_named": ("2 of 3", "3 of 3"),
    }


def test_without_a_check_before_dose_1_there_is_no_baseline(ward: Ward) -> None:
    ward.walk("flush")
    examine(ward)
    view = neuro_view(ward.station.moment(MRN))
    assert view.baseline is None
    assert view.newest is not None
    assert not view.changes


def test_handwriting_is_replayed_as_it_was_drawn(ward: Ward) -> None:
    strokes: tuple[Stroke, ...] = (((0, 0), (5, -3), (9, 4)), ((12, 1),))
    chart_neuro_check(ward.station, NURSE, MRN, ObservedFact(WELL), strokes=strokes)
    kept = ward.station.case(MRN).handwriting
    assert [sample.strokes for sample in kept] == [strokes]
    assert kept[0].by == NURSE.id
    (entry,) = ward.station.register.of_kind(Kind.HANDWRITING)
    words = Wording(ward.station.people(), ward.station.zone, ward.station.today(entry.recorded_at))
    assert EntryWords(words, [ward.regimen]).details(entry)[0] == ("Strokes", "2")


@pytest.mark.parametrize(
    "strokes",
    [
        ((),),
        (tuple((x, x) for x in range(MOST_BYTES // 8)),),
        (((0, 10_000_000),),),
    ],
)
def test_an_empty_or_endless_sample_is_refused(ward: Ward, strokes: tuple[Stroke, ...]) -> None:
    before = ward.station.register.head()
    with pytest.raises(Slip):
        chart_neuro_check(ward.station, NURSE, MRN, ObservedFact(WELL), strokes=strokes)
    assert ward.station.register.head() == before
