"""``il2nurse calculate``: the numbers, the refusals, the codes."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from il2nurse.app.shelf import is_guided
from il2nurse.cli.calculating import answer, work_out
from il2nurse.cli.speaking import Refused
from il2nurse.domain.regimen.timetable import InWeeks
from il2nurse.regimens import load
from tests.cli.command_line import CommandLine
from tests.injected import injected_text
from tests.normal import FILE, REGIMEN

INJECTED = load(injected_text(), "injected.toml")


def test_works_out_70_kg(cli: CommandLine) -> None:
    answered = cli.calculate("--weight-kg", "70")
    expected = {
        "dose_international_units": "42000000",
        "dose_mg": "2.567",
        "vials": "2",
        "sterile_water_ml_per_vial": "1.2",
        "draw_up_ml": "2.33",
        "bag_ml": "50",
        "total_ml": "52.33",
        "concentration_mg_per_ml": "0.049",
        "concentration_ok": True,
        "suggested_bag_ml": "50",
        "rate_ml_per_h": "209.3",
    }
    assert answered.code == 0
    assert expected.items() <= answered.json().items()


def test_shows_every_line_of_the_sum(cli: CommandLine) -> None:
    steps = cli.calculate("--weight-kg", "70").json()["steps"]
    assert isinstance(steps, list)
    assert steps[0] == {
        "what": "Dose",
        "how": "70 kg × 600,000 international units per kg = 42,000,000",
        "result": "42 million",
        "unit": "international units",
    }
    assert all(set(step) == {"what", "how", "result", "unit"} for step in steps)


def test_takes_both_decimal_marks(cli: CommandLine) -> None:
    comma = cli.calculate("--weight-kg", "70,5", "--bag-ml", "50,0")
    assert comma.json() == cli.calculate("--weight-kg", "70.5", "--bag-ml", "50").json()


@pytest.mark.parametrize(("weight", "bag"), [("35", "25"), ("120", "100")])
def test_blocks_50_ml_outside_the_window_and_names_the_bag(
    cli: CommandLine, weight: str, bag: str
) -> None:
    answered = cli.calculate("--weight-kg", weight)
    assert answered.code == 3
    assert answered.json()["concentration_ok"] is False
    assert answered.json()["suggested_bag_ml"] == bag
    assert f"A {bag} mL bag fits" in answered.err
    assert cli.calculate("--weight-kg", weight, "--bag-ml", bag).code == 0


@pytest.mark.parametrize("weight", ["70kg", "70 kg", "70,0 KG"])
def test_takes_a_number_with_its_own_unit(cli: CommandLine, weight: str) -> None:
    typed = cli.calculate("--weight-kg", weight, "--bag-ml", "50mL")
    assert typed.json() == cli.calculate("--weight-kg", "70", "--bag-ml", "50").json()


@pytest.mark.parametrize(
    ("option", "typed", "unit"), [("--weight-kg", "154 lb", "lb"), ("--bag-ml", "0.05 L", "L")]
)
def test_refuses_another_unit_by_name(cli: CommandLine, option: str, typed: str, unit: str) -> None:
    weight = () if option == "--weight-kg" else ("--weight-kg", "70")
    answered = cli.calculate(*weight, option, typed)
    assert answered.code == 2
    assert answered.out == ""
    assert f"{option}: “{unit}” is not its unit." in answered.err


@pytest.mark.parametrize("weight", ["700", "0", "-70", "1.200", ".5", "7e1", "seventy", "", "NaN"])
def test_refuses_what_cannot_be_a_weight(cli: CommandLine, weight: str) -> None:
    answered = cli.calculate(f"--weight-kg={weight}")
    assert answered.code == 2
    assert answered.out == ""
    assert answered.err.endswith(".\n")


def test_refuses_an_unknown_regimen_and_names_those_there_are(cli: CommandLine) -> None:
    answered = cli("calculate", "--regimen", "aldesleukin", "--weight-kg", "70")
    assert answered.code == 2
    assert "aldesleukin-high-dose-iv" in answered.err


def test_takes_a_regimen_file(cli: CommandLine) -> None:
    answered = cli("calculate", "--regimen", FILE, "--weight-kg", "70")
    assert answered.code == 0
    assert "42 million international units" in answered.out


def test_a_regimen_file_that_is_not_understood_is_refused_with_its_line(cli: CommandLine) -> None:
    spoilt = cli.folder / "spoilt.toml"
    text = FILE.read_text(encoding="utf-8").replace('route = "intravenous"', 'root = "vein"', 1)
    spoilt.write_text(text, encoding="utf-8")
    answered = cli("regimen", "check", spoilt)
    assert answered.code == 2
    assert "spoilt.toml:" in answered.err
    assert "route" in answered.err


def test_the_shipped_regimen_is_understood(cli: CommandLine) -> None:
    assert cli("regimen", "check", FILE, "--json").json()["steps"] == 15


@pytest.mark.parametrize("path", sorted(FILE.parent.glob("*.toml")), ids=lambda path: path.stem)
def test_a_regimen_is_checked_by_its_id_as_by_its_file(cli: CommandLine, path: Path) -> None:
    by_id, by_file = (cli("regimen", "check", asked, "--json") for asked in (path.stem, path))
    assert by_id.json() == by_file.json()
    assert by_id.json()["id"] == path.stem


def test_an_id_that_nobody_knows_is_told_with_those_there_are(cli: CommandLine) -> None:
    answered = cli("regimen", "check", "aldesleukin")
    assert answered.code == 2
    assert "There is no regimen “aldesleukin”. There are: aldesleukin-high-dose-iv" in answered.err


@pytest.mark.parametrize("weight", ["70.55555", "70.555"])
def test_a_weight_is_as_fine_as_an_order_takes_it(cli: CommandLine, weight: str) -> None:
    assert cli.calculate("--weight-kg", weight).code != 0


def test_two_decimals_are_taken(cli: CommandLine) -> None:
    assert cli.calculate("--weight-kg", "70.55").code == 0


def test_a_level_has_neither_weight_nor_bag_in_its_answer() -> None:
    found = answer(work_out(INJECTED, None, "6", None))
    wanted = {"dose_international_units": "6000000", "draw_up_ml": "0.33", "vials": "1"}
    assert wanted.items() <= found.items()
    assert not {"weight_kg", "bag_ml", "rate_ml_per_h", "concentration_ok"} & found.keys()


@pytest.mark.parametrize(("weight", "dose"), [("70", None), (None, None), ("70", "6")])
def test_a_regimen_of_levels_asks_for_the_dose_alone(weight: str | None, dose: str | None) -> None:
    with pytest.raises(Refused, match="write --dose-million, and no --weight-kg"):
        work_out(INJECTED, weight, dose, None)


@pytest.mark.parametrize(("weight", "dose"), [(None, "6"), (None, None), ("70", "42")])
def test_a_regimen_by_weight_asks_for_the_weight_alone(
    weight: str | None, dose: str | None
) -> None:
    with pytest.raises(Refused, match="write --weight-kg, and no --dose-million"):
        work_out(REGIMEN, weight, dose, Decimal(50))


def test_what_is_not_guided_cannot_be_ordered() -> None:
    assert is_guided(REGIMEN)
    assert is_guided(INJECTED)
    weeks = InWeeks(timedelta(weeks=8), timedelta(days=14), timedelta(days=28))
    assert not is_guided(replace(REGIMEN, timetable=replace(REGIMEN.timetable, courses=weeks)))


def test_the_subcutaneous_dose_is_worked_out_under_its_notice(cli: CommandLine) -> None:
    words = ("--regimen", "aldesleukin-subcutaneous-hiv", "--dose-million", "6")
    found = cli("calculate", *words, "--json").json()
    wanted = {"dose_international_units": "6000000", "draw_up_ml": "0.33", "vials": "1"}
    assert wanted.items() <= found.items()
    assert str(found["notice"]).startswith("RESEARCH ONLY")
    assert cli("calculate", *words).out.startswith("RESEARCH ONLY")
    refused = cli("calculate", "--regimen", words[1], "--dose-million", "5")
    assert (refused.code, refused.out) == (2, "")
    assert "4.5 million, 6 million or 7.5 million" in refused.err
