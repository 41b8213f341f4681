"""The entry of a dose given on a form: what the form says, and what the rules would have said."""

from decimal import Decimal
from typing import Final

from il2nurse.domain.people import May, NotAllowed
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.dose.paper_facts import DoseGivenOnPaperFact
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.chart.unusual import ASK, Oddity, Unusual
from il2nurse.domain.rules.dose.on_form import (
    would_have_said,
)
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.values.quantity import TENTH, round_half_up, show
from il2nurse.domain.values.text import kept_text
from il2nurse.readable.dose.injection_rows import injection_sites
from il2nurse.readable.pharmacy.fitting import fitting_calculation
from il2nurse.workflow.dose.ending import refuse_volume, unlike_total
from il2nurse.workflow.dose.injecting import refuse_injected
from il2nurse.workflow.dose.told_by_form import GivenOnForm, Named, named
from il2nurse.workflow.forms import UnusedForm
from il2nurse.workflow.station import Station

GAVE_IT, CHECKED_IT = "gave it", "checked it"
UNCHECKED: Final = "No witness checked the dose on the form."


def fact_of_form(
    station: Station,
    then: Moment,
    key: DoseKey,
    used: UnusedForm,
    given: GivenOnForm,
    near: tuple[str, ...],
) -> DoseGivenOnPaperFact:
    """What the entry says, with what the rules would have said."""
    if not then.regimen.infusion:
        return _injected(station, then, key, used, given, near)
    dilution, worked = then.regimen.preparation.demand_dilution(), _sum(then)
    if given.site:
        raise Slip("dose", "This dose is infused, and the form of an injection was typed.")
    total = _total_of(given, worked)
    gave, checked = _people(station, given)
    full_from, stopped = dilution.full_from(total), _stopped(then, given)
    if given.given_ml is not None:
        refuse_volume(given.given_ml, dilution.most_of(total))
    unlike = _of_the_form(worked, total)
    odd = _of_the_volume(given, total, full_from) if stopped is None else []
    odd += [Oddity("total_ml", f"{each}{ASK}") for each in unlike]
    if odd and not given.confirmed:
        raise Unusual(tuple(odd))
    return DoseGivenOnPaperFact(
        form=used.number,
        ended=given.ended,
        total_ml=total,
        given_ml=given.given_ml,
        rate_ml_per_h=round_half_up(total / _hours_planned(then), TENTH),
        planned_s=int(then.regimen.infusion.total_seconds()),
        gave=gave.kept,
        checked=checked.kept if checked else None,
        objections=(
            *would_have_said(then, key),
            *near,
            *unlike,
            *_of_the_people(gave, checked),
            *used.unlike,
        ),
        reason=stopped,
        text=kept_text(given.text),
        short=stopped is None and given.given_ml is not None and given.given_ml < full_from,
    )


def _injected(
    station: Station,
    then: Moment,
    key: DoseKey,
    used: UnusedForm,
    given: GivenOnForm,
    near: tuple[str, ...],
) -> DoseGivenOnPaperFact:
    """What the entry of an injection says; the syringe held what the order makes of it."""
    drawn, site, volume = then.calculation().draw_up_ml, given.site, given.given_ml
    if site not in {each.word for each in injection_sites(then.regimen)}:
        raise Slip("site", "Choose where it went, as the form has it.")
    if volume is None or given.ended != given.started:
        raise Slip("dose", "This dose is injected, and the form of an infusion was typed.")
    refuse_injected(volume, drawn, given.text)
    gave, checked = _people(station, given)
    return DoseGivenOnPaperFact(
        form=used.number,
        ended=given.ended,
        total_ml=drawn,
        given_ml=volume,
        rate_ml_per_h=Decimal(0),
        planned_s=0,
        gave=gave.kept,
        checked=checked.kept if checked else None,
        objections=(
            *would_have_said(then, key),
            *near,
            *_of_the_people(gave, checked),
            *used.unlike,
        ),
        text=kept_text(given.text),
        site=site,
        short=volume < drawn,
    )


def _total_of(given: GivenOnForm, worked: Calculation | None) -> Decimal:
    total = given.total_ml or (round_half_up(worked.bag.total_ml, TENTH) if worked else None)
    if not total:
        raise Slip("total_ml", "Type the total volume of the bag, as the form has it.")
    return total


def _of_the_people(gave: Named, checked: Named | None) -> tuple[str, ...]:
    """What speaks against those who gave and checked it, or that nobody checked it."""
    seconds = checked.unlike(CHECKED_IT, May.WITNESS) if checked else (UNCHECKED,)
    return (*gave.unlike(GAVE_IT, May.GIVE), *seconds)


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
    expected = round_half_up(worked.bag.total_ml, TENTH)
    if round_half_up(total, TENTH) == expected:
        return ()
    return (f"The form has {show(total)} mL in all; the sum gives {show(expected)} mL.",)


def _stopped(then: Moment, given: GivenOnForm) -> str | None:
    if not given.reason:
        return None
    if given.reason not in {choice.word for choice in then.regimen.stop_reasons}:
        raise Slip(
            "reason",
            "The version of the regimen by which this dose went has no such reason. Choose another "
            "from the list.",
        )
    return given.reason


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
