"""A station whose regimen files cannot be read: what was ordered goes on, nothing new begins."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from il2nurse.app.shelf import Shelf
from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.regimen.regimen import Act
from il2nurse.domain.rules.dose.eligibility import open_gates
from il2nurse.domain.rules.dose.gates import CLOSERS, Closer
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.workflow.approvals import to_order
from il2nurse.workflow.audit.audit import AuditList
from il2nurse.workflow.course.approving import approve_regimen, withdraw_regimen
from il2nurse.workflow.course.changes.switching import newer_version
from il2nurse.workflow.course.orderable import allow_order
from il2nurse.workflow.course.ordering import order_course
from il2nurse.workflow.dose import administration, ending
from il2nurse.workflow.kept_texts import GOES_ON, KEPT, KeptTexts
from il2nurse.workflow.patient.admission import admit
from il2nurse.workflow.patient.asked_for import moment_asked_for
from il2nurse.workflow.site import Site
from il2nurse.workflow.station import Station
from tests.newer import newer_text
from tests.normal import FILE
from tests.shipped import ShippedRegimens
from tests.ward import (
    CHARGE,
    DOCTOR,
    MRN,
    NURSE,
    PATIENT,
    PHARMACIST,
    PIN,
    REGIMEN,
    ZONE,
    Ward,
    ids,
    key,
    make_ward,
    plan,
)

OTHER = replace(PATIENT, mrn="MRN-900001", family="Okonkwo", bed="714-A")


def gone(folder: Path) -> Shelf:
    """The program's files, and a folder of the site's that is missing."""
    return Shelf([FILE.parent, folder / "gone"])


def at_another_start(ward: Ward, shelf: Shelf) -> Ward:
    """The same register, clock and people at a program that was started anew."""
    was, each = ward.station, ids("again")
    station = Station(
        was.register,
        ward.clock,
        KeptTexts(shelf, was.register),
        Site(was.name, ZONE, "test"),
        lambda: next(each),
    )
    return Ward(station, ward.clock, ward.weight_kg)


def test_a_dose_that_runs_is_ended_and_signed_at_the_next_start(tmp_path: Path) -> None:
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    before = next(at for at, step in enumerate(REGIMEN.steps) if step.act is Act.INFUSE) - 1
    ward.walk(REGIMEN.steps[before].id)
    ward.start()
    ward = at_another_start(ward, gone(tmp_path))
    assert ward.station.regimen_of(ward.station.moment(MRN).course) == REGIMEN
    ward.pass_time(15)
    ending.complete(ward.station, NURSE, key())
    ward.walk("flush")
    ward.vital_signs()
    ward.pass_time(16)
    ward.vital_signs()
    ward.confirm("vital_signs_after")
    administration.sign(ward.station, NURSE, key(), "Gave the dose", PIN)
    ward.pass_time(8 * 60)
    administration.begin(ward.station, NURSE, MRN)
    assert ward.open_step(2) == REGIMEN.steps[0].id


def test_the_words_of_the_audit_stay_those_of_the_kept_text(tmp_path: Path) -> None:
    ward = make_ward()
    ward.give()
    station = at_another_start(ward, gone(tmp_path)).station
    before, after = AuditList(ward.station), AuditList(station)
    for entry in station.register.newest(100):
        assert after.line(entry) == before.line(entry)
    told = EntryWords(station.words, station.regimens.today().values())
    assert station.regimens.place(REGIMEN) == KEPT
    assert told.what(station.register.newest(1)[0])


def _order(station: Station) -> object:
    return order_course(station, DOCTOR, OTHER.mrn, REGIMEN, plan())


def _approve(station: Station) -> object:
    withdraw_regimen(station, DOCTOR, REGIMEN.digest, "Another vial", PIN)
    return approve_regimen(station, DOCTOR, REGIMEN, station.today(station.now().at), PIN)


@pytest.mark.parametrize("act", [_order, _approve])
def test_nothing_new_is_decided(tmp_path: Path, act: Callable[[Station], object]) -> None:
    station = at_another_start(make_ward(), gone(tmp_path)).station
    admit(station, CHARGE, OTHER)
    with pytest.raises(NotAllowed) as refused:
        act(station)
    assert GOES_ON in str(refused.value)
    assert str(tmp_path / "gone") in str(refused.value)
    assert "Nothing was " in str(refused.value)


def test_no_course_is_switched(tmp_path: Path) -> None:
    book = ShippedRegimens()
    ward = make_ward(book=book)
    newer = book.use(newer_text())
    for person in (PHARMACIST, DOCTOR):
        today = ward.station.today(ward.station.now().at)
        approve_regimen(ward.station, person, newer, today, PIN)
    course = ward.station.moment(MRN).course
    assert newer_version(ward.station, course) == newer
    station = at_another_start(ward, gone(tmp_path)).station
    assert to_order(station)[REGIMEN.id].version == newer.version
    assert newer_version(station, course) is None


def test_eligibility_before_an_order_says_who_mends_it(tmp_path: Path) -> None:
    station = at_another_start(make_ward(), gone(tmp_path)).station
    admit(station, CHARGE, OTHER)
    moment = moment_asked_for(station, OTHER.mrn)
    assert moment
    gates = open_gates(station.case(OTHER.mrn), moment)
    (gate,) = (each for each in gates if each.closer is Closer.FILES)
    assert "Nothing is ordered here" in gate.missing
    assert "IT" in CLOSERS[gate.closer]


def test_once_the_folder_is_back_one_orders_again(tmp_path: Path) -> None:
    shelf = gone(tmp_path)
    station = at_another_start(make_ward(), shelf).station
    admit(station, CHARGE, OTHER)
    assert station.regimens.away()
    (tmp_path / "gone").mkdir()
    station.regimens.look_again()
    assert "There is nothing in" in (station.regimens.away() or "")
    (tmp_path / "gone" / "note.txt").write_text("no regimen", encoding="utf-8")
    assert station.regimens.away(), "what was found is remembered until one looks again"
    station.regimens.look_again()
    assert station.regimens.away() is None
    allow_order(station, OTHER.mrn, REGIMEN)


def test_a_file_that_is_not_good_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text("[regimen]\nfoo = 1\n", encoding="utf-8")
    station = at_another_start(make_ward(), Shelf([FILE.parent, tmp_path])).station
    away = station.regimens.away()
    assert away
    assert "site.toml:" in away
    assert "more to put right in it" in away
    assert list(station.regimens.today()) == [REGIMEN.id]


def test_what_other_stations_approve_meanwhile_is_known(tmp_path: Path) -> None:
    book = ShippedRegimens()
    ward = make_ward(book=book)
    station = at_another_start(ward, gone(tmp_path)).station
    assert station.regimens.today()[REGIMEN.id] == REGIMEN
    newer = book.use(newer_text())
    ward.pass_time(1)
    people: tuple[Person, ...] = (PHARMACIST, DOCTOR)
    for person in people:
        day = ward.station.today(ward.station.now().at + timedelta(days=1))
        approve_regimen(ward.station, person, newer, day, PIN)
    station.follow()
    assert station.regimens.today()[REGIMEN.id] == newer
    assert to_order(station)[REGIMEN.id] == REGIMEN, "the older one holds until its day"
