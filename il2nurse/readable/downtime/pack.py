"""The downtime pack of a ward: a cover, every patient's chart and forms, blank forms."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.form_number import make_number
from il2nurse.domain.values.text import written_offset
from il2nurse.readable.content import Content, Sources, WardNow
from il2nurse.readable.downtime.current import CurrentChart, current_chart, next_key
from il2nurse.readable.downtime.forms import (
    BLANK,
    DoseForm,
    LinesForm,
    dose_form,
    fluids_form,
    vital_signs_form,
)
from il2nurse.readable.downtime.under_way import INFUSING, NEXT_DOSE, OPEN_DOSE
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import Phrase

TITLE: Final = "Downtime pack"
SPARE: Final = 1
HOW: Final = tuple(
    """\
Use this pack only while the program cannot be used. It tells what was on record at the time \
above; what was done since stands on no page of it: ask the nurse who did it.
A dose is given on a form: every step in its order, the second person’s own sum at the double \
check, one clock for all times. A dose that is held is written on the form too.
Nobody starts a dose on paper that is not cleared, or whose values are too old: measure again, and \
call the prescriber.
No blank form left? Copy an unused page of this pack. On the copy cross out the form number and \
the dose, and write the patient and the times; it is entered by the code at the foot of its page. \
A form begun by mistake: cross it through, write “not used”, the time and your name, and keep it.
Afterwards enter every form under its number on the patient’s page: first vital signs (V) and \
fluids (I) with “From a form” (Alt+F), then the doses in their order with “Given on paper” \
(Ctrl+E) or “Held on paper” (Ctrl+H). Keep the forms with the record.""".splitlines()
)
TIME: Final = "___:___ on ___-____-_____"
PHONE: Final = "______________________________  telephone ____________________"


@dataclass(frozen=True, slots=True)
class BedLine:
    """One patient on the cover: bed, name, what is due, what speaks against it, what it lacks.

    ``first`` is what somebody has to do now, whatever is due.
    """

    bed: str
    name: str
    mrn: str
    born: str
    allergies: str
    allergic: bool
    going_on: tuple[str, ...]
    next: str
    against: tuple[str, ...]
    lacking: tuple[Phrase, ...]
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: how the pack is used, and who is on the ward."""

    title: str
    subtitle: str
    planned: str
    mark: str
    zone: str
    how: tuple[str, ...]
    calls: tuple[tuple[str, str], ...]
    beds: tuple[BedLine, ...]
    without: tuple[str, ...]
    forms: tuple[tuple[str, str], ...]
    patient: None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """All parts of the pack in their order; each has its own head."""

    title: str
    subtitle: str
    planned: str
    mark: str
    zone: str
    parts: tuple[Content, ...]
    patient: None = None


def tell(sources: Sources) -> Pack:
    """The pack of the ward as it stands."""
    ward = sources.ward
    words = Wording(sources.people, ward.zone, ward.at.astimezone(ward.zone).date())
    zone = f"Times are local: {ward.zone}, UTC{written_offset(words.local(ward.at))}"
    charts = tuple((each, current_chart(each)) for each in ward.patients)
    calls = tuple((who, text or PHONE) for who, text in sources.texts.calls)
    if not_set := sources.texts.not_set:
        calls = (*calls, ("", not_set))
    forms = tuple(_forms(ward, charts, zone, calls))
    cover = Cover(
        title=f"{TITLE} · {ward.name}",
        subtitle=f"As of {words.day_time(ward.at)}",
        planned=f"{len(charts)} patient{'' if len(charts) == 1 else 's'} with an order, "
        f"{len(forms)} forms",
        mark=TITLE,
        zone=zone,
        how=HOW,
        calls=(
            ("Downtime", f"began {TIME}   ended {TIME}"),
            *calls,
        ),
        beds=tuple(_bed(each, chart) for each, chart in charts),
        without=ward.without,
        forms=tuple((form.title, _whose(form)) for form in forms),
    )
    parts = [*_with_charts(charts, forms)]
    return Pack(cover.title, cover.subtitle, cover.planned, cover.mark, zone, (cover, *parts))


def _bed(sources: Sources, chart: CurrentChart) -> BedLine:
    patient = sources.moment.case.patient
    rows = dict(chart.now)
    going_on = [f"{name}: {rows[name]}." for name in (INFUSING, OPEN_DOSE) if name in rows]
    next_dose = rows[NEXT_DOSE]
    return BedLine(
        patient.bed,
        patient.name,
        chart.patient.numbered,
        chart.patient.born,
        chart.patient.allergies,
        chart.patient.allergic,
        tuple(going_on),
        next_dose,
        chart.against,
        chart.lacking,
        tuple(f"{each.in_short}." for each in chart.first if each.in_short),
    )


def _whose(form: "Form") -> str:
    who = form.patient
    return f"{who.bed}  {who.name}" if who.name else "anybody: write the name on it"


Charts = tuple[tuple[Sources, CurrentChart], ...]
Form = DoseForm | LinesForm


def _forms(
    ward: WardNow, charts: Charts, zone: str, calls: tuple[tuple[str, str], ...]
) -> Iterator[Form]:
    """Forms for every patient, and spare ones without a name.

    Those are for each regimen in use; where none is, for each that may be ordered.
    """
    places, made = count(1), set[str]()

    def number() -> str:
        found = make_number(ward.register, ward.seed, next(places))
        if found in made:
            return number()
        made.add(found)
        return found

    regimens: dict[str, Regimen] = {}
    for sources, chart in charts:
        regimen = sources.moment.regimen
        regimens[regimen.digest] = regimen
        if next_key(sources.moment):
            named = dose_form(number(), regimen, zone, chart, sources.moment)
            yield replace(named, calls=calls)
        yield vital_signs_form(number(), regimen, zone, chart.patient)
        yield fluids_form(number(), regimen, zone, chart.patient)
    for regimen in regimens.values() or ward.orderable:
        for _ in range(SPARE):
            yield replace(dose_form(number(), regimen, zone), calls=calls)
            yield vital_signs_form(number(), regimen, zone, BLANK)
            yield fluids_form(number(), regimen, zone, BLANK)


def _with_charts(charts: Charts, forms: tuple[Form, ...]) -> Iterator[Content]:
    """Each patient's forms behind the chart of the same patient, the spare ones last."""
    for _, chart in charts:
        yield chart
        yield from (form for form in forms if form.patient is chart.patient)
    yield from (form for form in forms if form.patient is BLANK)
