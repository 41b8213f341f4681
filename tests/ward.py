"""A small ward for tests: people, a patient with an order, and answers that let a dose be given."""

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache, wraps
from itertools import count
from zoneinfo import ZoneInfo

from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Act, Regimen, Step
from il2nurse.domain.regimen.rules import Finding
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.rules.pharmacy.dosing import calculate
from il2nurse.play.answering import Speller
from il2nurse.storage.memory import MemoryRegister
from il2nurse.workflow.chart import charting
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.course import cycle_plan, ordering
from il2nurse.workflow.course.approving import approve_regimen
from il2nurse.workflow.course.drugs import ToldDrug
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.suitability import AnswersChange
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import (
    administration,
    confirming,
    double_checking,
    ending,
    infusing,
    injecting,
)
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.patient import admission
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.register import Identity, Register
from il2nurse.workflow.site import Site
from il2nurse.workflow.station import Station
from tests.cheap_pins import CHEAP
from tests.normal import VITALS
from tests.shipped import SHIPPED, ShippedRegimens
from tests.suitable import suitable
from tests.twin import twin

ZONE = ZoneInfo("America/New_York")
MORNING = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
FIRST_SLOT = datetime(2026, 11, 20, 13, 0, tzinfo=UTC)
MRN = "00482913"
PIN = "4711"
LOOKED_AT = 100_000
IDENTITY = Identity("test", practice=True, encrypted=False, name="7 West")
NURSE = Person("okafor", "Robin Okafor", "RN", Role.NURSE)
SECOND = Person("lindqvist", "Jonna Lindqvist", "RN", Role.NURSE)
CHARGE = Person("sato", "Mika Sato", "RN", Role.CHARGE_NURSE)
DOCTOR = Person("vance", "Erin Vance", "MD", Role.PRESCRIBER)
PHARMACIST = Person("haddad", "Amal Haddad", "PharmD", Role.PHARMACIST)
STUDENT = Person("berg", "Kim Berg", "", Role.STUDENT)
PATIENT = Patient(
    mrn=MRN,
    family="Marsh",
    given="Eleanor",
    born=date(1968, 3, 14),
    sex="female",
    bed="712-A",
    allergies=("penicillin (rash)",),
    drugs=("metoprolol 25 mg",),
)
DRUGS: Mapping[str, ToldDrug] = {
    PATIENT.drugs[0]: ToldDrug("goes_on_for_a_reason", "Watched each hour")
}
"""What becomes of the patient's drug that interacts, as every order here answers it."""
REGIMEN = SHIPPED.today()["aldesleukin-high-dose-iv"]


def ids(prefix: str) -> Iterator[str]:
    """Request ids that differ."""
    return (f"{prefix}-{number}" for number in count())


def make_station(
    register: Register | None = None,
    clock: SimulatedClock | None = None,
    name: str = "WOW-03",
    book: ShippedRegimens = SHIPPED,
    zone: ZoneInfo = ZONE,
) -> Station:
    """A station on a register in memory, with a clock that stands still until moved."""
    kept = register or MemoryRegister(IDENTITY, CHEAP)
    each = ids(f"{name}-{kept.head().number}")
    return Station(
        kept,
        clock or SimulatedClock(MORNING),
        book,
        Site(name, zone, "test"),
        lambda: next(each),
    )


@dataclass
class Ward:
    """A station with its clock, people signed on, and one patient with an order."""

    station: Station
    clock: SimulatedClock
    weight_kg: Decimal = Decimal(70)

    @property
    def regimen(self) -> Regimen:
        """The regimen that is ordered."""
        return next(iter(self.station.regimens.today().values()))

    def dose(self, slot: int = 1) -> Dose:
        """The dose of a slot as it stands now."""
        return administration.dose_of(self.station, key(slot))

    def against(self, slot: int = 1) -> tuple[Finding, ...]:
        """What leaves nothing but holding the dose of a slot now."""
        standing = may_go_on(self.station.moment(MRN), self.dose(slot))
        return standing.findings if standing.must_hold else ()

    def current(self, slot: int = 1) -> Step | None:
        """The step that is open now."""
        return self.dose(slot).current(self.regimen, self.station.now().at)

    def open_step(self, slot: int = 1) -> str | None:
        """The id of the step that is open now."""
        step = self.current(slot)
        return step.id if step else None

    def pass_time(self, minutes: float) -> None:
        """Let time pass."""
        self.clock.move(timedelta(minutes=minutes))

    def confirm(
        self,
        step_id: str,
        slot: int = 1,
        by: Person = NURSE,
        witness: Witness | None = None,
        **changed: Answer,
    ) -> None:
        """Confirm a step with answers that speak for the dose, but for those changed."""
        self.confirm_with(step_id, changed, slot, by, witness)

    def confirm_with(
        self,
        step_id: str,
        changed: Mapping[str, Answer],
        slot: int = 1,
        by: Person = NURSE,
        witness: Witness | None = None,
    ) -> None:
        """Confirm a step as ``confirm`` does, with the changed answers as a mapping."""
        answers = {**self.answers(step_id), **changed}
        filled = FilledStep(step_id, answers, witness, tuple(answers))
        confirming.confirm(self.station, by, key(slot), filled)

    def answers(self, step_id: str) -> dict[str, Answer]:
        """Answers that let the step be confirmed now."""
        now = self.station.now().at
        return {**good_answers(self.regimen, step_id, self.weight_kg, now)}

    def walk(self, last: str, slot: int = 1, **changed: Answer) -> None:
        """Confirm every open step up to and including ``last``."""
        while (step := self.current(slot)) is not None:
            if step.act is Act.DOUBLE_CHECK:
                self.check(slot)
            elif step.act is Act.INFUSE:
                self.infuse(slot)
            elif step.act is Act.INJECT:
                self.inject(slot)
            else:
                mine = {n: a for n, a in changed.items() if step.field(n)}
                self.confirm_with(step.id, mine, slot)
            if step.id == last:
                return

    def check(
        self, slot: int = 1, by: Person = SECOND, **changed: Answer
    ) -> double_checking.Checked:
        """Let a witness check."""
        answers = {**self.answers("double_check"), **changed}
        return double_checking.double_check(
            self.station, NURSE, key(slot), answers, Witness(by.id, PIN)
        )

    def start(self, slot: int = 1) -> None:
        """Start the infusion."""
        infusing.start(self.station, NURSE, key(slot), {})

    def infuse(self, slot: int = 1) -> None:
        """Run the whole infusion."""
        self.start(slot)
        self.pass_time(15)
        ending.complete(self.station, NURSE, key(slot))

    def inject(self, slot: int = 1, by: Person = NURSE, given_ml: str | None = None) -> None:
        """Inject the dose, or a part of it."""
        (step,) = (each for each in self.regimen.steps if each.act is Act.INJECT)
        part, why = (Decimal(given_ml), "The needle slipped out") if given_ml else (None, None)
        answers = self.answers(step.id)
        injecting.inject(self.station, by, key(slot), answers, given_ml=part, text=why)

    def vital_signs(self, **other: str) -> None:
        """Chart the set that the regimen asks for around a dose, ``other`` in its place."""
        fields = tuple(self.regimen.fields[name] for name in self.regimen.monitoring.fields)
        answers = {f.id: VITALS.get(f.id, "") for f in fields} | other
        told = ObservedFact(answers, confirmed=tuple(other))
        charting.observe(self.station, NURSE, MRN, fields, told)

    def give(self, slot: int = 1) -> None:
        """Give and sign a whole dose."""
        administration.begin(self.station, NURSE, MRN)
        self.walk("flush", slot)
        self.vital_signs()
        self.pass_time(16)
        self.vital_signs()
        self.confirm("vital_signs_after", slot)
        administration.sign(self.station, NURSE, key(slot), "Gave the dose", PIN)

    def call(self) -> Call:
        """A call to the prescriber: to hold the dose, read back."""
        return Call(DOCTOR.id, self.station.now().at, read_back=True, order="Hold this dose")


def key(slot: int = 1) -> DoseKey:
    """The key of a dose of the first cycle."""
    return DoseKey(MRN, 1, 1, slot)


def good_answers(
    regimen: Regimen, step_id: str, weight_kg: Decimal, now: datetime, bag_ml: str = "50"
) -> dict[str, Answer]:
    """Answers of a patient who may have the dose."""
    bag = Decimal(bag_ml) if regimen.preparation.dilution else None
    worked = calculate(regimen.preparation, weight_kg, bag)
    today = now.astimezone(ZONE).date()
    spell = Speller(PATIENT, now, today, ZONE, lambda: worked, step_id)
    return {
        field.id: spell.answer(field, field.usual)
        for field in regimen.step(step_id).fields
        if field.usual is not None
    }


def approve(station: Station) -> None:
    """Let two people approve today's regimens, from today on."""
    for regimen in station.regimens.today().values():
        for person in (PHARMACIST, DOCTOR):
            today = station.today(station.now().at)
            approve_regimen(station, person, regimen, today, PIN)


def plan(weight_kg: str = "70", witness: Person = SECOND) -> cycle_plan.CyclePlan:
    """A first cycle on the doctor's own order, its first dose due in an hour."""
    weighing = Weighing(Decimal(weight_kg), date(2026, 11, 20), Witness(witness.id, PIN))
    return cycle_plan.CyclePlan(OwnPin(PIN), weighing, FIRST_SLOT, drugs=DRUGS)


def because(reason: str, drugs: Mapping[str, ToldDrug] | None = None) -> AnswersChange:
    """Other answers by the doctor's own word, for this reason."""
    return AnswersChange(OwnPin(PIN), reason, drugs or {})


def again(ward: Ward) -> Ward:
    """Another ward that stands where this one stands, and goes on by itself."""
    was = ward.station
    assert isinstance(was.register, MemoryRegister)
    assert isinstance(was.regimens, ShippedRegimens)
    clock = copy(ward.clock)
    station = make_station(twin(was.register), clock, was.name, was.regimens)
    for subject in {each.subject for each in station.register.newest(LOOKED_AT) if each.subject}:
        station.case(subject)
    return Ward(station, clock, ward.weight_kg)


def once(make: Callable[[], Ward]) -> Callable[[], Ward]:
    """What makes a ward is done once, and each test gets its own that stands there.

    Not for a ward with wrong PINs: when they were first looked at is not in the register.
    """
    made = cache(make)
    return wraps(make)(lambda: again(made()))


def make_ward(
    weight_kg: str = "70",
    register: Register | None = None,
    book: ShippedRegimens = SHIPPED,
    *,
    asked: bool = True,
) -> Ward:
    """A ward with its people, one patient and an order whose first dose is due in an hour.

    At the order everything was ``asked``, or nobody asked about suitability.
    """
    if register is None and book is SHIPPED and asked:
        return again(_shipped_ward(weight_kg))
    return found_ward(weight_kg, register, book, asked=asked)


@cache
def _shipped_ward(weight_kg: str) -> Ward:
    return found_ward(weight_kg, None, SHIPPED)


def found_ward(
    weight_kg: str, register: Register | None, book: ShippedRegimens, *, asked: bool = True
) -> Ward:
    """The ward of ``make_ward``, made anew."""
    clock = SimulatedClock(MORNING)
    station = make_station(register, clock, book=book)
    return ordered_at(Ward(station, clock, Decimal(weight_kg)), plan(weight_kg), asked=asked)


def ordered_at(
    ward: Ward, first: cycle_plan.CyclePlan, *, asked: bool = True, patient: Patient = PATIENT
) -> Ward:
    """The ward with its people, its patient, and an order with this first cycle."""
    station, regimen = ward.station, ward.regimen
    add_person(station, None, CHARGE, PIN)
    for person in (NURSE, SECOND, PHARMACIST, STUDENT, DOCTOR):
        add_person(station, CHARGE, person, PIN)
    approve(station)
    admission.admit(station, NURSE, patient)
    told = suitable(regimen) if asked else None
    ordering.order_course(station, DOCTOR, MRN, regimen, first, suitability=told)
    return ward
