"""The report of a test: kept with its result, judged by its content, and shown as it was kept."""

from pathlib import Path

import pytest

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.chart.facts import KnownFrom, ObservedFact
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.assessment.pre_tests import pre_tests
from il2nurse.domain.values.text import short_digest, text_of
from il2nurse.files.report_file import MOST_BYTES, ReportFormat
from il2nurse.readable.dose.summary import Summary
from il2nurse.workflow.dose import administration
from il2nurse.workflow.one_act import KeptBefore
from il2nurse.workflow.patient.pre_tests import BesideResults, chart_pre_tests
from il2nurse.workflow.patient.reports import (
    Report,
    attach_report,
    pick_report,
    report_of,
    shown_report,
    take_report_off,
)
from tests.papers import summary_of
from tests.pdfs import pdf
from tests.ward import MRN, NURSE, PHARMACIST, STUDENT, Ward, key, make_ward

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 8 + b"IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 20 + b"\xff\xd9"
X_RAY = {"chest_x_ray": "normal", "chest_x_ray_date": "2026-11-14"}


def enter(ward: Ward, **reports: Report) -> None:
    chart_pre_tests(
        ward.station,
        NURSE,
        MRN,
        ObservedFact(X_RAY, source=KnownFrom.REPORT),
        beside=BesideResults(reports),
    )


def kept(ward: Ward) -> str | None:
    (found,) = (e for e in pre_tests(ward.station.moment(MRN)) if e.field.id == "chest_x_ray")
    return found.report


def test_a_report_is_kept_with_its_result_and_shown_byte_for_byte() -> None:
    ward, report = make_ward(), report_of(pdf())
    enter(ward, chest_x_ray=report)
    assert kept(ward) == report.digest
    assert shown_report(ward.station, MRN, "chest_x_ray") == report


def test_a_report_is_attached_later_and_once() -> None:
    ward, first, second = make_ward(), report_of(pdf()), report_of(pdf(2))
    enter(ward)
    assert kept(ward) is None
    with pytest.raises(NotAllowed, match="no report is attached"):
        shown_report(ward.station, MRN, "chest_x_ray")
    attach_report(ward.station, NURSE, MRN, "chest_x_ray", first)
    with pytest.raises(Slip, match="attached already"):
        attach_report(ward.station, NURSE, MRN, "chest_x_ray", first)
    attach_report(ward.station, NURSE, MRN, "chest_x_ray", second)
    assert kept(ward) == second.digest
    assert ward.station.register.report(first.digest) == first.content


def test_a_report_belongs_to_a_result() -> None:
    ward = make_ward()
    with pytest.raises(NotAllowed, match="no result is on file"):
        attach_report(ward.station, NURSE, MRN, "chest_x_ray", report_of(pdf()))
    with pytest.raises(NotAllowed, match="no test of the regimen"):
        attach_report(ward.station, NURSE, MRN, "heart_rate_per_min", report_of(pdf()))
    with pytest.raises(Slip, match="without its result"):
        enter(ward, kidney_tests=report_of(pdf()))
    assert kept(ward) is None


def test_a_report_of_another_patient_is_taken_off_and_stays_in_the_register() -> None:
    ward, wrong, right = make_ward(), report_of(pdf()), report_of(pdf(2))
    enter(ward, chest_x_ray=wrong)
    take_report_off(ward.station, NURSE, MRN, "chest_x_ray", wrong.digest, "Of bed 4", "once")
    with pytest.raises(KeptBefore):
        take_report_off(ward.station, NURSE, MRN, "chest_x_ray", wrong.digest, "Of bed 4", "once")
    assert kept(ward) is None
    with pytest.raises(NotAllowed, match="no report is attached"):
        shown_report(ward.station, MRN, "chest_x_ray")
    assert ward.station.register.report(wrong.digest) == wrong.content
    assert ward.station.register.verify().intact
    attach_report(ward.station, NURSE, MRN, "chest_x_ray", right)
    assert kept(ward) == right.digest


def test_what_is_not_attached_any_more_and_no_reason_take_nothing_off() -> None:
    ward, first, second = make_ward(), report_of(pdf()), report_of(pdf(2))
    enter(ward, chest_x_ray=first)
    with pytest.raises(Slip, match="in words why"):
        take_report_off(ward.station, NURSE, MRN, "chest_x_ray", first.digest, " . ")
    attach_report(ward.station, NURSE, MRN, "chest_x_ray", second)
    with pytest.raises(NotAllowed, match="another report is attached since"):
        take_report_off(ward.station, NURSE, MRN, "chest_x_ray", first.digest, "Of bed 4")
    with pytest.raises(NotAllowed, match="no test of the regimen"):
        take_report_off(ward.station, NURSE, MRN, "age", first.digest, "Of bed 4")
    assert kept(ward) == second.digest
    take_report_off(ward.station, NURSE, MRN, "chest_x_ray", second.digest, "Of bed 4")
    with pytest.raises(NotAllowed, match="no report is attached"):
        take_report_off(ward.station, NURSE, MRN, "chest_x_ray", second.digest, "Of bed 4")


@pytest.mark.parametrize("by", [PHARMACIST, STUDENT])
def test_who_does_not_enter_the_test_takes_nothing_off(by: Person) -> None:
    ward, report = make_ward(), report_of(pdf())
    enter(ward, chest_x_ray=report)
    with pytest.raises(NotAllowed):
        take_report_off(ward.station, by, MRN, "chest_x_ray", report.digest, "Of bed 4")
    assert kept(ward) == report.digest


@pytest.mark.parametrize("by", [PHARMACIST, STUDENT])
def test_who_does_not_enter_the_test_attaches_nothing(by: Person) -> None:
    ward = make_ward()
    enter(ward)
    with pytest.raises(NotAllowed):
        attach_report(ward.station, by, MRN, "chest_x_ray", report_of(pdf()))
    assert kept(ward) is None


@pytest.mark.parametrize(
    ("content", "kind"),
    [(pdf(), ReportFormat.PDF), (PNG, ReportFormat.PNG), (JPEG, ReportFormat.JPEG)],
    ids=["pdf", "png", "jpeg"],
)
def test_a_file_is_what_its_content_says(
    tmp_path: Path, content: bytes, kind: ReportFormat
) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    assert pick_report(path).format is kind


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04 a document", "is no PDF, PNG or JPEG, whatever its name says"),
        (b"", "is no PDF, PNG or JPEG"),
        (pdf()[:60], "damaged"),
        (b"%PDF-1.7\nnothing that follows", "damaged"),
        (PNG[:-4], "cut off"),
        (JPEG[:-1], "cut off"),
        (b"\x00" * (MOST_BYTES + 1), "larger than 20 MB"),
    ],
    ids=["another kind", "empty", "cut", "damaged", "png cut", "jpeg cut", "too large"],
)
def test_what_is_no_report_is_refused_and_not_kept(
    tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(content)
    with pytest.raises(Slip, match=says):
        pick_report(path)


def test_a_locked_pdf_says_so(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(pdf(locked=True))
    with pytest.raises(Slip, match="locked with a password"):
        pick_report(path)


def test_a_file_that_is_gone_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Slip, match="is not there any more"):
        pick_report(tmp_path / "gone.pdf")
    with pytest.raises(Slip, match="Nothing was kept"):
        pick_report(tmp_path)


def test_the_record_of_a_dose_tells_the_checksum_of_the_report() -> None:
    ward, report = make_ward(), report_of(pdf())
    enter(ward, chest_x_ray=report)
    ward.pass_time(10)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("identify")
    answers = {n: a for n, a in ward.answers("pre_tests").items() if n not in X_RAY}
    ward.confirm_with("pre_tests", dict.fromkeys(X_RAY, "") | answers)
    told: Summary = summary_of(ward.station, key())
    row = next(r for s in told.sections for r in s.rows if r.step == "pre_tests")
    said = " ".join(text_of(each) for each in row.lines)
    assert f"Reports kept: Chest X-ray {short_digest(report.digest)}" in said
    take_report_off(ward.station, NURSE, MRN, "chest_x_ray", report.digest, "Of bed 4.")
    told = summary_of(ward.station, key())
    row = next(r for s in told.sections for r in s.rows if r.step == "pre_tests")
    said = " ".join(text_of(each) for each in row.lines)
    assert "Reports kept" not in said
    off = (
        f"Report taken off: Chest X-ray {short_digest(report.digest)}. Of bed 4 (Robin Okafor, RN,"
    )
    assert off in said
