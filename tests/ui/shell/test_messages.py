"""Messages end with their page, name their patient, and are not green while an alarm waits."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from il2nurse.ui.look.tones import Tone
from tests.ui.seed import DIAZ, Seat
from tests.ward import MRN
from tests.workflow.ward.test_alarms import POOR, chart


def about(seat: Seat) -> str:
    (label,) = seat.window.strip.findChildren(QLabel, "message_about")
    return label.text() if label.isVisible() else ""


def later() -> None:
    QCoreApplication.processEvents()


def test_a_message_ends_with_its_page(seat: Seat) -> None:
    for tone in Tone:
        seat.session.go("patient", MRN)
        seat.session.say(tone, "It is on record.")
        later()
        assert seat.said == "It is on record."
        seat.session.go("ward")
        assert seat.said == ""


def test_what_is_said_with_the_turn_of_the_page_belongs_to_the_next_one(seat: Seat) -> None:
    seat.session.done("The patient is admitted.")
    seat.session.go("order", DIAZ.mrn)
    assert seat.said == "The patient is admitted."
    later()
    seat.session.go("ward")
    assert seat.said == ""


def test_what_must_not_be_missed_stays_with_the_name_of_its_patient(seat: Seat) -> None:
    seat.session.go("patient", MRN)
    seat.session.insisted.emit("What you typed was not recorded.")
    later()
    seat.session.go("patient", DIAZ.mrn)
    assert seat.said == "What you typed was not recorded."
    assert about(seat) == "712-A MARSH, Eleanor"
    seat.session.done("It is on record.")
    assert about(seat) == "714-B DIAZ, Rafael"
    later()
    seat.session.go("ward")
    assert (seat.said, about(seat)) == (
        "What you typed was not recorded.",
        "712-A MARSH, Eleanor",
    )


def test_a_message_names_the_patient_of_its_page_and_nobody_on_the_ward_page(seat: Seat) -> None:
    seat.session.warn("Nobody fits.")
    assert about(seat) == ""
    seat.session.go("patient", MRN)
    seat.session.done("It is on record.")
    assert about(seat) == "712-A MARSH, Eleanor"
    assert "712-A MARSH, Eleanor: It is on record." in seat.window.strip.accessibleName()


def test_nothing_is_green_while_an_alarm_of_the_patient_waits(seat: Seat) -> None:
    chart(seat.ward, POOR)
    seat.window.follow()
    seat.session.go("patient", MRN)
    seat.session.done("It is on record.")
    assert seat.window.strip.property("tone") == Tone.INFO.value
    seat.session.go("patient", DIAZ.mrn)
    seat.session.done("It is on record.")
    assert seat.window.strip.property("tone") == Tone.GOOD.value
