"""What is asked once of a course: beside the order, later in a dialog, and where it matters."""

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.course.answers import Suited
from il2nurse.readable.content import Subject
from il2nurse.readable.papers import PREPARATION, RECORD
from il2nurse.ui.course.asked.answering import SuitabilityDialog
from il2nurse.ui.forms.form import Form
from il2nurse.workflow.course.changes.verifying import WorkedOut, verify_order
from il2nurse.workflow.course.suitability import tell_suitability
from il2nurse.workflow.dose import administration
from il2nurse.workflow.papers.printing import show_paper
from tests.reports.reading import whole
from tests.suitable import SUITABLE
from tests.ui.course.test_ordering import ONCE as PRESSED
from tests.ui.course.test_ordering import fill, hand_over, ordered, verify
from tests.ui.hands import click, write
from tests.ui.seed import DIAZ, Seat, sit_down
from tests.ward import DOCTOR, MRN, NURSE, PIN, SECOND, Ward, because, key, make_ward

WHY = "Another indication was meant"

CARED_FOR = {
    **SUITABLE,
    "indication": "melanoma",
    "other_illness": ("diabetes",),
    "suitability_reason": "Well controlled for years",
}


def suited(ward: Ward, mrn: str = MRN) -> Suited | None:
    return ward.station.case(mrn).courses[0].suited


def test_the_order_asks_and_keeps_the_answers(seat: Seat) -> None:
    fill(seat)
    click(seat.button("other_illness_none"))
    hand_over(seat)
    assert "Other illness that needs care is not answered yet" in seat.spoken
    click(seat.button("other_illness_diabetes"))
    assert "may get worse during treatment" in seat.spoken
    hand_over(seat)
    assert "Write in words why the patient is treated anyway" in seat.spoken
    assert not seat.shows("weight_again_kg")
    write(seat.line("suitability_reason"), "Well controlled for years")
    hand_over(seat)
    verify(seat)
    assert ordered(seat)
    told = suited(seat.ward, DIAZ.mrn)
    assert told is not None
    assert told.answers["other_illness"] == ("diabetes",)
    assert told.answers["suitability_reason"] == "Well controlled for years"


def test_a_course_ordered_without_them_says_so_until_they_are_answered(qtbot: QtBot) -> None:
    seat = sit_down(qtbot, make_ward(asked=False), DOCTOR)
    seat.session.go("patient", MRN)
    assert "were not asked when this course was ordered" in seat.spoken
    click(seat.button("suitability"))
    for name in PRESSED:
        click(seat.button(name))
    click(seat.button("record_suitability"))
    told = suited(seat.ward)
    assert told is not None
    assert told.answers == SUITABLE
    assert "were not asked" not in seat.spoken


def test_the_dialog_opens_with_what_was_answered(seat: Seat) -> None:
    tell_suitability(seat.ward.station, DOCTOR, MRN, CARED_FOR, change=because(WHY))
    seat.session.go("patient", MRN)
    assert "diabetes or thyroid disease may get worse" in seat.spoken
    click(seat.button("suitability"))
    dialog = seat.window.findChild(SuitabilityDialog)
    assert isinstance(dialog, SuitabilityDialog)
    assert isinstance(dialog.form, Form)
    assert {n: a for n, a in dialog.form.answers().items() if a} == CARED_FOR


def test_the_answers_stand_at_the_steps_of_a_dose(seat: Seat) -> None:
    seat.ward.pass_time(15)
    tell_suitability(seat.ward.station, DOCTOR, MRN, CARED_FOR, change=because(WHY))
    seen = WorkedOut(Decimal(42_000_000), Decimal(70))
    verify_order(seat.ward.station, SECOND, MRN, seen, PIN)
    administration.begin(seat.ward.station, NURSE, MRN)
    seat.ward.walk("pre_tests")
    seat.session.go("dose", MRN, key())
    assert "Indication, Metastatic melanoma" in seat.spoken
    assert "diabetes or thyroid disease may get worse" in seat.spoken


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (PREPARATION, ["Metastatic melanoma"]),
        (RECORD, ["Metastatic melanoma", "Diabetes", "Well controlled for years", "Vance"]),
    ],
    ids=["preparation", "record"],
)
def test_the_answers_are_printed(seat: Seat, kind: object, told: list[str]) -> None:
    ward, papers = seat.ward, seat.session.papers
    ward.pass_time(15)
    administration.begin(ward.station, NURSE, MRN)
    paper = RECORD if kind is RECORD else PREPARATION
    before = whole(show_paper(ward.station, NURSE, paper, Subject(MRN), papers).pdf)
    assert "Order questions" not in before
    assert told[0] not in before
    tell_suitability(ward.station, DOCTOR, MRN, CARED_FOR, change=because(WHY))
    text = whole(show_paper(ward.station, NURSE, paper, Subject(MRN), papers).pdf)
    assert [each for each in told if each not in text] == []


def test_a_history_of_heart_or_lung_disease_stands_above_each_dose(seat: Seat) -> None:
    told = {
        **SUITABLE,
        "other_illness": ("heart_or_lung",),
        "suitability_reason": "Ejection fraction of 60 %",
    }
    tell_suitability(seat.ward.station, DOCTOR, MRN, told, change=because(WHY))
    care = "take extreme care even though the tests are normal"
    seat.ward.pass_time(15)
    seen = WorkedOut(Decimal(42_000_000), Decimal(70))
    verify_order(seat.ward.station, SECOND, MRN, seen, PIN)
    administration.begin(seat.ward.station, NURSE, MRN)
    for page, dose in (("patient", None), ("eligibility", None), ("dose", key())):
        seat.session.go(page, MRN, dose)
        assert care in seat.spoken
    made = show_paper(
        seat.ward.station, NURSE, RECORD, Subject(MRN, key()), seat.session.papers, "A4"
    )
    assert f"Heart or lung disease: {care}" in whole(made.pdf)
    tell_suitability(seat.ward.station, DOCTOR, MRN, CARED_FOR, change=because(WHY))
    seat.session.go("ward")
    seat.session.go("patient", MRN)
    assert care not in seat.spoken
