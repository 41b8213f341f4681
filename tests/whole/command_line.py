"""Runs the command line in this process, and keeps what it answered."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from il2nurse.cli.commands import run

REGIMEN = "aldesleukin-high-dose-iv"
SCENARIOS = Path(__file__).parents[1] / "scenarios"

# Values with which nothing stands in the way of a dose.
NORMAL: Mapping[str, object] = {
    "heart_rate_per_min": 84,
    "rhythm": "sinus",
    "systolic_mmhg": 118,
    "diastolic_mmhg": 72,
    "respiratory_rate_per_min": 16,
    "temperature_c": "36.8",
    "spo2_percent": 97,
    "oxygen_l_per_min": 0,
    "alertness": "alert",
    "mental_status": "normal",
    "weight_kg": 70.4,
    "baseline_weight_kg": 70,
    "creatinine_mg_dl": 0.9,
    "platelets_per_mm3": 212000,
    "bilirubin_mg_dl": 0.7,
    "bicarbonate_meq_l": 24,
    "urine_8h_ml": 640,
    "stool_blood": "none",
    "infection": "none",
    "doses_given_cycle": 3,
    "doses_held_cycle": 0,
    "hours_since_last_start": "8.02",
}


@dataclass(frozen=True)
class Answered:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    def json(self) -> dict[str, object]:
        """The answer as an object."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


@dataclass(frozen=True)
class CommandLine:
    """The command line of one test, with its folder for files."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def __call__(self, *words: object) -> Answered:
        """Run a command."""
        try:
            code = run([str(word) for word in words])
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        said = self.capture.readouterr()
        return Answered(code, said.out, said.err)

    def assess(self, text: str) -> Answered:
        """Assess an input file with this text."""
        path = self.folder / "input.json"
        path.write_text(text, encoding="utf-8")
        return self("assess", "--json", "--regimen", REGIMEN, "--input", path)

    def assess_with(self, **changed: object) -> Answered:
        """Assess normal values, five minutes old, with some of them changed."""
        values = {**NORMAL, **changed}
        given = {name: {"value": value, "age_min": 5} for name, value in values.items()}
        return self.assess(json.dumps(given))

    def calculate(self, *words: object) -> Answered:
        """Work out a dose by the regimen."""
        return self("calculate", "--json", "--regimen", REGIMEN, *words)

    def play(self, scenario: Path, register: Path, *words: object) -> Answered:
        """Play a scenario into a register."""
        return self("play", scenario, "--register", register, *words)
