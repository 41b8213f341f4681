"""The name of the second person: it picks one colleague or nobody, and says so."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import Person, Role
from il2nurse.ui.dose.pages.double_check import DoubleCheckPage
from il2nurse.ui.forms.form import focus_in
from il2nurse.ui.forms.second_person import SecondPerson
from il2nurse.workflow.people.sign_in import add_person
from tests.ui.dose.conftest import open_bed
from tests.ui.hands import press, write
from tests.ward import CHARGE, PIN, Ward

NINA = Person("nina", "Nina Nurse", "RN", Role.NURSE)
NOEL = Person("noel", "Noel Nurse", "RN", Role.NURSE)


@pytest.fixture
def second(qtbot: QtBot, ward: Ward) -> SecondPerson:
    """The name of the second person is asked; Nina, who is signed in, and Noel work here."""
    for person in (NINA, NOEL):
        add_person(ward.station, CHARGE, person, PIN)
    bed = open_bed(qtbot, ward, "dilute")
    bed.session.begin(NINA)
    bed.go_back()
    page = bed.page.stage
    assert isinstance(page, DoubleCheckPage)
    page.second.people.setFocus()
    return page.second


def said(second: SecondPerson) -> str:
    return second.people.problem


def test_ones_own_name_picks_nobody_and_says_so(second: SecondPerson) -> None:
    write(second.people, "nina")
    assert not second.people.person()
    assert "nobody can be their own second person" in said(second)


@pytest.mark.parametrize("typed", ["n", "nurse", "zzz", "noelle", "kim"])
def test_a_name_that_is_not_one_colleague_picks_nobody(second: SecondPerson, typed: str) -> None:
    write(second.people, typed)
    assert not second.people.person()
    assert said(second)


@pytest.mark.parametrize("typed", ["noel", "Noel Nurse", "nurse, no"])
def test_one_colleague_is_picked_by_any_part_of_the_name(second: SecondPerson, typed: str) -> None:
    write(second.people, typed)
    assert second.people.person() == NOEL.id
    assert not said(second)


def test_a_wrong_name_takes_an_earlier_choice_back(second: SecondPerson) -> None:
    second.people.choose(NOEL.id)
    write(second.people, "nina")
    assert not second.people.person()


def test_enter_after_a_name_that_picked_nobody_says_why(second: SecondPerson) -> None:
    write(second.people, "nina")
    assert second.advance()
    assert focus_in(second) is second.people
    assert "their own second person" in second.missing()


def test_a_pin_typed_into_the_name_is_not_shown(second: SecondPerson) -> None:
    write(second.people, "n4711")
    assert second.people.placeholderText() == "n"
    press(second.people, Qt.Key.Key_Delete)
    assert not said(second)
