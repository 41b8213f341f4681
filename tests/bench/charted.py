"""A patient with 4,000 entries on the flowsheet and before the criteria: draw, repaint, judge."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from il2nurse.app.papers import load_papers
from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.assessment.assessment_rows import assessment_rows
from il2nurse.readable.flowsheet.flowsheet import make_flowsheet
from il2nurse.readable.flowsheet.periods import Period, newest_period
from il2nurse.storage.register import open_register
from il2nurse.ui.assessment.assessment import AssessmentPage
from il2nurse.ui.flowsheet.flowsheet import FlowsheetPage
from il2nurse.ui.look import theme
from il2nurse.ui.look.colours import LIGHT
from il2nurse.ui.place import Place
from il2nurse.ui.qt.garbage import Collector
from il2nurse.ui.session import Session
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.station import Station
from tests.bench.measured import Measured, median_ms
from tests.bench.opening import fill_ward
from tests.ward import MRN, NURSE, make_station

SIZE = QSize(1366, 728)


def measure(*, quick: bool) -> list[Measured]:
    """All on one register: 14 doses given, then charted things up to 4,000 entries."""
    app = QApplication.instance() or QApplication([])
    if isinstance(app, QApplication):
        theme.apply(app, LIGHT)
        Collector(app)
    times = 5 if quick else 25
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ward.register"
        clock = fill_ward(path)
        with closing(open_register(path)) as register:
            station = make_station(register, clock)
            moment = station.moment(MRN)
            found = [
                Measured("assessment at 4,000 entries", judge(moment, times), "ms", 20),
                Measured("assessment in rows with trends", tell(moment, times), "ms", 20),
                Measured("assessment page judged again", look(station, clock, times), "ms", 100),
                Measured(
                    "flowsheet of a day, worked out", work_out(moment, station, times), "ms", 20
                ),
                *paint(station, times),
            ]
    return found


def judge(moment: Moment, times: int) -> float:
    """Every criterion from the chart, each time a second later, with nothing kept from before."""
    return median_ms([partial(assess_now, later(moment, each)) for each in range(times)])


def tell(moment: Moment, times: int) -> float:
    """Every row of the assessment page: trend, advice, where to measure."""
    return median_ms([partial(assessment_rows, later(moment, -each)) for each in range(times)])


def later(moment: Moment, seconds: int) -> Moment:
    """The same chart in a new case, some seconds after; nothing was judged of it yet."""
    return replace(moment, case=replace(moment.case), at=moment.at + timedelta(seconds=seconds))


def look(station: Station, clock: SimulatedClock, times: int) -> float:
    """The assessment page as after a new entry: judged, worded and painted, a second later."""
    session = Session(station, load_papers(), practice=True, ward="7 West")
    session.person = NURSE
    page = AssessmentPage(session)
    page.resize(SIZE)
    page.show()
    found = median_ms([partial(judge_again, page, clock)] * times)
    page.close()
    return found


def judge_again(page: AssessmentPage, clock: SimulatedClock) -> None:
    """Show the patient anew."""
    clock.move(timedelta(seconds=1))
    page.forget()
    page.open(Place("assessment", MRN))
    page.refresh()
    page.repaint()


def work_out(moment: Moment, station: Station, times: int) -> float:
    """The newest day from the replayed case."""
    starts = station.shift_starts
    stretch = newest_period(Period.DAY, moment, starts)
    return median_ms([lambda: make_flowsheet(moment, stretch, starts)] * times)


def paint(station: Station, times: int) -> list[Measured]:
    """The page with the whole cycle: opened, painted again, then moved through time."""
    opened = [empty_page(station) for _ in range(max(times // 3, 3))]
    first = median_ms([partial(show_cycle, each) for each in opened])
    for other in opened[1:]:
        other.close()
    page = opened[0]
    again = median_ms([page.repaint] * times)
    page.time_bar.periods[Period.DAY].click()
    steps = median_ms([lambda: step(page)] * times)
    page.close()
    return [
        Measured("flowsheet opened with a cycle", first, "ms", 100),
        Measured("flowsheet repaint", again, "ms", 16),
        Measured("flowsheet moved through time", steps, "ms", 100),
    ]


def empty_page(station: Station) -> FlowsheetPage:
    """The page as it stands before a patient is chosen."""
    session = Session(station, load_papers(), practice=True, ward="7 West")
    session.person = NURSE
    page = FlowsheetPage(session)
    page.resize(SIZE)
    page.show()
    QApplication.processEvents()
    return page


def show_cycle(page: FlowsheetPage) -> None:
    """Choose the patient and the cycle, and paint."""
    page.open(Place("flowsheet", MRN))
    page.time_bar.periods[Period.CYCLE].click()
    QApplication.processEvents()
    page.repaint()


def step(page: FlowsheetPage) -> None:
    """Go back in time by one key, and paint."""
    page.time_bar.earlier.click()
    page.repaint()
