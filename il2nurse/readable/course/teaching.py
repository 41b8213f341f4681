"""The teaching of a course: every point with when it was taught, and the sheet for the patient."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.taught import Interpreter, Showed, Taught, TaughtTo, Understood
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.statements import Statement
from il2nurse.domain.rules.course.not_shown import not_shown_yet
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.dosing import calculate_ordered
from il2nurse.domain.values.quantity import amount_in_words, show
from il2nurse.domain.values.wall_clock import clock_time
from il2nurse.readable.content import PatientPaper, Sources
from il2nurse.readable.heading import zone_in_words
from il2nurse.readable.to_the_patient import own_facts, told_of_doses
from il2nurse.readable.wording import Wording

TITLE: Final = "Teaching sheet"
YOURS: Final = f"{TITLE} · your treatment"
INJECTING: Final = "injecting alone"
ALONE: Final = "what is done alone at home"
SHOWS_IT: Final = "The patient shows it."
NOT_TAUGHT: Final = "not taught yet"
TAUGHT_TO: Final[Mapping[TaughtTo, str]] = {
    TaughtTo.PATIENT: "The patient",
    TaughtTo.BOTH: "The patient and the family",
    TaughtTo.FAMILY: "The family",
}
UNDERSTOOD: Final[Mapping[Understood, str]] = {
    Understood.TOLD_BACK: "Understood: told back in own words",
    Understood.ANSWERED: "Understood: answered questions about it",
    Understood.NOT_YET: "Not understood yet",
}
INTERPRETERS: Final[Mapping[Interpreter, str]] = {
    Interpreter.NOT_NEEDED: "No interpreter needed",
    Interpreter.PRESENT: "Professional interpreter, present",
    Interpreter.CALLED: "Professional interpreter, by telephone or video",
    Interpreter.RELATIVE: "Someone of the family interpreted",
}
SHOWED: Final[Mapping[Showed, str]] = {
    Showed.YES: "Shown: the patient did it alone while the nurse looked on",
    Showed.NOT_YET: "Not shown yet",
}

TEACHING_WORDS: Final[Mapping[str, str]] = {
    each: phrase
    for words in (TAUGHT_TO, UNDERSTOOD, INTERPRETERS)
    for each, phrase in words.items()
}


def teaching_words(value: TaughtTo | Understood | Interpreter | Showed) -> str:
    """What an answer about a teaching is called."""
    return SHOWED[value] if isinstance(value, Showed) else TEACHING_WORDS[value]


@dataclass(frozen=True, slots=True)
class TeachingPoint:
    """One point with its newest teaching; ``understood`` is ``None`` where it was never taught.

    ``showed`` says whether the patient showed it, ``None`` of a point that nobody shows.
    """

    id: str
    text: str
    source: str
    at: str
    by: str | None
    understood: bool | None
    showed: bool | None = None

    @property
    def when(self) -> str:
        """When and by whom it was taught."""
        return f"{self.at}, {self.by}" if self.by else self.at


@dataclass(frozen=True, slots=True)
class DiaryPage:
    """A page on which the patient writes: what to do with it, and a line for each planned dose."""

    say: str
    columns: tuple[str, ...]
    planned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeachingSheet(PatientPaper):
    """What the patient takes along, and who taught what."""

    points: tuple[TeachingPoint, ...]
    sessions: tuple[str, ...]
    call: str | None = None
    """Whom patients call, as the site has it; ``None`` where it is written by hand."""
    diary: DiaryPage | None = None
    dose: str | None = None
    """How much the patient draws up; ``None`` where the patient prepares nothing."""
    instead: str | None = None
    """What is said in place of dose and diary, where the patient may take no dose now."""


def tell(sources: Sources) -> TeachingSheet:
    """The sheet of the patient's newest course; what staff wrote of it stands on other papers."""
    moment = sources.moment
    regimen, course = moment.regimen, moment.course
    takes = _takes_alone(regimen)
    instead = told_of_doses(moment) if takes else None
    wording = Wording(sources.people, moment.zone, moment.at.astimezone(moment.zone).date())
    return TeachingSheet(
        title=YOURS,
        subtitle=f"{regimen.drug} ({regimen.brand}) · course {course.number}",
        planned=f"{regimen.title} · regimen {regimen.version}",
        mark=f"Teaching, course {course.number}",
        zone=zone_in_words(wording, moment.at),
        patient=own_facts(moment, wording, told=instead is not None),
        points=teaching_points(course, regimen, wording),
        sessions=tuple(session_in_words(replace(e, note=None), wording) for e in course.taught),
        call=sources.texts.patients_call,
        diary=None if instead else _diary(moment, wording),
        dose=_own_dose(moment) if takes and not instead else None,
        instead=instead,
    )


def _takes_alone(regimen: Regimen) -> bool:
    """Whether the patient is taught to inject, and does it at home."""
    return any(each.shown for each in regimen.teaching)


def _own_dose(moment: Moment) -> str:
    """What a patient who is taught to inject draws up, in mL and in international units."""
    worked = calculate_ordered(moment.regimen.preparation, moment.course.current)
    units = amount_in_words(worked.dose_international_units)
    return f"Your dose: {show(worked.draw_up_ml)} mL in the syringe ({units} international units)."


def _diary(moment: Moment, wording: Wording) -> DiaryPage | None:
    """The diary of the newest cycle without what passed in a pause; ``None`` without a diary."""
    diary = moment.regimen.diary
    if diary is None:
        return None
    skipped = moment.course.current.skipped
    planned = (
        f"{n} · {wording.local(due):%a %d-%b} {clock_time(wording.local(due))}"
        for n, due in enumerate(moment.slots, 1)
        if n not in skipped
    )
    return DiaryPage(diary.say, diary.columns, tuple(planned))


def teaching_points(
    course: Course, regimen: Regimen, wording: Wording
) -> tuple[TeachingPoint, ...]:
    """Every point of the regimen, taught or not."""
    return tuple(_point(each, course, wording) for each in regimen.teaching)


def _point(each: Statement, course: Course, wording: Wording) -> TeachingPoint:
    newest = next((taught for taught in reversed(course.taught) if each.id in taught.points), None)
    showed = (newest is not None and newest.showed is Showed.YES) if each.shown else None
    if newest is None:
        return TeachingPoint(each.id, each.text, each.source, NOT_TAUGHT, None, None, showed)
    at, by = wording.day_time(newest.at), wording.name(newest.by)
    reached = newest.understood.reached
    return TeachingPoint(each.id, each.text, each.source, at, by, reached, showed)


def not_shown_in_short(moment: Moment) -> str | None:
    """That the patient has not shown yet what is done alone at home; ``None`` where all was."""
    if not not_shown_yet(moment):
        return None
    injects = moment.regimen.preparation.dilution is None
    return f"{INJECTING if injects else ALONE} not shown yet"


def not_shown_in_words(moment: Moment) -> str | None:
    """Every point that the patient has not shown yet, and who closes it; ``None`` without one."""
    points = not_shown_yet(moment)
    if not points:
        return None
    said = " ".join(f"“{each.text}”" for each in points)
    here = "Admit the patient again, then a" if moment.case.patient.discharged else "A"
    return f"{said} {here} nurse looks on and signs: Teaching (Q)."


def session_in_words(taught: Taught, wording: Wording) -> str:
    """One teaching: when, by whom, to whom, how it was understood, through whom."""
    count = len(taught.points)
    points = f"{count} point{'' if count == 1 else 's'}"
    parts = [
        f"{wording.day_time(taught.at)}, {wording.name(taught.by)}: {points}",
        TAUGHT_TO[taught.to],
        UNDERSTOOD[taught.understood],
        INTERPRETERS[taught.interpreter],
        SHOWED[taught.showed] if taught.showed else None,
        taught.note,
    ]
    return ". ".join(part for part in parts if part) + "."
