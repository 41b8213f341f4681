"""``il2nurse fluids``: the totals of a period from the command line."""

from pathlib import Path

import pytest

from tests.cli.command_line import Answered, CommandLine

HERE = Path(__file__).parent
MRN = "MRN-204871"


@pytest.fixture
def register(cli: CommandLine) -> Path:
    return cli.begin_with(HERE / "fluids.toml", cli.folder / "played.register")


def asked(cli: CommandLine, register: Path, start: str, end: str, *words: str) -> Answered:
    times = ("--from", start, "--to", end)
    return cli("fluids", "--register", register, "--mrn", MRN, *times, *words)


def test_a_period_is_added_up(cli: CommandLine, register: Path) -> None:
    found = asked(cli, register, "2025-10-31T20:00", "2025-11-01T04:00", "--json").json()
    wanted = {
        "intake_ml": "300",
        "output_ml": "320",
        "urine_ml": "320",
        "urine_ml_per_h": "40",
        "urine_ml_per_kg_per_h": "0.571",
        "balance_ml": "-20",
        "by_kind": {"oral": "300", "urine": "320"},
        "complete": True,
        "missing": [],
        "weight_kg": "73.5",
        "weight_change_kg": "3.5",
        "weight_change_percent": "5",
    }
    assert {name: found[name] for name in wanted} == wanted


def test_what_nobody_charted_is_null_and_not_zero(cli: CommandLine, register: Path) -> None:
    found = asked(cli, register, "2025-11-03T07:00", "2025-11-03T15:00", "--json").json()
    names = ("intake_ml", "output_ml", "urine_ml", "urine_ml_per_h", "balance_ml")
    assert [found[name] for name in names] == [None] * 5
    assert found["complete"] is False
    assert "No intake is charted from 03-Nov-2025 07:00" in str(found["missing"])


def test_a_period_with_nothing_counts_as_zero(cli: CommandLine, register: Path) -> None:
    found = asked(cli, register, "2025-10-31T23:30", "2025-11-01T05:30", "--json").json()
    assert (found["output_ml"], found["urine_ml"]) == ("0", "0")
    assert found["urine_complete"] is True


def test_a_time_with_an_offset_needs_no_zone(cli: CommandLine, register: Path) -> None:
    local = asked(cli, register, "2025-10-31T20:00", "2025-11-01T04:00", "--json")
    offset = asked(cli, register, "2025-11-01T00:00Z", "2025-11-01T04:00-04:00", "--json")
    assert local.out == offset.out


def test_a_time_that_comes_twice_is_refused_with_both(cli: CommandLine, register: Path) -> None:
    answered = asked(cli, register, "2025-10-31T20:00", "2025-11-02T01:30")
    assert answered.code == 2
    assert "2025-11-02T01:30-04:00 or 2025-11-02T01:30-05:00" in answered.err
    for offset, hours in (("-04:00", "29.5"), ("-05:00", "30.5")):
        whole = asked(cli, register, "2025-10-31T20:00", f"2025-11-02T01:30{offset}", "--json")
        assert whole.json()["hours"] == hours


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        ("2025-03-09T02:30", "2025-03-10", "does not exist"),
        ("yesterday", "2025-11-01", "is not a time"),
        ("2025-11-01T08:00", "2025-11-01T08:00", "must lie after"),
        ("0001-01-01T00:00", "2025-11-01", "366 days long at most"),
        ("2025-11-01", "9999-12-31T23:59", "the calendar ends"),
        ("2025-11-01", "9999-12-31T23:59-05:00", "too far away"),
    ],
)
def test_times_that_cannot_be_meant_are_refused(
    cli: CommandLine, register: Path, start: str, end: str, sentence: str
) -> None:
    answered = asked(cli, register, start, end)
    assert answered.code == 2
    assert sentence in answered.err


def test_an_unknown_patient_is_refused(cli: CommandLine, register: Path) -> None:
    times = ("--from", "2025-11-01", "--to", "2025-11-02")
    answered = cli("fluids", "--register", register, "--mrn", "NOBODY", *times)
    assert answered.code == 2
    assert "No patient with the MRN NOBODY" in answered.err


def test_totals_are_said_in_words(cli: CommandLine, register: Path) -> None:
    said = asked(cli, register, "2025-10-31T20:00", "2025-11-02T20:00").out
    assert "Urine rate" in said
    assert "73.5 kg, 5 % from 70 kg" in said
    assert "No intake is charted from" in said


def test_nothing_is_written(cli: CommandLine, register: Path) -> None:
    before = register.read_bytes()
    asked(cli, register, "2025-10-31T20:00", "2025-11-01T04:00")
    assert register.read_bytes() == before
