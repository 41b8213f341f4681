"""An injection that was recorded wrongly, put right: its site, time or volume, or struck out."""

from collections.abc import Sequence
from datetime import datetime

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.corrected import DoseCorrectedFact, DoseValue
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.injection import Injection
from il2nurse.domain.record.register.entries import write_instant
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.dose.same_time import refuse_same_time
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.quantity import parse_decimal, show
from il2nurse.readable.dose.injection_rows import injection_sites
from il2nurse.workflow.dose.dose_change import DoseChange
from il2nurse.workflow.dose.injecting import GIVEN_ML, less_because, refuse_injected

FROM_PAPER = (
    "This injection was entered from paper. Strike out its form, so that the form can be entered "
    "again. Nothing was changed."
)
EITHER = "Type when this one was injected, or correct the time of the other one first."


def corrected_injection(moment: Moment, dose: Dose, change: DoseChange) -> DoseCorrectedFact:
    """The correction of an injection; raises ``Slip`` for what cannot be right."""
    injection = dose.injection
    if injection is None:
        raise NotAllowed("This dose was not injected. Nothing was changed.")
    match change.what:
        case DoseValue.SITE:
            return _site(moment, injection, change)
        case DoseValue.INJECTED_AT:
            return _time(moment, dose, injection, change)
        case DoseValue.INJECTED_ML:
            return _volume(injection, change)
        case _ if dose.on_form:
            raise NotAllowed(FROM_PAPER)
        case _:
            return change.fact(write_instant(injection.at), "")


def _site(moment: Moment, injection: Injection, change: DoseChange) -> DoseCorrectedFact:
    if change.now not in {site.word for site in injection_sites(moment.regimen)}:
        raise Slip(DoseValue.SITE, "Choose the site from the list. Nothing was changed.")
    return change.fact(injection.site, change.now)


def _time(
    moment: Moment, dose: Dose, injection: Injection, change: DoseChange
) -> DoseCorrectedFact:
    at = datetime.fromisoformat(change.now)
    if at > moment.at:
        raise Slip(DoseValue.INJECTED_AT, "This time is in the future. Type it again.")
    if at < max(_before(dose), default=dose.begun_at):
        raise Slip(
            DoseValue.INJECTED_AT,
            "A step that comes before the injection was recorded after that. Type it again.",
        )
    refuse_same_time(moment, dose.key, (at, at), DoseValue.INJECTED_AT, EITHER)
    return change.fact(write_instant(injection.at), write_instant(at))


def _before(dose: Dose) -> Sequence[datetime]:
    """When the double checks before the injection were done."""
    return [each.at for each in dose.checks if not each.mismatches]


def _volume(injection: Injection, change: DoseChange) -> DoseCorrectedFact:
    try:
        volume = parse_decimal(change.now)
    except ValueError as error:
        raise Slip(DoseValue.INJECTED_ML, f"{error} Nothing was changed.") from error
    drawn = injection.drawn_ml
    try:
        refuse_injected(volume, drawn, change.text)
    except Slip as slip:
        if slip.field == GIVEN_ML:
            raise Slip(DoseValue.INJECTED_ML, str(slip)) from slip
        raise
    return DoseCorrectedFact(
        change.what,
        show(injection.given_ml),
        show(volume),
        change.reason.strip(),
        text=less_because(volume, drawn, change.text),
    )
