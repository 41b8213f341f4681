"""``il2nurse scan``, ``bags`` and ``stock`` on a register in which a bag was hung."""

from pathlib import Path
from typing import Any

import pytest

from il2nurse.cli.commands import run
from tests.cli.command_line import CommandLine

SCENARIOS = Path(__file__).parents[1] / "scenarios"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with one bag, from its order to its end."""
    path = tmp_path_factory.mktemp("bag") / "bag.register"
    assert run(["play", str(SCENARIOS / "bag-from-pharmacy.toml"), "--register", str(path)]) == 0
    return path


def told(cli: CommandLine, *words: object) -> Any:  # noqa: ANN401 - as JSON has it
    """What a command answers in JSON."""
    return cli(*words, "--json").json()


def test_the_bags_are_listed_with_state_limit_and_lots(played: Path, cli: CommandLine) -> None:
    (bag,) = told(cli, "bags", "--register", played)["bags"]
    assert (bag["state"], bag["dose"], bag["lots"]) == ("finished", 1, ["AL2207"])
    assert (bag["prepared_by"], bag["checked_by"]) == (["moss"], "petrov")
    assert bag["international_units"] == "42000000"
    assert bag["number"] in cli("bags", "--register", played).out


def test_the_stock_counts_what_was_used_and_thrown_away(played: Path, cli: CommandLine) -> None:
    said = told(cli, "stock", "--register", played, "--lot", "al2207")
    (lot,) = said["stock"]
    # Two vials were discarded with the wrong fluid, and two were used.
    assert (lot["received"], lot["used"], lot["left"]) == (10, 4, 6)
    assert [(use["vials"], use["discarded"]) for use in said["uses"]] == [(2, True), (2, False)]
    assert "6 left" in cli("stock", "--register", played).out


def test_a_bag_is_read_by_its_code_and_its_number(played: Path, cli: CommandLine) -> None:
    (bag,) = told(cli, "bags", "--register", played)["bags"]
    for code in (bag["number"], bag["number"].lower().replace("-", "")):
        answer = cli("scan", code, "--register", played, "--json")
        found: Any = answer.json()
        assert (answer.code, found["kind"], found["accepted"]) == (0, "bag", True)
        assert found["parts"]["state"] == "finished"
    refused = cli(
        "scan", bag["number"], "--register", played, "--mrn", bag["mrn"], "--dose", 2, "--json"
    )
    assert refused.code == 3
    reason: Any = refused.json()["reason"]
    assert "is for dose 1 of cycle 1" in reason


@pytest.mark.parametrize(
    ("code", "kind", "accepted"),
    [
        ("MRN-204871", "wristband", True),
        ("0100365483116076172712311021AL2207", "pack", True),
        ("010036548311607617261119100LD", "pack", False),
        ("0100365483116076", "pack", False),
        ("IL2B1/1/1/1/1/x/00000000", "bag", False),
        ("IL2D1/1/1/1/1/00000000", "dose_label", False),
        ("IL2R1/1/00", "paper", False),
        ("hello", "unknown", False),
        ("", "unknown", False),
    ],
)
def test_everything_that_is_scanned_is_told_and_said_why_not(
    played: Path, cli: CommandLine, code: str, kind: str, *, accepted: bool
) -> None:
    answer = cli("scan", code, "--register", played, "--json")
    found = answer.json()
    assert (found["kind"], found["accepted"]) == (kind, accepted)
    assert answer.code == (0 if accepted else 3)
    assert accepted or found["reason"]


def test_a_dose_without_its_patient_is_refused(played: Path, cli: CommandLine) -> None:
    assert cli("scan", "x", "--register", played, "--dose", 1).code == 2
    assert cli("scan", "x", "--register", played, "--mrn", "nobody").code == 2


def test_scans_are_counted_by_week(played: Path, cli: CommandLine) -> None:
    said = told(cli, "scans", "--register", played)
    (week,) = said["weeks"]
    assert (week["scanned"], week["typed"], week["unread"]) == (1, 1, [])
    assert "1 scanned, 1 typed by hand, 0 not readable" in cli("scans", "--register", played).out
