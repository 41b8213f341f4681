"""``play``, ``verify``, ``print`` and ``practice``: whole registers from the command line."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from il2nurse import __version__
from tests.cli.command_line import SCENARIOS, CommandLine
from tests.normal import write_answers

FULL_DOSE = SCENARIOS / "full-dose.toml"
OLD = SCENARIOS.parent / "old"
MAIN = Path(__file__).parents[2] / "main.py"


@pytest.fixture
def played(cli: CommandLine) -> Path:
    register, papers = cli.folder / "played.register", cli.folder / "papers"
    return cli.begin_with(FULL_DOSE, register, papers)


def test_a_played_dose_leaves_papers_and_a_whole_chain(cli: CommandLine, played: Path) -> None:
    papers = sorted(path.name for path in (cli.folder / "papers").iterdir())
    assert papers == [
        "MRN-204871-course-1-cycle-1-dose-1-record.pdf",
        "MRN-204871-preparation.pdf",
    ]
    verified = cli("verify", "--register", played)
    assert verified.code == 0
    assert "the register is whole" in verified.out


def test_the_same_scenario_gives_the_same_papers(cli: CommandLine, played: Path) -> None:
    cli.play(FULL_DOSE, cli.folder / "new folder" / "r", "--papers", cli.folder / "again")
    first = {path.name: path.read_bytes() for path in (cli.folder / "papers").iterdir()}
    assert {path.name: path.read_bytes() for path in (cli.folder / "again").iterdir()} == first


def test_nothing_is_played_over_a_register(cli: CommandLine, played: Path) -> None:
    before = played.read_bytes()
    answered = cli.play(FULL_DOSE, played)
    assert answered.code == 2
    assert "exists already" in answered.err
    assert "--replace" in answered.err
    assert played.read_bytes() == before


def test_an_expectation_that_is_not_met_ends_the_play(cli: CommandLine) -> None:
    other = cli.folder / "other.toml"
    text = FULL_DOSE.read_text(encoding="utf-8").replace('left = "10:00"', 'left = "09:00"')
    other.write_text(text, encoding="utf-8")
    answered = cli.play(other, cli.folder / "r")
    assert answered.code == 1
    assert answered.err == (
        "other.toml, act 17 (vital_signs): expected left “09:00”, got “10:00”\n"
    )


def test_a_question_asked_since_is_answered_beside_the_scenario(cli: CommandLine) -> None:
    older, since = OLD / "scenarios" / "full-dose.toml", write_answers(cli.folder / "since.toml")
    refused = cli.play(older, cli.folder / "alone")
    assert refused.code == 1
    assert "Symptoms of low blood pressure or an abnormal rhythm is not answered yet" in refused.err
    assert "The scenario is of an older format" in refused.err
    assert cli.play(older, cli.folder / "answered", "--answers", since).code == 0


def test_a_strange_word_is_refused_with_the_nearest(cli: CommandLine) -> None:
    other = cli.folder / "other.toml"
    text = FULL_DOSE.read_text(encoding="utf-8").replace("seconds = 95", "secnds = 95")
    other.write_text(text, encoding="utf-8")
    answered = cli.play(other, cli.folder / "r")
    assert answered.code == 2
    assert "act 14 (double_check): “secnds” is not known here. Nearest: “seconds”." in answered.err
    assert not (cli.folder / "r").exists()


def test_verify_names_the_first_entry_that_was_changed(cli: CommandLine, played: Path) -> None:
    with sqlite3.connect(played) as other:
        for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            other.execute(f'DROP TRIGGER "{name}"')
        other.execute("UPDATE entry SET body = replace(body, '118', '128') WHERE number >= 22")
    other.close()
    answered = cli("verify", "--json", "--register", played)
    assert answered.code == 1
    assert answered.json()["intact"] is False
    assert answered.json()["bad_entry"] == 22
    assert "Entry 22 was changed" in answered.err


@pytest.mark.parametrize("content", [b"", b"not a register", bytes(8192)])
def test_verify_says_what_is_no_register(cli: CommandLine, content: bytes) -> None:
    path = cli.folder / "foreign"
    path.write_bytes(content)
    answered = cli("verify", "--register", path)
    assert answered.code == 1
    assert "Nothing was overwritten" in answered.err
    assert path.read_bytes() == content


def test_prints_a_record_and_says_that_nobody_was_signed_in(cli: CommandLine, played: Path) -> None:
    out = cli.folder / "record.pdf"
    answered = cli("print", "record", "--register", played, "--mrn", "MRN-204871", "--out", out)
    assert answered.code == 0, answered.err
    assert out.read_bytes().startswith(b"%PDF-")
    assert cli("verify", "--register", played).code == 0


def test_a_printing_by_a_person_takes_their_pin(
    cli: CommandLine, played: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("print", "record", "--register", played, "--papers", cli.folder, "--person", "novak")
    monkeypatch.setenv("IL2NURSE_PIN", "0000")
    assert cli(*asked).code == 1
    monkeypatch.setenv("IL2NURSE_PIN", "7305")
    assert cli(*asked[:-1], "okafor").code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("record", "--mrn", "MRN-1", "--out", "x"),
        ("record", "--mrn", "MRN-204871", "--dose", "2", "--out", "x"),
        ("record", "--dose", "9", "--papers", "x"),
        ("record",),
        ("prep-sheet", "--out", "x"),
        ("leaflet", "--out", "x"),
    ],
)
def test_refuses_to_print_what_is_not_there(
    cli: CommandLine, played: Path, words: tuple[str, ...]
) -> None:
    assert cli("print", *words, "--register", played).code == 2


def test_makes_a_practice_ward(cli: CommandLine) -> None:
    register = cli.folder / "practice.register"
    assert cli("practice", "--register", register).code == 0
    assert cli("verify", "--register", register).code == 0
    assert cli("practice", "--register", register).code == 2


def start(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(MAIN), *words], capture_output=True, text=True, check=False
    )


def test_starts_as_a_program() -> None:
    assert start("--version").stdout == f"il2nurse {__version__}\n"
    assert start("calculat").returncode == 2


HEAVY = ("PySide6", "sqlalchemy", "sqlcipher3", "reportlab", "argon2")
LIGHT_RUN = f"""
import sys
from il2nurse.cli.commands import run
run(["calculate", "--regimen", "aldesleukin-high-dose-iv", "--weight-kg", "70"])
print(sorted(set({HEAVY!r}) & set(sys.modules)))
"""


def test_working_out_a_dose_brings_in_no_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIGHT_RUN],
        capture_output=True,
        text=True,
        check=True,
        cwd=MAIN.parent,
    )
    assert done.stdout.splitlines()[-1] == "[]"
