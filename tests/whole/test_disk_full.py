"""The disk fills up while a dose runs: the infusion can still be closed, and nothing is lost."""

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from il2nurse.domain.people import Person
from il2nurse.domain.record.dose.dose import DoseKey, DoseState
from il2nurse.workflow.dose import ending
from il2nurse.workflow.dose.administration import add_note
from il2nurse.workflow.register import NotSaved
from il2nurse.workflow.station import Station
from tests.whole.places import MRN, a_minute_later, opened, play_into, station_at

CHUNK = 64 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of its own that is soon full."""
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"only root may mount a small disk here: {error}")
    yield folder
    subprocess.run(["umount", folder], check=True)


def fill(folder: Path) -> None:
    """Leave no room on the disk."""
    with (folder / "filler").open("wb", buffering=0) as file:
        for size in (CHUNK, 1):
            with contextlib.suppress(OSError):
                while True:
                    file.write(bytes(size))


def write_notes(station: Station, nurse: Person, key: DoseKey) -> None:
    """Write notes until the register takes no more."""
    for _ in range(10_000):
        add_note(station, nurse, key, "A note that takes room. " * 20)


def test_a_running_infusion_is_closed_on_a_full_disk(small_disk: Path) -> None:
    path = small_disk / "ward.register"
    clock = a_minute_later(play_into("running", path))
    with opened(path) as register:
        station = station_at(register, "5W-02", clock)
        nurse = station.person("novak")
        dose = station.case(MRN).open_dose
        assert dose is not None
        fill(small_disk)
        ending.stop(station, nurse, dose.key, "prescriber")
        assert register.disk_full
        with pytest.raises(NotSaved, match="the disk is full"):
            write_notes(station, nurse, dose.key)
        kept = register.head().number
    with opened(path) as register:
        assert register.verify().intact
        assert register.head().number == kept
        case = station_at(register, "5W-02", clock).case(MRN)
        assert case.doses[dose.key].state is DoseState.AFTER
