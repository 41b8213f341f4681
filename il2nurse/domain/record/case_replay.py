"""A case from its entries, kept up with them: a stream that did not grow is not added up again."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar, cast

from il2nurse.domain.record.alarms.acknowledged import alarms_stream, replay_acknowledged
from il2nurse.domain.record.alarms.calls import replay_calls
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.chart.chart import ChartReplay, chart_stream
from il2nurse.domain.record.chart.handwriting import handwriting_stream, replay_handwriting
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.course_replay import (
    replay_course,
    without_reaction,
    without_stop,
)
from il2nurse.domain.record.course.stops import Lifted
from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.dose_replay import replay_dose
from il2nurse.domain.record.patient.losses import losses_stream, replay_losses
from il2nurse.domain.record.patient.patient import patient_stream, replay_patient
from il2nurse.domain.record.pharmacy.bag_replay import replay_bag
from il2nurse.domain.record.pharmacy.request_facts import requests_stream
from il2nurse.domain.record.pharmacy.requests import replay_requests
from il2nurse.domain.record.register.entries import BrokenRecord, Entry

Made = TypeVar("Made")
PATIENT, COURSE, DOSE, BAG = "patient/", "course/", "dose/", "bag/"


class CaseReplay:
    """The entries about one patient so far, and what each of their streams adds up to.

    An entry that cannot be read is refused again whenever the case is asked for.
    """

    def __init__(self) -> None:
        """No entry is taken yet."""
        self.entries: list[Entry] = []
        self._streams: dict[str, list[Entry]] = defaultdict(list)
        self._made: dict[object, tuple[int, object]] = {}
        self._chart = ChartReplay()

    @property
    def newest(self) -> int:
        """The number of the newest entry, 0 before any."""
        return self.entries[-1].number if self.entries else 0

    def take(self, entry: Entry) -> None:
        """Go on with the next entry about the patient."""
        self.entries.append(entry)
        self._streams[entry.stream].append(entry)

    def case(self) -> Case:
        """The case after the entries; raises ``LookupError`` without admission."""
        mrn = next(iter(self._names(PATIENT)), "").removeprefix(PATIENT)
        doses = [self._of(name, replay_dose) for name in self._names(DOSE)]
        bags = [self._of(name, replay_bag) for name in self._names(BAG)]
        courses = [self._of(name, replay_course) for name in self._names(COURSE)]
        ordered = tuple(sorted(courses, key=lambda course: course.number))
        case = Case(
            patient=self._of(patient_stream(mrn), replay_patient),
            chart=self._of(chart_stream(mrn), self._chart.after),
            courses=ordered,
            doses={dose.key: _as_moved(dose, ordered) for dose in doses},
            last_number=self.newest,
            handwriting=self._of(handwriting_stream(mrn), replay_handwriting),
            acknowledged=self._of(alarms_stream(mrn), replay_acknowledged),
            calls=self._of(alarms_stream(mrn), replay_calls),
            losses=self._of(losses_stream(mrn), replay_losses),
            bags=tuple(sorted(bags, key=lambda bag: bag.entries[0].number)),
            requests=self._of(requests_stream(mrn), replay_requests),
        )
        _refuse_signed_for_nothing(case)
        return replace(case, courses=tuple(_as_corrected(each, case) for each in case.courses))

    def _names(self, district: str) -> list[str]:
        return [name for name in self._streams if name.startswith(district)]

    def _of(self, name: str, add_up: Callable[[Sequence[Entry]], Made]) -> Made:
        """What a stream adds up to: as before where it did not grow, for no entry ever changes."""
        entries = self._streams.get(name, [])
        known = self._made.get((name, add_up))
        if known is None or known[0] != len(entries):
            known = self._made[name, add_up] = (len(entries), add_up(entries))
        return cast("Made", known[1])


def replay_case(entries: Iterable[Entry]) -> Case:
    """The case after all entries about the patient; raises ``LookupError`` without admission."""
    return replay_of(entries).case()


def replay_of(entries: Iterable[Entry]) -> CaseReplay:
    """All entries about a patient, with whom a case can be kept up."""
    replay = CaseReplay()
    for entry in entries:
        replay.take(entry)
    return replay


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
        for move in course.cycles[dose.key.cycle - 1].moves_that_hold
        if move.slot == dose.key.slot and move.number > dose.entries[0].number
    ]
    return replace(dose, due=moved[-1]) if moved else dose
