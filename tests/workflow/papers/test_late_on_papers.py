"""Papers of a late dose: no bag is made for one too late, and an end that passed is said."""

from il2nurse.readable.content import Subject
from il2nurse.readable.downtime.current import current_chart
from il2nurse.readable.papers import PREPARATION
from il2nurse.readable.pharmacy.preparation_sheet import PreparationSheet
from il2nurse.workflow.dose import administration
from il2nurse.workflow.papers.subjects import settle, sources_of
from tests.ward import MRN, NURSE, Ward, make_ward


def sheet(ward: Ward) -> PreparationSheet:
    subject = settle(ward.station, PREPARATION.about, Subject(MRN))
    told = PREPARATION.tell(sources_of(ward.station, subject))
    assert isinstance(told, PreparationSheet)
    return told


def test_the_sheet_and_label_of_a_dose_that_is_too_late_forbid_it() -> None:
    ward = make_ward()
    in_time = sheet(ward)
    assert "late" not in " ".join(in_time.against)
    ward.pass_time(60 + 61)
    late = sheet(ward)
    assert late.against[-1] == "This dose could start until 09:00. It is too late."
    assert late.label != in_time.label


def test_the_pack_says_that_an_infusion_is_over_its_time() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    ward.pass_time(5)
    assert "would end about" in running(ward)
    ward.pass_time(70)
    assert "60 min over: its time was up at" in running(ward)


def running(ward: Ward) -> str:
    now = dict(current_chart(sources_of(ward.station, Subject(MRN))).now)
    return " ".join(value for value in now.values() if "started" in value)
