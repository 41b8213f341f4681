"""Count again: offered where a value decides only if it persists, and asked before any hold."""

from pytestqt.qtbot import QtBot

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.ui.dose.pages.infusion import InfusionPage
from il2nurse.ui.dose.pages.must_hold import MustHoldPage
from il2nurse.workflow.chart import charting, correcting
from il2nurse.workflow.chart.correcting import ValueChange
from tests.ui.dose.conftest import open_bed
from tests.ward import MRN, NURSE, Ward

PULSE = "heart_rate_per_min"


def test_the_page_offers_the_second_count_and_moves_on_with_it(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "identify")
    ward.walk("vital_signs", heart_rate_per_min="134")
    bed.page.refresh()
    page = bed.page.stage
    assert isinstance(page, MustHoldPage)
    assert page.recount.isVisible()
    page.recount.click()
    assert bed.page.drawer.top is not None
    bed.page.drawer.close_all()
    ward.pass_time(15)
    fields = (ward.regimen.fields[PULSE],)
    charting.observe(
        ward.station, NURSE, MRN, fields, ObservedFact({PULSE: "108"}, confirmed=(PULSE,))
    )
    bed.page.refresh()
    assert not isinstance(bed.page.stage, MustHoldPage)


def test_a_correction_for_the_worse_asks_the_bedside_to_stop(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "line")
    ward.start()
    chart = ward.station.case(MRN).chart
    observed = chart.newest("creatinine_mg_dl", ward.station.now().at)
    assert observed is not None
    asked = ward.regimen.fields["creatinine_mg_dl"]
    why = "Read from the wrong line"
    correcting.correct(ward.station, NURSE, MRN, ValueChange(observed.seq, asked, "3.4", why))
    bed.page.refresh()
    page = bed.page.stage
    assert isinstance(page, InfusionPage)
    assert page.doubt.isVisible()
    assert bed.page.watch.alarm.ringing
