"""Entering afterwards a dose that was given on paper, as what it is: late, and from a form."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.chart.facts import FluidFact
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.facts import DoseBegunFact
from il2nurse.domain.record.dose.paper_facts import DoseGivenOnPaperFact
from il2nurse.domain.record.register.entries import Draft
from il2nurse.domain.record.register.facts import Fact, draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.chart.unusual import ASK, Oddity, Unusual
from il2nurse.domain.rules.dose.on_form import (
    allow_entry,
    as_of,
    too_near_after,
    would_have_said,
)
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.values.quantity import round_half_up, show
from il2nurse.readable.pharmacy.preparation_sheet import fitting_calculation
from il2nurse.workflow.chart.charting import POSTED, fluid_draft
from il2nurse.workflow.dose.ending import refuse_volume, unlike_total
from il2nurse.workflow.dose.infusing import TENTH
from il2nurse.workflow.dose.named import Named, named
from il2nurse.workflow.dose.own_course import own_moment
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.papers.forms import PaperForm, UnusedForm, unused_form
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station

GAVE_IT, CHECKED_IT = "gave it", "checked it"
GIVEN, RUNS = "given", "running"
UNCHECKED: Final = "No witness checked the dose on the form."


@dataclass(frozen=True, slots=True)
class GivenOnForm:
    """What a form says of a dose that was given.

    ``gave`` and ``checked`` are ids of people on record, or names; ``checked`` is ``None`` where
    nobody did. ``total_ml`` is ``None`` where the form has none: that of the sum. ``reason`` is
    there where the infusion was stopped early. Volumes unlike the sum are ``confirmed``. One that
    runs has neither end nor volume yet: both are ``None``.
    """

    started: datetime
    ended: datetime | None
    given_ml: Decimal | None
    gave: str
    checked: str | None
    total_ml: Decimal | None = None
    reason: str | None = None
    text: str | None = None
    confirmed: bool = False


@one_act
def enter_given(
    station: Station,
    by: Person,
    key: DoseKey,
    form: PaperForm,
    given: GivenOnForm,
    pin: str,
    *,
    request: str | None = None,
) -> None:
    """Enter a dose that was given on paper; whoever enters it signs with the PIN.

    No rule is applied backwards: what they would have said is kept with the dose, and a charge
    nurse looks at it. Raises ``Slip`` for what cannot be meant and for a form that was entered
    already, ``Unusual`` for what a person must confirm, ``NotAllowed`` where the dose is on record.
    """
    by.demand(May.GIVE)
    moment = own_moment(station, key)
    used, dose = unused_form(station, key.mrn, form), allow_entry(moment, key)
    _check_times(moment, given)
    if given.ended is None:
        _refuse_earlier(station.moment(key.mrn), key)
    then = as_of(moment, key, given.started)
    near = too_near_after(moment, key, given.started)
    fact = _told(station, then, key, used, given, near)
    confirm_identity(station, by, pin)
    drafts = [
        *in_stream(then, key, dose, given.started, fact),
        *_posted(then, key, given),
        *used.drafts(key.mrn, f"Dose {key.slot}, {GIVEN if given.ended else RUNS}", moment.at),
    ]
    station.record(by, drafts, request)


def _posted(then: Moment, key: DoseKey, given: GivenOnForm) -> list[Draft]:
    """The bag's volume at its end; of one that runs it is posted as of any other, at its end."""
    if given.ended is None or given.given_ml is None:
        return []
    bag = FluidFact("in", POSTED, given.given_ml, key.stream)
    return [fluid_draft(key.mrn, bag, given.ended, then.regimen.charting)]


def in_stream(
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
    station: Station,
    then: Moment,
    key: DoseKey,
    used: UnusedForm,
    given: GivenOnForm,
    near: tuple[str, ...],
) -> DoseGivenOnPaperFact:
    """What the entry says, with what the rules would have said."""
    regimen, worked = then.regimen, _sum(then)
    total = given.total_ml or (round_half_up(worked.total_ml, TENTH) if worked else None)
    if not total:
        raise Slip("total_ml", "Type the total volume of the bag, as the form has it.")
    gave, checked = _people(station, given)
    full_from = regimen.preparation.dilution.full_from(total)
    stopped = _stopped(then, given)
    odd = _of_the_volume(given, total, full_from) if stopped is None else []
    if given.given_ml is not None:
        refuse_volume(given.given_ml, regimen.preparation.dilution.most_of(total))
    odd += [Oddity("total_ml", f"{each}{ASK}") for each in _of_the_form(worked, total)]
    if odd and not given.confirmed:
        raise Unusual(tuple(odd))
    return DoseGivenOnPaperFact(
        form=used.number,
        ended=given.ended,
        total_ml=total,
        given_ml=given.given_ml,
        rate_ml_per_h=round_half_up(total / _hours_planned(then), TENTH),
        planned_s=int(regimen.infusion.total_seconds()),
        gave=gave.kept,
        checked=checked.kept if checked else None,
        objections=(
            *would_have_said(then, key),
            *near,
            *_of_the_form(worked, total),
            *gave.unlike(GAVE_IT, May.GIVE),
            *(checked.unlike(CHECKED_IT, May.WITNESS) if checked else (UNCHECKED,)),
            *used.unlike,
        ),
        reason=stopped,
        text=(given.text or "").strip() or None,
        short=stopped is None and given.given_ml is not None and given.given_ml < full_from,
    )


def _of_the_volume(given: GivenOnForm, total: Decimal, full_from: Decimal) -> list[Oddity]:
    if given.given_ml is None or given.given_ml >= full_from:
        return []
    return [unlike_total(given.given_ml, total)]


def _hours_planned(then: Moment) -> Decimal:
    return Decimal(int(then.regimen.infusion.total_seconds())) / 3600


def _sum(then: Moment) -> Calculation | None:
    try:
        return fitting_calculation(then, None)
    except NotAllowed:
        return None


def _of_the_form(worked: Calculation | None, total: Decimal) -> tuple[str, ...]:
    """What of the form differs from the sum."""
    if worked is None:
        return ("The dose cannot be worked out from the dosing weight.",)
    expected = round_half_up(worked.total_ml, TENTH)
    if round_half_up(total, TENTH) == expected:
        return ()
    return (f"The form has {show(total)} mL in all; the sum gives {show(expected)} mL.",)


def _stopped(then: Moment, given: GivenOnForm) -> str | None:
    if not given.reason:
        return None
    if given.reason not in {choice.word for choice in then.regimen.stop_reasons}:
        raise Slip("reason", "Choose the reason from the list.")
    return given.reason


def _check_times(moment: Moment, given: GivenOnForm) -> None:
    refuse_future(moment, "started_at", given.started)
    if given.ended is None:
        _check_running(moment, given)
        return
    if given.given_ml is None:
        raise Slip("given_ml", "Type the volume that was given, as the form has it.")
    refuse_future(moment, "ended_at", given.ended)
    if given.ended <= given.started:
        raise Slip("ended_at", "The infusion ended after it began. Look at the times on the form.")
    if given.ended - given.started > moment.regimen.bag_limit:
        raise Slip("ended_at", "No infusion runs for so long. Look at the dates on the form.")


def _refuse_earlier(now: Moment, key: DoseKey) -> None:
    """No infusion of an earlier course or cycle runs on into the one that was ordered since."""
    newest = now.course.number, now.course.current.number
    if (key.course, key.cycle) != newest:
        raise NotAllowed(
            f"Course {newest[0]} cycle {newest[1]} was ordered since, so dose {key.slot} of course "
            f"{key.course} cycle {key.cycle} does not run any more. Enter it with its end. Nothing "
            "was entered."
        )


def _check_running(moment: Moment, given: GivenOnForm) -> None:
    """One that runs is taken over now: it is alone, its patient is here, and it began lately."""
    patient, other = moment.case.patient, moment.case.open_dose
    if patient.discharged:
        raise NotAllowed(f"{patient.name} {patient.absence}. Nothing was entered.")
    if other is not None and other.infusing:
        raise NotAllowed(
            f"The infusion of dose {other.key.slot} runs by the record. Record its end first. "
            "Nothing was entered."
        )
    if moment.at - given.started > moment.regimen.bag_limit:
        raise Slip("started_at", "No infusion runs for so long. Enter when it ended.")
    if given.reason or given.given_ml is not None:
        raise Slip("reason", "One that runs has neither a volume nor a reason for its end yet.")


def refuse_future(moment: Moment, field: str, at: datetime) -> None:
    """Raise ``Slip`` for a time that nobody can have written down yet."""
    if at > moment.at:
        raise Slip(field, "This time is in the future. Check the date and time on the form.")


def _people(station: Station, given: GivenOnForm) -> tuple[Named, Named | None]:
    gave = named(station, "gave", given.gave)
    checked = named(station, "checked", given.checked) if given.checked else None
    if checked and gave.kept.casefold() == checked.kept.casefold():
        raise Slip(
            "checked",
            "Nobody can check their own dose. Where the form has one name twice, say that nobody "
            "checked it.",
        )
    return gave, checked
