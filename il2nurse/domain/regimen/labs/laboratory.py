"""A site's laboratory: its tests and the scheme by which results are graded."""

from dataclasses import dataclass

from il2nurse.domain.regimen.labs.grading import GradeScheme
from il2nurse.domain.regimen.labs.tests import Catalogue


@dataclass(frozen=True, slots=True)
class Laboratory:
    """Everything about laboratory tests that is data and not a patient's."""

    tests: Catalogue
    scheme: GradeScheme
