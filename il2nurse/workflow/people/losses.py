"""Telling each patient's record that entries are lost, where a register goes on without them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.approval_facts import RegimenApprovedFact, RegimenWithdrawnFact
from il2nurse.domain.record.dose.dose import read_key
from il2nurse.domain.record.patient.loss_facts import EntriesLostFact, LostDose
from il2nurse.domain.record.patient.losses import losses_stream, replay_losses
from il2nurse.domain.record.people.facts import BadgeSetFact, PersonAddedFact, PinChangedFact
from il2nurse.domain.record.register.entries import BrokenRegister, Entry, Kind
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.record.register.lacking import DOUBT_KINDS
from il2nurse.domain.record.register.register_facts import (
    AccessLostFact,
    RegisterRestoredFact,
    SetbackAcceptedFact,
)
from il2nurse.domain.record.register.setback import SetbackKind
from il2nurse.domain.rules.course.lost_entries import may_still_dose
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

DOSE: Final = "dose/"


@dataclass(frozen=True, slots=True)
class LostRange:
    """Which entries are lost, and those of them that can still be read.

    ``last`` is ``None`` where nothing tells how far they went. ``whole`` is true where all can be
    read: then they are of no other patient.
    """

    first: int
    last: int | None
    entries: tuple[Entry, ...] = ()
    whole: bool = False

    @property
    def empty(self) -> bool:
        """True where nothing is known to be lost."""
        return self.last is not None and self.last < self.first

    @property
    def sure(self) -> bool:
        """Whether it is known of everything that was lost: no lost entry tells of a loss itself.

        What such an entry left in doubt is as doubtful without it.
        """
        return self.whole and not any(each.kind in DOUBT_KINDS for each in self.entries)


NOTHING_LOST: Final = LostRange(1, 0)


def is_of_one_station(entries: Iterable[Entry]) -> bool:
    """Whether no two entries are of different stations.

    Only what one station recorded alone is all known to it: another may always have gone on.
    """
    return len({each.station for each in entries}) <= 1


def loss_drafts(station: Station, lost: LostRange) -> list[Draft]:
    """An entry for each patient of whom entries are lost, or may be.

    Where not all can be read, these are all patients on the ward, and those away whose course has
    doses left. Nobody is told twice of the same loss, as by the next station that meets it.
    """
    if lost.empty:
        return []
    of: dict[str, list[Entry]] = defaultdict(list)
    for entry in lost.entries:
        if entry.subject:
            of[entry.subject].append(entry)
    subjects = list(of) if lost.sure else list(dict.fromkeys((*of, *_concerned(station))))
    at = station.now().at
    return [
        told_draft(subject, lost, of.get(subject, []), at)
        for subject in subjects
        if not is_told(station, subject, lost)
    ]


def access_drafts(station: Station, lost: LostRange) -> list[Draft]:
    """What is lost of people and approvals, where that is known for sure; else nothing.

    Nothing means that all of them are in doubt.
    """
    if lost.empty or not lost.sure:
        return []
    people, texts = dict[str, None](), dict[str, None]()
    for entry in lost.entries:
        if entry.kind is Kind.PERSON_ADDED:
            people[PersonAddedFact.read(entry).id] = None
        elif entry.kind is Kind.PIN_CHANGED:
            people[PinChangedFact.read(entry).id] = None
        elif entry.kind is Kind.BADGE_SET:
            people[BadgeSetFact.read(entry).id] = None
        elif entry.kind is Kind.REGIMEN_APPROVED:
            texts[RegimenApprovedFact.read(entry).regimen_digest] = None
        elif entry.kind is Kind.REGIMEN_WITHDRAWN:
            texts[RegimenWithdrawnFact.read(entry).regimen_digest] = None
    fact = AccessLostFact(tuple(people), tuple(texts))
    return [draft("register", "", station.now().at, fact)]


@one_act
def tell_old_losses(station: Station, *, request: str | None = None) -> tuple[Entry, ...]:
    """Tell what older programs told nobody: restorings and setbacks under a course still going on.

    What was lost of whom is not known of those. A course that was ordered since is not concerned.
    """
    drafts = [
        told_draft(subject, lost, [], station.now().at)
        for entry, lost in _old_losses(station)
        for subject in _concerned(station)
        if _was_ordered(station, subject, entry.number) and not is_told(station, subject, lost)
    ]
    return station.record(None, drafts, request) if drafts else ()


def _old_losses(station: Station) -> Iterator[tuple[Entry, LostRange]]:
    for entry in station.register.of_kind(Kind.REGISTER_RESTORED, Kind.SETBACK_ACCEPTED):
        lost, told = range_of(entry)
        if not told and not lost.empty:
            yield entry, lost


def range_of(entry: Entry) -> tuple[LostRange, bool]:
    """Which entries a restoring or setback lacks, and whether the patients were told."""
    if entry.kind is Kind.REGISTER_RESTORED:
        restored = RegisterRestoredFact.read(entry)
        return LostRange(restored.number + 1, restored.lost_to), restored.told
    accepted = SetbackAcceptedFact.read(entry)
    if accepted.setback is SetbackKind.FOREIGN:
        return NOTHING_LOST, accepted.told
    if accepted.setback is SetbackKind.FORGOTTEN:
        return LostRange(accepted.found + 1, None), accepted.told
    return LostRange(accepted.agreed + 1, accepted.seen), accepted.told


def _concerned(station: Station) -> Iterator[str]:
    """Everyone to whom a dose may still be given."""
    for entry in station.register.of_kind(Kind.PATIENT_ADMITTED):
        subject = entry.subject
        try:
            case = station.case(subject)
            moment = station.moment(subject) if case.course else None
        except (BrokenRegister, NotAllowed):
            # A patient who cannot be read is no patient of whom nothing is lost.
            yield subject
        else:
            if may_still_dose(case, moment):
                yield subject


def _was_ordered(station: Station, subject: str, by: int) -> bool:
    """True where the newest order stands before this entry; clocks say nothing of that."""
    about = station.register.about(subject)
    ordered = [each.number for each in about if each.kind is Kind.COURSE_ORDERED]
    return bool(ordered) and ordered[-1] < by


def is_told(station: Station, subject: str, lost: LostRange) -> bool:
    """Whether a patient's record is told of these entries already, admitted or not."""
    told = replay_losses(station.register.stream(losses_stream(subject)))
    return any(each.covers(lost.first, lost.last) for each in told)


def told_draft(subject: str, lost: LostRange, entries: list[Entry], at: datetime) -> Draft:
    """The entry that tells a patient's record of a loss, and which of its entries are theirs."""
    of_doses: dict[str, list[Kind]] = defaultdict(list)
    for entry in entries:
        if entry.stream.startswith(DOSE):
            of_doses[entry.stream].append(entry.kind)
    doses = tuple(_dose(stream, kinds) for stream, kinds in of_doses.items())
    others = Counter(each.kind.value for each in entries if not each.stream.startswith(DOSE))
    fact = EntriesLostFact(lost.first, lost.last, lost.sure, doses, dict(others))
    return draft(losses_stream(subject), subject, at, fact)


def _dose(stream: str, kinds: list[Kind]) -> LostDose:
    key = read_key(stream)
    return LostDose(key.course, key.cycle, key.slot, tuple(kinds))
