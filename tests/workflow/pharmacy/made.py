"""A ward whose bags pharmacy makes: people of pharmacy, and a bag at each of its states."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.pharmacy.bag import Bag, BagKey
from il2nurse.domain.record.pharmacy.facts import BagReceivedFact
from il2nurse.domain.record.register.scan_facts import CodeSource
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.bags.standing import next_step
from il2nurse.domain.rules.bags.steps import checked_fields
from il2nurse.domain.rules.bags.sums import worked_of
from il2nurse.domain.rules.dose.order_questions import order_questions
from il2nurse.workflow.course.checking_order import CheckedOrder, check_order
from il2nurse.workflow.dose import administration
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.pharmacy import beginning, checking, labelling, moving, preparing
from il2nurse.workflow.pharmacy.bags import bag_at
from tests.ward import CHARGE, MRN, NURSE, PHARMACIST, PIN, Ward, good_answers, key, make_ward, once

TECHNICIAN = Person("moss", "Ira Moss", "CPhT", Role.PHARMACY_TECHNICIAN)
COLLEAGUE = Person("quist", "Lena Quist", "PharmD", Role.PHARMACIST)


@dataclass
class Pharmacy:
    """A ward, and what pharmacy does for the first dose of its patient."""

    ward: Ward

    @property
    def bag(self) -> Bag:
        """The newest bag."""
        return self.ward.station.case(MRN).bags[-1]

    @property
    def state(self) -> str:
        """Where it stands by its entries."""
        return self.bag.state.value

    @property
    def bag_key(self) -> BagKey:
        """Its key."""
        return BagKey(self.bag.key, self.bag.nth)

    def check_order(self, by: Person = COLLEAGUE) -> None:
        """Check the order, each question answered."""
        moment = self.ward.station.moment(MRN)
        worked = moment.calculation()
        answers = {each.id: "Looked into; nothing against it" for each in order_questions(moment)}
        seen = CheckedOrder(worked.dose_international_units, worked.draw_up_ml, answers)
        check_order(self.ward.station, by, MRN, seen, PIN)

    def begin(self, slot: int = 1, by: Person = TECHNICIAN) -> Bag:
        """Begin the bag of a dose."""
        return beginning.begin_bag(self.ward.station, by, key(slot))

    def prepare(self, by: Person = TECHNICIAN, **changed: Answer) -> None:
        """Do every step that is open."""
        while (step := next_step(self.ward.regimen, self.bag)) is not None:
            now = self.ward.station.now().at
            answers = good_answers(self.ward.regimen, step.id, self.ward.weight_kg, now)
            mine = {name: each for name, each in changed.items() if step.field(name)}
            filled = FilledStep(step.id, {**answers, **mine}, Witness(COLLEAGUE.id, PIN))
            preparing.confirm_bag_step(self.ward.station, by, self.bag_key, filled)

    def label(self, by: Person = TECHNICIAN) -> int:
        """Print its label."""
        return labelling.label_bag(self.ward.station, by, self.bag.number)

    def read_off(self, changed: Mapping[str, Answer]) -> checking.ReadOff:
        """What a second person reads off: all is right but for what is ``changed``."""
        bag, regimen = self.bag, self.ward.regimen
        made = {name: each for done in bag.steps.values() for name, each in done.answers.items()}
        worked = worked_of(self.ward.station.moment(MRN), bag)
        answers: dict[str, Answer] = {
            field.id: str(worked.draw_up_ml) if field.expect else made.get(field.id, "")
            for field in checked_fields(regimen)
        }
        label = str(changed.get("label", bag.number))
        others = {name: each for name, each in changed.items() if name != "label"}
        return checking.ReadOff({**answers, **others}, label, 40)

    def check(
        self, by: Person = COLLEAGUE, changed: Mapping[str, Answer] | None = None
    ) -> dict[str, tuple[str, str]]:
        """Let a second person read it off."""
        seen = self.read_off(changed or {})
        return dict(checking.check_bag(self.ward.station, by, self.bag_key, seen, PIN))

    def release(self, by: Person = COLLEAGUE) -> None:
        """Release it."""
        moving.release_bag(self.ward.station, by, self.bag_key, PIN)

    def receive(self, by: Person = NURSE) -> None:
        """Receive it on the ward."""
        moving.receive_bag(self.ward.station, by, self.bag_key, BagReceivedFact(CodeSource.SCANNED))

    def return_it(self, by: Person = NURSE) -> None:
        """Send it back."""
        moving.return_bag(self.ward.station, by, self.bag_key, "The dose is held")

    def waste(self, by: Person = TECHNICIAN, ml: str = "0", witness: Person = CHARGE) -> None:
        """Throw it away."""
        seen = Witness(witness.id, PIN)
        moving.waste_bag(self.ward.station, by, self.bag_key, Decimal(ml), "Not wanted", seen)

    def quarantine(self, by: Person = COLLEAGUE) -> None:
        """Keep it back."""
        moving.quarantine_bag(self.ward.station, by, self.bag_key, "A doubt about the fridge")

    def clear(self, by: Person = COLLEAGUE) -> None:
        """End its quarantine."""
        moving.clear_bag(self.ward.station, by, self.bag_key, "The fridge was at 4 degrees", PIN)

    def ready(self) -> None:
        """Prepare it and print its label."""
        self.prepare()
        self.label()

    def make(self, *, released: bool = True) -> Bag:
        """The first dose's bag, prepared, labelled and checked by two, and released."""
        self.begin()
        self.prepare()
        self.label()
        self.check()
        if released:
            self.release()
        return bag_at(self.ward.station, self.bag_key)

    def begin_dose(self) -> None:
        """A nurse begins the dose and does what comes before its preparation."""
        administration.begin(self.ward.station, NURSE, MRN)
        steps = [step.id for step in self.ward.regimen.steps]
        self.ward.walk(steps[steps.index("reconstitute") - 1])


@once
def _ordered() -> Ward:
    ward = make_ward()
    for person in (TECHNICIAN, COLLEAGUE):
        add_person(ward.station, CHARGE, person, PIN)
    Pharmacy(ward).check_order(PHARMACIST)
    return ward


def make_pharmacy() -> Pharmacy:
    """A ward with pharmacy's people and an order that a pharmacist checked."""
    return Pharmacy(_ordered())
