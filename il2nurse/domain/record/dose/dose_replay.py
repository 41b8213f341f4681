"""A dose from the entries of its stream, and what a signature on it covers."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from il2nurse.domain.record.dose.corrected import (
    OF_A_HOLD,
    DoseCorrectedFact,
    DoseValue,
    read_dose_correction,
)
from il2nurse.domain.record.dose.dose import (
    Check,
    Dose,
    DoseKey,
    Held,
    Signature,
    read_key,
)
from il2nurse.domain.record.dose.facts import (
    DoseBegunFact,
    DoseHeldFact,
    DoubleCheckedFact,
    InterruptedFact,
    NoteFact,
    SignedFact,
)
from il2nurse.domain.record.dose.from_form import replay_from_form
from il2nurse.domain.record.dose.infusion import replay_infusion
from il2nurse.domain.record.dose.infusion_facts import ClockDifferedFact, read_timed
from il2nurse.domain.record.dose.injection import replay_injection
from il2nurse.domain.record.dose.override import read_override
from il2nurse.domain.record.dose.paper_facts import DoseGivenOnPaperFact
from il2nurse.domain.record.dose.reaction import replay_reactions
from il2nurse.domain.record.dose.refused import replay_refused
from il2nurse.domain.record.dose.remarks import ClockDifference, Interruption, Note
from il2nurse.domain.record.dose.steps_done import read_confirmed, replay_steps
from il2nurse.domain.record.register.entries import BrokenRecord, Entry, Kind
from il2nurse.domain.record.register.facts import refusing
from il2nurse.domain.values.clock import Reading
from il2nurse.domain.values.form_number import form_in_words

# What is signed by whoever enters a dose from paper.
ENTERED: Final = "I entered this dose as {} has it"
# What a signature does not cover: what became of a reaction hours after the dose.
LATER = frozenset({Kind.SIGNED, Kind.REACTION_UPDATED})


def replay_dose(entries: Sequence[Entry]) -> Dose:
    """The dose after all entries of its stream.

    Raises ``LookupError`` for an empty stream, ``BrokenRecord`` for an entry that cannot be read.
    """
    if not entries:
        raise LookupError("This dose was never begun.")
    first = entries[0]
    if first.kind is not Kind.DOSE_BEGUN:
        raise BrokenRecord(first, "no dose was begun before it")
    begun = DoseBegunFact.read(first)
    kinds: dict[Kind, list[Entry]] = {kind: [] for kind in Kind}
    for entry in entries:
        kinds[entry.kind].append(entry)
    on_form, reactions = replay_from_form(entries), replay_reactions(entries)
    return Dose(
        key=_key_of(first),
        due=begun.due,
        begun_by=on_form.by if on_form else first.person,
        begun_at=first.occurred_at,
        station=first.station,
        regimen_digest=begun.regimen_digest,
        making=begun.making,
        entries=tuple(entries),
        steps=replay_steps(entries),
        confirmations=tuple(map(read_confirmed, kinds[Kind.STEP_CONFIRMED])),
        checks=tuple(map(_check, kinds[Kind.DOUBLE_CHECKED])),
        interrupted=tuple(map(_interruption, kinds[Kind.INTERRUPTED])),
        infusion=replay_infusion(entries),
        last_reading=_last_reading(entries),
        held=_held_now(entries),
        reactions=tuple(each for each in reactions if each.struck is None),
        struck_reactions=tuple(each for each in reactions if each.struck),
        notes=tuple(map(_note, kinds[Kind.NOTE])),
        clock_differences=tuple(map(_clock_difference, kinds[Kind.CLOCK_DIFFERED])),
        signatures=tuple(_signatures(entries)),
        overrides=tuple(map(read_override, kinds[Kind.OVERRIDDEN])),
        refused=replay_refused(entries),
        corrections=tuple(map(read_dose_correction, kinds[Kind.DOSE_CORRECTED])),
        on_form=on_form,
        injection=replay_injection(entries),
    )


def _key_of(first: Entry) -> DoseKey:
    """The dose that the stream names; one that names none is refused as an entry."""
    with refusing(first):
        return read_key(first.stream)


def digest(entries: Sequence[Entry]) -> str:
    """SHA-256 over the seals of a dose's entries: what a signature covers."""
    return hashlib.sha256("".join(entry.seal for entry in entries).encode()).hexdigest()


def covered(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries a signature speaks of: all but signatures, and what is told later."""
    return tuple(entry for entry in entries if entry.kind not in LATER)


def _check(entry: Entry) -> Check:
    fact = DoubleCheckedFact.read(entry)
    return Check(
        by=fact.witness,
        first=entry.person,
        answers=fact.answers,
        mismatches=fact.mismatches,
        at=entry.occurred_at,
        seconds=fact.seconds,
    )


def _held_now(entries: Iterable[Entry]) -> Held | None:
    """The hold as it stands: with its reason corrected, gone where it was struck out."""
    held: Held | None = None
    for entry in entries:
        if entry.kind is Kind.DOSE_HELD:
            held = _held(entry)
        elif entry.kind is Kind.DOSE_CORRECTED:
            fact = DoseCorrectedFact.read(entry)
            if fact.what not in OF_A_HOLD:
                continue
            if held is None:
                raise BrokenRecord(entry, "no hold stands before it")
            if fact.what is DoseValue.HELD:
                held = None
            else:
                held = replace(held, reason=fact.now, text=fact.text, apart=fact.apart is True)
    return held


def _held(entry: Entry) -> Held:
    fact = DoseHeldFact.read(entry)
    return Held(
        reason=fact.reason,
        text=fact.text,
        verdict=fact.verdict,
        call=fact.call,
        by=fact.held_by or entry.person,
        at=entry.occurred_at,
        known_at=entry.recorded_at,
        reaction=fact.reaction,
        seq=entry.seq,
        apart=fact.apart is True,
    )


def _interruption(entry: Entry) -> Interruption:
    return Interruption(InterruptedFact.read(entry).step, entry.person, entry.occurred_at)


def _note(entry: Entry) -> Note:
    return Note(NoteFact.read(entry).text, entry.person, entry.occurred_at)


def _clock_difference(entry: Entry) -> ClockDifference:
    return ClockDifference(ClockDifferedFact.read(entry).say, entry.person, entry.occurred_at)


def _signatures(entries: Sequence[Entry]) -> Iterator[Signature]:
    now = digest(covered(entries))
    for entry in entries:
        if entry.kind is Kind.SIGNED:
            fact = SignedFact.read(entry)
            valid = fact.digest == now
            yield Signature(fact.meaning, entry.person, entry.occurred_at, fact.digest, valid)
        elif entry.kind is Kind.DOSE_GIVEN_ON_PAPER:
            given = DoseGivenOnPaperFact.read(entry)
            if given.ended is None:
                continue
            # Whoever enters a form signs for that with the PIN, in one and the same entry.
            upto = digest(covered([each for each in entries if each.seq <= entry.seq]))
            meaning = ENTERED.format(form_in_words(given.form))
            yield Signature(meaning, entry.person, entry.recorded_at, upto, upto == now)


def _last_reading(entries: Sequence[Entry]) -> Reading | None:
    for entry in reversed(entries):
        if fact := read_timed(entry):
            return fact.reading(entry.occurred_at)
    return None
