"""A regimen has what the program needs by name, asked as the program reads it."""

import re
from typing import Final

import pytest

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.units import UCUM
from il2nurse.domain.regimen.vocabulary import VOCABULARY, NeededField, Part
from il2nurse.regimens import BadRegimen, load
from tests.normal import FILE, RESOURCES
from tests.regimens.conftest import Spoil

OF_THE_SHIPPED: Final = [each for each in VOCABULARY if each.part is not Part.INJECTION]
OF_INJECTIONS: Final = [each for each in VOCABULARY if each.part is Part.INJECTION]
HIV: Final = (RESOURCES / "regimens" / "aldesleukin-subcutaneous-hiv.toml").read_text("utf-8")


@pytest.mark.parametrize("needed", OF_THE_SHIPPED, ids=lambda needed: needed.id)
def test_the_shipped_file_asks_it_in_the_same_words(regimen: Regimen, needed: NeededField) -> None:
    field = regimen.fields[needed.id]
    assert (field.label, field.short or field.label) == (needed.label, needed.short)
    assert field.loinc == needed.loinc
    assert UCUM.get(field.unit) == needed.ucum


@pytest.mark.parametrize("needed", OF_INJECTIONS, ids=lambda needed: needed.id)
def test_the_file_for_injections_asks_it_in_the_same_words(needed: NeededField) -> None:
    field = load(HIV, "hiv.toml").fields[needed.id]
    assert (field.label, field.short) == (needed.label, needed.short)
    with pytest.raises(BadRegimen, match=f'the field "{needed.id}"'):
        load(re.sub(rf'\[\[field\]\]\nid = "{needed.id}"\n(?:.+\n)+', "", HIV), "hiv.toml")


@pytest.mark.parametrize("needed", OF_INJECTIONS, ids=lambda needed: needed.id)
def test_what_belongs_to_an_injection_is_not_asked_of_an_infusion(needed: NeededField) -> None:
    (asked,) = re.findall(rf'\[\[field\]\]\nid = "{needed.id}"\n(?:.+\n)+', HIV)
    text = FILE.read_text("utf-8")
    with pytest.raises(BadRegimen, match="belongs to an injection, and this regimen has none"):
        load(f"{text}\n{asked}", "ward.toml")


@pytest.mark.parametrize("needed", OF_THE_SHIPPED, ids=lambda needed: needed.id)
def test_a_file_without_it_is_refused_with_its_name(text: str, needed: NeededField) -> None:
    lacking = re.sub(rf'\[\[field\]\]\nid = "{needed.id}"\n(?:.+\n)+', "", text)
    with pytest.raises(BadRegimen) as refused:
        load(lacking, "ward.toml")
    said = f'the field "{needed.id}" ({needed.label}) is missing; the program needs it for'
    assert any(line.startswith("ward.toml:") and said in line for line in lines(refused.value))


def lines(refused: BadRegimen) -> list[str]:
    return [f"ward.toml:{each.line}: {each.sentence}" for each in refused.problems]


@pytest.mark.parametrize(
    ("after", "old", "new", "sentence"),
    [
        ('id = "systolic_mmhg"', 'unit = "mmHg"', 'unit = "%"', "must be in mmHg, as the program"),
        ('id = "heart_rate_per_min"', "8867-4", "8310-5", "has the LOINC code 8867-4, not 8310-5"),
        ('id = "reconstituted_at"', 'kind = "time"', 'kind = "text"', "must be of kind time"),
        ('id = "oxygen_device"', '"room_air"', '"air"', 'must offer the word "room_air"'),
        ('id = "oxygen_device"', '"nasal_cannula"', '"prongs"', 'the word "nasal_cannula"'),
        ('id = "alertness"', 'word = "alert"', 'word = "awake"', 'must offer the word "alert"'),
        ("[[form]]", 'id = "weight"', 'id = "weights"', 'the form "weight" is missing; did you'),
    ],
)
def test_a_file_that_asks_it_otherwise_is_refused(
    spoil: Spoil, after: str, old: str, new: str, sentence: str
) -> None:
    assert any(sentence in said for said in spoil(after, old, new))
