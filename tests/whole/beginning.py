"""Begins a dose when it is told to; a program of its own, for two stations that meet."""

import sys
from datetime import datetime
from pathlib import Path

from il2nurse.domain.people import NotAllowed
from il2nurse.workflow.dose.administration import begin
from tests.whole.places import MRN, a_minute_later, opened, station_at


def main(path: Path, person: str, name: str, at: datetime) -> None:
    """Say that the station is ready, wait for a line, begin, and say how it went."""
    with opened(path) as register:
        station = station_at(register, name, a_minute_later(at))
        by = station.person(person)
        station.moment(MRN)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        try:
            begin(station, by, MRN)
        except NotAllowed as refused:
            sys.stdout.write(f"refused: {refused}\n")
        else:
            sys.stdout.write("begun\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], datetime.fromisoformat(sys.argv[4]))
