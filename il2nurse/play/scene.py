"""Where one act of a scenario takes place: who, which patient, and what they answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from il2nurse.domain.people import Person
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.patient.mrn import normal_mrn
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.regimen import Regimen, Step
from il2nurse.domain.rules.assessment.step_findings import answers_on_file
from il2nurse.domain.rules.course.slots import next_slot
from il2nurse.domain.rules.dose.decisions import current_step
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.values.instants import Stretch
from il2nurse.domain.values.quantity import NotANumber, parse_decimal
from il2nurse.play.answering import Speller
from il2nurse.play.scenario import Scenario, ScenarioAct
from il2nurse.play.spelling import (
    BadScenario,
    one_of,
    read_day,
    read_instant,
    read_stretch,
    since_end,
)
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.station import Station

# What stays on file for less than this is asked again: the dose would outlast it.
LASTING = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything one act can look at and use."""

    scenario: Scenario
    act: ScenarioAct
    station: Station
    clock: SimulatedClock
    by: Person
    named: Patient | None
    """Whom the act names, or the only patient there is; an act of the ward needs none."""
    regimen: Regimen

    @property
    def where(self) -> str:
        """The act as messages name it."""
        return self.act.where

    @property
    def patient(self) -> Patient:
        """Whom the act is about; raises ``BadScenario`` where it does not say who of several."""
        if self.named is None:
            names = ", ".join(self.scenario.patients) or "the scenario has none"
            raise BadScenario(f"{self.where}: say which patient: {names}.")
        return self.named

    @property
    def mrn(self) -> str:
        """The patient's number."""
        return normal_mrn(self.patient.mrn)

    @property
    def admitted(self) -> bool:
        """True where the register knows the patient, however long gone."""
        try:
            self.station.case(self.mrn)
        except LookupError:
            return False
        return True

    @property
    def on_record(self) -> Patient:
        """The patient as the register has them now; before the admission as the file says."""
        return self.station.case(self.mrn).patient if self.admitted else self.patient

    @property
    def moment(self) -> Moment:
        """What decisions about the patient look at now."""
        return self.station.moment(self.mrn)

    @property
    def dose(self) -> Dose:
        """The open dose, else the newest one."""
        case = self.station.case(self.mrn)
        if case.open_dose:
            return case.open_dose
        if not case.doses:
            raise BadScenario(f"{self.where}: no dose was begun for {self.patient.name} yet.")
        return max(case.doses.values(), key=lambda dose: dose.begun_at)

    @property
    def key(self) -> DoseKey:
        """Which dose the act is about."""
        return self.dose.key

    @property
    def asked_for(self) -> str | None:
        """The regimen that eligibility is asked for; ``None`` where it is that of the course."""
        named = "regimen" in self.act.given
        ordered = self.station.case(self.mrn).course is not None
        return self.regimen.id if named or not ordered else None

    def text(self, name: str, default: str = "") -> str:
        """A text of the act."""
        return str(self.act.given.get(name, default))

    def table(self, name: str) -> Mapping[str, object]:
        """A table of the act; empty where it has none."""
        found = self.act.given.get(name, {})
        if not isinstance(found, dict):
            raise BadScenario(f"{self.where}: {name} needs a table.")
        return found

    def own_pin(self, name: str = "pin") -> str:
        """The PIN of the person who acts, or the one that the act gives under this name."""
        return self.text(name, self.scenario.people[self.by.id].pin)

    def number(self, name: str) -> Decimal | None:
        """A number of the act; ``None`` where it has none."""
        if name not in self.act.given:
            return None
        try:
            return parse_decimal(self.text(name))
        except NotANumber as error:
            raise BadScenario(f"{self.where}: {name}: {error}") from error

    def amount(self, name: str) -> Decimal:
        """A number that the act must give."""
        found = self.number(name)
        if found is None:
            raise BadScenario(f"{self.where}: “{name}” is missing.")
        return found

    def instant(self, name: str, default: str = "now") -> datetime:
        """A time of the act, counted from now."""
        now, end = self.station.now().at, self.scenario.end
        since, text = since_end(self.text(name, default), now, end)
        older = self.scenario.older
        return read_instant(text, since, self.scenario.zone, self.where, older=older)

    def day(self, name: str, default: str = "today") -> date:
        """A day of the act."""
        today = self.station.today(self.station.now().at)
        return read_day(self.text(name, default), today, self.where)

    def stretch(self, name: str, default: str) -> timedelta:
        """A stretch of time of the act."""
        return read_stretch(self.text(name, default), self.where)

    def period(self) -> Stretch | None:
        """The period that an act names by its start; ``None`` where it names none."""
        if "since" not in self.act.given:
            return None
        return Stretch(self.instant("since"), self.instant("until"))

    def witness(self) -> Witness | None:
        """The witness with their PIN; ``None`` where the act names none."""
        name = self.text("with")
        if not name:
            return None
        one_of(name, self.scenario.people, f"{self.where}: with")
        return Witness(name, self.text("pin", self.scenario.people[name].pin))

    @property
    def but(self) -> Mapping[str, object]:
        """The answers in which this act differs from the scenario's usual ones."""
        return self.table("but")

    @property
    def usual(self) -> Mapping[str, object]:
        """What the regimen calls usual.

        An older scenario answers only what it says itself, and what no order and no step asked
        then: when the blood was taken.
        """
        every = self.regimen.fields.values()
        timing = {field.timed_by for field in every if field.timed_by}
        later = (*self.regimen.suitability.fields, *(f for f in every if f.id in timing))
        fields = later if self.scenario.older else tuple(every)
        return {field.id: field.usual for field in fields if field.usual is not None}

    @property
    def confirmed(self) -> tuple[str, ...]:
        """The unusual values that are confirmed: those of the act itself, or those it names."""
        named = self.act.given.get("confirmed")
        if isinstance(named, list):
            return tuple(map(str, named))
        return (*self.but, *self.scenario.answers, *self.usual)

    def step(self) -> Step:
        """The step that is open now."""
        return current_step(self.moment, self.dose)

    def answers(self, step: Step) -> dict[str, Answer]:
        """What the person answers in a step; what stays on file is left to the chart."""
        moment = self.moment
        kept = answers_on_file(moment, step)
        lasting = {
            field.id
            for field in step.fields
            if field.id in kept
            and field.on_file is not None
            and moment.at + min(LASTING, field.on_file / 2) - kept[field.id][2] <= field.on_file
        }
        fields = [f for f in step.fields if f.id in self.but or f.id not in lasting]
        timing = {f.timed_by for f in step.fields if f.timed_by}
        used = {f.timed_by for f in fields} | self.but.keys()
        return self.answer(tuple(f for f in fields if f.id not in timing or f.id in used))

    def answer(self, fields: tuple[Field, ...]) -> dict[str, Answer]:
        """The answers to these fields: the act's own, else the scenario's, else the usual ones."""
        found = {**self.usual, **self.scenario.answers, **self.but}
        now = self.station.now().at
        spell = Speller(
            patient=self.on_record,
            now=now,
            today=self.station.today(now),
            zone=self.scenario.zone,
            calculation=self.calculation,
            where=self.where,
            last_site=lambda: self.moment.case.last_site(self.dose.key),
            protocol=self._protocol,
        )
        return {f.id: spell.answer(f, found[f.id]) for f in fields if f.id in found}

    def _protocol(self) -> str | None:
        research = self.moment.course.research
        return research.protocol if research else None

    def calculation(self) -> Calculation:
        """The sum for this patient in the bag that was chosen."""
        moment = self.moment
        return moment.calculation_of(self.dose) if moment.case.doses else moment.calculation()

    def has_dose_to_give(self) -> bool:
        """True where a slot of the current cycle is free."""
        return next_slot(self.moment) is not None
