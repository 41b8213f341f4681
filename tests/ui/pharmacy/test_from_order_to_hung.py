"""One bag in one window: from the order to the line, and what is scanned wrong on the way."""

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import Person
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.pharmacy.bag import BagState
from il2nurse.domain.record.pharmacy.facts import BagRefusedFact
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.rules.bags.fitting import WhyNot
from il2nurse.domain.rules.bags.standing import next_step
from il2nurse.domain.rules.dose.order_questions import order_questions
from il2nurse.readable.pharmacy.bag_code import bag_code
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.page.form_page import FormPage
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.pharmacy.preparation import PreparationPage
from il2nurse.workflow.course.checking_order import CheckedOrder, check_order
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.pharmacy.beginning import begin_bag
from il2nurse.workflow.site import Mixing
from tests.ui.hands import click, write
from tests.ui.pharmacy.test_pharmacy_pages import rows
from tests.ui.scanner import Scanner
from tests.ui.seed import MARSHALL, Seat, full_ward, sit_down
from tests.ward import CHARGE, MRN, NURSE, PIN, Ward, good_answers, key
from tests.workflow.pharmacy.made import COLLEAGUE, TECHNICIAN, Pharmacy


def go(seat: Seat, who: Person, page: str) -> None:
    seat.session.end()
    seat.session.begin(who)
    seat.session.go(page, MRN, key())


def dialog(seat: Seat) -> Dialog:
    page = seat.page
    assert isinstance(page, PatientPage)
    assert page.drawer.top is not None
    return page.drawer.top


def sign(seat: Seat, line: str) -> None:
    pin = dialog(seat).findChild(QLineEdit, line)
    assert pin is not None
    write(pin, PIN)
    click(dialog(seat).main)


def bag_of_the_neighbour(ward: Ward) -> str:
    """The code of a bag that pharmacy begins for the other patient."""
    subject, moment = MARSHALL.mrn, ward.station.moment(MARSHALL.mrn)
    worked = moment.calculation()
    answers = {each.id: "Looked into" for each in order_questions(moment)}
    seen = CheckedOrder(worked.dose_international_units, worked.draw_up_ml, answers)
    check_order(ward.station, COLLEAGUE, subject, seen, PIN)
    return bag_code(begin_bag(ward.station, TECHNICIAN, DoseKey(subject, 1, 1, 1)))


def check_and_prepare(seat: Seat, made: Pharmacy) -> None:
    """The pharmacist works the order out, the technician does every step and prints the label."""
    go(seat, COLLEAGUE, "pharmacy")
    assert rows(seat)[0][6:8] == ["work it out\nunseen", "–"]
    seat.session.go("preparation", MRN, key())
    click(seat.button("next_of_bag"))
    form = dialog(seat).form
    assert form is not None
    asked = dict.fromkeys(form.editors, "Looked into")
    form.set_answers({**asked, "dose_million": "42", "draw_up_ml": "2.33"})
    sign(seat, "check_order_pin")
    go(seat, TECHNICIAN, "preparation")
    click(seat.button("next_of_bag"))
    ward = made.ward
    while (step := next_step(ward.regimen, made.bag)) is not None:
        page = seat.page
        assert isinstance(page, FormPage)
        assert page.form is not None
        now = ward.station.now().at
        page.form.set_answers(good_answers(ward.regimen, step.id, ward.weight_kg, now))
        click(page.main)
    made.label()


def check_and_release(seat: Seat, made: Pharmacy) -> None:
    """The pharmacist reads it off without the technician's figures, and releases it."""
    go(seat, COLLEAGUE, "preparation")
    assert "AL2207" not in seat.spoken
    click(seat.button("next_of_bag"))
    form = dialog(seat).form
    assert form is not None
    form.set_answers({**made.read_off({}).answers, "label": made.bag.number})
    sign(seat, "check_bag_pin")
    click(seat.button("next_of_bag"))
    sign(seat, "release_pin")


def test_a_bag_goes_from_the_order_to_the_line(qtbot: QtBot) -> None:
    ward = full_ward()
    for person in (TECHNICIAN, COLLEAGUE):
        add_person(ward.station, CHARGE, person, PIN)
    ward.station.mixing = Mixing.PHARMACY
    made, seat = Pharmacy(ward), sit_down(qtbot, ward, NURSE)
    check_and_prepare(seat, made)
    check_and_release(seat, made)
    right = made.bag
    assert right.state is BagState.RELEASED
    page = seat.page
    assert isinstance(page, PreparationPage)
    assert page.line.made.text().endswith(", 48 h left")
    go(seat, NURSE, "preparation")
    click(seat.button("next_of_bag"))
    assert made.bag.state is BagState.ON_WARD
    neighbours, of_next = bag_of_the_neighbour(ward), bag_code(made.begin(slot=2))
    made.begin_dose()
    seat.session.go("dose", MRN, key())
    scanner = Scanner(seat.window.scans, 10)
    for wrong in (neighbours, of_next):
        scanner.scan(wrong)
    kept = ward.station.register.of_kind(Kind.BAG_REFUSED)
    assert [BagRefusedFact.read(each).why for each in kept] == [
        WhyNot.OTHER_PATIENT,
        WhyNot.OTHER_DOSE,
    ]
    scanner.scan(bag_code(right))
    assert ward.open_step() == "double_check"
    ward.walk("line")
    ward.start()
    bags = ward.station.case(MRN).bags_of(key())
    assert [each.state for each in bags] == [BagState.HUNG]
