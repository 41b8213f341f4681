"""From what a dose is entered: a form, which serves once, a lost entry, or a printed paper."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from il2nurse.domain.record.papers.facts import FormEnteredFact, form_stream
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.record.register.head_code import NoHeadCode, read_head_code, short_code
from il2nurse.domain.record.register.seal import Head
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.chart.unusual import Oddity, Unusual
from il2nurse.domain.values.form_number import (
    LOST,
    PAPER,
    form_in_words,
    is_of_ward,
    read_lost_entry,
    read_number,
)
from il2nurse.domain.values.wall_clock import day_and_clock
from il2nurse.workflow.station import Station

FORM: Final = "form"
LINE: Final = "/"
LEAVE_LINE: Final = "The form of a dose has no lines; type the number at its head."
OTHERWISE: Final = (
    "A dose without a form: type “lost entry 812” with its number, or the code at the foot of a "
    "printed paper."
)
MEANT: Final = re.compile(r"[0-9]+\s*[-\u2010-\u2015]\s*[0-9A-Fa-f]{8}\s*[-\u2010-\u2015].*")
FOREIGN: Final = "Form {} is of no pack that this ward printed."
FOREIGN_PAPER: Final = (
    "The newest entry on {} is not in this register: the paper is of another ward, or shows "
    "entries that were lost."
)


@dataclass(frozen=True, slots=True)
class PaperForm:
    """The number as it was typed; ``sure`` where a person stands by one that no pack here has.

    For a dose it may also be "lost entry 812", or the code at the foot of a printed paper.
    """

    typed: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class UnusedForm:
    """A number that may be used now, at its ``place`` in the form's stream.

    ``foreign`` is one of no pack of this ward, or a paper of another register, by which a person
    stood. A printed paper may tell of several doses, and does not serve ``once``.
    """

    number: str
    place: int
    foreign: bool
    once: bool = True

    @property
    def unlike(self) -> tuple[str, ...]:
        """What a charge nurse looks at: a number that no pack or paper of this ward has."""
        said = FOREIGN_PAPER if self.number.startswith(PAPER) else FOREIGN
        return (said.format(self.number),) if self.foreign else ()

    @property
    def oddities(self) -> tuple[Oddity, ...]:
        """What a person is asked to stand by."""
        return tuple(Oddity(FORM, f"{each} Is the number right?") for each in self.unlike)

    def draft(self, mrn: str, what: str, at: datetime) -> Draft:
        """The entry by which the number serves once, whichever station is first."""
        fact = FormEnteredFact(self.number, what, self.foreign)
        return draft(form_stream(self.number), mrn, at, fact, seq=self.place)

    def drafts(self, mrn: str, what: str, at: datetime) -> list[Draft]:
        """The same, where the source serves once."""
        return [self.draft(mrn, what, at)] if self.once else []


def unused_form(station: Station, mrn: str, form: PaperForm) -> UnusedForm:
    """What the dose of a patient is entered from: a form, a lost entry, or a printed paper.

    Raises ``Slip`` for what is none of them and for what was entered already, ``Unusual`` for a
    form or a paper that cannot be of this ward, until a person stands by it.
    """
    lost = read_lost_entry(form.typed)
    if lost is not None:
        return _lost_entry(station, mrn, lost)
    used = _paper(station, form.typed) or _form_of_dose(station, form.typed)
    if used.oddities and not form.sure:
        raise Unusual(used.oddities)
    return used


def _form_of_dose(station: Station, typed: str) -> UnusedForm:
    """A form of a dose, which has no lines."""
    used = _unused(station, typed, OTHERWISE)
    if LINE in used.number:
        raise Slip(FORM, f"{used.number} is a line of vital signs or fluids. {LEAVE_LINE}")
    _refuse_two_kinds(station, used.number, f"{used.number}{LINE}", "vital signs or fluids")
    return used


def _lost_entry(station: Station, mrn: str, number: int) -> UnusedForm:
    """A lost entry, of which it is known that it may be the patient's."""
    losses = station.case(mrn).losses
    if not any(each.first <= number <= (each.last or number) for each in losses):
        raise Slip(
            FORM,
            f"Entry {number} is not among the lost entries of this patient, which the patient's "
            "page and the papers name. Nothing was entered.",
        )
    kept = f"{LOST}{number}"
    return UnusedForm(kept, _refuse_entered(station, kept), foreign=False)


def _paper(station: Station, typed: str) -> UnusedForm | None:
    """A printed paper, by the code at its foot; ``Slip`` where a sign of one is wrong."""
    try:
        found = read_head_code(typed)
    except NoHeadCode as wrong:
        if MEANT.fullmatch(typed.strip()):
            raise Slip(FORM, str(wrong)) from wrong
        return None
    number = f"{PAPER}{short_code(Head(found.number, found.seal))}"
    newest = station.register.since(found.number - 1, limit=1)
    here = bool(newest) and newest[0].number == found.number and found.fits(newest[0].seal)
    return UnusedForm(number, 0, foreign=not here, once=False)


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


def _unused(station: Station, typed: str, *more: str) -> UnusedForm:
    try:
        number = read_number(typed)
    except ValueError as slip:
        raise Slip(FORM, " ".join((str(slip), *more))) from slip
    place = _refuse_entered(station, number)
    foreign = not is_of_ward(number, station.register.identity().register)
    return UnusedForm(number, place, foreign)


def _refuse_entered(station: Station, number: str) -> int:
    """Raise ``Slip`` for what was entered already; else the place in its stream."""
    before = station.register.stream(form_stream(number))
    if before and (what := FormEnteredFact.read(before[-1]).what):
        known = station.people().get(before[-1].person)
        who = known.shown if known else before[-1].person
        at = day_and_clock(station.local(before[-1].recorded_at))
        named = form_in_words(number)
        raise Slip(
            FORM,
            f"{named[:1].upper()}{named[1:]} was entered already, by {who} at {at}: {what}. "
            "Nothing was entered a second time; look at the record, and at the form.",
        )
    return len(before)


def freed(station: Station, number: str | None, mrn: str) -> list[Draft]:
    """What lets a form be entered again after what was entered from it was struck out."""
    if number is None or number.startswith(PAPER):
        return []
    stream = form_stream(number)
    place = len(station.register.stream(stream))
    return [
        draft(
            stream, mrn, station.now().at, FormEnteredFact(number, None, foreign=False), seq=place
        )
    ]
