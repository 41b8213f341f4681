"""The record of a dose writes itself to the papers folder, and again when its signature falls."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from il2nurse.domain.record.register.entries import Kind
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.chart import correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.dose import administration
from il2nurse.workflow.papers.kept_records import RecordKeeper
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.people.sign_in import Witness
from tests.reports import stories
from tests.reports.reading import whole
from tests.ward import MRN, NURSE, PIN, SECOND, Ward, key

SIGNS = Witness(SECOND.id, PIN)


@pytest.fixture
def ward() -> Ward:
    """A dose that was signed a moment ago."""
    return stories.full_dose()


@pytest.fixture
def keeper(ward: Ward, tmp_path: Path) -> RecordKeeper:
    return RecordKeeper(ward.station, ReportPapers(), tmp_path / "papers", "A4")


def lying(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "papers").glob("*"), key=lambda path: path.stat().st_mtime_ns)


def correct(ward: Ward) -> None:
    """A blood pressure of the dose is corrected, so that its signature falls."""
    seq = next(s.seq for s in ward.station.case(MRN).chart.sets if "120" in s.values.values())
    change = ValueChange(seq, ward.regimen.fields["systolic_mmhg"], "102", "Typing error")
    correcting.correct(ward.station, NURSE, MRN, change)


def sign(ward: Ward) -> None:
    administration.sign(ward.station, NURSE, key(), "I gave this dose; it is corrected.", PIN)


def test_a_signed_dose_lies_in_the_folder_for_its_owner_alone(
    ward: Ward, keeper: RecordKeeper, tmp_path: Path
) -> None:
    head = ward.station.register.head()
    assert keeper.write() == ""
    (path,) = lying(tmp_path)
    assert path.name.startswith(f"{MRN}-course-1-cycle-1-dose-1-record-")
    assert path.name.endswith("-signed.pdf")
    text = whole(path.read_bytes())
    assert MRN in text
    assert "covers the record" in text
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert ward.station.register.head() == head


def test_an_unsigned_dose_is_not_written(tmp_path: Path) -> None:
    ward = stories.unsigned_dose()
    assert RecordKeeper(ward.station, ReportPapers(), tmp_path / "papers", "A4").write() == ""
    assert not (tmp_path / "papers").exists()


def test_a_signature_that_falls_and_a_new_one_each_make_a_file(
    ward: Ward, keeper: RecordKeeper, tmp_path: Path
) -> None:
    keeper.write()
    correct(ward)
    keeper.write()
    sign(ward)
    keeper.write()
    first, fallen, again = lying(tmp_path)
    assert "no longer covers the record" in whole(fallen.read_bytes())
    assert fallen.name == first.name.replace("-signed.pdf", "-signature-fell.pdf")
    assert again.name.endswith("-signed.pdf")
    assert again.name != first.name


def test_a_signature_that_falls_after_the_number_was_corrected_makes_a_file_too(
    ward: Ward, keeper: RecordKeeper, tmp_path: Path
) -> None:
    keeper.write()
    ward.pass_time(8 * 24 * 60)
    right = replace(ward.station.case(MRN).patient, mrn="00482931")
    correct_patient(ward.station, NURSE, MRN, right, "Two figures swapped", SIGNS)
    correct(ward)
    assert keeper.write() == ""
    first, fallen = lying(tmp_path)
    assert fallen.name.startswith("00482931-")
    assert fallen.name.endswith("-signature-fell.pdf")
    assert first.name.startswith(MRN)


def test_nothing_is_written_twice_or_over_another_file(
    ward: Ward, keeper: RecordKeeper, tmp_path: Path
) -> None:
    keeper.write()
    (path,) = lying(tmp_path)
    path.write_bytes(b"%PDF-1.4 of somebody else")
    administration.add_note(ward.station, NURSE, key(), "A note of somebody else.")
    RecordKeeper(ward.station, ReportPapers(), tmp_path / "papers", "A4").write()
    assert path.read_bytes() == b"%PDF-1.4 of somebody else"


def test_what_was_signed_long_ago_is_left_alone(
    ward: Ward, keeper: RecordKeeper, tmp_path: Path
) -> None:
    ward.pass_time(8 * 24 * 60)
    assert keeper.write() == ""
    assert not lying(tmp_path)


def test_the_fall_of_an_old_signature_is_written_where_its_record_lies(
    ward: Ward, keeper: RecordKeeper, tmp_path: Path
) -> None:
    keeper.write()
    ward.pass_time(8 * 24 * 60)
    correct(ward)
    keeper.write()
    assert [path.name.rpartition("-")[2] for path in lying(tmp_path)] == ["signed.pdf", "fell.pdf"]


def test_the_name_is_of_one_signature_in_one_history(
    ward: Ward, keeper: RecordKeeper, tmp_path: Path
) -> None:
    keeper.write()
    (path,) = lying(tmp_path)
    (entry,) = ward.station.register.of_kind(Kind.SIGNED)
    assert f"-{entry.number}-{entry.seal[:8]}-" in path.name


def test_what_kept_it_from_being_written_is_said_and_tried_again(
    ward: Ward, keeper: RecordKeeper, tmp_path: Path
) -> None:
    (tmp_path / "papers").write_text("no folder", encoding="utf-8")
    assert "was not written to the papers folder" in keeper.write()
    (tmp_path / "papers").unlink()
    assert keeper.write() == ""
    assert len(lying(tmp_path)) == 1
