"""Plays a scenario through the workflow on a simulated clock, as the window would."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from il2nurse.domain.people import May, NotAllowed, Person, Role
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.patient.mrn import normal_mrn
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.slots import next_slot
from il2nurse.domain.values.clock import Clock
from il2nurse.play.acts import ACTS, acts_of
from il2nurse.play.approving import STAND_IN, approve_for, who_approves
from il2nurse.play.expecting import Refusal, Unmet, check
from il2nurse.play.played import NOTHING, Played, PlayedScenario
from il2nurse.play.scenario import Scenario, ScenarioAct, Variation
from il2nurse.play.scene import Scene
from il2nurse.play.spelling import BadScenario, one_of, read_instant, since_end
from il2nurse.play.texts import with_newer
from il2nurse.readable.content import PaperKind, Subject
from il2nurse.readable.papers import PAPERS, RECORD
from il2nurse.settings import PAGE_SIZES
from il2nurse.workflow.approvals import to_order
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.people import access, sign_in
from il2nurse.workflow.register import NotSaved
from il2nurse.workflow.station import Station

__all__ = ["PlayedScenario", "Unmet", "Venue", "play"]

# A time that counts from the patient's next slot, such as "due -30 min".
DUE = "due"
BEFORE_ADMISSION = frozenset({"admit", "sign_in", "approve", "withdraw", "newer_text"})
OF_ITS_OWN = "Each case of a scenario is played on a patient of its own"
OLDER = "\nThe scenario is of an older format: what is named here may be a rule that came after it."


class Venue(Protocol):
    """Where a scenario is played: the register behind the stations, and where papers go."""

    def open(self, name: str, clock: Clock) -> Station:
        """A station at this register; after ``close`` it reads everything anew."""
        ...

    def close(self) -> None:
        """Let go of the register, as when the program ends."""
        ...

    def print(
        self, station: Station, by: Person, kind: PaperKind, subject: Subject, size: str
    ) -> None:
        """Print a paper, where papers were asked for."""
        ...


def play(scenario: Scenario, stage: Venue) -> PlayedScenario:
    """Play the whole scenario; raises ``Unmet`` at the first expectation that is not met."""
    cases = [(variation, acts_of(scenario, variation)) for variation in scenario.variations]
    player = Player(scenario, stage)
    for number, (variation, acts) in enumerate(cases, start=1):
        player.play_case(number, variation, acts)
    player.print_closed()
    return PlayedScenario(sum(len(acts) for _, acts in cases), len(cases))


def _place(person: Person) -> tuple[bool, bool]:
    """Administrators first, who alone make administrators; then whoever else manages people."""
    return person.role is not Role.ADMINISTRATOR, not person.may(May.MANAGE_PEOPLE)


class Player:
    """One play: the clock, the stations, who is signed in where."""

    def __init__(self, scenario: Scenario, stage: Venue) -> None:
        """Set the clock and add the people."""
        self.scenario = scenario
        self.stage = stage
        self.clock = SimulatedClock(scenario.start)
        self._stations: dict[str, Station] = {}
        self._newer: dict[str, tuple[Regimen, str]] = {}
        self._signed_in: set[tuple[str, str]] = set()
        self._closed: set[DoseKey] = set()
        self._add_people()
        self._by = ""

    def _add_people(self) -> None:
        """Add the administrator first, who then adds the others."""
        people = list(self.scenario.people.values())
        actors = sorted(people, key=lambda actor: _place(actor.person))
        first: Person | None = None
        for actor in actors:
            access.add_person(self._station(""), first, actor.person, actor.pin)
            first = first or actor.person
        if first and self.scenario.approved:
            self._approve(first)

    def _approve(self, first: Person) -> None:
        """Have two people approve the regimen; a stand-in helps out where somebody can order."""
        people = list(self.scenario.people.values())
        pair = who_approves(people)
        if pair is None and any(actor.person.may(May.ORDER) for actor in people):
            access.add_person(self._station(""), first, STAND_IN.person, STAND_IN.pin)
            pair = who_approves((*people, STAND_IN))
        regimen = self._station("").regimens.today().get(self.scenario.regimen)
        if pair and regimen:
            approve_for(self._station(""), regimen, pair)

    def _station(self, name: str) -> Station:
        wanted = name or self.scenario.station
        if wanted not in self._stations:
            self._stations[wanted] = with_newer(self.stage.open(wanted, self.clock), self._newer)
        return self._stations[wanted]

    def play_case(self, number: int, variation: Variation, acts: Sequence[ScenarioAct]) -> None:
        """Play all acts of one case, on patients of its own."""
        patients = {
            name: patient
            if number == 1
            else replace(
                patient,
                mrn=f"{patient.mrn}-{number}",
                bed=f"{patient.bed}-{number}" if patient.bed else "",
                another_because=OF_ITS_OWN,
            )
            for name, patient in self.scenario.patients.items()
        }
        for act in acts:
            try:
                self._play_act(act, patients)
            except Unmet as unmet:
                case = f", case “{variation.title}”" if variation.title else ""
                older = OLDER if self.scenario.older else ""
                raise Unmet(f"{act.where}{case}: {unmet}{older}") from unmet

    def _play_act(self, act: ScenarioAct, patients: Mapping[str, Patient]) -> None:
        self._pass_time(act, patients)
        if act.do == "restart":
            self._restart(machine=act.given.get("machine", True) is True)
            return
        scene = self._scene(act, patients)
        check(scene, self._outcome(scene))

    def _pass_time(self, act: ScenarioAct, patients: Mapping[str, Patient]) -> None:
        now, told = self.clock.read().at, self.scenario
        text = str(act.given.get("at", "now"))
        since, text = since_end(text, now, told.end)
        if text.startswith(DUE):
            since, text = self._due(act, patients), text.removeprefix(DUE)
        at = read_instant(text, since, told.zone, act.where, older=told.older)
        if at < now:
            raise BadScenario(f"{act.where}: “{act.given['at']}” lies before the act before it.")
        self.clock.move(at - now)

    def _due(self, act: ScenarioAct, patients: Mapping[str, Patient]) -> datetime:
        """When the patient's open dose, or else the next one, is due."""
        if (patient := self._patient(act, patients)) is None:
            raise BadScenario(f"{act.where}: say which patient: {', '.join(patients)}.")
        moment = self._station("").moment(normal_mrn(patient.mrn))
        dose, slot = moment.case.open_dose, next_slot(moment)
        if dose is None and slot is None:
            raise BadScenario(f"{act.where}: no dose is due.")
        return dose.due if dose else moment.slots[(slot or 1) - 1]

    def _restart(self, *, machine: bool) -> None:
        self.stage.close()
        self._stations.clear()
        self._signed_in.clear()
        if machine:
            self.clock.restart()

    def _scene(self, act: ScenarioAct, patients: Mapping[str, Patient]) -> Scene:
        station = self._station(str(act.given.get("station", "")))
        self._by = one_of(
            str(act.given.get("by", self._by)), self.scenario.people, f"{act.where}: by"
        )
        patient = self._patient(act, patients)
        actor = self.scenario.people[self._by]
        if act.do != "sign_in" and (station.name, self._by) not in self._signed_in:
            sign_in.sign_in(station, self._by, actor.pin)
        self._signed_in.add((station.name, self._by))
        regimen = self._regimen(station, act, patient)
        scene = Scene(self.scenario, act, station, self.clock, actor.person, patient, regimen)
        for name in scene.but:
            one_of(name, regimen.fields, f"{act.where}: but")
        return scene

    def _patient(self, act: ScenarioAct, patients: Mapping[str, Patient]) -> Patient | None:
        """Whom the act names, or the only one; ``None`` where it names nobody of several."""
        if len(patients) != 1 and "patient" not in act.given:
            return None
        name = str(act.given.get("patient", next(iter(patients), "")))
        return patients[one_of(name, patients, f"{act.where}: patient")]

    def _regimen(self, station: Station, act: ScenarioAct, patient: Patient | None) -> Regimen:
        """The one that the act names, that of the patient's course, or else the scenario's."""
        named = str(act.given.get("regimen", ""))
        try:
            mrn = "" if named or patient is None else normal_mrn(patient.mrn)
            course = station.case(mrn).course if mrn else None
        except LookupError:
            course = None
        if course is not None:
            return station.regimen_of(course)
        known = to_order(station)
        wanted = one_of(named or self.scenario.regimen, known, f"{self.scenario.file}, regimen")
        for name in self.scenario.answers:
            one_of(name, known[wanted].fields, f"{self.scenario.file}, answers")
        return known[wanted]

    def _outcome(self, scene: Scene) -> Played | Refusal:
        if scene.act.do not in BEFORE_ADMISSION and not scene.admitted:
            raise BadScenario(f"{scene.where}: {scene.patient.name} was not admitted yet.")
        try:
            does = ACTS[scene.act.do].does or self._print
            return does(scene)
        except (Slip, NotAllowed, NotSaved) as refused:
            return Refusal(str(refused))

    def _print(self, scene: Scene) -> Played:
        name = one_of(scene.text("paper", RECORD.name), PAPERS, f"{scene.where}: paper")
        size = one_of(scene.text("size", PAGE_SIZES[0]), PAGE_SIZES, f"{scene.where}: size")
        if PAPERS[name] is RECORD:
            self._print_record(scene.station, scene.by, scene.dose, size)
        else:
            subject = Subject(scene.mrn, stretch=scene.period())
            self.stage.print(scene.station, scene.by, PAPERS[name], subject, size)
        return NOTHING

    def _print_record(
        self, station: Station, by: Person, dose: Dose, size: str = PAGE_SIZES[0]
    ) -> None:
        """Print a record, and remember it of a dose that is closed."""
        self.stage.print(station, by, RECORD, Subject(dose.key.mrn, dose.key), size)
        if dose.ended:
            self._closed.add(dose.key)

    def print_closed(self) -> None:
        """Print the record of every dose that has ended and was not printed since."""
        printers = [a.person for a in self.scenario.people.values() if a.person.may(May.PRINT)]
        station = self._station("")
        admitted = station.register.of_kind(Kind.PATIENT_ADMITTED)
        for mrn in [entry.subject for entry in admitted if printers]:
            for dose in station.case(mrn).doses.values():
                if dose.ended and dose.key not in self._closed:
                    self._print_record(station, printers[0], dose)
