"""One dose from the first step to the signature, by keyboard alone, and how many keys it takes."""

from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.dose import DoseState
from tests.ui.dose.conftest import open_bed, second_bed
from tests.ui.keyed import give_by_keys
from tests.ward import Ward

SCANS = 3
TO_START = 169
ROUTINE_TO_START = 118
A_SET = 22
"""No more than this; a change that needs more keys is seen here."""


def test_a_whole_dose_by_keyboard(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward)
    keyed = give_by_keys(bed, while_running=1)
    assert bed.ward.dose().state is DoseState.COMPLETED
    assert bed.ward.dose().signed
    assert keyed.scans == SCANS, keyed
    assert keyed.to_start <= TO_START, keyed
    assert max(keyed.sets) <= A_SET, keyed


def test_a_second_dose_by_keyboard(qtbot: QtBot, ward: Ward) -> None:
    bed = second_bed(qtbot, ward)
    keyed = give_by_keys(bed, while_running=1)
    assert bed.dose.state is DoseState.COMPLETED
    assert keyed.scans == SCANS, keyed
    assert keyed.to_start <= ROUTINE_TO_START, keyed
    assert max(keyed.sets) <= A_SET, keyed
