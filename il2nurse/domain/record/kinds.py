"""The registry of kinds: what an entry of each kind says."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.record.chart import facts as chart
from il2nurse.domain.record.course import facts as course
from il2nurse.domain.record.dose import facts as dose
from il2nurse.domain.record.dose.infusion_facts import TIMED_FACTS
from il2nurse.domain.record.labs import facts as labs
from il2nurse.domain.record.papers import facts as papers
from il2nurse.domain.record.patient import facts as patient
from il2nurse.domain.record.people import facts as people
from il2nurse.domain.record.register import register_facts as register
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.facts import Fact

_ALL: Final[tuple[type[Fact], ...]] = (
    register.RegisterCreatedFact,
    register.RegisterOpenedFact,
    people.PersonAddedFact,
    people.PinChangedFact,
    people.SignedInFact,
    people.SignInRefusedFact,
    people.SignedOutFact,
    people.LockedFact,
    patient.PatientAdmittedFact,
    patient.PatientDischargedFact,
    patient.PatientReadmittedFact,
    patient.PatientCorrectedFact,
    course.CourseOrderedFact,
    course.CyclePlannedFact,
    course.CycleStoppedFact,
    course.CourseStoppedFact,
    course.CourseReopenedFact,
    chart.ObservedFact,
    chart.HandwritingFact,
    chart.FluidFact,
    chart.NoFluidFact,
    chart.ScaleChosenFact,
    labs.LaboratoryFact,
    labs.CorrectedFact,
    labs.StruckOutFact,
    dose.DoseBegunFact,
    dose.StepConfirmedFact,
    dose.DoubleCheckedFact,
    dose.InterruptedFact,
    *TIMED_FACTS.values(),
    dose.OverriddenFact,
    dose.DoseHeldFact,
    dose.ReactionFact,
    dose.ReactionUpdatedFact,
    dose.NoteFact,
    dose.SignedFact,
    papers.PrintedFact,
)
FACTS: Final[Mapping[Kind, type[Fact]]] = {fact.KIND: fact for fact in _ALL}


def read_fact(entry: Entry) -> Fact:
    """What the entry says, by its kind; raises ``BrokenRecord`` where it cannot be read."""
    return FACTS[entry.kind].read(entry)
