"""``il2nurse labs``: a table imported and results listed from the command line."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.command_line import Answered, CommandLine

ORDERED = Path(__file__).parents[2] / "whole" / "ordered.toml"
MRN = "MRN-204871"
TAKEN = f"{datetime.now(UTC) - timedelta(hours=2):%Y-%m-%dT%H:%M}Z"
HEAD = "test,value,unit,specimen time"
GOOD = (f"creatinine,97,µmol/L,{TAKEN}", f"platelets,150,10^9/L,{TAKEN}")


@pytest.fixture
def register(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IL2NURSE_PIN", "4812")
    return cli.begin_with(ORDERED, cli.folder / "played.register")


def bring_in(cli: CommandLine, register: Path, *rows: str, words: tuple[str, ...] = ()) -> Answered:
    table = cli.folder / "results.csv"
    table.write_text("\n".join((HEAD, *rows)), encoding="utf-8")
    asked = ("labs", "import", "--register", register, "--mrn", MRN, "--file", table)
    return cli(*asked, "--by", "novak", "--json", *words)


def listed(cli: CommandLine, register: Path, *words: str) -> Answered:
    return cli("labs", "list", "--register", register, "--mrn", MRN, *words)


def head(cli: CommandLine, register: Path) -> object:
    return cli("verify", "--register", register, "--json").json()["number"]


def test_an_import_is_recorded_and_listed(cli: CommandLine, register: Path) -> None:
    answered = bring_in(cli, register, *GOOD)
    assert (answered.code, answered.json()["recorded"]) == (0, 2)
    found = listed(cli, register, "--json").json()
    assert found["scheme"] == "CTCAE 5.0"
    results = found["results"]
    assert isinstance(results, list)
    creatinine = next(each for each in results if each["test"] == "creatinine")
    wanted = {
        "reported": "97 micromol/L",
        "value": "1.097285",
        "unit": "mg/dL",
        "flag": "within",
        "high": "1.1",
        "effect": "raised",
    }
    assert {name: creatinine[name] for name in wanted} == wanted
    assert datetime.fromisoformat(creatinine["specimen"]) == datetime.fromisoformat(TAKEN)
    assert creatinine["age_min"] >= 120


def test_a_dry_run_records_nothing(cli: CommandLine, register: Path) -> None:
    before = head(cli, register)
    answered = bring_in(cli, register, *GOOD, words=("--dry-run",))
    assert (answered.code, answered.json()["new"], answered.json()["recorded"]) == (0, 2, 0)
    assert head(cli, register) == before


def test_one_bad_row_refuses_all(cli: CommandLine, register: Path) -> None:
    before = head(cli, register)
    answered = bring_in(cli, register, *GOOD, f"sodium,138,,{TAKEN}")
    assert answered.code == 2
    assert "Line 4: Sodium: the unit is missing." in answered.err
    assert head(cli, register) == before
    dry = bring_in(cli, register, f"sodium,138,,{TAKEN}", words=("--dry-run",))
    assert (dry.code, dry.json()["problems"]) == (2, 1)


def test_the_rest_is_taken_when_asked_for(cli: CommandLine, register: Path) -> None:
    rows = (*GOOD, f"sodium,138,,{TAKEN}", f"potassium,haemolysed,mmol/L,{TAKEN}")
    taken = bring_in(cli, register, *rows, words=("--leave-out-wrong",))
    assert taken.code == 0
    counts = {name: taken.json()[name] for name in ("recorded", "problems", "no_result")}
    assert counts == {"recorded": 2, "problems": 1, "no_result": 1}


def test_the_same_table_again_is_refused(cli: CommandLine, register: Path) -> None:
    bring_in(cli, register, *GOOD)
    again = bring_in(cli, register, *GOOD)
    assert (again.code, again.out) == (1, "")
    assert "Every result is on the chart already." in again.err


def test_an_unusual_value_is_confirmed(cli: CommandLine, register: Path) -> None:
    earlier = f"{datetime.now(UTC) - timedelta(hours=9):%Y-%m-%dT%H:%M}Z"
    bring_in(cli, register, f"creatinine,0.9,mg/dL,{earlier}")
    row = f"creatinine,9,mg/dL,{TAKEN}"
    refused = bring_in(cli, register, row)
    assert refused.code == 2
    assert "Is it right, and is it this test?" in refused.err
    assert bring_in(cli, register, row, words=("--confirmed",)).code == 0


def test_a_wrong_pin_imports_nothing(
    cli: CommandLine, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IL2NURSE_PIN", "0000")
    assert bring_in(cli, register, *GOOD).code == 1
    assert listed(cli, register).out == "No laboratory result is on the chart.\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"test,value\xff", "Save the table as “CSV UTF-8”"), (b"x" * 1_000_001, "larger than 1 MB.")],
)
def test_a_file_that_is_no_table(
    cli: CommandLine, register: Path, content: bytes, said: str
) -> None:
    table = cli.folder / "odd.csv"
    table.write_bytes(content)
    asked = ("labs", "import", "--register", register, "--mrn", MRN, "--by", "novak")
    answered = cli(*asked, "--file", table)
    assert answered.code == 2
    assert said in answered.err


def test_what_is_missing_is_asked_for(cli: CommandLine, register: Path) -> None:
    asked = ("labs", "import", "--register", register, "--mrn")
    assert "Name the table: --file FILE." in cli(*asked, MRN).err
    assert "No patient with the MRN X-1" in cli(*asked, "X-1").err
    table = cli.folder / "results.csv"
    table.write_text("\n".join((HEAD, *GOOD)), encoding="utf-8")
    assert "Say who imports: --by PERSON." in cli(*asked, MRN, "--file", table).err


def test_results_are_listed_for_reading(cli: CommandLine, register: Path) -> None:
    bring_in(cli, register, *GOOD)
    out = listed(cli, register).out
    assert "Creatinine  97 micromol/L  within  " in out
