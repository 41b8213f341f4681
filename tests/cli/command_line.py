"""Runs the command line in this process, and keeps what it answered."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from il2nurse.cli.commands import run
from il2nurse.files.writing import write_new
from tests.normal import NORMAL

REGIMEN = "aldesleukin-high-dose-iv"
BEDSIDE = {"other_absolute_signs": ["none"], "permanent_stop_events": ["none"]}
SCENARIOS = Path(__file__).parents[1] / "scenarios"

PLAYED: dict[tuple[Path, bool], tuple[dict[str, bytes], dict[str, bytes]]] = {}
"""What was played already, without papers or with them: the register's files, and the papers."""


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
        values = {**NORMAL, **BEDSIDE, **changed}
        given = {name: {"value": value, "age_min": 5} for name, value in values.items()}
        return self.assess(json.dumps(given))

    def calculate(self, *words: object) -> Answered:
        """Work out a dose by the regimen."""
        return self("calculate", "--json", "--regimen", REGIMEN, *words)

    def play(self, scenario: Path, register: Path, *words: object) -> Answered:
        """Play a scenario into a register."""
        return self("play", scenario, "--register", register, *words)

    def begin_with(self, scenario: Path, register: Path, papers: Path | None = None) -> Path:
        """A register with a scenario played into it, and its papers: played once for all tests."""
        if (scenario, papers is None) not in PLAYED:
            answered = self.play(scenario, register, *(("--papers", papers) if papers else ()))
            assert answered.code == 0, answered.err
            beside = register.parent.glob(f"{register.name}*")
            PLAYED[scenario, papers is None] = (
                {each.name.removeprefix(register.name): each.read_bytes() for each in beside},
                {each.name: each.read_bytes() for each in papers.iterdir()} if papers else {},
            )
            return register
        files, written = PLAYED[scenario, papers is None]
        for ending, content in files.items():
            write_new(register.with_name(f"{register.name}{ending}"), content)
        for name, paper in written.items():
            assert papers
            write_new(papers / name, paper)
        return register


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """The command line, with a home of its own for the test that asks for it."""
    monkeypatch.setenv("IL2NURSE_HOME", str(tmp_path / "home"))
    return CommandLine(tmp_path, capsys)
