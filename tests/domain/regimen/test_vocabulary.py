"""What code knows by name stands in the vocabulary, and nowhere else."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import il2nurse
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.units import UCUM
from il2nurse.domain.regimen.vocabulary import VOCABULARY, NeededField

ROOT = Path(il2nurse.__file__).parent
HOME = ROOT / "domain" / "regimen" / "vocabulary.py"
NAMES = frozenset({needed.id for needed in VOCABULARY})
# The same word where it is no field: module, word, and what it is there.
ELSEWHERE = {
    ("cli/calculating.py", "weight_kg"): "a key of the JSON answer",
    ("cli/calculating.py", "bag_ml"): "a key of the JSON answer",
    ("cli/fluids.py", "weight_kg"): "a key of the JSON answer",
    ("cli/fluids.py", "baseline_weight_kg"): "a key of the JSON answer",
    ("domain/rules/assessment/functions.py", "weight_kg"): "a value of the sum, for the file",
    ("domain/rules/assessment/functions.py", "bag_ml"): "a value of the sum, for the file",
    ("play/course_acts.py", "weight_kg"): "a key of a scenario",
    ("play/script.py", "weight_kg"): "a key of a scenario",
    ("regimens/figures.py", "bag_ml"): "a figure",
    ("regimens/neuro.py", "alertness"): "a key of the file",
    ("regimens/neuro.py", "mental_status"): "a key of the file",
}


def literals(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_no_other_module_spells_a_field_that_code_needs() -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), word)
        for path in ROOT.rglob("*.py")
        if path != HOME
        for word in literals(path)
        if word in NAMES
    }
    assert found == set(ELSEWHERE)


def test_every_needed_field_of_the_module_is_in_the_vocabulary() -> None:
    named = [each for each in vars(vocabulary).values() if isinstance(each, NeededField)]
    assert sorted(each.id for each in named) == sorted(NAMES)
    assert len(VOCABULARY) == len(NAMES)


@pytest.mark.parametrize("needed", VOCABULARY, ids=lambda needed: needed.id)
def test_each_has_a_code_or_says_why_not(needed: NeededField) -> None:
    assert bool(needed.loinc) != bool(needed.uncoded)
    assert needed.label
    assert needed.short
    assert needed.ucum is None or needed.ucum in UCUM.values()


@pytest.mark.parametrize("needed", [each for each in VOCABULARY if each.loinc], ids=lambda n: n.id)
def test_the_check_digit_of_each_code_is_right(needed: NeededField) -> None:
    number, digit = str(needed.loinc).split("-")
    doubled = "".join(
        str(int(each) * (2 if place % 2 == 0 else 1)) for place, each in enumerate(reversed(number))
    )
    assert (10 - sum(int(each) for each in doubled) % 10) % 10 == int(digit)
