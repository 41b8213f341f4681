"""The case: all that is known of one patient, replayed from the register."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from il2nurse.domain.record.alarms.acknowledged import (
    Acknowledged,
    alarms_stream,
    replay_acknowledged,
)
from il2nurse.domain.record.alarms.calls import PrescriberCall, replay_calls
from il2nurse.domain.record.chart.chart import Chart, chart_stream, replay_chart
from il2nurse.domain.record.chart.handwriting import (
    Handwriting,
    handwriting_stream,
    replay_handwriting,
)
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.course_replay import (
    replay_course,
    without_reaction,
    without_stop,
)
from il2nurse.domain.record.course.elsewhere import StopElsewhere
from il2nurse.domain.record.course.stops import Lifted
from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.record.dose.dose import Dose, DoseKey, StepDone
from il2nurse.domain.record.dose.dose_replay import replay_dose
from il2nurse.domain.record.dose.reaction import Reaction
from il2nurse.domain.record.patient.losses import LostEntries, losses_stream, replay_losses
from il2nurse.domain.record.patient.patient import Patient, patient_stream, replay_patient
from il2nurse.domain.record.register.entries import BrokenRecord, Entry
from il2nurse.domain.regimen.fields import Answer


@dataclass(frozen=True, slots=True)
class Case:
    """One patient with chart, courses and doses. ``last_number`` is the newest entry replayed.

    ``stopped_elsewhere`` are the stops on other records that may be of this person.
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

    def given_up_to(self, course: Course, key: DoseKey) -> int:
        """How many doses of a course were given up to this one, which is counted if it was."""
        last = (key.cycle, key.slot)
        doses = self.doses_of(course)
        return sum(dose.given for dose in doses if (dose.key.cycle, dose.key.slot) <= last)

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

    def all_answers(self, dose: Dose) -> dict[str, Answer]:
        """The answers of all confirmed steps of a dose."""
        found: dict[str, Answer] = {}
        for done in dose.steps.values():
            found.update(self.answers(done))
        return found


def replay_case(entries: Iterable[Entry]) -> Case:
    """The case after all entries about the patient; raises ``LookupError`` without admission."""
    streams: dict[str, list[Entry]] = defaultdict(list)
    last = 0
    for entry in entries:
        streams[entry.stream].append(entry)
        last = entry.number
    mrn = next(
        (name.removeprefix("patient/") for name in streams if name.startswith("patient/")), ""
    )
    courses = [found for name, found in streams.items() if name.startswith("course/")]
    doses = [replay_dose(found) for name, found in streams.items() if name.startswith("dose/")]
    ordered = tuple(sorted(map(replay_course, courses), key=lambda course: course.number))
    case = Case(
        patient=replay_patient(streams.get(patient_stream(mrn), ())),
        chart=replay_chart(streams.get(chart_stream(mrn), ())),
        courses=ordered,
        doses={dose.key: _as_moved(dose, ordered) for dose in doses},
        last_number=last,
        handwriting=replay_handwriting(streams.get(handwriting_stream(mrn), ())),
        acknowledged=replay_acknowledged(streams.get(alarms_stream(mrn), ())),
        calls=replay_calls(streams.get(alarms_stream(mrn), ())),
        losses=replay_losses(streams.get(losses_stream(mrn), ())),
    )
    _refuse_signed_for_nothing(case)
    return replace(case, courses=tuple(_as_corrected(each, case) for each in case.courses))


def _refuse_signed_for_nothing(case: Case) -> None:
    """Raise ``BrokenRecord`` for a signature over a hold that nobody overrode."""
    known = {each.reference for dose in case.doses.values() for each in dose.overrides}
    for course in case.courses:
        for signed in course.overrides_signed:
            if signed.override not in known:
                raise BrokenRecord(signed.entry, "no hold was overridden there before it")


def _as_corrected(course: Course, case: Case) -> Course:
    """The course without the stops that rest on what was put right since."""
    for dose in case.doses.values():
        for reaction in dose.struck_reactions:
            if struck := reaction.struck:
                at, why = struck.at, struck.reason
                lifted = Lifted(struck.by, at, at, why, corrected=True)
                course = without_reaction(course, reaction.reference, lifted)
    return _with_holds_corrected(course, case)


def _with_holds_corrected(course: Course, case: Case) -> Course:
    """The course without a stop by held doses that rests on fewer of them since a correction."""
    cycle = course.current
    corrections = [
        each
        for dose in case.doses_of(course, cycle.number)
        for each in dose.corrections
        if each.fact.what in (DoseValue.HELD, DoseValue.REASON)
    ]
    if not corrections or case.holds_that_count(course) >= cycle.holds_at_stop:
        return course
    last = max(corrections, key=lambda each: each.at)
    lifted = Lifted(last.by, last.at, last.at, last.fact.reason, corrected=True)
    return without_stop(course, lifted)


def _as_moved(dose: Dose, courses: tuple[Course, ...]) -> Dose:
    """The dose with the time that its slot was moved to after it was begun."""
    course = next((each for each in courses if each.number == dose.key.course), None)
    if course is None or dose.key.cycle > len(course.cycles):
        return dose
    moved = [
        move.to
        for move in course.cycles[dose.key.cycle - 1].moves
        if move.slot == dose.key.slot and move.number > dose.entries[0].number
    ]
    return replace(dose, due=moved[-1]) if moved else dose
