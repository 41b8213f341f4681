"""Who could be mistaken for whom: names that sound or look alike, numbers that look alike."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from il2nurse.workflow.likeness.similar import alike, similar, similar_patients
from tests.ward import PATIENT

# Common family names of many countries, as people of one ward may have them.
COMMON = Path(__file__).with_name("common_names.txt")
ALIKE = (
    ("Smith", "Smyth"),
    ("O'Brien", "O’Brien"),
    ("Müller", "Mueller"),
    ("Müller", "Muller"),
    ("Davies", "Davis"),
    ("Johnson", "Jonson"),
    ("Clark", "Klark"),
    ("Meyer", "Maier"),
    ("Nguyễn", "Nguyen"),
    ("Garcia", "García"),
    ("Li", "Lee"),
    ("Thompson", "Thomson"),
    ("Šmid", "Smid"),
    ("Smi\u200bth", "Smith"),
    ("Abdul Rahman", "Abd al-Rahman"),
    ("MacDonald", "McDonald"),
    ("Marsh", "Marshall"),
    ("王", "王"),
    ("王", "汪"),
    ("王小明", "汪小明"),
    ("王", "Wang"),
    ("張", "章"),
    ("陈", "陳"),
    ("余", "佘"),
    ("欧阳", "歐陽"),
    ("Garcia Lopez", "Lopez Garcia"),
    ("Smith-Jones", "Jones-Smith"),
    ("Smith-Jones", "Jones"),
    ("de la Cruz", "Cruz"),
    ("Al-Hassan", "Hassan"),
    ("St. John", "Saint John"),
    ("Schmidt", "Smith"),
    ("Jäger", "Yeager"),
    ("Jaeger", "Jäger"),
    ("Cohen", "Kohn"),
    ("Ivanov", "Иванов"),
    ("Иванов", "Иванова"),
    ("Παπαδόπουλος", "Papadopoulos"),
    ("Catherine", "Katherine"),
    ("Phillips", "Filips"),
    ("Stephens", "Stevens"),
    ("Gray", "Grey"),
    ("Burnham", "Bumham"),
    ("Clark", "Dark"),
    ("Sean", "Shaun"),
    ("Seán", "Shawn"),
    ("Eoin", "Owen"),
    ("Kim", "Gim"),
    ("Park", "Pak"),
    ("Choi", "Choe"),
    ("Jung", "Chung"),
    ("Xu", "Hsu"),
    ("Xie", "Hsieh"),
    ("Cai", "Ts'ai"),
    ("Zhou", "Chou"),
    ("Guo", "Kuo"),
    ("Zeng", "Tseng"),
    ("Vázquez", "Basquez"),
    ("Benavides", "Venabides"),
    ("Satō", "Satoh"),
    ("Tsuchiya", "Tutiya"),
    ("Ohno", "Ono"),
)
APART = (
    ("Van Dyke", "Van Rossum"),
    ("Marsh", "Novak"),
    ("Fern", "Bauer"),
    ("", ""),
    ("Jones", "James"),
    ("Miller", "Moore"),
    ("Adams", "Allen"),
    ("de la Cruz", "de la Rosa"),
    ("von Braun", "von Trapp"),
    ("王", "李"),
    ("王小明", "汪小红"),
    ("王", "Wong"),
    ("王", "김"),
    ("Wang", "Li"),
    ("Vu", "Bui"),
    ("Kim", "Hsu"),
    ("Park", "Baek"),
    ("Xu", "Zhou"),
    ("Sean", "Shane"),
)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_alike_both_ways(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), APART)
def test_apart(one: str, other: str) -> None:
    assert not alike(one, other)


def test_few_of_the_common_names_are_alike() -> None:
    """A warning beside every other patient would be read by nobody."""
    names = COMMON.read_text(encoding="ascii").split()
    pairs = list(combinations(names, 2))
    assert len(set(names)) == len(names) > 250
    assert sum(alike(*pair) for pair in pairs) < len(pairs) / 200


@pytest.mark.parametrize(
    ("family", "given"), [("Eleanor", "Marsh"), ("Marsh", ""), ("", "Eleanor"), ("Mars", "Tom")]
)
def test_the_other_order_and_one_name(family: str, given: str) -> None:
    assert similar(PATIENT, replace(PATIENT, family=family, given=given))


@pytest.mark.parametrize(
    ("family", "given", "told"),
    [
        ("Walsh", "Eleanor", True),
        ("Walsh", "ELEANOR", True),
        ("Welch", "Eleanor", False),
        ("Walsh", "Elena", False),
        ("Walshe", "Eleanor", False),
        ("Mark", "Eleanor", False),
    ],
)
def test_one_given_name_makes_family_names_of_two_slips_similar(
    family: str, given: str, *, told: bool
) -> None:
    one = replace(PATIENT, family="Marsh", given="Eleanor")
    other = replace(one, mrn="B1", family=family, given=given)
    assert similar(one, other) is similar(other, one) is told


def test_two_letters_of_a_given_name_are_no_name_in_common() -> None:
    one = replace(PATIENT, family="Marsh", given="Al")
    assert not similar(one, replace(one, mrn="B1", family="Walsh"))


def test_only_others_of_the_ward_and_numbers_that_look_alike() -> None:
    other = replace(PATIENT, mrn="B1", family="Novak", given="Julia")
    assert not similar_patients(PATIENT, [PATIENT, other])
    assert similar_patients(replace(other, mrn="BI"), [other]) == (other,)
    assert not similar_patients(replace(other, mrn="BI"), [replace(other, discharged=True)])


def test_a_word_that_many_share_makes_nobody_alike() -> None:
    names = ("Dogwood Singh", "Cedar Singh", "Maple Singh", "Mapleton Singh", "Birch Singh")
    here = [
        replace(PATIENT, mrn=f"8{number}77{number}0{number}", family=name, given=name[:3])
        for number, name in enumerate(names)
    ]
    maple, mapleton = here[2:4]
    assert similar_patients(maple, here) == (mapleton,)
    plain = replace(maple, mrn="66012345", family="Singh")
    other = replace(plain, mrn="55043210")
    assert similar_patients(plain, [*here, other]) == (other,)
    assert similar_patients(here[0], here[:2]) == (here[1],)
