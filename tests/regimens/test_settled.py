"""Where sources disagree: each reading is told, and the site can take the other one."""

from datetime import timedelta

import pytest

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.inputs import Input
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.assessment.assessment import assess
from il2nurse.regimens import load, load_whole
from tests.normal import FILE, NORMAL
from tests.regimens.alternatives import ALTERNATIVES, OF_FILE
from tests.regimens.conftest import Spoil


@pytest.mark.parametrize("conflict", ALTERNATIVES)
def test_every_conflict_is_told_with_what_it_decides_and_how_to_change_it(
    regimen: Regimen, conflict: str
) -> None:
    found = next(each for each in regimen.settled if each.id == conflict)
    assert found.names
    assert found.alternative


@pytest.mark.parametrize(
    ("name", "conflict"), [(name, each) for name, found in OF_FILE.items() for each in found]
)
def test_the_file_is_taken_with_the_other_reading_too(name: str, conflict: str) -> None:
    text = (FILE.parent / f"{name}.toml").read_text(encoding="utf-8")
    changed = OF_FILE[name][conflict](text)
    assert changed != text
    assert load_whole(changed, "site.toml").id == name


@pytest.mark.parametrize("name", OF_FILE)
def test_every_written_way_is_tried(name: str) -> None:
    settled = load_whole((FILE.parent / f"{name}.toml").read_text(encoding="utf-8"), name).settled
    written = {
        each.id for each in settled if each.alternative and not each.alternative.startswith("None")
    }
    assert written == {each.strip() for each in OF_FILE[name]}


def test_every_shipped_file_has_its_ways() -> None:
    assert set(OF_FILE) == {path.stem for path in FILE.parent.glob("*.toml")}


@pytest.mark.parametrize(
    ("conflict", "value", "shipped", "other"),
    [
        ("settled_heart_rate", ("heart_rate_per_min", "105"), "give", "hold"),
        ("settled_columns", ("other_absolute_signs", ("vomiting",)), "stop_cycle", "hold"),
        ("settled_columns", ("other_absolute_signs", ("pressor",)), "stop_cycle", "hold"),
        (
            "settled_ischaemia",
            ("permanent_stop_events", ("ecg_ischaemia",)),
            "stop_permanently",
            "hold",
        ),
        ("settled_urine", ("urine_8h_ml", "270"), "give", "hold"),
        ("settled_lethargy", ("alertness", "drowsy"), "hold", "give"),
        ("settled_exactly_90", ("systolic_mmhg", "90"), "give", "hold"),
        ("settled_exactly_90", ("spo2_percent", "90"), "give", "hold"),
        ("settled_supraventricular", ("rhythm", "atrial_fibrillation"), "stop_cycle", "hold"),
        (
            "settled_ventricular",
            ("rhythm", "ventricular_tachycardia"),
            "stop_permanently",
            "stop_cycle",
        ),
        ("settled_confusion", ("mental_status", "agitated"), "hold", "stop_cycle"),
        ("settled_dreams", ("mental_status", "vivid_dreams"), "hold", "stop_cycle"),
        (
            "settled_dreams",
            ("other_relative_signs", ("emotional_lability",)),
            "hold",
            "stop_cycle",
        ),
        ("settled_infection", ("infection", "suspected"), "stop_cycle", "hold"),
        ("settled_held_count", ("doses_held_cycle", "3"), "stop_cycle", "give"),
        ("settled_unresponsive", ("alertness", "unresponsive"), "stop_cycle", "hold"),
    ],
)
def test_the_other_reading_decides_otherwise(
    text: str, conflict: str, value: tuple[str, Answer], shipped: str, other: str
) -> None:
    name, answer = value
    inputs = {key: Input(kept, timedelta(minutes=5)) for key, kept in NORMAL.items()}
    inputs[name] = Input(answer, timedelta(minutes=5))
    for written, expected in ((text, shipped), (ALTERNATIVES[conflict](text), other)):
        assert assess(load(written, "site.toml"), inputs).verdict == expected


@pytest.mark.parametrize(
    ("conflict", "name", "answer", "shipped", "other"),
    [
        ("settled_stool", "stool_blood", "positive", "hold", "relative"),
        ("settled_creatinine", "creatinine_mg_dl", "2.7", "relative", "hold"),
    ],
)
def test_the_criterion_comes_back_otherwise(
    text: str, conflict: str, name: str, answer: str, shipped: str, other: str
) -> None:
    inputs = {key: Input(kept, timedelta(minutes=5)) for key, kept in NORMAL.items()}
    inputs[name] = Input(answer, timedelta(minutes=5))
    for written, expected in ((text, shipped), (ALTERNATIVES[conflict](text), other)):
        judged = assess(load(written, "site.toml"), inputs)
        assert expected in {each.result.value for each in judged.against}


@pytest.mark.parametrize(
    ("step", "rule", "conflict", "other"),
    [
        ("contraindications", "nsaid_given", "settled_nsaid", "hold"),
        ("labs_urine", "lab_stool_positive", "settled_stool", "watch"),
    ],
)
def test_the_rule_of_the_step_changes_with_it(
    text: str, step: str, rule: str, conflict: str, other: str
) -> None:
    changed = load(ALTERNATIVES[conflict](text), "site.toml")
    assert {each.id: each.result.value for each in changed.step(step).rules}[rule] == other


def test_a_reading_that_names_nothing_of_the_file_is_refused(spoil: Spoil) -> None:
    said = spoil('id = "settled_nsaid"', '"nsaid_given"', '"nsaid_gone"')
    assert 'did you mean "nsaid_given"?' in said[0]


def test_what_is_named_needs_the_way_to_change_it(spoil: Spoil) -> None:
    said = spoil('id = "settled_nsaid"', 'names = ["nsaid_given"]\n', "")
    assert "go together" in said[0]


def test_one_lot_is_allowed_by_this_file_and_by_none_that_does_not_say_so(text: str) -> None:
    assert load(text, "a").fields["vials"].one_lot
    assert not load(ALTERNATIVES["settled_one_lot"](text), "b").fields["vials"].one_lot


def test_a_list_is_ticked_at_once_in_this_file_and_in_none_that_does_not_say_so(text: str) -> None:
    at_once = [f.id for f in load(text, "a").fields.values() if f.all_at_once]
    assert at_once == ["reconstitution_technique", "dilution_technique"]
    other = load(ALTERNATIVES["settled_all_at_once"](text), "b")
    assert not any(f.all_at_once for f in other.fields.values())


def test_at_once_is_for_ticks_only(spoil: Spoil) -> None:
    said = spoil('id = "appearance"', "usual =", "all_at_once = true\nusual =")
    assert said == ['here: "all_at_once" needs kind = "ticks".']


def test_one_lot_is_for_vials_only(spoil: Spoil) -> None:
    said = spoil('id = "appearance"', "usual =", "one_lot = true\nusual =")
    assert said == ['here: "one_lot" needs kind = "vials".']


def test_numbers_stand_beside_a_result_that_stays_on_file_only(spoil: Spoil) -> None:
    said = spoil('id = "appearance"', "usual =", 'numbers = ["creatinine"]\nusual =')
    assert said == ['here: "numbers" is for a choice or number with "on_file" only.']
