"""Sex or birth date corrected after the order: what was judged by them is asked again."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from il2nurse.domain.record.course.answers import Suited
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.record.register.changes import Correction
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import written_date

ASKED_AGAIN: Final = (
    "What was judged by it is asked again: “Order questions” on the patient's page; then a second "
    "person verifies."
)


def corrected_since(moment: Moment) -> str | None:
    """The sentence that the order was answered for another sex or age; ``None`` where it was not.

    A correction that was taken back, or a birth date that changes no age in years, changes nothing
    that was judged. Who is too young is not asked again.
    """
    suited = moment.course.suited
    if suited is None or not moment.regimen.suitability.fields or too_young(moment):
        return None
    day = suited.at.astimezone(moment.zone).date()
    told = [*_sex(moment.case.patient, suited), *_age(moment.case.patient, suited, day)]
    return " ".join([*told, ASKED_AGAIN]) if told else None


def too_young(moment: Moment) -> str | None:
    """The sentence that the regimen is not for one of this age; ``None`` where it is."""
    years, least = moment.case.patient.age(moment.today), moment.regimen.youngest_years
    if years >= least:
        return None
    return f"The patient is {years} years old; this regimen is for patients of {least} and older."


def _first(patient: Patient, field: str, suited: Suited) -> Correction | None:
    since = (each for each in patient.changes if each.field == field)
    return next((each for each in since if each.number > suited.number), None)


def _sex(patient: Patient, suited: Suited) -> Iterator[str]:
    change = _first(patient, "sex", suited)
    if change and change.was != patient.sex:
        yield f"The order was answered for sex {change.was}, and it is {patient.sex} on record now."


def _age(patient: Patient, suited: Suited, day: date) -> Iterator[str]:
    change = _first(patient, "born", suited)
    if change is None or not isinstance(change.was, str):
        return
    was = date.fromisoformat(change.was)
    if _years(was, day) != patient.age(day):
        yield (
            f"The order was answered for the birth date {written_date(was)}, and it is "
            f"{written_date(patient.born)} on record now."
        )


def _years(born: date, day: date) -> int:
    before = (day.month, day.day) < (born.month, born.day)
    return day.year - born.year - (1 if before else 0)
