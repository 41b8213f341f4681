"""``il2nurse regimen compare``: what another regimen would have held, and nothing written."""

from pathlib import Path

import pytest

from tests.cli.command_line import SCENARIOS, CommandLine
from tests.normal import FILE
from tests.regimens.alternatives import ALTERNATIVES


@pytest.fixture
def played(cli: CommandLine) -> Path:
    """A register with one dose, given with a systolic pressure of 118 mmHg."""
    return cli.begin_with(SCENARIOS / "weight-35.toml", cli.folder / "played.register")


@pytest.fixture
def stricter(cli: CommandLine) -> Path:
    """The shipped regimen, but that the dose is held below 119 mmHg."""
    text = FILE.read_text(encoding="utf-8")
    for rule in (
        "systolic_hold",
        "systolic_resume",
        "systolic_watch",
        "vital_systolic_low",
        "vital_systolic_at_limit",
    ):
        begin = text.index(f'id = "{rule}"')
        *told, rest = text[begin:].split("\n", 5)
        text = text[:begin] + "\n".join([*(line.replace("90", "119") for line in told), rest])
    for sentence in ("systolic below 90", "Below 90 watch", "Systolic pressure below 90 mmHg"):
        text = text.replace(sentence, sentence.replace("90", "119"))
    path = cli.folder / "stricter.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_dose_with_another_verdict_is_named(
    cli: CommandLine, played: Path, stricter: Path
) -> None:
    answered = cli("regimen", "compare", FILE, stricter, "--register", played)
    assert answered.code == 0, answered.err
    said = answered.out
    assert "no longer given" in said
    assert "From aldesleukin-high-dose-iv, version 2026.1, to aldesleukin-high-dose-iv" in said
    assert "Systolic blood pressure 118 mmHg: clear to hold" in said
    assert "1 of cycle 1, course 1" in said


def test_the_answer_in_json_counts_and_names(
    cli: CommandLine, played: Path, stricter: Path
) -> None:
    answered = cli("regimen", "compare", FILE, stricter, "--register", played, "--json")
    told = answered.json()
    counts, differing = told["counts"], told["differing"]
    assert isinstance(counts, dict)
    assert isinstance(differing, list)
    assert counts["doses_that_differ"] == 1
    assert counts["no_longer_given"] == len(differing)
    assert {one["old"] for one in differing} == {"give"}
    assert {one["new"] for one in differing} == {"hold"}
    assert {criterion["id"] for one in differing for criterion in one["criteria"]} == {"systolic"}


def test_the_same_regimen_changes_nothing(cli: CommandLine, played: Path) -> None:
    answered = cli("regimen", "compare", FILE, FILE, "--register", played)
    assert answered.code == 0
    assert "With another verdict: assessments 0, doses 0;" in answered.out


def test_a_regimen_of_the_station_is_named_by_its_id(cli: CommandLine, played: Path) -> None:
    answered = cli("regimen", "compare", FILE.stem, FILE, "--register", played)
    assert answered.code == 0
    assert "With another verdict: assessments 0, doses 0;" in answered.out
    answered = cli("regimen", "compare", FILE, "strange", "--register", played)
    assert answered.code == 2
    assert "strange" in answered.err


def test_nothing_is_written(cli: CommandLine, played: Path, stricter: Path) -> None:
    before, beside = played.read_bytes(), others(played)
    cli("regimen", "compare", FILE, stricter, "--register", played)
    assert played.read_bytes() == before
    assert others(played) == beside


def others(register: Path) -> set[Path]:
    """The files beside a register, but for the room that every opening keeps for it."""
    return set(register.parent.iterdir()) - {register.with_name(f"{register.name}.ballast")}


def test_a_file_that_is_no_regimen_or_no_register_is_refused(
    cli: CommandLine, played: Path
) -> None:
    strange = cli.folder / "strange.toml"
    strange.write_text("[regimen]\n", encoding="utf-8")
    assert cli("regimen", "compare", FILE, strange, "--register", played).code == 2
    nowhere = cli.folder / "nowhere.register"
    answered = cli("regimen", "compare", FILE, FILE, "--register", nowhere)
    assert answered.code == 1
    assert "There is no register file" in answered.err
    assert not nowhere.exists()


@pytest.mark.parametrize("conflict", ["settled_lethargy", "settled_urine"])
def test_a_site_choice_can_be_tried_on_the_past(
    cli: CommandLine, played: Path, conflict: str
) -> None:
    site = cli.folder / "site.toml"
    site.write_text(ALTERNATIVES[conflict](FILE.read_text(encoding="utf-8")), encoding="utf-8")
    answered = cli("regimen", "compare", FILE, site, "--register", played, "--json")
    assert answered.code == 0


def test_where_nothing_was_judged_it_says_so(cli: CommandLine, stricter: Path) -> None:
    ordered = Path(__file__).parents[1] / "whole" / "ordered.toml"
    register = cli.begin_with(ordered, cli.folder / "ordered.register")
    said = cli("regimen", "compare", FILE, stricter, "--register", register).out
    assert "No dose by aldesleukin-high-dose-iv in this register got as far as" in said


def test_two_regimens_are_named_as_two(cli: CommandLine, played: Path) -> None:
    other = "aldesleukin-subcutaneous-hiv"
    said = cli("regimen", "compare", FILE, other, "--register", played).out
    assert "two regimens, not two versions of one" in said
    told = cli("regimen", "compare", FILE, other, "--register", played, "--json").json()
    assert (told["id"], told["new_id"]) == (FILE.stem, other)
