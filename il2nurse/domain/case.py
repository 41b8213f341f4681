"""The case: all that is known of one patient, replayed from the register."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from il2nurse.domain.chart import Chart, chart_stream, replay_chart
from il2nurse.domain.course import Course, replay_course
from il2nurse.domain.dose import Dose, DoseKey, StepDone
from il2nurse.domain.dose_replay import replay_dose
from il2nurse.domain.entries import Entry
from il2nurse.domain.fields import Answer
from il2nurse.domain.handwriting import Handwriting, handwriting_stream, replay_handwriting
from il2nurse.domain.inputs import Input
from il2nurse.domain.instants import hours_between
from il2nurse.domain.neuro_checks import thinking_failed_for
from il2nurse.domain.neuro_rules import THINKING_FAILED
from il2nurse.domain.patient import Patient, patient_stream, replay_patient
from il2nurse.domain.quantity import round_half_up, show
from il2nurse.domain.regimen import Regimen
from il2nurse.domain.urine import urine_of_8_hours

HUNDREDTH = Decimal("0.01")
URINE_8H = "urine_8h_ml"


@dataclass(frozen=True, slots=True)
class Case:
    """One patient with chart, courses and doses. ``last_number`` is the newest entry replayed."""

    patient: Patient
    chart: Chart
    courses: tuple[Course, ...]
    doses: Mapping[DoseKey, Dose]
    last_number: int
    handwriting: tuple[Handwriting, ...] = ()

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

    def holds_that_count(self, course: Course) -> int:
        """How many doses of the current cycle were held, since it was last reopened."""
        since = course.current.reopened_at
        held = [dose.held for dose in self.doses_of(course, course.current.number)]
        return sum(each is not None and (since is None or each.at > since) for each in held)

    @property
    def open_dose(self) -> Dose | None:
        """The dose that was begun and has not ended; the newest one of several.

        An earlier dose is open again when something was added to it after it was signed.
        """
        unfinished = [dose for dose in self.doses.values() if not dose.ended]
        return max(unfinished, key=lambda dose: dose.begun_at, default=None)

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
    return Case(
        patient=replay_patient(streams.get(patient_stream(mrn), ())),
        chart=replay_chart(streams.get(chart_stream(mrn), ())),
        courses=tuple(sorted(map(replay_course, courses), key=lambda course: course.number)),
        doses={dose.key: dose for dose in doses},
        last_number=last,
        handwriting=replay_handwriting(streams.get(handwriting_stream(mrn), ())),
    )


def inputs_at(case: Case, regimen: Regimen, course: Course, at: datetime) -> dict[str, Input]:
    """Every input the rules may ask for, with its age at ``at``.

    The urine of 8 hours is that of the charted volumes where they are complete, else the total
    that was typed. A typed total that is newer than the last volume and lower counts instead.
    A thinking test that was failed is an input of its own.
    """
    found = {
        name: Input(observed.values[name], at - observed.at)
        for name, field in regimen.fields.items()
        if field.chart and (observed := case.chart.latest(name, at))
    }
    found |= _collected_urine(case, regimen, at)
    failed = thinking_failed_for(regimen, case.chart, at)
    if failed is not None:
        found[THINKING_FAILED] = Input("failed", failed)
    return {**found, **_derived(case, course, at)}


def _collected_urine(case: Case, regimen: Regimen, at: datetime) -> dict[str, Input]:
    if URINE_8H not in regimen.fields:
        return {}
    collected = urine_of_8_hours(case.chart, at, regimen.charting)
    if collected is None:
        return {}
    measured = collected.stretch.end
    typed = case.chart.latest(URINE_8H, at)
    if typed and typed.at >= measured and Decimal(str(typed.values[URINE_8H])) < collected.ml:
        return {}
    return {URINE_8H: Input(show(collected.ml), at - measured)}


def _derived(case: Case, course: Course, at: datetime) -> dict[str, Input]:
    cycle, now_given = course.current, case.open_dose
    # The dose that is being given does not speak against itself.
    before = [dose for dose in case.doses.values() if dose is not now_given]
    doses = [dose for dose in case.doses_of(course, cycle.number) if dose is not now_given]
    derived = {
        "baseline_weight_kg": show(cycle.dosing_weight_kg),
        "doses_given_cycle": str(sum(dose.given for dose in doses)),
        "doses_held_cycle": str(case.holds_that_count(course)),
    }
    last = _last_of(before)
    if last is not None:
        derived["hours_since_last_start"] = show(round_half_up(hours_between(last, at), HUNDREDTH))
    return {name: Input(value, timedelta()) for name, value in derived.items()}


def last_start(case: Case) -> datetime | None:
    """When the last infusion of any course started."""
    return _last_of(case.doses.values())


def _last_of(doses: Iterable[Dose]) -> datetime | None:
    starts = [dose.infusion.started.at for dose in doses if dose.infusion]
    return max(starts, default=None)
