"""The case: all that is known of one patient, as ``case_replay`` makes it of the entries."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from il2nurse.domain.record.alarms.acknowledged import Acknowledged
from il2nurse.domain.record.alarms.calls import PrescriberCall
from il2nurse.domain.record.chart.chart import Chart
from il2nurse.domain.record.chart.handwriting import Handwriting
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.elsewhere import StopElsewhere
from il2nurse.domain.record.dose.dose import Dose, DoseKey, StepDone
from il2nurse.domain.record.dose.made import Made
from il2nurse.domain.record.dose.reaction import Reaction
from il2nurse.domain.record.patient.losses import LostEntries
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.record.pharmacy.bag import Bag
from il2nurse.domain.record.pharmacy.requests import BagRequest
from il2nurse.domain.regimen.fields import Answer


@dataclass(frozen=True, slots=True)
class Case:
    """One patient with chart, courses and doses. ``last_number`` is the newest entry replayed.

    ``stopped_elsewhere`` are the stops on other records that may be of this person. What is judged
    of the case is kept in ``judged``: a case with anything new in it is another one, without that.
    """

    patient: Patient
    chart: Chart
    courses: tuple[Course, ...]
    doses: Mapping[DoseKey, Dose]
    last_number: int
    handwriting: tuple[Handwriting, ...] = ()
    acknowledged: tuple[Acknowledged, ...] = ()
    calls: tuple[PrescriberCall, ...] = ()
    losses: tuple[LostEntries, ...] = ()
    stopped_elsewhere: tuple[StopElsewhere, ...] = ()
    bags: tuple[Bag, ...] = ()
    requests: tuple[BagRequest, ...] = ()
    judged: dict[object, object] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    @property
    def course(self) -> Course | None:
        """The newest course."""
        return self.courses[-1] if self.courses else None

    def doses_of(self, course: Course, cycle: int | None = None) -> tuple[Dose, ...]:
        """The doses of a course, or of one of its cycles, by slot."""
        found = [
            dose
            for key, dose in self.doses.items()
            if key.course == course.number and cycle in (None, key.cycle)
        ]
        return tuple(sorted(found, key=lambda dose: (dose.key.cycle, dose.key.slot)))

    def made_of(self, course: Course) -> tuple[Made, ...]:
        """The doses of a course, and the bags that pharmacy made for them."""
        bags = (bag for bag in self.bags if bag.key.course == course.number)
        return (*self.doses_of(course), *bags)

    def bags_of(self, key: DoseKey) -> tuple[Bag, ...]:
        """The bags or syringes of a dose, in the order in which they were begun."""
        return tuple(bag for bag in self.bags if bag.key == key)

    def given_up_to(self, course: Course, key: DoseKey) -> int:
        """How many doses of a course were given up to this one, which is counted if it was."""
        last = (key.cycle, key.slot)
        doses = self.doses_of(course)
        return sum(
            dose.given is not None for dose in doses if (dose.key.cycle, dose.key.slot) <= last
        )

    def last_site(self, but: DoseKey | None) -> str | None:
        """Where the newest injection went that is not of this dose; ``None`` where none did."""
        others = (each.injection for key, each in self.doses.items() if key != but)
        last = max(filter(None, others), key=lambda each: each.at, default=None)
        return last.site if last else None

    def holds_that_count(self, course: Course) -> int:
        """How many doses of the current cycle were held and count, since it was last reopened."""
        since = course.current.reopened_at
        doses = self.doses_of(course, course.current.number)
        held = [dose.held for dose in doses if dose.held and not dose.held.apart]
        return sum(since is None or each.at > since for each in held)

    @property
    def open_dose(self) -> Dose | None:
        """The dose that was begun and has not ended; of several one that runs, else the newest.

        An earlier dose is open again when something was added to it after it was signed.
        """
        unfinished = [dose for dose in self.doses.values() if not dose.ended]
        return max(unfinished, key=lambda dose: (dose.infusing, dose.begun_at), default=None)

    def reaction(self, reference: str | None) -> Reaction | None:
        """The reaction that a hold or a stop names; ``None`` of one that was struck out."""
        every = (each for dose in self.doses.values() for each in dose.reactions)
        return next((each for each in every if each.reference == reference), None)

    def answers(self, done: StepDone) -> dict[str, Answer]:
        """A confirmed step's answers, those on the chart included and corrected."""
        found: dict[str, Answer] = {}
        for name, seq in done.on_file.items():
            observed = self.chart.at_seq(seq)
            if observed and name in observed.values:
                found[name] = observed.values[name]
        if done.charted is not None and (observed := self.chart.at_seq(done.charted)):
            found.update(observed.values)
        return {**found, **done.answers}

    def all_answers(self, made: Made) -> dict[str, Answer]:
        """The answers of all confirmed steps of a dose, or of a bag."""
        found: dict[str, Answer] = {}
        for done in made.steps.values():
            found.update(self.answers(done))
        return found
