"""Stops for good on other records that may be of the same person, kept up with the register."""

import threading
from collections.abc import Sequence
from dataclasses import replace

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.elsewhere import StopElsewhere
from il2nurse.domain.record.course.stops import Stop
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.record.register.entries import Kind
from il2nurse.workflow.following import Following
from il2nurse.workflow.likeness.one_person import may_be_same
from il2nurse.workflow.register import Register


def standing_stops(case: Case) -> tuple[Stop, ...]:
    """The stops for good of this record that no prescriber has lifted, oldest first.

    One that only follows a stop on another record of the same person speaks for itself nowhere.
    """
    courses = (course for course in case.courses if course.stopped)
    stops = (stop for course in courses for stop in course.stops)
    own = (stop for stop in stops if not stop.cycle and not stop.elsewhere)
    return tuple(stop for stop in own if stop.lifted is None)


class Elsewhere:
    """Completes each case with what was stopped for good on records that may be of this person.

    What it found is kept until the register grows: a stop, a correction of a name, or a decision on
    any record may change what is said of every other.
    """

    def __init__(self, register: Register, following: Following) -> None:
        """Nothing is looked at yet."""
        self._register = register
        self._following = following
        self._looking = threading.Lock()
        self._seen = -1
        self._stopped: Sequence[tuple[Patient, tuple[Stop, ...]]] = ()
        self._completed: dict[str, Case] = {}

    def completed(self, case: Case) -> Case:
        """The case with the stops of others; the same one where there are none."""
        subject = case.patient.subject
        with self._looking:
            self._look()
            known = self._completed.get(subject)
            if known is None or known.last_number != case.last_number:
                known = self._completed[subject] = self._with_stops(case)
            return known

    def _look(self) -> None:
        if self._seen == self._following.seen:
            return
        self._seen = self._following.seen
        self._completed = {}
        admitted = (each.subject for each in self._register.of_kind(Kind.PATIENT_ADMITTED))
        self._stopped = [
            (case.patient, stops)
            for case in self._following.cases(admitted)
            if (stops := standing_stops(case))
        ]

    def _with_stops(self, case: Case) -> Case:
        patient = case.patient
        found = tuple(
            StopElsewhere(other.subject, other.mrn, other.told_apart, patient.told_apart, stop)
            for other, stops in self._stopped
            if other.subject != patient.subject and may_be_same(patient, other)
            for stop in stops
        )
        return replace(case, stopped_elsewhere=found) if found else case
