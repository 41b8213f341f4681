"""The shipped regimen, and what is answered of a patient who may have the dose.

The answers stand in one file, which the practice ward and the scenarios use too.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from il2nurse import regimens

RESOURCES = Path(__file__).parent.parent / "resources"
FILE = RESOURCES / "regimens" / "aldesleukin-high-dose-iv.toml"
REGIMEN = regimens.load_file(FILE)
STEPS: Mapping[str, Mapping[str, object]] = tomllib.loads(
    (RESOURCES / "practice" / "answers.toml").read_text(encoding="utf-8"), parse_float=str
)["answers"]
# By question, in the words of a scenario: "as worked out", "now", "-9 days".
ANSWERS: Mapping[str, object] = {
    name: word for step in STEPS.values() for name, word in step.items()
}


def answered(*steps: str) -> dict[str, str]:
    """The plain answers of these steps."""
    return {name: str(word) for step in steps for name, word in STEPS[step].items()}


VITALS: Mapping[str, str] = answered("vital_signs", "lethargy")
LABS: Mapping[str, str] = answered("labs_urine")
# What the criteria look at, as it stands before the fifth dose of a cycle.
NORMAL: Mapping[str, str] = {
    **VITALS,
    **LABS,
    "baseline_weight_kg": "70",
    "doses_given_cycle": "4",
    "doses_held_cycle": "0",
    "hours_since_last_start": "8",
}
