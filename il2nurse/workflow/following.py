"""What a station has read of its register, kept up with the register's tail."""

import threading
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from il2nurse.domain.people import Person, with_own_initials
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.case_replay import CaseReplay, replay_of
from il2nurse.domain.record.course.approvals import STANDING_KINDS
from il2nurse.domain.record.people.facts import PersonAddedFact
from il2nurse.domain.record.register.entries import BrokenRegister, Entry, Kind
from il2nurse.workflow.register import Register

PAGE = 1000


class Following:
    """People, approvals and cases of a register, replayed as far as they were asked for.

    The cases are cached by the number of their newest entry, so what another station wrote is
    seen at the next look. One thread at a time replays. ``judge`` completes a case after its
    replay, knowing the one that it completed before, or ``None`` where it cannot; ``notice`` is
    told of each new entry. While an act ``decides`` in this thread, its looks read nothing new:
    it read as it began, and what bears on it since refuses it as it is written.
    """

    def __init__(
        self,
        register: Register,
        judge: Callable[[Case, Sequence[Entry], Case | None], Case | None],
        notice: Callable[[Entry], object],
        decides: Callable[[], bool],
    ) -> None:
        """Nothing is read yet."""
        self._register = register
        self._judge = judge
        self._notice = notice
        self._decides = decides
        self._replaying = threading.RLock()
        self._seen = 0
        self._replays: dict[str, CaseReplay] = {}
        self._cases: dict[str, Case] = {}
        self._judged: dict[str, Case] = {}
        self._people: dict[str, Person] = {}
        self._decided: list[Entry] = []

    @property
    def seen(self) -> int:
        """The number of the newest entry that was replayed."""
        return self._seen

    def follow(self) -> bool:
        """Replay what is new in the register since the last look; True where there was any."""
        with self._replaying:
            if not self._seen:
                return self._begin_to_follow()
            new = self._register.since(self._seen, PAGE)
            found = bool(new)
            while new:
                for entry in new:
                    self._take(entry)
                new = self._register.since(self._seen, PAGE) if len(new) == PAGE else ()
            return found

    def _look(self) -> None:
        if not self._decides():
            self.follow()

    def _begin_to_follow(self) -> bool:
        """Read who the people are and what is approved; the patients' entries wait until asked."""
        self._seen = self._register.head().number
        for entry in self._register.of_kind(*STANDING_KINDS):
            self._know(entry)
        return bool(self._seen)

    def _take(self, entry: Entry) -> None:
        self._seen = entry.number
        if entry.kind in STANDING_KINDS:
            self._know(entry)
        self._notice(entry)
        known = self._replays.get(entry.subject)
        if known is not None and known.newest < entry.number:
            known.take(entry)
            self._cases.pop(entry.subject, None)

    def _know(self, entry: Entry) -> None:
        """What was decided of a regimen; who a person is, with the initials first given them."""
        self._decided.append(entry)
        if entry.kind is not Kind.PERSON_ADDED:
            return
        person, known = read_person(entry), self._people
        kept = known.get(person.id)
        if kept is not None and replace(kept, mark=None).initials == person.initials:
            known[person.id] = replace(person, mark=kept.mark)
        else:
            known[person.id] = with_own_initials(person, known.values())

    def people(self) -> Mapping[str, Person]:
        """Everyone with a PIN, by id."""
        self._look()
        return self._people

    def decided(self) -> Sequence[Entry]:
        """Every entry on which it rests whether a regimen is approved, oldest first."""
        self._look()
        return self._decided

    def case(self, mrn: str) -> Case:
        """The patient's case as it stands now; raises ``LookupError`` without admission."""
        with self._replaying:
            self._look()
            return self._replayed(mrn)

    def cases(self, subjects: Iterable[str]) -> tuple[Case, ...]:
        """Each patient's case as it stands now; one that cannot be read hides no other."""
        found = []
        with self._replaying:
            self._look()
            for subject in subjects:
                with suppress(BrokenRegister):
                    found.append(self._replayed(subject))
        return tuple(found)

    def _replayed(self, mrn: str) -> Case:
        if mrn not in self._cases:
            replay = self._replays.get(mrn)
            if replay is None:
                replay = self._replays[mrn] = replay_of(self._register.about(mrn))
            case = replay.case()
            judged = self._judge(case, replay.entries, self._judged.pop(mrn, None))
            if judged is not None:
                self._judged[mrn] = judged
            self._cases[mrn] = judged or case
        return self._cases[mrn]

    def entries(self, mrn: str) -> tuple[Entry, ...]:
        """All entries about the patient, oldest first; raises ``LookupError`` without admission."""
        with self._replaying:
            self.case(mrn)
            return tuple(self._replays[mrn].entries)

    def read_since(self, number: int, subject: str) -> Sequence[Entry]:
        """The patient's entries after this one that were replayed; none where nobody asked."""
        known = self._replays.get(subject)
        entries = known.entries if known else []
        return entries[bisect_right(entries, number, key=lambda each: each.number) :]


def read_person(entry: Entry) -> Person:
    """The person that an entry added or changed."""
    fact = PersonAddedFact.read(entry)
    return Person(fact.id, fact.name, fact.suffix, fact.role, fact.ended)
