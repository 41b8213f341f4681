"""``il2nurse eligibility``: whether a patient may be treated, and who closes what is open."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command_line import CommandLine
from tests.reports.reading import whole

ORDERED = Path(__file__).parents[2] / "whole" / "ordered.toml"
INJECTED = Path(__file__).parents[2] / "scenarios" / "maintenance.toml"
OVER = Path(__file__).parents[2] / "scenarios" / "over-not-switched.toml"
UNORDERED = Path(__file__).with_name("unordered.toml")
TOLD = Path(__file__).with_name("told.toml")
MRN = "MRN-204871"


@pytest.fixture
def register(cli: CommandLine) -> Path:
    return cli.begin_with(ORDERED, cli.folder / "played.register")


def by_id(rows: object) -> dict[str, dict[str, Any]]:
    assert isinstance(rows, list)
    return {each["id"]: each for each in rows}


def test_every_open_gate_has_what_is_missing_and_who_closes_it(
    cli: CommandLine, register: Path
) -> None:
    before = cli("verify", "--register", register, "--json").json()["number"]
    answered = cli("eligibility", "--register", register, "--mrn", MRN, "--json")
    found = answered.json()
    assert (answered.code, found["mrn"], found["eligible"]) == (0, MRN, False)
    gates = by_id(found["open"])
    stress = gates["thallium_stress_test"]
    assert stress["missing"] == "Thallium stress test: not on file."
    assert (stress["closed_by"], stress["who"].split(",")[0]) == ("nurse", "A nurse")
    tests = by_id(found["tests"])
    assert tests["thallium_stress_test"]["state"] == "Not on file"
    assert tests["thallium_stress_test"]["answer"] is None
    assert tests["thallium_stress_test"]["source"] is None
    assert found["next_course"] is None
    assert cli("verify", "--register", register, "--json").json()["number"] == before


def test_a_regimen_of_research_says_so_first_and_each_gap_is_told_once(cli: CommandLine) -> None:
    played = cli.begin_with(INJECTED, cli.folder / "injected.register")
    asked = ("eligibility", "--register", played, "--mrn", MRN)
    found = cli(*asked, "--json").json()
    assert str(found["notice"]).startswith("RESEARCH ONLY")
    assert cli(*asked).out.startswith("RESEARCH ONLY")
    assert not {"cd4_count", "cd4_count_too_old"} <= set(by_id(found["open"]))


def test_before_an_order_it_is_asked_for_a_regimen(cli: CommandLine) -> None:
    register = cli.begin_with(UNORDERED, cli.folder / "unordered.register")
    asked = ("eligibility", "--register", register, "--mrn", MRN)
    found = cli(*asked, "--json").json()
    assert (found["regimen"], found["ordered"]) == ("aldesleukin-high-dose-iv", False)
    assert {"order", "thallium_stress_test"} <= set(by_id(found["open"]))
    injected = cli(*asked, "--regimen", "aldesleukin-subcutaneous-hiv", "--json").json()
    assert {"order", "cd4_count"} <= set(by_id(injected["open"]))
    assert "notice" in injected
    assert "nothing is ordered yet" in cli(*asked).out
    refused = cli(*asked, "--regimen", "other")
    assert refused.code == 2
    assert "The ward has no regimen “other”" in refused.err


def test_once_a_course_is_over_it_is_asked_for_any_regimen(cli: CommandLine) -> None:
    register = cli.begin_with(OVER, cli.folder / "over.register")
    asked = ("eligibility", "--register", register, "--mrn", MRN)
    of_course = cli(*asked, "--json").json()
    assert (of_course["ordered"], "course_over" in by_id(of_course["open"])) == (True, True)
    other = cli(*asked, "--regimen", "aldesleukin-subcutaneous-hiv", "--json").json()
    assert (other["regimen"], other["ordered"]) == ("aldesleukin-subcutaneous-hiv", False)
    gates = by_id(other["open"])
    assert gates["order"]["missing"] == "Course 2 is not ordered."
    assert {"cd4_count", "discharge_missing", "response_missing", "unapproved"} <= set(gates)
    assert gates["unapproved"]["closed_by"] == "approvers"
    response = gates["response_missing"]
    day = date.fromisoformat(response["not_before"])
    assert f"Only time until {day:%d-%b-%Y}, then the prescriber" in response["who"]
    assert "then the prescriber (Record or Correct the response" in cli(*asked).out
    assert "course 2 is not ordered yet" in cli(*asked, "--regimen", other["regimen"]).out


def test_it_says_so_in_words(cli: CommandLine, register: Path) -> None:
    said = cli("eligibility", "--register", register, "--mrn", MRN).out
    assert "Thallium stress test: not on file. A nurse, with the report" in said
    assert "Lung function" in said


def test_each_result_has_its_source_and_age(cli: CommandLine) -> None:
    register = cli.begin_with(TOLD, cli.folder / "told.register")
    found = cli("eligibility", "--register", register, "--mrn", MRN, "--json").json()
    test = by_id(found["tests"])["pulmonary_function"]
    assert (test["source"], test["told_by"], test["numbers"]) == ("telephone", "Dr Grey", [])
    assert isinstance(test["age_days"], int)
    said = cli("eligibility", "--register", register, "--mrn", MRN).out
    assert "Told by telephone: Dr Grey" in said


def test_a_patient_who_is_not_there_is_refused(cli: CommandLine, register: Path) -> None:
    answered = cli("eligibility", "--register", register, "--mrn", "NOBODY")
    assert answered.code == 2
    assert "No patient with the MRN NOBODY" in answered.err


def test_it_is_printed_before_an_order_for_a_regimen(cli: CommandLine) -> None:
    register = cli.begin_with(UNORDERED, cli.folder / "printed.register")
    out, other = cli.folder / "first.pdf", cli.folder / "other.pdf"
    asked = ("print", "eligibility", "--register", register, "--mrn", MRN)
    assert cli(*asked, "--out", out).code == 0
    said = " ".join(whole(out.read_bytes()).split())
    assert "Before an order" in said
    assert "High-dose aldesleukin" in said
    assert cli(*asked, "--regimen", "aldesleukin-subcutaneous-hiv", "--out", other).code == 0
    assert "RESEARCH ONLY" in " ".join(whole(other.read_bytes()).split())
    refused = cli(*asked, "--regimen", "other", "--out", cli.folder / "none.pdf")
    assert "The ward has no regimen “other”" in refused.err
