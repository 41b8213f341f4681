"""Giving one dose: begin, be interrupted, add a note, sign."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.dose_replay import covered, digest
from il2nurse.domain.record.dose.facts import (
    DoseBegunFact,
    InterruptedFact,
    NoteFact,
    SignedFact,
)
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import Draft, Fact, draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import Act
from il2nurse.domain.rules.dose.decisions import allow_begin, allow_step
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.dose.own_course import by_own_text
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station

Made = TypeVar("Made")


@one_act
def begin(station: Station, by: Person, mrn: str, request: str | None = None) -> Dose:
    """Begin the next dose; the second station that tries is told who has it."""
    by.demand(May.GIVE)
    moment = station.moment(mrn)
    there_is = moment.case.open_dose
    if there_is is not None:
        raise NotAllowed(begun_elsewhere(station, there_is.key, there_is.entries[0]))
    key = allow_begin(moment)
    station.record(by, [begin_draft(moment, key)], request)
    return dose_of(station, key)


def begin_draft(moment: Moment, key: DoseKey) -> Draft:
    """The entry that begins a dose."""
    due, making = moment.slots[key.slot - 1], moment.making_kept()
    fact = DoseBegunFact(due, moment.regimen.digest, making)
    return draft(key.stream, key.mrn, moment.at, fact, seq=0)


def begun_elsewhere(station: Station, key: DoseKey, entry: Entry) -> str:
    """The sentence for the second station: who began this dose, where and when."""
    name = station.people()[entry.person].shown if entry.person in station.people() else "someone"
    return (
        f"Dose {key.slot} was begun by {name} at {entry.station}, "
        f"{station.words.clock(entry.recorded_at)}. Nothing was begun; open that dose."
    )


def dose_of(station: Station, key: DoseKey) -> Dose:
    """The dose as it stands now; raises ``NotAllowed`` where it was never begun."""
    return _begun_dose(station.case(key.mrn), key)


def _begun_dose(case: Case, key: DoseKey) -> Dose:
    dose = case.doses.get(key)
    if dose is None:
        raise NotAllowed(f"Dose {key.slot} was not begun yet.")
    return dose


def decide_and_write(station: Station, key: DoseKey, act: Callable[[Moment, Dose], Made]) -> Made:
    """Decide and write on the dose as it stands now."""
    moment = by_own_text(station, station.moment(key.mrn), key)
    return act(moment, _begun_dose(moment.case, key))


@one_act
def count_interruption(
    station: Station, by: Person, key: DoseKey, *, request: str | None = None
) -> None:
    """Record that the nurse was interrupted; the current check starts again from empty."""
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> None:
        step = dose.current(moment.regimen, moment.at)
        fact = InterruptedFact(step.id if step else None)
        station.record(by, [dose_draft(dose, fact, moment.at)], request)

    decide_and_write(station, key, act)


@one_act
def add_note(
    station: Station, by: Person, key: DoseKey, text: str, *, request: str | None = None
) -> None:
    """Add a free note to the dose."""
    by.demand(May.CHART)
    if not text.strip():
        raise Slip("note", "The note is empty. Nothing was recorded.")

    def act(moment: Moment, dose: Dose) -> None:
        fact = NoteFact(text.strip())
        station.record(by, [dose_draft(dose, fact, moment.at)], request)

    decide_and_write(station, key, act)


@one_act
def sign(
    station: Station, by: Person, key: DoseKey, meaning: str, pin: str, request: str | None = None
) -> None:
    """Sign the record: the PIN again, the meaning, and a digest of all that is signed."""
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> None:
        if dose.infusing:
            raise NotAllowed(
                "The infusion is still open. Complete or stop it before signing. Nothing was "
                "recorded."
            )
        if not dose.held:
            step = next(step for step in moment.regimen.steps if step.act is Act.SIGN)
            allow_step(moment, dose, step, Act.SIGN)
        confirm_identity(station, by, pin)
        fact = SignedFact(meaning, digest(covered(dose.entries)))
        station.record(by, [dose_draft(dose, fact, moment.at)], request)

    decide_and_write(station, key, act)


def dose_draft(dose: Dose, fact: Fact, at: datetime) -> Draft:
    """An entry of this dose, next in its stream."""
    return draft(dose.key.stream, dose.key.mrn, at, fact, seq=dose.next_seq)
