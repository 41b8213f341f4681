"""The name of the witness: it picks one colleague or nobody, and says so."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import Person, Role
from il2nurse.ui.dose.pages.double_check import DoubleCheckPage
from il2nurse.ui.forms.form import focus_in
from il2nurse.ui.forms.witness_box import WitnessBox, box_in_use
from il2nurse.workflow.people.access import add_person, end_person, set_badge
from tests.ui.dose.conftest import open_bed
from tests.ui.hands import press, write
from tests.ward import CHARGE, PIN, Ward

NINA = Person("nina", "Nina Nurse", "RN", Role.NURSE)
NOEL = Person("noel", "Noel Nurse", "RN", Role.NURSE)


@pytest.fixture
def witness(qtbot: QtBot, ward: Ward) -> WitnessBox:
    """The name of the witness is asked; Nina, who is signed in, and Noel work here."""
    for person in (NINA, NOEL):
        add_person(ward.station, CHARGE, person, PIN)
    bed = open_bed(qtbot, ward, "dilute")
    bed.session.begin(NINA)
    bed.go_back()
    page = bed.page.stage
    assert isinstance(page, DoubleCheckPage)
    page.witness.people.setFocus()
    return page.witness


def said(witness: WitnessBox) -> str:
    return witness.people.problem


def test_ones_own_name_picks_nobody_and_says_so(witness: WitnessBox) -> None:
    write(witness.people, "nina")
    assert not witness.people.person()
    assert "nobody can be their own witness" in said(witness)


@pytest.mark.parametrize("typed", ["n", "nurse", "zzz", "noelle", "kim"])
def test_a_name_that_is_not_one_colleague_picks_nobody(witness: WitnessBox, typed: str) -> None:
    write(witness.people, typed)
    assert not witness.people.person()
    assert said(witness)


@pytest.mark.parametrize("typed", ["noel", "Noel Nurse", "nurse, no"])
def test_one_colleague_is_picked_by_any_part_of_the_name(witness: WitnessBox, typed: str) -> None:
    write(witness.people, typed)
    assert witness.people.person() == NOEL.id
    assert not said(witness)


def test_a_wrong_name_takes_an_earlier_choice_back(witness: WitnessBox) -> None:
    witness.people.choose(NOEL.id)
    write(witness.people, "nina")
    assert not witness.people.person()


def test_enter_after_a_name_that_picked_nobody_says_why(witness: WitnessBox) -> None:
    write(witness.people, "nina")
    assert witness.advance()
    assert focus_in(witness) is witness.people
    assert "their own witness" in witness.missing()


def test_a_pin_typed_into_the_name_is_not_shown(witness: WitnessBox) -> None:
    write(witness.people, "n4711")
    assert witness.people.placeholderText() == "n"
    press(witness.people, Qt.Key.Key_Delete)
    assert not said(witness)


def test_down_after_a_name_goes_among_those_whom_it_fits(witness: WitnessBox) -> None:
    write(witness.people, "n")
    assert not witness.people.person()
    press(witness.people, Qt.Key.Key_Down)
    assert witness.people.person() == NOEL.id
    press(witness.people, Qt.Key.Key_Down)
    assert witness.people.person() == NOEL.id


def test_the_first_down_in_an_open_list_marks_its_first_row(witness: WitnessBox) -> None:
    witness.people.showPopup()
    rows = witness.people.view()
    assert not rows.currentIndex().isValid()
    press(rows, Qt.Key.Key_Down)
    assert rows.currentIndex().row() == 0
    witness.people.hidePopup()


KIT = Person("kit", "Kit Kay", "RN", Role.AGENCY_NURSE)


def test_a_badge_chooses_the_witness_and_the_pin_is_asked_for(
    witness: WitnessBox, ward: Ward
) -> None:
    set_badge(ward.station, CHARGE, NOEL.id, "B-0042")
    assert box_in_use() is witness
    witness.take_badge("B-0042")
    assert witness.people.person() == NOEL.id
    assert focus_in(witness) is witness.pin
    assert witness.pin.text() == ""


def test_a_badge_of_nobody_or_of_who_may_not_sign_here_picks_nobody(
    witness: WitnessBox, ward: Ward
) -> None:
    add_person(ward.station, CHARGE, KIT, PIN)
    set_badge(ward.station, CHARGE, KIT.id, "B-0001")
    set_badge(ward.station, CHARGE, NINA.id, "B-0002")
    set_badge(ward.station, CHARGE, NOEL.id, "B-0042")
    for code, said in (
        ("B-0001", "cannot be the witness"),
        ("B-0002", "cannot be the witness"),
        ("B-0099", "not known on this ward"),
    ):
        witness.take_badge("B-0042")
        witness.take_badge(code)
        assert not witness.people.person()
        spoken = [each.text() for each in witness.findChildren(QLabel) if each.isVisible()]
        assert any(said in each for each in spoken)


def test_an_agency_nurse_a_student_and_an_ended_colleague_are_not_offered(
    qtbot: QtBot, ward: Ward
) -> None:
    gone = Person("gil", "Gil Gone", "RN", Role.NURSE)
    for person in (KIT, gone, Person("sam", "Sam Student", "", Role.STUDENT)):
        add_person(ward.station, CHARGE, person, PIN)
    end_person(ward.station, CHARGE, gone.id)
    page = open_bed(qtbot, ward, "dilute").page.stage
    assert isinstance(page, DoubleCheckPage)
    box = page.witness.people
    offered = {str(box.itemData(row)) for row in range(box.count())}
    assert offered
    assert not offered & {"kit", "gil", "sam"}
