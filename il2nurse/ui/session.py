"""The session: who is signed in at this station, and the one way in which a page does something."""

from collections.abc import Callable, Sequence
from datetime import time
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import Signal

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.values.instants import Stretch
from il2nurse.domain.values.marks import left_out_in_words
from il2nurse.files.writing import NotWritten
from il2nurse.readable.wording import Wording
from il2nurse.settings import PAGE_SIZES, SHIFTS, ScannerSetting
from il2nurse.ui.place import Place
from il2nurse.ui.qt.background import run_in_thread
from il2nurse.ui.qt.drafts import Drafts
from il2nurse.ui.qt.under_way import UnderWay
from il2nurse.ui.telling import Telling, sentence_of
from il2nurse.workflow.clocks import SpedUpClock
from il2nurse.workflow.one_act import refuse_changed
from il2nurse.workflow.papers.downtime import PackKeeper
from il2nurse.workflow.papers.printing import Papers
from il2nurse.workflow.people.copies import CopyDesk
from il2nurse.workflow.people.keys import KeyDesk
from il2nurse.workflow.people.sign_in import sign_out
from il2nurse.workflow.register import AlreadyWritten, NotSaved
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.alarms import AlarmKey

Made = TypeVar("Made")
Refused = Callable[[str, str], None]


class Heard(Enum):
    """What became of a scan."""

    TAKEN = "taken"
    REFUSED = "refused"


class Session(UnderWay, Telling):
    """One station in one window. Pages ask it to act, and hear when something is new.

    ``went`` carries a ``Place``; ``kept`` whether the register took the last act; ``leaving`` that
    the person is about to leave: what is typed has to be kept now.
    """

    changed = Signal()
    kept = Signal(bool)
    went = Signal(object)
    signed = Signal()
    leaving = Signal()

    def __init__(
        self,
        station: Station,
        papers: Papers,
        *,
        practice: bool,
        ward: str = "Ward",
        page_size: str = PAGE_SIZES[0],
        shift_starts: tuple[time, ...] = SHIFTS,
        find_laboratory: Callable[[], Laboratory] | None = None,
    ) -> None:
        super().__init__()
        self.drafts = Drafts()
        """What was typed and is not recorded; a station that keeps files puts its own here."""
        self.pack: PackKeeper | None = None
        """Who keeps the downtime pack up to date; none at a practice ward."""
        self.keys: KeyDesk | None = None
        """The key of the register; none where it is plain, as a practice ward's is."""
        self.copies: CopyDesk | None = None
        """The copies of the register; none at a practice ward."""
        self.call_for_help: str | None = None
        self.scanner = ScannerSetting()
        """What is set of the ward's scanners."""
        self.alarms_above: frozenset[AlarmKey] = frozenset()
        """The alarms that stand above every page, so that no page says them again."""
        self.tell_notices: Callable[[], Sequence[str]] = tuple
        """What the ward page says of the station itself, as of the register's copies."""
        self.station = station
        self.papers = papers
        self.practice = practice
        self.ward = ward
        self.page_size = page_size
        self.shift_starts = shift_starts
        self.person: Person | None = None
        self.mrn = ""
        self.place: Place | None = None
        self.before: Place | None = None
        self._find_laboratory = find_laboratory
        self._laboratory: Laboratory | None = None
        self.acted = False
        """True while ``changed`` follows something that was recorded in this window."""
        self._told = 0

    @property
    def laboratory(self) -> Laboratory:
        """Tests and grades, read when they are first asked for; raises ``NotAllowed``."""
        if self._laboratory is None:
            if self._find_laboratory is None:
                raise NotAllowed("This station has no laboratory files. Nothing can be shown.")
            self._laboratory = self._find_laboratory()
        return self._laboratory

    @property
    def words(self) -> Wording:
        """The ward's words for today."""
        return self.station.words

    @property
    def pace(self) -> SpedUpClock | None:
        """The practice ward's clock, which may run faster than time does."""
        clock = self.station.clock
        return clock if isinstance(clock, SpedUpClock) else None

    @property
    def who(self) -> Person:
        """The person who is signed in; raises ``NotAllowed`` where nobody is."""
        if self.person is None:
            raise NotAllowed(
                "Nobody is signed in. Sign in and do this again. Nothing was recorded."
            )
        return self.person

    def begin(self, person: Person) -> None:
        """Someone signed in."""
        self.person = person
        self.signed.emit()

    def end(self) -> None:
        """Record that the person leaves, and forget who it was."""
        self.leaving.emit()
        person, self.person, self.mrn = self.person, None, ""
        self.place = self.before = None
        self.drafts.write()
        if person:
            self.attempt(lambda: self._leave(person))
        self.signed.emit()

    def _leave(self, person: Person) -> None:
        sign_out(self.station, person)
        self._told = self.station.seen  # the page goes at once: it is not drawn anew before

    def go(
        self,
        page: str,
        mrn: str | None = None,
        key: DoseKey | None = None,
        stretch: Stretch | None = None,
        *,
        paper: str | None = None,
        text: str | None = None,
        bag: int | None = None,
    ) -> None:
        """Ask the window for another page; the patient it shows stays chosen.

        ``paper`` is for the preview, the name of a kind of paper; for the check of one, its code.
        ``text`` is the digest of a regimen's text, ``bag`` which bag of the dose is shown.
        """
        self.mrn = mrn or (key.mrn if key else self.mrn)
        self.place, self.before = Place(page, mrn, key, stretch, paper, text, bag), self.place
        self.went.emit(self.place)

    def attempt(self, act: Callable[[], Made], refused: Refused | None = None) -> Made | None:
        """Run one act of the workflow; what refuses it is shown and nothing is raised.

        ``refused`` takes the field and the sentence in place of the message strip.
        """
        return self._attempt(act, refused)

    def attempt_in_thread(
        self, act: Callable[[], Made], refused: Refused | None = None
    ) -> Made | None:
        """Do the same in a thread, for acts with a PIN or a paper; the window goes on drawing.

        ``act`` must not touch a widget.
        """
        return self._attempt(lambda: run_in_thread(act), refused)

    def _attempt(self, act: Callable[[], Made], refused: Refused | None) -> Made | None:
        self._busy = True
        try:
            made = act()
        except Slip as slip:
            self._give_back(slip.field, str(slip), refused)
        except (NotAllowed, NotWritten, AlreadyWritten, LookupError) as problem:
            self._give_back("", sentence_of(problem), refused)
        except (NotSaved, BrokenRegister) as problem:
            self.kept.emit(False)
            self._give_back("", str(problem), refused)
        else:
            self.acted = True
            self.kept.emit(True)
            return made
        finally:
            self._busy = False
            self._tell_news()
            self._tell_left_out()
            self.acted = False
        return None

    def _give_back(self, field: str, sentence: str, refused: Refused | None) -> None:
        if refused:
            refused(field, sentence)
        else:
            self.refuse(sentence)

    def follow(self) -> None:
        """Take over what other stations recorded since the last look."""
        if self._busy or not self.guard(self.station.follow):
            return
        self._tell_news()
        self._leave_ended()

    def guard(self, look: Callable[[], object]) -> bool:
        """Look at the record; what refuses it is shown, and ``False`` says so."""
        try:
            look()
        except (NotAllowed, NotSaved, BrokenRegister) as problem:
            self.refuse(str(problem))
            return False
        return True

    def _leave_ended(self) -> None:
        """Whoever was ended or given another role at another station works on no more here."""
        person = self.person
        try:
            refuse_changed(self.station, person)
        except NotAllowed as refusal:
            self.end()
            self.insisted.emit(str(refusal))

    def _tell_left_out(self) -> None:
        """Name what was left out of a text; it stands until it is dismissed."""
        if warning := left_out_in_words(self.station.take_left_out()):
            self.insisted.emit(warning)

    def _tell_news(self) -> None:
        """Have the page drawn anew, but only where the register says more than it shows."""
        if self.station.seen != self._told:
            self._told = self.station.seen
            self.draw_meanwhile()
            self.changed.emit()
