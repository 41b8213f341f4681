"""The shipped regimen, and what is answered of a patient who may have the dose.

The answers are those that the regimen calls usual; the practice ward and the scenarios take them.
"""

from collections.abc import Mapping
from pathlib import Path

from il2nurse import regimens
from il2nurse.domain.regimen.fields import Answer

RESOURCES = Path(__file__).parent.parent / "resources"
FILE = RESOURCES / "regimens" / "aldesleukin-high-dose-iv.toml"
REGIMEN = regimens.load_file(FILE)
# By question, in the words of a scenario: "as worked out", "now", "-9 days".
ANSWERS: Mapping[str, Answer] = {
    field.id: field.usual for field in REGIMEN.fields.values() if field.usual is not None
}


def answered(*steps: str) -> dict[str, str]:
    """The plain answers of these steps."""
    fields = [field.id for step in steps for field in REGIMEN.step(step).fields]
    return {name: str(ANSWERS[name]) for name in fields if name in ANSWERS}


def write_answers(path: Path) -> Path:
    """A file with every usual answer, for a scenario that asks for them."""
    lines = [f"{name} = {_written(answer)}" for name, answer in ANSWERS.items()]
    path.write_text("\n".join(["[answers]", *lines, ""]), encoding="utf-8")
    return path


def _written(answer: Answer) -> str:
    words = [f'"{word}"' for word in ((answer,) if isinstance(answer, str) else answer)]
    return words[0] if isinstance(answer, str) else f"[{', '.join(words)}]"


VITALS: Mapping[str, str] = answered("vital_signs", "lethargy")
# When it was is no value of a test: whoever answers says it as of then.
LABS: Mapping[str, str] = {
    name: answer for name, answer in answered("labs_urine").items() if answer != "now"
}
# What the criteria look at, as it stands before the fifth dose of a cycle.
NORMAL: Mapping[str, str] = {
    **VITALS,
    **LABS,
    "baseline_weight_kg": "70",
    "doses_given_cycle": "4",
    "doses_held_cycle": "0",
    "hours_since_last_start": "8",
}
