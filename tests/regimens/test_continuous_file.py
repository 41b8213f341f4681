"""The file for infusions over days in people with HIV: its figures, its bag, its refusals."""

from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.app.shelf import is_guided, shelf
from il2nurse.domain.regimen.doses import DoseLevels
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.timetable import InWeeks
from il2nurse.domain.rules.pharmacy.dosing import calculate_level
from il2nurse.readable.course.regimen import regimen_tables
from il2nurse.readable.pharmacy.sum_lines import shown_concentration, sum_lines
from il2nurse.regimens import BadRegimen, load_whole
from tests.normal import FILE, REGIMEN, RESOURCES

ID = "aldesleukin-continuous-iv-hiv"
TEXT = (RESOURCES / "regimens" / f"{ID}.toml").read_text(encoding="utf-8")
HIGH_DOSE = FILE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def regimen() -> Regimen:
    return load_whole(TEXT, f"{ID}.toml")


def refused(text: str) -> str:
    with pytest.raises(BadRegimen) as found:
        load_whole(text, "slip.toml")
    return str(found.value)


def test_five_bags_of_a_day_at_9_or_12_million(regimen: Regimen) -> None:
    dosing, table = regimen.preparation.dosing, regimen.timetable
    assert isinstance(dosing, DoseLevels)
    doses = [each.international_units for each in dosing.levels]
    assert doses == [Decimal(9_000_000), Decimal(12_000_000)]
    assert (table.interval, table.doses_per_cycle) == (timedelta(hours=24), 5)
    assert regimen.infusion == timedelta(hours=24)
    assert regimen.bag_limit == timedelta(hours=48)
    assert table.courses == InWeeks(timedelta(weeks=8), timedelta(days=14), timedelta(days=28))


@pytest.mark.parametrize(
    ("million", "draw_up", "total", "rate", "holds"),
    [(9, "0.5", "503", "21.0", "0.0011"), (12, "0.67", "503.2", "21.0", "0.0015")],
)
def test_albumin_goes_in_first_and_counts(
    regimen: Regimen, million: int, draw_up: str, total: str, rate: str, holds: str
) -> None:
    worked = calculate_level(regimen.preparation, Decimal(million) * 1_000_000)
    assert not worked.blocks
    assert worked.draw_up_ml == Decimal(draw_up)
    assert worked.bag.additive_ml == Decimal("2.5")
    assert round(worked.bag.total_ml, 1) == Decimal(total)
    assert round(worked.bag.rate_ml_per_h, 1) == Decimal(rate)
    assert shown_concentration(worked) == holds
    whats = [each.what for each in sum_lines(worked)]
    assert whats.index("First human albumin 200 mg/mL") < whats.index("Total")


def test_a_small_bag_is_outside_the_window(regimen: Regimen) -> None:
    assert calculate_level(regimen.preparation, Decimal(9_000_000), Decimal(250)).blocks


def test_research_only_is_said_first_and_is_nobodys_first_choice(regimen: Regimen) -> None:
    assert regimen.first_notice.startswith("RESEARCH ONLY, NO CLINICAL BENEFIT SHOWN.")
    assert is_guided(regimen)
    assert next(iter(shelf().today())) == REGIMEN.id
    titles = {table.title for table in regimen_tables(regimen)}
    assert {"Dose levels", "Into the bag before the drug"} <= titles
    assert "Responses to a course" not in titles


def test_every_level_with_names_has_an_answer() -> None:
    every = 'levels = ["hold", "warn-high", "warn", "info"]'
    fewer = TEXT.replace(every, 'levels = ["warn-high", "info"]')
    assert 'no "drug_answer" is for the level "hold"' in refused(fewer)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("= 9_000_000", "= 900_000", "9 million international units, which is no dose level"),
        ("= 12_000_000", "= 18_000_000", "15 million international units, which is no dose level"),
        ('"infusion_hours"\nvalue = 24', '"infusion_hours"\nvalue = 12', "lies after its end"),
        ("value = 48\n", "value = 72\n", "bag_limit_hours"),
        ("value = 48\n", "value = 24\n", "cannot end within 24 h"),
        ("mg_per_ml = 1\n", "mg_per_ml = 10\n", "additive.albumin"),
        ("value = 500\n", "value = 250\n", "is none of the bags under [[bag]]"),
        ("value = 0.0016\n", "value = 0.00145\n", "a dose of 12,000,000"),
        ("[[additive]]", "[[additives]]", '"additive" is missing'),
        ('id = "infusion_hours"', 'id = "infusion_minutes"', '"additive" is not a key here'),
        ('id = "end_soon_minutes"', 'id = "mixing_minutes"', '"end_soon_minutes"'),
        (
            'id = "concentration_low_mg_per_ml"',
            'id = "mixing_minutes"',
            '"concentration_low_mg_per_ml"',
        ),
        ('levels = ["warn", "info"]', 'levels = ["hold", "info"]', "does not go on"),
        ('id = "injections_not_tried"', 'id = "injections_other"', "injections_not_tried"),
    ],
)
def test_a_slip_in_it_is_refused(old: str, new: str, said: str) -> None:
    assert old in TEXT
    assert said in refused(TEXT.replace(old, new, 1))


def test_bags_of_minutes_have_neither_albumin_nor_a_day() -> None:
    albumin = TEXT[TEXT.index("[[additive]]") : TEXT.index("[[bag]]")]
    assert '"additive"' in refused(f"{HIGH_DOSE}\n{albumin}")
    soon = TEXT[TEXT.index('[[figure]]\nid = "end_soon_minutes"') :]
    soon = soon[: soon.index("[[figure]]", 5)]
    assert 'it has no "infusion_hours"' in refused(f"{HIGH_DOSE}\n{soon}")


@pytest.mark.parametrize("now", ["", "stock_mg_per_ml = 1\n", "stock_mg_per_ml = 0.5\n"])
def test_an_additive_no_stronger_than_the_bag_is_refused_in_a_sentence(now: str) -> None:
    was = "stock_mg_per_ml = 200\n"
    assert was in TEXT
    assert "stock_mg_per_ml" in refused(TEXT.replace(was, now, 1))
