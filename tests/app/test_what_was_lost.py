"""What is known of lost entries is told by seals; what is not known, everybody is told."""

import shutil
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from il2nurse.app.joining import open_station
from il2nurse.app.keys import open_known
from il2nurse.app.restore.deciding_pins import DecidingPins
from il2nurse.app.restore.losses import history_in_words
from il2nurse.app.restore.recovering import Recovering
from il2nurse.app.restore.restoring import administrator, look_at_loss, restore
from il2nurse.app.settling import Settling
from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.patient.loss_facts import EntriesLostFact
from il2nurse.domain.record.people.as_of_copy import ACCESS_KINDS, unconfirmed
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.rules.course.lost_entries import unsettled
from il2nurse.settings import Settings
from il2nurse.workflow.clocks import SystemClock
from il2nurse.workflow.patient.admission import admit, discharge
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.people.access import add_person, end_person
from il2nurse.workflow.people.confirming import confirm_access, unconfirmed_people
from il2nurse.workflow.register import NotSaved
from il2nurse.workflow.station import Station
from tests.app.going_on import copy_now, damage, newest, restored
from tests.app.set_back import NINA, PIN, cut, found, keep_old, record, settings_at
from tests.app.test_restoring import another_station
from tests.ward import MRN, PATIENT

ADMINISTRATOR = "administrator"
DORA = Person("dora", "Dora Duty", "RN", Role.CHARGE_NURSE)
REASON = "The share was lost."
OTHER = replace(PATIENT, mrn="00511702", family="Ode", bed="713-A")
FIRST_BED = 715


@dataclass(frozen=True, slots=True)
class Told:
    """Which patients are told that entries are lost, and whose access nobody has confirmed."""

    patients: dict[str, EntriesLostFact]
    people: frozenset[str]


@pytest.fixture
def ward(tmp_path: Path) -> Settings:
    """A founded ward of one station with one patient, closed again."""
    found(settings_at(tmp_path / "home"))
    settings = settings_at(tmp_path / "home")
    opened = open_station(settings)
    station = opened.station
    add_person(station, station.person(ADMINISTRATOR), DORA, "824691")
    admit(station, DORA, PATIENT)
    opened.register.close()
    return settings


def move(settings: Settings, *beds: int, mrn: str = MRN) -> int:
    """The patient is moved to these beds; the number of the newest entry."""
    opened = open_station(settings)
    for bed in beds:
        was = opened.station.case(mrn).patient
        now = replace(was, bed=f"{bed}-A")
        correct_patient(opened.station, DORA, mrn, now, "Moved in the night")
    number = opened.register.head().number
    opened.register.close()
    return number


def told(settings: Settings) -> Told:
    """What the register says of what was lost."""
    with closing(open_known(settings.register, settings.home)) as register:
        facts = {
            each.subject: EntriesLostFact.read(each) for each in register.of_kind(Kind.ENTRIES_LOST)
        }
        return Told(facts, unconfirmed(register.of_kind(*ACCESS_KINDS)))


def settle(settings: Settings) -> tuple[str, ...]:
    """Accept the setback that this station meets; the copies that hold what is missing."""
    opened = open_station(settings)
    assert opened.setback
    settling = Settling(settings, opened, opened.setback)
    copies = settling.copies()
    settling.accept(ADMINISTRATOR, PIN, REASON)
    opened.register.close()
    return copies


def test_a_station_that_saw_less_than_the_copy_holds_knows_of_no_end(ward: Settings) -> None:
    second = another_station(ward)
    move(second, 715)
    copy = copy_now(second)
    held = newest(second)
    move(second, 716, 717)
    ward.register.unlink()
    loss = look_at_loss(ward, copy, ward.register, SystemClock())
    assert loss.known is None
    assert "is not known" in loss.missing
    restored(ward, copy)
    said = told(ward)
    assert said.patients[MRN] == EntriesLostFact(held + 1)
    assert said.people == {ADMINISTRATOR, DORA.id, NINA.id}


def test_a_station_that_saw_just_the_copy_does_not_know_what_another_recorded(
    ward: Settings,
) -> None:
    second = another_station(ward)
    copy = copy_now(ward)
    open_station(ward).register.close()
    copy = copy_now(ward)
    move(second, 715)
    ward.register.unlink()
    restored(ward, copy)
    assert set(told(ward).patients) == {MRN}


def test_where_another_station_worked_what_was_read_may_not_be_all(ward: Settings) -> None:
    another_station(ward)
    admit_other(ward)
    held = newest(ward)
    move(ward, 715)
    copy_now(ward)
    cut(ward, held)
    settle(ward)
    said = told(ward)
    assert set(said.patients) == {MRN, OTHER.mrn}
    assert not any(each.named for each in said.patients.values())


def admit_other(settings: Settings) -> None:
    opened = open_station(settings)
    admit(opened.station, DORA, OTHER)
    opened.register.close()


def test_histories_are_told_apart_after_an_accepted_setback(ward: Settings) -> None:
    held, old = newest(ward), keep_old(ward)
    move(ward, *range(FIRST_BED, FIRST_BED + 6))
    gone, gone_to = copy_now(ward), newest(ward)
    shutil.copyfile(old, ward.register)
    settle(ward)
    living, number = copy_now(ward), newest(ward)
    assert number < gone_to
    last = move(ward, 803)
    ward.register.unlink()
    both = Recovering(ward).copies()
    assert {history_in_words(each, both)[:14] for each in both} == {
        "before any los",
        "goes on after ",
    }
    mine = look_at_loss(ward, living, ward.register, SystemClock())
    assert (mine.newer, mine.strange, mine.known) == (None, gone, last)
    other = look_at_loss(ward, gone, ward.register, SystemClock())
    assert (other.newer, other.strange, other.known) == (None, living, None)
    assert any(f"entries up to {held} in common" in each for each in other.sentences())
    restored(ward, gone)
    said = told(ward)
    assert said.patients[MRN] == EntriesLostFact(held + 1)
    assert said.people


def test_a_damaged_file_of_another_history_is_not_the_copys_end(ward: Settings) -> None:
    old = keep_old(ward)
    copy_of_other = move_on(ward, 715)
    shutil.copyfile(old, ward.register)
    ward.heads.unlink()
    move(ward, *range(FIRST_BED, FIRST_BED + 8))
    ward.heads.unlink()
    damage(ward)
    loss = look_at_loss(ward, copy_of_other, ward.register, SystemClock())
    assert loss.entries
    assert (loss.known, loss.range.last, loss.range.sure) == (None, None, False)


def move_on(settings: Settings, bed: int) -> Path:
    """A copy made after the patient was moved."""
    move(settings, bed)
    return copy_now(settings)


def test_the_living_historys_copy_tells_nothing_of_what_was_lost(ward: Settings) -> None:
    admit_other(ward)
    second = another_station(ward)
    copy = copy_now(ward)
    for bed in range(FIRST_BED, FIRST_BED + 3):
        move(second, bed)
    ward.register.unlink()
    restored(ward, copy)
    for bed in range(FIRST_BED, FIRST_BED + 6):
        move(ward, bed, mrn=OTHER.mrn)
    copy_now(ward)
    assert settle(second) == ()
    said = told(ward)
    assert MRN in said.patients
    assert not any(each.named or each.kinds for each in said.patients.values())
    assert said.people


@pytest.mark.parametrize("back", [False, True])
def test_who_is_admitted_after_a_loss_may_have_been_here_in_it(
    ward: Settings, *, back: bool
) -> None:
    if back:
        admit_other(ward)
        opened = open_station(ward)
        discharge(opened.station, DORA, OTHER.mrn)
        opened.register.close()
    copy = copy_now(ward)
    admit_other(ward)
    ward.register.unlink()
    restored(ward, copy)
    opened = open_station(ward)
    assert OTHER.mrn not in told(ward).patients
    admit(opened.station, DORA, OTHER)
    (lost,) = unsettled(opened.station.case(OTHER.mrn))
    assert not lost.named
    opened.register.close()


def test_who_is_admitted_where_all_was_read_was_not_here(ward: Settings) -> None:
    copy = copy_now(ward)
    move(ward, 715)
    damage(ward)
    restored(ward, copy)
    admit_other(ward)
    assert set(told(ward).patients) == {MRN}


def test_what_a_lost_loss_left_in_doubt_is_in_doubt_again(ward: Settings) -> None:
    held = newest(ward)
    opened = open_station(ward)
    end_person(opened.station, opened.station.person(ADMINISTRATOR), NINA.id)
    opened.register.close()
    cut(ward, held)
    old = keep_old(ward)
    settle(ward)
    assert NINA.id in told(ward).people
    copy_now(ward)
    shutil.copyfile(old, ward.register)
    settle(ward)
    said = told(ward)
    assert said.people == {ADMINISTRATOR, DORA.id, NINA.id}
    assert not said.patients[MRN].named


def test_nothing_is_restored_over_what_came_there_meanwhile(ward: Settings) -> None:
    copy = copy_now(ward)
    move(ward, 715)
    damage(ward)

    def type_slowly(station: Station) -> Person:
        Recovering(ward).restore(copy, ADMINISTRATOR, PIN)
        move(ward, 716)
        return administrator(station, ADMINISTRATOR, PIN, DecidingPins(ward))

    with pytest.raises(NotSaved, match="look at it again"):
        restore(ward, copy, ward.register, SystemClock(), type_slowly)
    assert len(list(ward.register.parent.glob("*.damaged-*Z"))) == 1
    opened = open_station(ward)
    assert opened.station.case(MRN).patient.bed == "716-A"
    opened.register.close()


def test_a_page_that_looked_before_another_restored_looks_again(ward: Settings) -> None:
    second = another_station(ward)
    copy = copy_now(ward)
    move(ward, 715)
    damage(ward)
    page = Recovering(second)
    page.look(copy)
    Recovering(ward).restore(copy, ADMINISTRATOR, PIN)
    move(ward, 716)
    with pytest.raises(NotSaved, match="look at it again"):
        page.restore(copy, ADMINISTRATOR, PIN)


@pytest.mark.parametrize("with_copy", [True, False])
def test_another_wards_register_lacks_nothing_of_its_own(
    ward: Settings, *, with_copy: bool
) -> None:
    if with_copy:
        copy_now(ward)
    other = settings_at(ward.home.parent / "other")
    found(other)
    opened = open_station(other)
    add_person(opened.station, opened.station.person(ADMINISTRATOR), DORA, "824692")
    admit(opened.station, DORA, OTHER)
    opened.register.close()
    shutil.copytree(other.home / "keys", ward.home / "keys", dirs_exist_ok=True)
    other.register.replace(ward.register)
    settle(ward)
    assert told(ward) == Told({}, frozenset())


def test_a_station_that_saw_less_of_the_same_loss_asks_for_nobody_again(ward: Settings) -> None:
    held = newest(ward)
    second = another_station(ward)
    move(second, 715)
    move(ward, 716)
    cut(ward, held)
    settle(ward)
    opened = open_station(ward)
    station = opened.station
    people = {each.id for each in unconfirmed_people(station)}
    decider = station.person(ADMINISTRATOR)
    confirm_access(station, decider, sorted(people - {ADMINISTRATOR}))
    confirm_access(station, DORA, [ADMINISTRATOR])
    opened.register.close()
    settle(second)
    assert not told(ward).people


def test_a_decision_that_could_not_be_remembered_is_recorded_once(ward: Settings) -> None:
    held = newest(ward)
    move(ward, 715)
    cut(ward, held)
    opened = open_station(ward)
    assert opened.setback
    settling = Settling(ward, opened, opened.setback)
    heads = ward.heads.read_bytes()
    ward.heads.unlink()
    ward.heads.mkdir()
    in_the_way = ward.heads.with_name(f"{ward.heads.name}.damaged") / "full"
    in_the_way.mkdir(parents=True)
    said = []
    for _ in range(2):
        with pytest.raises(NotSaved) as refused:
            settling.accept(ADMINISTRATOR, PIN, REASON)
        said.append(str(refused.value))
    assert said[0] == said[1]
    assert f"The decision is on record as entry {held + 1}, but" in said[0]
    with pytest.raises(NotSaved):
        record(opened)
    opened.register.close()
    ward.heads.rmdir()
    ward.heads.write_bytes(heads)
    settle(ward)
    with closing(open_known(ward.register, ward.home)) as register:
        assert [each.number for each in register.of_kind(Kind.SETBACK_ACCEPTED)] == [held + 1]
        assert len(register.of_kind(Kind.ENTRIES_LOST)) == 1
    move(ward, 716)
