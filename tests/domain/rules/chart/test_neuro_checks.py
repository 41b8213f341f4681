"""Marking the thinking tests, and the strictest word of several."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.regimen.neuro import NeuroRules
from il2nurse.domain.rules.chart.neuro_checks import (
    mapped_answers,
    mark_sevens,
    strictest_word,
    world_passed,
)
from tests.normal import REGIMEN


def rules() -> NeuroRules:
    """The shipped rules."""
    assert REGIMEN.neuro is not None
    return REGIMEN.neuro


@given(st.permutations([93, 86, 79, 72, 65]), st.sampled_from([" ", ", ", " - ", "\n"]))
def test_each_number_is_right_only_in_its_place(said: list[int], between: str) -> None:
    marks = mark_sevens(rules(), between.join(map(str, said)))
    assert marks == tuple(
        number == right for number, right in zip(said, rules().sevens, strict=True)
    )


@given(st.text(max_size=30))
def test_any_text_can_be_marked(typed: str) -> None:
    assert len(mark_sevens(rules(), typed)) == len(rules().sevens)
    assert world_passed(rules(), typed) in (True, False)


@pytest.mark.parametrize("typed", ["DLROW", "dlrow", "D L R O W", "d-l-r-o-w."])
def test_world_backwards_is_right_however_it_is_typed(typed: str) -> None:
    assert world_passed(rules(), typed)


@pytest.mark.parametrize("typed", ["WORLD", "DLRO", "DLROWW", "", "12345"])
def test_anything_else_is_wrong(typed: str) -> None:
    assert not world_passed(rules(), typed)


@given(st.lists(st.sampled_from(REGIMEN.fields["alertness"].words()), min_size=1))
def test_one_word_of_drowsiness_is_never_outvoted(words: list[str]) -> None:
    found = strictest_word(REGIMEN, "alertness", words)
    assert (found == "alert") == (set(words) == {"alert"})


def test_the_strictest_word_is_that_of_the_criteria_in_whatever_order_the_list_stands() -> None:
    field = REGIMEN.fields["alertness"]
    turned = replace(field, choices=field.choices[::-1])
    regimen = replace(REGIMEN, fields={**REGIMEN.fields, "alertness": turned})
    assert strictest_word(regimen, "alertness", ["alert", "drowsy"]) == "drowsy"
    assert strictest_word(regimen, "alertness", ["unresponsive", "drowsy"]) == "unresponsive"


LEVELS = {scale.field: [level.word for level in scale.levels] for scale in rules().scales}


@given(st.fixed_dictionaries({}, optional={f: st.sampled_from(w) for f, w in LEVELS.items()}))
def test_answering_another_scale_never_makes_it_milder(answers: dict[str, str]) -> None:
    whole = mapped_answers(REGIMEN, answers)
    for field, word in answers.items():
        for what, alone in mapped_answers(REGIMEN, {field: word}).items():
            assert strictest_word(REGIMEN, what, [alone, whole[what]]) == whole[what]


def test_only_fully_awake_levels_let_a_dose_be_given() -> None:
    awake = {
        (scale.id, level.word)
        for scale in rules().scales
        for level in scale.levels
        if level.alertness == "alert" and not level.mental_status
    }
    assert awake == {("acvpu", "A"), ("poss", "1"), ("rass", "0")}
