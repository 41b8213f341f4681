"""``il2nurse assess``: verdicts, ages, and everything that is refused."""

import io
import json
from pathlib import Path

import pytest

from tests.cli.command_line import REGIMEN, Answered, CommandLine
from tests.normal import NORMAL

EXAMPLE = Path(__file__).parents[2] / "docs" / "before-a-dose.json"
KEYS = {"id", "result", "value", "unit", "age_min", "limit", "source"}


def criterion(answered: Answered, name: str) -> dict[str, object]:
    criteria = answered.json()["criteria"]
    assert isinstance(criteria, list)
    return next(each for each in criteria if each["id"] == name)


def test_gives_where_nothing_stands_against_it(cli: CommandLine) -> None:
    answered = cli.assess_with()
    assert answered.code == 0
    assert answered.json()["verdict"] == "give"
    news2 = answered.json()["news2"]
    assert isinstance(news2, dict)
    assert news2["total"] == 0
    assert criterion(answered, "systolic").items() >= {
        "result": "clear", "value": "118", "unit": "mmHg", "age_min": 5
    }.items()  # fmt: skip
    assert set(criterion(answered, "systolic")) >= KEYS


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({"alertness": "drowsy"}, "hold"),
        ({"systolic_mmhg": 89}, "hold"),
        ({"systolic_mmhg": 90}, "give"),
        ({"heart_rate_per_min": 120}, "hold"),
        ({"heart_rate_per_min": 131}, "stop_cycle"),
        ({"rhythm": "ventricular_tachycardia"}, "stop_permanently"),
        ({"creatinine_mg_dl": 2.6, "bicarbonate_meq_l": 17, "bilirubin_mg_dl": 8}, "stop_cycle"),
        ({"doses_held_cycle": 3}, "stop_cycle"),
        ({"doses_given_cycle": 13, "doses_held_cycle": 0}, "give"),
        ({"doses_given_cycle": 12, "doses_held_cycle": 1}, "give"),
        ({"doses_given_cycle": 12, "doses_held_cycle": 2}, "stop_cycle"),
        ({"doses_given_cycle": 13, "doses_held_cycle": 2}, "stop_cycle"),
        ({"doses_given_cycle": 14, "doses_held_cycle": 0}, "stop_cycle"),
        ({"hours_since_last_start": 6.99}, "hold"),
    ],
)
def test_gives_the_verdict(cli: CommandLine, changed: dict[str, object], verdict: str) -> None:
    answered = cli.assess_with(**changed)
    assert (answered.code, answered.json()["verdict"]) == (0, verdict)


def test_a_value_to_be_watched_is_clear_with_a_sentence(cli: CommandLine) -> None:
    found = criterion(cli.assess_with(systolic_mmhg=90), "systolic")
    assert found["result"] == "clear"
    assert "Measure again" in str(found["watch"])


@pytest.mark.parametrize("name", sorted(NORMAL))
def test_no_value_may_be_missing(cli: CommandLine, name: str) -> None:
    assert cli.assess_with(**{name: None}).json()["verdict"] == "not_evaluable"


@pytest.mark.parametrize("age", [31, None, 999_999_999_999])
def test_an_old_or_undated_value_is_not_evaluable(cli: CommandLine, age: int | None) -> None:
    given = {name: {"value": value, "age_min": 5} for name, value in NORMAL.items()}
    given["spo2_percent"] = {"value": 97} if age is None else {"value": 97, "age_min": age}
    answered = cli.assess(json.dumps(given))
    assert answered.json()["verdict"] == "not_evaluable"
    assert criterion(answered, "spo2")["result"] == "not_evaluable"
    assert answered.json()["news2"] is None


def test_reads_the_input(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sys.stdin", io.StringIO('{"alertness": {"value": "drowsy", "age_min": 1}}')
    )
    answered = cli("assess", "--json", "--regimen", REGIMEN, "--input", "-")
    assert answered.json()["verdict"] == "hold"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("systolic_mmhg", 20),
        ("temperature_c", 98.6),
        ("weight_kg", 700),
        ("weight_kg", "1.200"),
        ("heart_rate_per_min", 1e300),
        ("heart_rate_per_min", True),
        ("heart_rate_per_min", [84]),
        ("rhythm", "sinusoid"),
        ("rhythm", 4),
        ("alertness", "Alert"),
        ("diastolic_mmhg", 130),
        ("haert_rate_per_min", 84),
        ("identity_mrn", "1"),
    ],
)
def test_refuses_slips_and_strange_words(cli: CommandLine, name: str, value: object) -> None:
    answered = cli.assess_with(**{name: value})
    assert (answered.code, answered.out) == (2, "")
    assert answered.err.strip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"weight_kg": 70}',
        '{"weight_kg": {"value": 70, "age": 5}}',
        '{"weight_kg": {"value": NaN, "age_min": 5}}',
        '{"weight_kg": {"value": 70, "age_min": -5}}',
        '{"weight_kg": {"value": 70, "age_min": "soon"}}',
        '{"weight_kg": {"value": 70, "age_min": 1e400}}',
        '{"weight_kg": {"value": 70, "value": 80, "age_min": 5}}',
        '{"weight_kg": {"value": 70}, "weight_kg": {"value": 80}}',
        "[" * 100_000,
    ],
)
def test_refuses_what_is_no_input(cli: CommandLine, text: str) -> None:
    answered = cli.assess(text)
    assert (answered.code, answered.out) == (2, "")
    assert answered.err.strip()


def test_keeps_all_digits_of_a_number(cli: CommandLine) -> None:
    answered = cli.assess_with(bilirubin_mg_dl="7.00", creatinine_mg_dl=2.49)
    assert criterion(answered, "creatinine")["value"] == "2.49"
    assert criterion(answered, "bilirubin")["result"] == "clear"


def test_a_whole_number_may_be_written_with_a_point(cli: CommandLine) -> None:
    answered = cli.assess_with(heart_rate_per_min=84.0)
    assert (answered.code, criterion(answered, "heart_rate")["value"]) == (0, "84")


def test_a_file_that_is_not_there_is_named_without_jargon(cli: CommandLine) -> None:
    answered = cli("assess", "--regimen", REGIMEN, "--input", "nowhere.json")
    assert (answered.code, answered.err) == (
        2,
        "There is no file nowhere.json. Nothing was done.\n",
    )


def test_the_example_of_the_docs_is_judged(cli: CommandLine) -> None:
    assert cli.assess(EXAMPLE.read_text(encoding="utf-8")).json()["verdict"] == "give"


@pytest.mark.parametrize("name", ["other_absolute_signs", "permanent_stop_events"])
def test_what_could_end_the_treatment_is_never_fine_unanswered(cli: CommandLine, name: str) -> None:
    given = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    del given[name]
    answered = cli.assess(json.dumps(given))
    assert answered.json()["verdict"] == "not_evaluable"
    criteria = answered.json()["criteria"]
    assert isinstance(criteria, list)
    open_ones = {each["say"] for each in criteria if each["result"] == "not_evaluable"}
    assert len(open_ones) == 1
    assert next(iter(open_ones)).endswith("is not on record. Measure it now.")


def test_a_person_reads_words_and_not_their_codes(cli: CommandLine) -> None:
    said = cli("assess", "--regimen", REGIMEN, "--input", EXAMPLE).out
    assert "Room air" in said
    assert "room_air" not in said


def test_what_is_research_only_is_judged_under_its_notice(cli: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "values.json"
    file.write_text("{}")
    words = ("--regimen", "aldesleukin-subcutaneous-hiv", "--input", str(file))
    found = cli("assess", *words, "--json").json()
    assert str(found["notice"]).startswith("RESEARCH ONLY")
    assert cli("assess", *words).out.startswith("RESEARCH ONLY")
    assert "notice" not in cli.assess_with().json()
