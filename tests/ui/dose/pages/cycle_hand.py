"""A hand that carries a patient through a cycle in the real window: orders, gives, looks."""

from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import Person
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.doses import DoseLevels
from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.regimen import Act
from il2nurse.domain.rules.assessment.pre_tests import missing_pre_tests
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.values.quantity import MILLION, show
from il2nurse.play.answering import Speller
from il2nurse.ui.session import Session
from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.dose import administration
from il2nurse.workflow.patient import admission
from il2nurse.workflow.people.access import add_person
from tests.bench.hand import Acts, click, pick, wait_for, walk, write
from tests.suitable import suitable
from tests.ui.dose.pages.by_hand import FileWalk, FileWard
from tests.ui.hands import bring_up
from tests.ui.seed import make_session
from tests.walk.ordered import PROTOCOL
from tests.walk.texts import texts_of
from tests.walk.treatments import EVERY
from tests.ward import (
    CHARGE,
    DOCTOR,
    MORNING,
    MRN,
    NURSE,
    PATIENT,
    PHARMACIST,
    PIN,
    SECOND,
    ZONE,
    approve,
    key,
    make_station,
)

MARSH: Final = replace(PATIENT, drugs=())
FIRST_DUE: Final = MORNING + timedelta(hours=2)
FIRST_SLOT: Final = "20-Nov 09:00"
AFTER_MINUTES: Final = 30
HOUR: Final = 60
"""In minutes."""


def admitted(name: str) -> FileWard:
    """A ward that approved the files of a treatment, with a patient who has no order yet."""
    clock, treatment = SimulatedClock(MORNING), EVERY[name]
    station = make_station(clock=clock, book=texts_of(treatment))
    ward = FileWard(station, clock, treatment=treatment)
    add_person(station, None, CHARGE, PIN)
    for person in (NURSE, SECOND, PHARMACIST, DOCTOR):
        add_person(station, CHARGE, person, PIN)
    approve(station)
    admission.admit(station, NURSE, MARSH)
    return ward


@dataclass
class CycleHand:
    """One window on the ward; every act is typed or clicked in it."""

    ward: FileWard
    session: Session
    window: MainWindow

    def sign_in(self, person: Person) -> None:
        """Let the one before leave, and this person type name and PIN."""
        if self.session.person:
            self.session.end()
        self._do(self._sign_in(person))

    def order(self, level: str) -> None:
        """Answer the whole order, sign it, and let the witness read the dose again."""
        self.session.go("order", MRN)
        self._do(self._order(level))

    def enter_results(self) -> None:
        """Enter on the page of eligibility whatever is not on file, from the reports."""
        self.session.go("eligibility", MRN)
        self._do(self._enter_results())

    def begin(self) -> None:
        """Begin the next dose from the patient's page."""
        self.session.go("patient", MRN)
        self._do(click(self.window, "begin_dose"))

    def give(self, slot: int) -> None:
        """Walk a whole dose to its signature."""
        self.begin()
        walk(FileWalk(self.ward, self.window, key(slot)).whole())

    def give_before(self, slot: int, act: Act) -> FileWalk:
        """Begin a dose and walk it up to the step that is done so."""
        self.begin()
        hand = FileWalk(self.ward, self.window, key(slot))
        walk(hand.before(act))
        return hand

    def finish(self, walking: FileWalk, *, runs: bool = False, before: Act | None = None) -> None:
        """End the bag that runs, and walk what is left of a dose, to an act or its signature."""
        if runs:
            self._do(walking.end())
        self._do(walking.before(before) if before else walking.whole())

    def hold(self, slot: int, step: str, answer: str) -> None:
        """Begin a dose, answer one question of a step otherwise, and hold it on the telephone."""
        self.begin()
        self._do(FileWalk(self.ward, self.window, key(slot)).up_to(step))
        self._do(self._hold(answer))

    def click(self, *names: str) -> None:
        """Click on these, one after the other."""
        for name in names:
            self._do(click(self.window, name))

    def write(self, name: str, text: str) -> None:
        """Type into a line."""
        self._do(write(self.window, name, text))

    def pick(self, name: str, word: str) -> None:
        """Choose from a list by the arrow key."""
        self._do(pick(self.window, name, word))

    def said(self, text: str) -> bool:
        """True where the page says this, to who reads or to who listens."""
        page = self.window.page
        assert page is not None
        parts = [part for part in page.findChildren(QWidget) if part.isVisible()]
        labels = [part.text() for part in parts if isinstance(part, QLabel)]
        return any(text in each for each in (*labels, *(part.accessibleName() for part in parts)))

    def wait_until_said(self, text: str) -> None:
        """Let the window go on until it says this."""
        self._do(wait_for(lambda: self.said(text), f"“{text}”"))

    def _do(self, acts: Acts) -> None:
        walk(acts)

    def _sign_in(self, person: Person) -> Acts:
        yield from write(self.window, "person", person.name)
        yield from write(self.window, "pin", PIN)
        yield from click(self.window, "sign_in")
        yield from wait_for(lambda: self.session.person == person, person.name)

    def _order(self, level: str) -> Acts:
        regimen, window = self.ward.regimen, self.window
        yield from click(window, f"regimen_{regimen.id}")
        yield from write(window, "first_slot", FIRST_SLOT)
        yield from write(window, "research_protocol", PROTOCOL)
        assert regimen.research
        for point in regimen.research.attest:
            yield from click(window, f"research_attested_{point.word}")
        yield from click(window, f"dose_level_{level}")
        hand, told = FileWalk(self.ward, window, key()), suitable(regimen) or {}
        for field in regimen.suitability.fields:
            if answer := told.get(field.id):
                yield from hand.type(field, answer)
        yield from write(window, "order_pin", PIN)
        yield from click(window, "order_verify")
        yield from write(window, "dose_again_million", show(self._million(level)))
        yield from click(window, "sign_verified")
        yield from pick(window, "witness", SECOND.id)
        yield from write(window, "witness_pin", PIN)
        yield from click(window, "sign_verified")
        yield from wait_for(lambda: self.ward.station.case(MRN).course, "the course")

    def _million(self, level: str) -> Decimal:
        dosing = self.ward.regimen.preparation.dosing
        assert isinstance(dosing, DoseLevels)
        (found,) = [each for each in dosing.levels if each.id == level]
        return found.international_units / MILLION

    def _hold(self, answer: str) -> Acts:
        yield from click(self.window, answer)
        yield from click(self.window, "confirm")
        yield from click(self.window, "hold_dose")
        yield from click(self.window, "reason_illness")
        yield from pick(self.window, "prescriber", DOCTOR.id)
        yield from write(self.window, "called_at", "n")
        yield from write(self.window, "order", "Hold it, call again tomorrow")
        yield from click(self.window, "read_back_yes")
        yield from click(self.window, "record_hold")

    def _enter_results(self) -> Acts:
        moment, window = self.ward.station.moment(MRN), self.window
        yield from click(window, "enter_pre_tests")
        yield from click(window, "source_report")
        hand = FileWalk(self.ward, window, key())
        for test in missing_pre_tests(moment):
            for field in (test, moment.regimen.fields.get(f"{test.id}_date")):
                if field:
                    yield from hand.type(field, self._usual(field))
        yield from click(window, "record_pre_tests")
        yield from wait_for(
            lambda: not missing_pre_tests(self.ward.station.moment(MRN)), "the results"
        )

    def _usual(self, field: Field) -> Answer:
        now = self.ward.station.now().at
        today = now.astimezone(ZONE).date()
        spell = Speller(MARSH, now, today, ZONE, _no_sum, field.id)
        return spell.answer(field, field.usual)


def _no_sum() -> Calculation:
    raise LookupError("A result of a report is not worked out.")


def sit_down(qtbot: QtBot, ward: FileWard) -> CycleHand:
    """A window at which nobody is signed in."""
    session = make_session(ward)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    bring_up(qtbot, window)
    return CycleHand(ward, session, window)


def wait_until_due(ward: FileWard, slot: int) -> None:
    """Let the time pass until an hour before a dose is due."""
    due = FIRST_DUE + (slot - 1) * ward.regimen.timetable.interval
    ward.clock.move(due - timedelta(hours=1) - ward.station.now().at)


def give_by_the_clock(ward: FileWard, slot: int) -> Dose:
    """A whole dose of the days between, without a window."""
    administration.begin(ward.station, NURSE, MRN)
    while step := ward.current(slot):
        if step.act is Act.SIGN:
            administration.sign(ward.station, NURSE, key(slot), "Gave the dose", PIN)
        else:
            if step.act is Act.OBSERVE_AFTER:
                ward.pass_time(AFTER_MINUTES)
                ward.vital_signs()
            ward.walk(step.id, slot)
    return ward.dose(slot)
