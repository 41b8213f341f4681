"""A dose that is too near the last start waits, and its page goes on by itself."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from il2nurse.ui.dose.pages.must_hold import MustHoldPage
from il2nurse.workflow.dose import administration
from tests.ui.dose.conftest import look_at
from tests.ward import MRN, NURSE, Ward, key


def test_it_says_that_it_waits_and_goes_on_once_the_time_has_passed(
    qtbot: QtBot, ward: Ward
) -> None:
    ward.give()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("hold_criteria", 2)
    bed = look_at(qtbot, ward)
    bed.session.go("dose", MRN, key(2))
    bed.page.refresh()
    assert isinstance(bed.page.stage, MustHoldPage)
    assert "This dose waits" in bed.page.stage.accessibleName()
    ward.clock.move(timedelta(hours=7))
    bed.page.refresh()
    assert not isinstance(bed.page.stage, MustHoldPage)
