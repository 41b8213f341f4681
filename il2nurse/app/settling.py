"""A register that was set back: what is missing, what holds it, and who decides that it goes on."""

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from il2nurse.app.copies.second_place import copies_of
from il2nurse.app.packs import newest_pack_sentence
from il2nurse.app.restore.deciding_pins import DecidingPins
from il2nurse.app.restore.lineage import of_marks
from il2nurse.app.restore.reading_copies import entries_of
from il2nurse.app.restore.restoring import refuse_gone
from il2nurse.domain.people import May, Person
from il2nurse.domain.record.register.entries import Entry, Kind, read_instant
from il2nurse.domain.record.register.register_facts import SetbackAcceptedFact
from il2nurse.domain.record.register.setback import SeenPaper, Setback, SetbackKind
from il2nurse.domain.values.wall_clock import date_and_clock
from il2nurse.files.making import scratch_beside
from il2nurse.readable.papers import EVERY_PAPER
from il2nurse.settings import Settings
from il2nurse.storage.files.heads import UNREADABLE
from il2nurse.storage.files.kept_copies import Copy
from il2nurse.storage.files.restorings import head_of, holds
from il2nurse.workflow.people.setbacks import accept_setback, check_decision
from il2nurse.workflow.register import NotSaved

if TYPE_CHECKING:
    from il2nurse.app.head_watch import HeadWatch
    from il2nurse.app.joining import Opened

FORGOT: Final = (
    "The decision is on record as entry {}, but this station could not remember it, so nothing "
    "more is recorded here yet: {}. Have the ward's IT repair that, and decide again; it is not "
    "recorded twice."
)


@dataclass(slots=True)
class Settling:
    """One register that waits for a decision; until then it refuses every entry."""

    settings: Settings
    opened: "Opened"
    setback: Setback
    _pins: "DecidingPins | None" = None

    def deciders(self) -> tuple[Person, ...]:
        """Those who may decide, by name."""
        people = self.opened.station.people().values()
        may = [each for each in people if each.may(May.ACCEPT_SETBACK)]
        return tuple(sorted(may, key=lambda each: each.name.casefold()))

    def papers(self) -> tuple[str, ...]:
        """The printed papers that show what is missing, newest first."""
        return tuple(self._paper_in_words(each) for each in reversed(self.setback.papers))

    def copies(self) -> tuple[str, ...]:
        """The copies that hold something of what is missing, newest first."""
        return tuple(
            f"{date_and_clock(copy.at.astimezone(self.settings.zone))}, entries up to "
            f"{copy.head.number}: {copy.path}"
            for copy in sorted(self._holding(), key=lambda each: each.at, reverse=True)
        )

    def pack(self) -> str:
        """Where the pack lies on which the ward charts until it is decided."""
        return newest_pack_sentence(self.settings, self.setback.register)

    def _holding(self) -> list[Copy]:
        """The copies that hold entries which the station saw and the register lacks."""
        found = copies_of(self.settings.register, self.settings.second_place, self.setback.register)
        register = self.opened.register
        copies = [each for each in found if not holds(register, each.head)]
        with scratch_beside(self.settings.register) as scratch:
            return of_marks(copies, self.setback.marks, self.settings, scratch)

    def _found(self) -> tuple[Entry, ...]:
        """What the copies hold of the missing entries."""
        register = self.opened.register
        with scratch_beside(self.settings.register) as scratch:
            found = entries_of(self._holding(), self.setback.held, self.settings, scratch)
        return tuple(each for each in found if not holds(register, head_of(each)))

    def accept(self, person_id: str, pin: str, reason: str) -> None:
        """Go on in this register: recorded in it and at this station.

        Raises ``NotAllowed`` or ``Slip`` where it may not be decided so; then nothing goes on.
        What is on record already, and only could not be remembered here, is not recorded again.
        """
        station, register = self.opened.station, self.opened.register
        pins = self._pins = self._pins or DecidingPins(self.settings)
        person = station.person(person_id)
        check_decision(person, reason)
        pins.check(station, person, pin, May.ACCEPT_SETBACK)
        if self.opened.watch is None:
            raise NotSaved("Nothing was saved: nothing watches over this register.")
        found = self._found()
        refuse_gone(station, person, found, May.ACCEPT_SETBACK)
        refusal, register.refusal = register.refusal, ""
        register.grown = nothing
        try:
            entry = self._recorded() or accept_setback(
                station, person, self.setback, reason, found=found
            )
            self._remember(self.opened.watch, entry)
        except BaseException:
            register.refusal = refusal
            raise
        register.grown = self.opened.watch.look
        # It was decided all the same where these cannot be kept; the next decision keeps them.
        with suppress(NotSaved):
            pins.record(station, person)
            pins.forget(register.identity().register)

    def _recorded(self) -> Entry | None:
        """The entry by which this station decided on the very same setback, and forgot it."""
        register, setback = self.opened.register, self.setback
        for entry in reversed(register.of_kind(Kind.SETBACK_ACCEPTED)):
            fact = SetbackAcceptedFact.read(entry)
            same = (fact.register, fact.seen, fact.seal) == (
                setback.register,
                setback.seen.number,
                setback.seen.seal,
            )
            # One that forgot what it saw is told from another such only by what it found.
            told = setback.kind is not SetbackKind.FORGOTTEN or fact.found == setback.found.number
            if same and told and entry.station == self.opened.station.name:
                return entry
        return None

    def _remember(self, watch: "HeadWatch", entry: Entry) -> None:
        try:
            watch.go_on(self.setback, entry.recorded_at, entry.number)
        except UNREADABLE as error:
            raise NotSaved(FORGOT.format(entry.number, error)) from error

    def _paper_in_words(self, paper: SeenPaper) -> str:
        kind = EVERY_PAPER.get(paper.paper)
        at = self.opened.station.local(read_instant(paper.at))
        shows = f", shows entries up to {paper.shows}" if paper.shows else ""
        title = kind.title if kind else "Paper"
        printed = f"printed {date_and_clock(at)} as entry {paper.head.number}"
        return f"{title}, copy {paper.copy}, {printed}{shows}"


def nothing() -> None:
    """Remember nothing while it is being decided."""
