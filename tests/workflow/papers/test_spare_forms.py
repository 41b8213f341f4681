"""The pack of a ward on which nobody is ordered has spare forms too."""

from pathlib import Path

from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.papers.downtime import PackKeeper
from il2nurse.workflow.people.access import add_person
from tests.reports.reading import whole
from tests.ward import CHARGE, DOCTOR, MORNING, NURSE, PHARMACIST, PIN, approve, make_station

KINDS = ("Dose on paper", "Vital signs on paper", "Intake and output on paper")


def test_where_nobody_is_ordered_there_are_spare_forms(tmp_path: Path) -> None:
    station = make_station(None, SimulatedClock(MORNING))
    add_person(station, None, CHARGE, PIN)
    for person in (NURSE, PHARMACIST, DOCTOR):
        add_person(station, CHARGE, person, PIN)

    def written() -> str:
        keeper = PackKeeper(station, ReportPapers(), (tmp_path,), "A4")
        assert keeper.write() == ""
        return whole(keeper.files[0].read_bytes())

    # By a text that two people have not approved nobody orders, and nobody gives on paper.
    assert [kind for kind in KINDS if kind in written()] == []
    approve(station)
    assert [kind for kind in KINDS if kind not in written()] == []
