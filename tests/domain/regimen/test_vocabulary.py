"""What code knows by name stands in the vocabulary, and nowhere else."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import il2nurse
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.units import UCUM
from il2nurse.domain.regimen.vocabulary import VOCABULARY, NeededField
from il2nurse.domain.rules.assessment.functions import FLAGS, VALUES
from tests.normal import FILE

ROOT = Path(il2nurse.__file__).parent
HOME = ROOT / "domain" / "regimen" / "vocabulary.py"
NAMES = frozenset({needed.id for needed in VOCABULARY})
# The same word where it is no field: module, word, and what it is there.
ELSEWHERE = {
    ("cli/calculating.py", "weight_kg"): "a key of the JSON answer",
    ("cli/calculating.py", "bag_ml"): "a key of the JSON answer",
    ("cli/patient/fluids.py", "weight_kg"): "a key of the JSON answer",
    ("cli/patient/fluids.py", "baseline_weight_kg"): "a key of the JSON answer",
    ("domain/rules/assessment/functions.py", "weight_kg"): "a value of the sum, for the file",
    ("domain/rules/assessment/functions.py", "bag_ml"): "a value of the sum, for the file",
    ("play/dosed_by.py", "weight_kg"): "a key of a scenario",
    ("play/acts.py", "weight_kg"): "a key of a scenario",
    ("regimens/figures.py", "bag_ml"): "a figure",
    ("regimens/preparation.py", "bag_ml"): "a figure",
    ("regimens/neuro.py", "alertness"): "a key of the file",
    ("regimens/neuro.py", "mental_status"): "a key of the file",
}
# Ids of the shipped regimen that code need not know; the same word where it is something else.
OTHER_WORDS = {
    ("cli/calculating.py", "vials"): "a key of the JSON answer",
    ("cli/patient/lab_import.py", "line"): "a key of the JSON answer",
    ("domain/record/chart/fluids.py", "flush"): "a kind of fluid",
    ("domain/regimen/fields.py", "vials"): "a kind of answer",
    ("domain/regimen/regimen.py", "double_check"): "an act of a step",
    ("domain/regimen/regimen.py", "infuse"): "an act of a step",
    ("domain/regimen/regimen.py", "sign"): "an act of a step",
    ("domain/rules/labs/table.py", "sign"): "a heading of a laboratory's table",
    ("domain/values/marks.py", "sign"): "a word shown",
    ("play/form_acts.py", "line"): "a question of the form",
    ("reports/layout/strip.py", "dosing_weight"): "a part of the head of a paper",
    ("play/acts.py", "line"): "a question of the form",
    ("play/acts.py", "double_check"): "an act of a scenario",
    ("play/acts.py", "sign"): "an act of a scenario",
    ("play/acts.py", "vital_signs"): "an act of a scenario",
    ("readable/course/regimen_keys.py", "indication"): "a key of the file",
    ("readable/course/regimen_keys.py", "neuro"): "a table of the file",
    ("readable/course/regimen_keys.py", "permanent_stop"): "a key of the file",
    ("readable/keys.py", "vital_signs"): "the name of a button",
    ("readable/routes.py", "neuro"): "the name of a page",
    ("readable/pharmacy/sum_lines.py", "vials"): "a word shown",
    ("readable/painter.py", "oxygen"): "the ink of a strip",
    ("regimens/needed.py", "neuro"): "a key of the file",
    ("cli/pharmacy/answers.py", "vials"): "a key of the answer",
    ("cli/pharmacy/answers.py", "use_by"): "a key of the answer",
    ("play/acts.py", "vials"): "a key of a scenario",
    ("play/stock_acts.py", "vials"): "a key of a scenario",
    ("regimens/neuro.py", "neuro"): "a key of the file",
    ("regimens/reactions.py", "permanent_stop"): "a key of the file",
    ("regimens/decided.py", "contraindications"): "a key of the file",
    ("regimens/reading.py", "neuro"): "a key of the file",
    ("regimens/suitability.py", "indication"): "a key of the file",
    ("reports/layout/wrapping.py", "vials"): "a word shown",
    ("ui/assessment/foot.py", "vital_signs"): "the name of a button",
    ("ui/chart/vital_signs.py", "vital_signs"): "the name of a dialog",
    ("ui/dose/dialogs/signing.py", "sign"): "the name of a dialog",
    ("ui/flowsheet/bar.py", "vital_signs"): "the name of a button",
    ("ui/neuro/neuro.py", "neuro"): "the name of a page",
    ("ui/neuro/neuro_dialog.py", "neuro"): "the name of a dialog",
    ("ui/patient/foot.py", "vital_signs"): "the name of a button",
}
# What the tables of a regimen file have ids for; its figures are listed in regimens/figures.py.
WITH_IDS = ("field", "step", "criterion", "limit", "form", "call_limit", "reaction", "rule")
# Criteria and rules are called like the functions that they name.
FUNCTIONS = frozenset((*FLAGS, *VALUES))


def ids(value: object, key: str = "") -> Iterator[str]:
    """The ids of every field, step, criterion, form, rule and reaction of a file."""
    if isinstance(value, list):
        for each in value:
            yield from ids(each, key)
    elif isinstance(value, dict):
        if key in WITH_IDS and "id" in value:
            yield value["id"]
        for name, inner in value.items():
            yield from ids(inner, name)


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


def test_no_module_spells_another_id_of_a_regimen() -> None:
    named = set(ids(tomllib.loads(FILE.read_text(encoding="utf-8")))) - NAMES - FUNCTIONS
    assert len(named) > 250
    found = {
        (path.relative_to(ROOT).as_posix(), word)
        for path in ROOT.rglob("*.py")
        if path != HOME
        for word in literals(path)
        if word in named
    }
    assert found == set(OTHER_WORDS)


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
