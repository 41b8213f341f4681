"""Entering afterwards what was given or held on paper, as what it is: late, and from a form."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.chart.facts import FluidFact
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.facts import DoseBegunFact, DoseHeldFact
from il2nurse.domain.record.dose.paper_facts import (
    DoseGivenOnPaperFact,
    FormEnteredFact,
    form_stream,
)
from il2nurse.domain.record.register.entries import Draft
from il2nurse.domain.record.register.facts import Fact, draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.dose.on_paper import allow_entry, as_of, would_have_said
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.values.form_number import read_number
from il2nurse.domain.values.quantity import round_half_up, show
from il2nurse.domain.values.text import names_someone
from il2nurse.readable.pharmacy.preparation_sheet import fitting_calculation
from il2nurse.workflow.chart.charting import POSTED, fluid_draft
from il2nurse.workflow.dose.holding import checked_grounds, closing_after_holds, stands_apart
from il2nurse.workflow.dose.infusing import MOST_OF_TOTAL, TENTH, refuse_volume
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station

FORM: Final = "form"
UNCHECKED: Final = "No second person checked the dose on the form."
HELD_ON_PAPER: Final = "Held doses of this cycle reached the limit"


@dataclass(frozen=True, slots=True)
class GivenOnPaper:
    """What a form says of a dose that was given.

    ``gave`` and ``checked`` are ids of people on record, or names; ``checked`` is "" where nobody
    did. ``total_ml`` is ``None`` where the form has none: that of the sum. ``reason`` is there
    where the infusion was stopped early.
    """

    started: datetime
    ended: datetime
    given_ml: Decimal
    gave: str
    checked: str
    total_ml: Decimal | None = None
    reason: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class HeldOnPaper:
    """What a form says of a dose that was held: when, by whom, why, and the call."""

    at: datetime
    held_by: str
    grounds: Grounds
    text: str = ""


@one_act
def enter_given(
    station: Station,
    by: Person,
    key: DoseKey,
    form: str,
    given: GivenOnPaper,
    pin: str,
    *,
    request: str | None = None,
) -> None:
    """Enter a dose that was given on paper; whoever enters it signs with the PIN.

    No rule is applied backwards: what they would have said is kept with the dose, and a charge
    nurse looks at it. Raises ``Slip`` for what cannot be meant, ``NotAllowed`` where the form was
    entered already or the dose is on record.
    """
    by.demand(May.GIVE)
    moment = station.moment(key.mrn)
    number, dose = unused_form(station, form), allow_entry(moment, key)
    _check_times(moment, given)
    then = as_of(moment, key, given.started)
    fact = _told(station, then, key, number, given)
    bag = FluidFact("in", POSTED, fact.given_ml, key.stream)
    confirm_identity(station, by, pin)
    drafts = [
        *_in_stream(then, key, dose, given.started, fact),
        fluid_draft(key.mrn, bag, given.ended),
        form_draft(key.mrn, number, f"Dose {key.slot}, given", moment.at),
    ]
    station.record(by, drafts, request)


@one_act
def enter_held(
    station: Station,
    by: Person,
    key: DoseKey,
    form: str,
    held: HeldOnPaper,
    pin: str,
    *,
    request: str | None = None,
) -> None:
    """Enter a dose that was held on paper; it counts toward the stop of the cycle as any hold."""
    by.demand(May.GIVE)
    moment = station.moment(key.mrn)
    number, dose = unused_form(station, form), allow_entry(moment, key)
    _refuse_future(moment, "held_at", held.at)
    then = as_of(moment, key, held.at)
    kept = checked_grounds(station, by, moment, held.grounds, held.text)
    apart = stands_apart(moment, kept.reason, would_have_said(then, key), None)
    fact = DoseHeldFact(
        reason=kept.reason,
        text=held.text.strip() or None,
        verdict=Verdict.HOLD,
        call=kept.call,
        apart=apart,
        form=number,
        held_by=_named(station, "held_by", held.held_by),
    )
    confirm_identity(station, by, pin)
    drafts = [
        *_in_stream(then, key, dose, held.at, fact),
        form_draft(key.mrn, number, f"Dose {key.slot}, held", moment.at),
        *_closing(moment, key, apart=apart),
    ]
    station.record(by, drafts, request)


def unused_form(station: Station, typed: str) -> str:
    """The number as it is kept.

    Raises ``Slip`` for one that is no number, ``NotAllowed`` for one that was entered already.
    """
    try:
        number = read_number(typed)
    except ValueError as slip:
        raise Slip(FORM, str(slip)) from slip
    before = station.register.stream(form_stream(number))
    if before:
        entry = before[0]
        known = station.people().get(entry.person)
        who = known.shown if known else entry.person
        raise Slip(
            FORM,
            f"Form {number} was entered already, by {who} at "
            f"{station.local(entry.recorded_at):%d-%b %H:%M}: {FormEnteredFact.read(entry).what}. "
            "Nothing was entered a second time; look at the record, and at the form.",
        )
    return number


def form_draft(mrn: str, number: str, what: str, at: datetime) -> Draft:
    """The entry by which a form's number serves once, whichever station is first."""
    return draft(form_stream(number), mrn, at, FormEnteredFact(number, what), seq=0)


def _in_stream(
    then: Moment, key: DoseKey, dose: Dose | None, at: datetime, fact: Fact
) -> list[Draft]:
    """The entry of the dose, after the one that begins it where nobody had begun it."""
    if dose is not None:
        return [draft(key.stream, key.mrn, at, fact, seq=dose.next_seq)]
    begun = DoseBegunFact(then.slots[key.slot - 1], then.regimen.digest)
    return [
        draft(key.stream, key.mrn, at, begun, seq=0),
        draft(key.stream, key.mrn, at, fact, seq=1),
    ]


def _told(
    station: Station, then: Moment, key: DoseKey, number: str, given: GivenOnPaper
) -> DoseGivenOnPaperFact:
    """What the entry says, with what the rules would have said."""
    regimen, worked = then.regimen, _sum(then)
    total = given.total_ml or (round_half_up(worked.total_ml, TENTH) if worked else None)
    if not total:
        raise Slip("total_ml", "Type the total volume of the bag, as the form has it.")
    refuse_volume(given.given_ml, total * MOST_OF_TOTAL)
    gave, checked = _people(station, given)
    full_from = total * regimen.preparation.dilution.full_from_percent / 100
    stopped = _stopped(then, given)
    return DoseGivenOnPaperFact(
        form=number,
        ended=given.ended,
        total_ml=total,
        given_ml=given.given_ml,
        rate_ml_per_h=round_half_up(total / _hours_planned(then), TENTH),
        planned_s=int(regimen.infusion.total_seconds()),
        gave=gave,
        checked=checked,
        said=(*would_have_said(then, key), *_of_the_form(worked, total, checked)),
        reason=stopped,
        text=given.text.strip() or None,
        short=stopped is None and given.given_ml < full_from,
    )


def _hours_planned(then: Moment) -> Decimal:
    return Decimal(int(then.regimen.infusion.total_seconds())) / 3600


def _sum(then: Moment) -> Calculation | None:
    try:
        return fitting_calculation(then, None)
    except NotAllowed:
        return None


def _of_the_form(worked: Calculation | None, total: Decimal, checked: str) -> list[str]:
    """What differs from the sum, and what is missing on the form."""
    found = [] if checked else [UNCHECKED]
    if worked is None:
        return [*found, "The dose cannot be worked out from the dosing weight."]
    expected = round_half_up(worked.total_ml, TENTH)
    if total != expected:
        found.append(f"The form has {show(total)} mL in all; the sum gives {show(expected)} mL.")
    return found


def _stopped(then: Moment, given: GivenOnPaper) -> str | None:
    if not given.reason:
        return None
    if given.reason not in {choice.word for choice in then.regimen.stop_reasons}:
        raise Slip("reason", "Choose the reason from the list.")
    return given.reason


def _check_times(moment: Moment, given: GivenOnPaper) -> None:
    _refuse_future(moment, "started_at", given.started)
    _refuse_future(moment, "ended_at", given.ended)
    if given.ended <= given.started:
        raise Slip("ended_at", "The infusion ended after it began. Look at the times on the form.")
    if given.ended - given.started > moment.regimen.bag_limit:
        raise Slip("ended_at", "No infusion runs for so long. Look at the dates on the form.")


def _refuse_future(moment: Moment, field: str, at: datetime) -> None:
    if at > moment.at:
        raise Slip(field, "This time is yet to come. Look at the date and time on the form.")


def _people(station: Station, given: GivenOnPaper) -> tuple[str, str]:
    gave = _named(station, "gave", given.gave)
    checked = _named(station, "checked", given.checked) if given.checked.strip() else ""
    if gave.casefold() == checked.casefold():
        raise Slip("checked", "Nobody checks their own dose. Look at the names on the form.")
    return gave, checked


def _named(station: Station, field: str, name: str) -> str:
    """The id of a person on record, else the name as the form has it."""
    kept = " ".join(name.split())
    for person in station.people().values():
        if kept.casefold() in (person.id, person.name.casefold(), person.shown.casefold()):
            return person.id
    if not names_someone(kept):
        raise Slip(field, "Write the full name as it stands on the form.")
    return kept


def _closing(moment: Moment, key: DoseKey, *, apart: bool) -> list[Draft]:
    """What the hold closes, where it is one of the current cycle and nothing is closed yet."""
    cycle = moment.course.current
    if apart or key.cycle != cycle.number or cycle.stopped or cycle.closed:
        return []
    return closing_after_holds(moment, HELD_ON_PAPER)
