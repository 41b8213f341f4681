"""A dose on paper that would have run while another one ran is one dose, or has a wrong time."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from il2nurse.domain.regimen.fields import Slip
from tests.ward import MRN, Ward, key, make_ward
from tests.workflow.dose.forms import ENDED, FORM, GIVEN, OTHER, STARTED, enter

NEVER = "Dose 1 ran at that time by the record, from 20-Nov 08:05 to 20-Nov 08:21; two never"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def ward() -> Ward:
    """After the second dose was due; the first one was entered from paper."""
    ward = make_ward()
    ward.pass_time(10 * 60)
    enter(ward, form=FORM)
    return ward


@pytest.mark.parametrize(
    ("started", "ended"),
    [
        (STARTED, ENDED),
        (STARTED - 10 * MINUTE, STARTED + MINUTE),
        (ENDED - MINUTE, ENDED + 14 * MINUTE),
    ],
)
def test_no_second_dose_ran_while_one_ran(ward: Ward, started: datetime, ended: datetime) -> None:
    with pytest.raises(Slip, match=NEVER):
        enter(ward, replace(GIVEN, started=started, ended=ended), OTHER, slot=2)
    assert key(2) not in ward.station.case(MRN).doses


def test_one_after_the_other_is_entered_with_what_speaks_against_it(ward: Ward) -> None:
    enter(ward, replace(GIVEN, started=ENDED, ended=ENDED + 15 * MINUTE), OTHER, slot=2)
    paper = ward.dose(2).on_form
    assert paper
    assert any("less than 7 hours" in each for each in paper.objections)


def test_a_printed_paper_that_tells_of_several_doses_tells_of_each_once(ward: Ward) -> None:
    code = "13-D6A23A99-G"
    later = replace(GIVEN, started=STARTED + 8 * 60 * MINUTE, ended=ENDED + 8 * 60 * MINUTE)
    enter(ward, later, code, slot=2)
    ward.pass_time(8 * 60)
    with pytest.raises(Slip, match="Dose 2 ran at that time"):
        enter(ward, later, code, slot=3)
