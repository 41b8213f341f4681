"""What a paper is about, settled before it is made: which dose, whose bag, what period."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.switches import by_text
from il2nurse.domain.record.patient.mrn import numbered
from il2nurse.domain.record.register.entries import BrokenRecord, Kind
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.slots import due_of
from il2nurse.domain.rules.dose.preparing import dose_to_prepare
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.instants import Stretch
from il2nurse.readable.content import About, PaperKind, Sources, Subject, WardNow
from il2nurse.readable.flowsheet.periods import Period, newest_period
from il2nurse.workflow.approvals import (
    all_approvals,
    to_order,
    unapproved,
)
from il2nurse.workflow.papers.texts import asked_text, text_now
from il2nurse.workflow.pharmacy.labelling import label_subject
from il2nurse.workflow.station import Station
from il2nurse.workflow.unordered import asks_another, regimens_asked_for, unordered_moment

LONGEST_PERIOD: Final = timedelta(days=31)

Settle = Callable[[Station, Subject], Subject]


def settle(station: Station, about: About, subject: Subject) -> Subject:
    """The subject with all that a paper of this kind needs, and nothing else.

    What was not named is the newest: the open dose or the last one, the day up to now. Raises
    ``NotAllowed`` where there is nothing of the kind.
    """
    return SETTLES[about](station, subject)


def _dose(station: Station, subject: Subject) -> Subject:
    """A dose that was begun; without one named the open dose, else the last."""
    case, key = station.case(subject.mrn), subject.key
    if key is not None and key not in case.doses:
        raise NotAllowed(f"Dose {key.slot} was not begun yet. There is nothing to print.")
    if key is None:
        if not case.doses:
            raise NotAllowed("No dose was begun yet. There is nothing to print.")
        last = max(case.doses.values(), key=lambda dose: dose.begun_at)
        key = (case.open_dose or last).key
    return Subject(subject.mrn, key)


def _bag(station: Station, subject: Subject) -> Subject:
    """The dose that is named; else the open one, or the next; of a bag that runs, the one after."""
    moment, key = station.moment(subject.mrn), subject.key
    if key is None or (key not in moment.case.doses and due_of(moment, key) is None):
        key = dose_to_prepare(moment)
    return Subject(subject.mrn, key)


def _label(station: Station, subject: Subject) -> Subject:
    """The label of that bag, with the number of the one that pharmacy makes."""
    found = _bag(station, subject)
    return label_subject(_under(station, station.moment(subject.mrn), found), found)


def _period(station: Station, subject: Subject) -> Subject:
    """A period that may be printed; without one named the day up to the present hour."""
    moment = station.moment(subject.mrn)
    stretch = subject.stretch or newest_period(Period.DAY, moment, station.shift_starts)
    check_period(stretch)
    return Subject(subject.mrn, stretch=stretch, seen=subject.seen)


def _patient(station: Station, subject: Subject) -> Subject:
    """The patient, who must have an order: a paper says which weight the doses go by."""
    station.moment(subject.mrn)
    return Subject(subject.mrn)


def _clearance(station: Station, subject: Subject) -> Subject:
    """The newest course; without one, or where a text is named, that text before an order.

    Without a name it is the ward's first.
    """
    case, text = station.case(subject.mrn), subject.text
    if text is None and case.course is None:
        text = next((each.digest for each in regimens_asked_for(station)), None)
    if text is None:
        return _patient(station, subject)
    if not asks_another(station, case):
        raise NotAllowed(
            f"{case.patient.name} has an order, which decides. There is nothing to print for "
            "another regimen."
        )
    asked_text(station, text)
    return Subject(subject.mrn, text=text)


def _ward(_station: Station, _subject: Subject) -> Subject:
    """The ward as it is now; no patient is named."""
    return Subject("")


def _text(station: Station, subject: Subject) -> Subject:
    """A text of this ward's shelf, or of its register."""
    text_now(station, subject)
    return Subject("", text=subject.text)


SETTLES: Final[Mapping[About, Settle]] = {
    About.DOSE: _dose,
    About.BAG: _bag,
    About.LABEL: _label,
    About.PERIOD: _period,
    About.PATIENT: _patient,
    About.CLEARANCE: _clearance,
    About.WARD: _ward,
    About.TEXT: _text,
}


def check_period(stretch: Stretch) -> None:
    """Raise ``NotAllowed`` for a period that is none, or too long to be printed."""
    if not stretch.start < stretch.end:
        raise NotAllowed("A period must end after it begins. Nothing was printed; check the times.")
    if stretch.end - stretch.start > LONGEST_PERIOD:
        raise NotAllowed(
            f"A flowsheet covers at most {LONGEST_PERIOD.days} days. Nothing was printed; ask for "
            "a shorter period."
        )


def sources_of(station: Station, subject: Subject) -> Sources:
    """All that a paper about a settled subject may be made from."""
    if subject.text and not subject.mrn:
        of_text = text_now(station, subject)
        return Sources(subject, of_text, (), station.people(), station.shift_starts)
    if not subject.mrn:
        of = (_ward_now(station), (), station.people(), station.shift_starts)
        return Sources(subject, *of, texts=station.texts, labels=station.labels)
    now = _now(station, subject)
    moment = replace(_under(station, now, subject), at=subject.seen or now.at)
    entries = station.entries(subject.mrn)
    approvals = all_approvals(station).get(moment.regimen.digest)
    people, shifts = station.people(), station.shift_starts
    told = (station.texts, station.register.identity().practice, station.labels)
    return Sources(subject, moment, entries, people, shifts, approvals, *told)


def _ward_now(station: Station) -> WardNow:
    """Everybody who is on the ward, by bed; one who cannot be read is named as such."""
    identity, at = station.register.identity(), station.now().at
    found: list[tuple[str, Sources]] = []
    without: list[str] = []
    for entry in station.register.of_kind(Kind.PATIENT_ADMITTED):
        try:
            case = station.case(entry.subject)
            patient = case.patient
            if patient.discharged:
                continue
            if case.course is None:
                without.append(
                    f"Bed {patient.bed}, {patient.name}, {numbered(patient.mrn)}: no order yet."
                )
            else:
                found.append((patient.bed, sources_of(station, Subject(patient.subject))))
        except BrokenRecord as problem:
            without.append(f"A patient’s record cannot be read: {problem}")
    return WardNow(
        identity.name,
        at,
        station.zone,
        identity.register,
        f"{station.name}/{station.register.head().seal}/{at.isoformat()}",
        tuple(sources for _, sources in sorted(found, key=lambda each: each[0])),
        tuple(without),
        _orderable(station),
    )


def _orderable(station: Station) -> tuple[Regimen, ...]:
    """The regimens by which a course may be ordered today."""
    closed = unapproved(station)
    return tuple(each for name, each in to_order(station).items() if name not in closed)


def _now(station: Station, subject: Subject) -> Moment:
    """The newest course; of a text that is named as if it were ordered now."""
    if subject.text is None:
        return station.moment(subject.mrn)
    return unordered_moment(station, subject.mrn, asked_text(station, subject.text))


def _under(station: Station, now: Moment, subject: Subject) -> Moment:
    """The moment under the course of the subject's dose, and the regimen by which it goes."""
    if subject.key is None:
        return now
    course: Course = next(c for c in now.case.courses if c.number == subject.key.course)
    dose = now.case.doses.get(subject.key)
    own = by_text(course, dose.regimen_digest) if dose else course
    return replace(now, course=own, regimen=station.regimen_of(own))


def file_name(station: Station, kind: PaperKind, subject: Subject) -> str:
    """The name of a paper's file, without its ending."""
    if kind.about is About.TEXT:
        regimen = text_now(station, subject).regimen
        return f"{regimen.id}-{regimen.version}-{kind.name}"
    if kind.about is About.WARD:
        return f"{kind.name}-{station.local(station.now().at):%Y-%m-%d-%H%M}"
    parts = [subject.mrn.replace("/", "-")]
    key = subject.key
    if key is not None and kind.about in (About.DOSE, About.LABEL):
        parts.append(f"course-{key.course}-cycle-{key.cycle}-dose-{key.slot}")
    if subject.text is not None:
        parts.append(asked_text(station, subject.text).id)
    if subject.stretch is not None:
        parts.append(f"{station.local(subject.stretch.start):%Y-%m-%d-%H%M}")
    return "-".join((*parts, kind.name))
