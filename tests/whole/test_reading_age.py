"""What stops a dose, and what is to be done in an emergency, is read at the age of 12.

The grade is that of Flesch and Kincaid (1975): 0.39 words a sentence + 11.8 syllables a word
− 15.59, where grade 7 is an age of 12. A colon and a semicolon end a sentence, as Flesch counts it.
Words that every nurse of such a ward says each day count two syllables.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from il2nurse.domain.regimen.rules import Result
from tests.ward import REGIMEN

HOME: Final = Path(__file__).parents[2] / "il2nurse"
HIGHEST: Final = 7.0
# Fewer are the name of what was found, which the label, the guide or a table has given it.
FEWEST: Final = 8
STOPS: Final = frozenset({Result.BLOCK, Result.HOLD, Result.ABSOLUTE, Result.STOP})
FLOORS: Final = ("domain/rules/dose", "domain/rules/alarms", "domain/rules/course", "workflow/dose")
OF_THE_WARD: Final = frozenset(
    re.findall(
        "[a-z]+",
        """
        aldesleukin antibiotics anaphylaxis atrial bacteriostatic cannula creatinine dexamethasone
        dextrose ecg emergency fibrillation glucocorticoids infarction infusion injection
        international ischaemia oxygen patient pharmacist pharmacy platelets positive prescriber
        preservative pulmonary reservoir saturation sodium supraventricular systolic tachycardia
        vasopressor ventilator ventricular
        """,
    )
)
WORD: Final = re.compile(r"[A-Za-z][A-Za-z-]*|[0-9][0-9.,]*")
SILENT: Final = re.compile(r"(?<![lrtdsxzcg])(?:es|ed)$|(?<!l)e$")


def syllables(word: str) -> int:
    """About how many syllables a word has; a number is read at a glance."""
    plain = word.lower()
    if plain in OF_THE_WARD:
        return 2
    return max(1, len(re.findall("[aeiouy]+", SILENT.sub("", plain))))


def grade(text: str) -> float:
    """The school grade at which a text is read."""
    words = WORD.findall(re.sub(r"['’][a-z]+", "", text))
    ends = [part for part in re.split(r"[.!?:;](?:\s|$)", text) if part.strip()]
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(ends) + 11.8 * spoken / len(words) - 15.59


def too_hard(texts: Iterator[str]) -> dict[str, float]:
    found = {text: grade(text) for text in texts if len(WORD.findall(text)) >= FEWEST}
    assert len(found) > 1
    return {text: round(at, 1) for text, at in found.items() if at > HIGHEST}


def of_the_regimen() -> Iterator[str]:
    """What rules of steps and limits of criteria say that hold or stop a dose."""
    for rule in (rule for step in REGIMEN.steps for rule in step.rules):
        if rule.result in STOPS:
            yield from filter(None, (rule.say, rule.say_charted, rule.say_running))
    for limit in (limit for criterion in REGIMEN.criteria for limit in criterion.limits):
        if limit.result in STOPS:
            yield limit.say


def of_the_emergency() -> Iterator[str]:
    for act in REGIMEN.emergency:
        yield " ".join(filter(None, (act.lead, f"{act.condition}:" if act.condition else "")))
        yield act.text


def of_the_program() -> Iterator[str]:
    """The sentences of the code that decides about doses; what they put in is read as “it”."""
    for path in (path for floor in FLOORS for path in (HOME / floor).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        left_out = {
            part
            for node in ast.walk(tree)
            if isinstance(node, ast.JoinedStr | ast.Expr)
            for part in ast.iter_child_nodes(node)
        }
        for node in ast.walk(tree):
            text = "" if node in left_out else _sentence(node)
            if text.rstrip().endswith("."):
                yield text


def _sentence(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_sentence(part) or "it" for part in node.values)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value.replace("{}", "it")
    return ""


@pytest.mark.parametrize("texts", [of_the_regimen, of_the_emergency, of_the_program])
def test_what_stops_a_dose_is_read_at_the_age_of_12(texts: type[Iterator[str]]) -> None:
    assert too_hard(texts()) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Administration is contraindicated in patients presenting with significant impairment.",
        "Notification of the responsible physician is to be undertaken immediately thereafter.",
    ],
)
def test_a_hard_text_is_found(text: str) -> None:
    assert too_hard(iter((text, "Stop the infusion and call the prescriber now."))) == {
        text: round(grade(text), 1)
    }
