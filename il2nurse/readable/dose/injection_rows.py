"""What was injected, in words: the volume, the site, and the part of the dose that went in."""

from collections.abc import Iterator

from il2nurse.domain.record.dose.injection import Injection
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import Choice
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.units_given import part_of
from il2nurse.domain.values.quantity import amount_in_words, show
from il2nurse.domain.values.text import Emphasis, Line, line
from il2nurse.readable.dose.infusion_rows import reason_label
from il2nurse.readable.dose_record import DoseRecord


def injection_sites(regimen: Regimen) -> tuple[Choice, ...]:
    """Where the regimen lets a dose be injected; nowhere where it is infused."""
    asked = regimen.fields.get(vocabulary.INJECTION_SITE.id)
    return asked.choices if asked else ()


def site_in_words(regimen: Regimen, site: str) -> str:
    """The place that a word of the list stands for."""
    return reason_label(injection_sites(regimen), site)


def injected_in_words(regimen: Regimen, injection: Injection) -> str:
    """How much of the syringe went in, and where."""
    given, drawn = show(injection.given_ml), show(injection.drawn_ml)
    volume = f"{given} mL" if injection.in_full else f"{given} of {drawn} mL"
    return f"{volume}, {site_in_words(regimen, injection.site)}"


def injection_lines(record: DoseRecord, injection: Injection) -> Iterator[Line]:
    """When, how much of the syringe and where, and why it was less."""
    at = record.wording.exact(injection.at)
    yield line(f"Injected {at} · {injected_in_words(record.regimen, injection)}")
    if injection.text:
        yield line(f"Not all of it: {injection.text}", Emphasis.ALARM)


def injected_units(record: DoseRecord, injection: Injection) -> str:
    """The international units that went in, beside the whole dose where it was a part."""
    dose = record.worked.dose_international_units
    if injection.in_full:
        return f"{amount_in_words(dose)} international units"
    got = part_of(dose, injection.given_ml, injection.drawn_ml)
    return f"About {amount_in_words(got)} of {amount_in_words(dose)} international units"
