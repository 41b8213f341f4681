"""The numbers of the downtime pack's forms: read, used once, and free again when struck out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from il2nurse.domain.record.papers.facts import FormEnteredFact, form_stream
from il2nurse.domain.record.register.entries import Draft, Kind
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.chart.unusual import Oddity, Unusual
from il2nurse.domain.values.form_number import is_of_ward, read_number
from il2nurse.workflow.station import Station

FORM: Final = "form"
LINE: Final = "/"
LEAVE_LINE: Final = "The form of a dose has no lines; type the number at its head."
FOREIGN: Final = "Form {} is of no pack that this ward printed."


@dataclass(frozen=True, slots=True)
class PaperForm:
    """The number as it was typed; ``sure`` where a person stands by one that no pack here has."""

    typed: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class UnusedForm:
    """A number that may be used now, at its ``place`` in the form's stream.

    ``foreign`` is one of no pack of this ward, by which a person stood.
    """

    number: str
    place: int
    foreign: bool

    @property
    def unlike(self) -> tuple[str, ...]:
        """What a charge nurse looks at: a number that no pack of this ward has."""
        return (FOREIGN.format(self.number),) if self.foreign else ()

    @property
    def oddities(self) -> tuple[Oddity, ...]:
        """What a person is asked to stand by."""
        return tuple(Oddity(FORM, f"{each} Is the number right?") for each in self.unlike)

    def draft(self, mrn: str, what: str, at: datetime) -> Draft:
        """The entry by which the number serves once, whichever station is first."""
        fact = FormEnteredFact(self.number, what, self.foreign)
        return draft(form_stream(self.number), mrn, at, fact, seq=self.place)


def unused_form(station: Station, form: PaperForm) -> UnusedForm:
    """The form of a dose that the number names.

    Raises ``Slip`` for what is no number and for one that was entered already, ``Unusual`` for one
    that no pack of this ward can have, until a person stands by it.
    """
    used = _unused(station, form.typed)
    if LINE in used.number:
        raise Slip(FORM, f"{used.number} is a line of vital signs or fluids. {LEAVE_LINE}")
    _refuse_two_kinds(station, used.number, f"{used.number}{LINE}", "vital signs or fluids")
    if used.oddities and not form.sure:
        raise Unusual(used.oddities)
    return used


def unused_line(station: Station, typed: str) -> UnusedForm:
    """The line of a form that the number names; whoever asks for it asks about ``oddities`` too.

    Raises ``Slip`` for what is no line, and for one that was entered already.
    """
    used = _unused(station, typed)
    if LINE not in used.number:
        raise Slip(FORM, f"Type the line too, like {used.number}/1. Nothing was recorded.")
    form = used.number.partition(LINE)[0]
    _refuse_two_kinds(station, form, form, "a dose")
    return used


def _refuse_two_kinds(station: Station, form: str, begins: str, kind: str) -> None:
    """One sheet is the form of a dose, or has lines; what was entered from it tells which."""
    what: dict[str, str | None] = {}
    for entry in station.register.of_kind(Kind.FORM_ENTERED):
        fact = FormEnteredFact.read(entry)
        if fact.form == begins or (LINE in begins and fact.form.startswith(begins)):
            what[fact.form] = fact.what
    if any(what.values()):
        raise Slip(
            FORM,
            f"{form} is a form of {kind}: it was entered as one already. Nothing was entered; look "
            "at the head of the form.",
        )


def _unused(station: Station, typed: str) -> UnusedForm:
    try:
        number = read_number(typed)
    except ValueError as slip:
        raise Slip(FORM, str(slip)) from slip
    before = station.register.stream(form_stream(number))
    if before and (what := FormEnteredFact.read(before[-1]).what):
        known = station.people().get(before[-1].person)
        who = known.shown if known else before[-1].person
        at = f"{station.local(before[-1].recorded_at):%d-%b %H:%M}"
        raise Slip(
            FORM,
            f"Form {number} was entered already, by {who} at {at}: {what}. "
            "Nothing was entered a second time; look at the record, and at the form.",
        )
    foreign = not is_of_ward(number, station.register.identity().register)
    return UnusedForm(number, len(before), foreign)


def freed(station: Station, number: str | None, mrn: str) -> list[Draft]:
    """What lets a form be entered again after what was entered from it was struck out."""
    if number is None:
        return []
    stream = form_stream(number)
    place = len(station.register.stream(stream))
    return [
        draft(
            stream, mrn, station.now().at, FormEnteredFact(number, None, foreign=False), seq=place
        )
    ]
