"""What the entries say by which a pre-test is waived for a course, and asked for again."""

from dataclasses import dataclass

from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact


@dataclass(frozen=True, slots=True)
class PreTestWaivedFact(Fact):
    """A prescriber does without a pre-test in this course; ``label`` is what the regimen calls it.

    Nothing else is waived by it: a result of the test counts as always.
    """

    KIND = Kind.PRE_TEST_WAIVED

    test: str
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class WaiverTakenBackFact(Fact):
    """A prescriber asks for a waived test again."""

    KIND = Kind.WAIVER_TAKEN_BACK

    test: str
    label: str
    reason: str
