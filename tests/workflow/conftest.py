"""Where the tests of a dose begin that say nothing else."""

import pytest

from il2nurse.workflow.dose import administration
from tests.ward import MRN, NURSE, Ward, make_ward, once


@pytest.fixture
@once
def ward() -> Ward:
    """A ward whose nurse has begun dose 1, due in half an hour."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    return ward
