"""The ward's records are read while somebody signs in."""

import gc
import threading
from collections.abc import Iterator

import pytest

from il2nurse.app.beside.reading_ahead import ReadingAhead
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.storage.memory import MemoryRegister
from il2nurse.workflow.ward.ward import read_ward, ward_rows
from tests.bench.forty import each_patient
from tests.cheap_pins import CHEAP
from tests.ui.seed import admit, order
from tests.ward import IDENTITY, Ward, make_station, make_ward


class Counted(MemoryRegister):
    """A register that counts how often a patient's whole record is asked for."""

    asked = 0

    def about(self, subject: str) -> tuple[Entry, ...]:
        self.asked += 1
        return super().about(subject)


@pytest.fixture
def ward() -> Ward:
    ward = make_ward(register=Counted(IDENTITY, CHEAP))
    for number in range(3):
        admit(ward, each_patient(number))
        order(ward, each_patient(number), number)
    return ward


@pytest.fixture
def collecting() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("collecting")
def test_the_page_of_the_ward_reads_no_record_again_and_no_garbage_is_looked_for(
    ward: Ward,
) -> None:
    register = ward.station.register
    assert isinstance(register, Counted)
    another = make_station(register, ward.clock, "WOW-04")
    before = gc.get_freeze_count()
    reading = ReadingAhead(another)
    reading.begin()
    for thread in threading.enumerate():
        if thread.name == "reading ahead":
            thread.join()
    assert gc.get_freeze_count() > before
    read = register.asked
    assert len(ward_rows(another)) == 4
    assert register.asked == read
    reading.stop()


def test_reading_ends_between_two_records_when_the_window_is_closed(ward: Ward) -> None:
    register = ward.station.register
    assert isinstance(register, Counted)
    another = make_station(register, ward.clock, "WOW-04")
    looks = iter((False, False, True))
    before = register.asked
    read_ward(another, until=lambda: next(looks))
    assert len(register.of_kind(Kind.PATIENT_ADMITTED)) == 4
    assert register.asked == before + 2
