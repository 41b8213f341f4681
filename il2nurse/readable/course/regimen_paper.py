"""A regimen on paper: that of a patient's course, or a text of this ward, whoever is given it."""

from dataclasses import dataclass, replace
from typing import Final

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.text import Line
from il2nurse.readable.content import Sources
from il2nurse.readable.course.approvals import approval_on_paper, standing_in_words
from il2nurse.readable.course.regimen import RegimenTable, regimen_tables
from il2nurse.readable.course.regimen_words import in_short
from il2nurse.readable.heading import PatientFacts, patient_facts, zone_in_words
from il2nurse.readable.wording import Wording

TITLE: Final = "Regimen"
OF_A_TEXT: Final = "Whole regimen"
OF_COURSE: Final = "This is the regimen by which the course above was ordered."
OF_WARD: Final = "This is a whole regimen, about no patient."
WHOLE: Final = (
    "The first page has it in short, for the bedside. All that follows is for those who check and "
    "approve it: every question, limit, step and text of the file, each with its source. The next "
    "page lists the parts with their pages."
)
SHOWN: Final = 16


@dataclass(frozen=True, slots=True)
class RegimenPaper:
    """A regimen in ``short`` and with all that its file says.

    ``research`` is what a file of research says first. ``origin`` is where the text comes from and
    its checksum, where it is about no patient.
    """

    title: str
    subtitle: str
    planned: str
    mark: str
    zone: str
    patient: PatientFacts | None
    notice: str
    about: str
    approval: str
    short: tuple[tuple[str, Line], ...]
    tables: tuple[RegimenTable, ...]
    origin: str | None = None
    research: str | None = None


def tell(sources: Sources) -> RegimenPaper:
    """The regimen by which the patient's course was ordered."""
    moment = sources.moment
    regimen = moment.regimen
    wording = Wording(sources.people, moment.zone, moment.at.astimezone(moment.zone).date())
    return RegimenPaper(
        title=_title(TITLE, regimen),
        subtitle=_subtitle(regimen),
        planned=f"Course {moment.course.number} · checksum of the file {regimen.digest[:SHOWN]}",
        mark=_mark(regimen),
        zone=zone_in_words(wording, moment.at),
        patient=replace(patient_facts(moment.case, moment.course.current, wording), notes=()),
        notice=regimen.first_notice,
        about=f"{OF_COURSE} {WHOLE}",
        approval=approval_on_paper(moment.course, sources.approvals, wording),
        short=in_short(regimen),
        tables=regimen_tables(regimen),
    )


def tell_text(sources: Sources) -> RegimenPaper:
    """A text of this ward or its register, letter by letter known by its checksum."""
    text = sources.text
    regimen = text.regimen
    day = text.at.astimezone(text.zone).date()
    wording = Wording(sources.people, text.zone, day)
    research = regimen.notice if regimen.research else None
    return RegimenPaper(
        title=_title(OF_A_TEXT, regimen),
        subtitle=_subtitle(regimen),
        planned=f"Checksum of the file {regimen.digest[:SHOWN]}",
        mark=_mark(regimen),
        zone=zone_in_words(wording, text.at),
        patient=None,
        notice=regimen.first_notice,
        about=f"{OF_WARD} {WHOLE}",
        approval=standing_in_words(text.approvals, text.holding, wording, day),
        short=in_short(regimen),
        tables=regimen_tables(regimen),
        origin=f"{text.place.rstrip('.')}. Checksum of the whole text: {regimen.digest}.",
        research=research,
    )


def _title(kind: str, regimen: Regimen) -> str:
    return f"{kind} · {regimen.drug} ({regimen.brand})"


def _subtitle(regimen: Regimen) -> str:
    return f"{regimen.title} · regimen {regimen.version}"


def _mark(regimen: Regimen) -> str:
    research = "RESEARCH ONLY · " if regimen.research else ""
    return f"{research}Regimen {regimen.id}, version {regimen.version}"
