"""The clock, watched on every page: what differs is recorded, and said until dismissed."""

from il2nurse.domain.people import Person
from il2nurse.ui.session import Session
from il2nurse.workflow.ward.comparing_clocks import ClockWatch, compare_clock, keep_clock


class Clocks:
    """Watches for one session, whoever is signed in."""

    def __init__(self, session: Session) -> None:
        """Begin with the clock as it is."""
        self._session = session
        self._watch = ClockWatch(session.station)

    def look(self) -> None:
        """Compare with the last look, and with what other stations recorded since."""
        session = self._session
        if session.busy:
            return
        if facts := self._watch.look():
            self._say(session.attempt(lambda: keep_clock(session.station, session.person, facts)))

    def compare(self, person: Person) -> None:
        """Someone signed in: compare with the newest entry."""
        station = self._session.station
        self._say(self._session.attempt(lambda: compare_clock(station, person)))

    def _say(self, sentence: str | None) -> None:
        if sentence:
            self._session.insisted.emit(sentence)
