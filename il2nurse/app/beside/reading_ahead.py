"""Reads the ward's records while somebody signs in: a ward of many courses takes seconds."""

import gc
import threading

from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.ward import read_ward


class ReadingAhead:
    """Reads every patient's record once, in a thread.

    What was read stays for as long as the program runs, and no garbage is looked for in it:
    that would stop the window for half a second each time.
    """

    def __init__(self, station: Station) -> None:
        """Nothing is read yet."""
        self._station = station
        self._stopped = False
        self._thread = threading.Thread(target=self._read, name="reading ahead", daemon=True)

    def begin(self) -> None:
        """Read from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Read no further; the record that is being read comes to its end."""
        self._stopped = True
        self._thread.join()

    def _read(self) -> None:
        read_ward(self._station, until=self._keep_and_look)
        gc.freeze()

    def _keep_and_look(self) -> bool:
        gc.freeze()
        return self._stopped
