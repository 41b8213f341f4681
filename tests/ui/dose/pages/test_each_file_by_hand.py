"""A whole dose of each file by hand in the real window: no step is there that cannot be ended."""

from random import Random

import pytest
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.workflow.dose import administration
from tests.bench.hand import walk
from tests.ui.dose.conftest import look_at
from tests.ui.dose.pages.by_hand import FileWalk, FileWard
from tests.walk.ordered import ordered_ward
from tests.walk.texts import texts_of
from tests.walk.treatments import EVERY
from tests.ward import MRN, NURSE, key


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", ["injected", "maintenance", "over days"])
def test_a_whole_dose_is_given_and_signed_in_the_window(qtbot: QtBot, name: str) -> None:
    treatment = EVERY[name]
    made = ordered_ward(texts_of(treatment), treatment, Random(3))
    ward = FileWard(made.station, made.clock, treatment=treatment)
    ward.pass_time(60)
    administration.begin(ward.station, NURSE, MRN)
    bed = look_at(qtbot, ward)
    walk(FileWalk(ward, bed.window, key()).whole())
    dose = ward.dose()
    assert dose.signed
    assert dose.state is DoseState.COMPLETED
