"""One word for one meaning: screen, paper, audit and terminal say the same."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from il2nurse.cli.assessing import say_assessment
from il2nurse.cli.patient.fluids import say_totals
from il2nurse.domain.record.chart.facts import FluidFact
from il2nurse.domain.record.chart.fluids import FLUID_KINDS, KINDS, direction_of
from il2nurse.domain.record.dose.call import Call, Grounds
from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.record.dose.facts import OverriddenFact, StepConfirmedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.regimen.fields import NotGiven
from il2nurse.domain.regimen.rules import Result, Verdict
from il2nurse.domain.rules.assessment.assessment import Assessment, assess
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.values.instants import Stretch
from il2nurse.domain.values.text import text_of
from il2nurse.readable import words
from il2nurse.readable.assessment.criterion_rows import criterion_row
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.chart.charted_items import ChartedItem, item_line
from il2nurse.readable.dose.events import fluid_rows
from il2nurse.readable.dose.outcome import dose_outcome
from il2nurse.readable.dose.step_rows import step_row
from il2nurse.readable.dose_record import DoseRecord, make_dose_record
from il2nurse.ui.look.consequence import consequence
from il2nurse.ui.look.dose_marks import MARKS, dose_mark
from il2nurse.ui.look.verdicts import RESULTS, VERDICTS, verdict_mark
from il2nurse.workflow.chart.fluids import chart_fluid
from il2nurse.workflow.chart.totals import period_totals
from il2nurse.workflow.dose import ending, holding
from il2nurse.workflow.ward.states import WardState
from tests.reports import stories
from tests.ward import DOCTOR, MRN, NURSE, Ward, key, make_ward

Faces = dict[str, str]
# What a screen may add to a word of the table.
MORE = (" · ", ": ")


def same(word: str, faces: Faces) -> None:
    """Every face says the word, some with more after it; a failure prints all of them."""
    plain = dict(faces)
    for mark in MORE:
        plain = {where: said.split(mark)[0] for where, said in plain.items()}
    assert {where: said.lower() for where, said in plain.items()} == dict.fromkeys(
        plain, word.lower()
    )


@pytest.fixture(scope="module")
def given() -> Ward:
    return stories.full_dose()


def record_of(ward: Ward) -> DoseRecord:
    station, case = ward.station, ward.station.case(MRN)
    return make_dose_record(
        case,
        case.doses[key()],
        ward.regimen,
        station.register.about(MRN),
        people=station.people(),
        zone=station.zone,
        at=station.now().at,
    )


def audit(ward: Ward, fact: Fact) -> tuple[str, dict[str, str]]:
    """The audit's line and details of an entry that says this."""
    record = record_of(ward)
    entry: Entry = replace(record.dose.entries[0], kind=fact.KIND, body=fact.body())
    told = EntryWords(record.wording, [ward.regimen])
    return told.what(entry), dict(told.details(entry))


def overridden(ward: Ward, result: Result) -> OverriddenFact:
    """An override of one criterion with this result."""
    now = ward.station.now().at
    call = Call(DOCTOR.id, now, read_back=True, order="Hold it")
    return OverriddenFact(
        step="hold_criteria",
        rule="relative_count_hold",
        criterion="relative_count",
        result=result,
        value="3",
        basis=(),
        reason="Fever",
        call=call,
        until=now,
        witness=NURSE.id,
    )


def judged(ward: Ward, result: Result, verdict: Verdict) -> Assessment:
    """An assessment of one criterion with this result."""
    found = assess(ward.regimen, {}).criteria[0]
    return Assessment(verdict, (replace(found, result=result, say="Said."),), None)


@pytest.mark.parametrize("result", Result)
def test_a_result_has_one_word(
    given: Ward, result: Result, capsys: pytest.CaptureFixture[str]
) -> None:
    found = judged(given, result, Verdict.HOLD)
    say_assessment(given.regimen, found)
    row = criterion_row(given.regimen, found.criteria[0])
    same(
        words.RESULT_WORDS[result].word,
        {
            "screen": RESULTS[result].word,
            "paper": row.verdict[0].text,
            "audit": audit(given, overridden(given, result))[1]["Result"],
            "terminal": capsys.readouterr().out.splitlines()[3].split("  ")[0],
        },
    )
    said = words.CONTINUE if result is Result.CLEAR else words.RESULT_WORDS[result].word
    same(said, {"choice": consequence(result).word})


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_has_one_word(
    given: Ward, verdict: Verdict, capsys: pytest.CaptureFixture[str]
) -> None:
    found = judged(given, Result.CLEAR, verdict)
    say_assessment(given.regimen, found)
    same(
        words.VERDICT_STATES[verdict].word,
        {
            "screen": VERDICTS[verdict].word,
            "assessment": verdict_mark(found).word,
            "terminal": capsys.readouterr().out.splitlines()[0].removeprefix("Verdict: "),
        },
    )
    record, step = record_of(given), given.regimen.step("lethargy")
    assert step is not None
    done = replace(record.dose.steps[step.id], verdict=verdict, findings=())
    dose = replace(record.dose, steps={**record.dose.steps, step.id: done})
    confirmed = StepConfirmedFact(step.id, {}, None, {}, (), verdict, None)
    line, details = audit(given, confirmed)
    same(
        words.step_words(verdict).word,
        {
            "paper": text_of(step_row(replace(record, dose=dose), step).decision),
            "audit": line.removeprefix(f"{step.title}: "),
            "details": details["Verdict"],
        },
    )


@pytest.mark.parametrize("kind", [kind for kinds in KINDS.values() for kind in kinds])
def test_a_fluid_has_one_label(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    ward = make_ward()
    way = direction_of(kind)
    if kind == "aldesleukin_bag":
        ward.give()
    else:
        chart_fluid(ward.station, NURSE, MRN, FluidFact(way, kind, Decimal(30)))
        ward.pass_time(1)
        stories.begin(ward)
    record = record_of(ward)
    now = ward.station.now().at
    kept = next(each for each in record.case.chart.fluids if each.fluid.kind == kind)
    item = ChartedItem(kept.seq, now, kept.by, kept)
    label = KINDS[way][kind]
    stretch = Stretch(record.case.chart.fluids[0].fluid.at, now)
    say_totals(ward.station, period_totals(ward.station, MRN, stretch, now), None)
    printed = [line.split("  ")[0] for line in capsys.readouterr().out.splitlines()]
    line, details = audit(ward, FluidFact(way, kind, Decimal(30)))
    faces = {
        "paper": next(row.kind for row in fluid_rows(record) if row.kind == label),
        "chart": item_line(item, ward.regimen, record.wording).rsplit(" ", 2)[0],
        "audit": line.split(": ")[1].rsplit(" ", 2)[0],
        "details": details["Kind"],
        "terminal": next((said for said in printed if said == label), "not said"),
    }
    charted_by_hand = [each.label for each in FLUID_KINDS if each.letter and each.id == kind]
    faces["dialog"] = charted_by_hand[0] if charted_by_hand else label
    assert faces == dict.fromkeys(faces, label)


def stopped(given_ml: str) -> Ward:
    ward = stories.running_dose()
    ending.stop(ward.station, NURSE, key(), "chest_pain", given_ml=Decimal(given_ml))
    return ward


def refused() -> Ward:
    ward = make_ward()
    holding.hold_unbegun(ward.station, NURSE, MRN, Grounds("refused", ward.call()))
    return ward


@pytest.mark.parametrize(
    ("story", "word"),
    [
        (refused, words.NOT_GIVEN_WORDS[NotGiven.REFUSED].word),
        (stories.full_dose, words.DOSE_WORDS[DoseState.COMPLETED].word),
        (stories.stopped_dose, words.DOSE_WORDS[DoseState.STOPPED].word),
        (stories.held_dose, words.DOSE_WORDS[DoseState.HELD].word),
        (stories.running_dose, words.DOSE_WORDS[DoseState.RUNNING].word),
    ],
)
def test_a_dose_has_one_word(story: Callable[[], Ward], word: str) -> None:
    record = record_of(story())
    told = dose_outcome(record)
    infuse = next(step for step in record.regimen.steps if step.id == "infuse")
    closed = told.word != "NOT CLOSED"
    faces = {
        "screen": dose_mark(
            record.dose, may_go_on(record.moment, record.dose), record.regimen
        ).word,
        "paper": told.word if closed else told.detail[0].text,
    }
    if record.dose.infusion:
        faces["step on paper"] = text_of(step_row(record, infuse).decision)
    same(word, faces)


def test_a_dose_stopped_at_once_says_that_nothing_was_given() -> None:
    record = record_of(stopped("0"))
    assert record.dose.infusion is not None
    same(
        words.NOTHING_GIVEN.word,
        {
            "paper": dose_outcome(record).word,
            "screen": words.infusion_words(record.dose.infusion).word,
        },
    )


def test_every_state_of_a_dose_has_a_word_and_a_mark() -> None:
    assert set(MARKS) == set(words.DOSE_WORDS) == set(DoseState)
    said = {state.value for state in WardState}
    shared = (DoseState.BEGUN, DoseState.RUNNING, DoseState.PAUSED, DoseState.AFTER)
    assert {words.DOSE_WORDS[state].word for state in shared} <= said
