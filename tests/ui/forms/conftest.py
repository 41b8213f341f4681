"""A dose that was begun, with vital signs on the chart."""

import pytest

from il2nurse.workflow.dose import administration
from tests.ward import MRN, NURSE, Ward


@pytest.fixture
def dosed(ward: Ward) -> Ward:
    """A dose is begun, and vital signs are on the chart."""
    ward.pass_time(15)
    ward.vital_signs()
    administration.begin(ward.station, NURSE, MRN)
    return ward
