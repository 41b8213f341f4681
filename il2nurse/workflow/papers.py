"""Printing a paper: the chain is verified, the printing is recorded, then the paper is made."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.register.entries import Draft, Entry, Json, Kind, write_instant
from il2nurse.domain.record.register.seal import Head
from il2nurse.domain.rules.dose.decisions import allow_begin
from il2nurse.domain.values.instants import Stretch
from il2nurse.readable.dose.summary import Summary, summarise
from il2nurse.readable.dose_record import make_dose_record
from il2nurse.readable.flowsheet.paper import FlowPaper, flow_paper
from il2nurse.readable.heading import Printed
from il2nurse.readable.pharmacy.preparation_sheet import PreparationSheet, prepare_sheet
from il2nurse.readable.wording import Wording
from il2nurse.workflow.register import AlreadyWritten
from il2nurse.workflow.station import Station

PAPERS = ("A4", "Letter")
TRIES = 5
LONGEST_PERIOD: Final = timedelta(days=31)
# Who prints where nobody is signed in, as from the command line.
NOBODY = "nobody signed in"


class Papers(Protocol):
    """What turns a readable form into a PDF; lives in reports and is joined by the program."""

    def refuse(self, record: Summary | PreparationSheet | FlowPaper) -> None:
        """Raise ``NotAllowed`` where a character of it cannot be printed as written."""
        ...

    def record(self, summary: Summary, paper: str) -> bytes:
        """The administration record as a PDF."""
        ...

    def preparation(self, sheet: PreparationSheet, paper: str) -> bytes:
        """The pharmacy preparation sheet as a PDF."""
        ...

    def flowsheet(self, record: FlowPaper, paper: str) -> bytes:
        """The flowsheet of a period as a PDF."""
        ...


def print_record(
    station: Station, by: Person | None, key: DoseKey, papers: Papers, paper: str = "A4"
) -> bytes:
    """The administration record of a dose; raises ``NotAllowed`` with the reason where it may not.

    A dose that is not closed prints as such. Without ``by`` the paper says that nobody was
    signed in.
    """
    _allow(station, by, paper)
    summary = summary_of(station, key)
    papers.refuse(summary.on_paper(_unprinted(station, by)))
    return papers.record(summary.on_paper(_keep(station, by, key, "record", paper)), paper)


def print_preparation(
    station: Station, by: Person | None, mrn: str, papers: Papers, paper: str = "A4"
) -> bytes:
    """The preparation sheet of the patient's open dose, else of the next one."""
    _allow(station, by, paper)
    moment = station.moment(mrn)
    dose = moment.case.open_dose
    key = dose.key if dose else allow_begin(moment)
    sheet = prepare_sheet(moment, key, dose, station.people())
    papers.refuse(sheet.on_paper(_unprinted(station, by)))
    printed = _keep(station, by, key, "preparation", paper)
    return papers.preparation(sheet.on_paper(printed), paper)


def print_flowsheet(  # noqa: PLR0913 - a period on paper has these parts
    station: Station,
    by: Person | None,
    mrn: str,
    start: datetime,
    end: datetime,
    papers: Papers,
    paper: str = "A4",
    *,
    seen: datetime | None = None,
) -> bytes:
    """The flowsheet of a period; raises ``NotAllowed`` with the reason where it may not.

    ``seen`` is when it is looked at, where that is not now.
    """
    _allow(station, by, paper)
    stretch = check_period(start, end)
    now = station.moment(mrn)
    moment = replace(now, at=seen or now.at)
    record = flow_paper(moment, stretch, station.shift_starts, station.people())
    papers.refuse(record.on_paper(_unprinted(station, by)))
    body: dict[str, Json] = {
        "paper": "flowsheet",
        "from": write_instant(stretch.start),
        "to": write_instant(stretch.end),
        "size": paper,
    }
    printed = _keep_printing(station, by, f"paper/{mrn}/flowsheet", mrn, body)
    return papers.flowsheet(record.on_paper(printed), paper)


def check_period(start: datetime, end: datetime) -> Stretch:
    """The period that may be printed; raises ``NotAllowed`` for one that is none, or too long."""
    if not start < end:
        raise NotAllowed("A period begins before it ends. Nothing was printed; look at the times.")
    if end - start > LONGEST_PERIOD:
        raise NotAllowed(
            f"A flowsheet covers at most {LONGEST_PERIOD.days} days. Nothing was printed; ask for "
            "a shorter period."
        )
    return Stretch(start, end)


def summary_of(station: Station, key: DoseKey) -> Summary:
    """The readable form of a dose as it stands now, for the screen as for paper."""
    case = station.case(key.mrn)
    dose = _dose(case.doses.get(key), key)
    course = next(course for course in case.courses if course.number == key.course)
    record = make_dose_record(
        case,
        dose,
        station.regimen_of(course),
        station.register.about(key.mrn),
        people=station.people(),
        zone=station.zone,
        at=station.now().at,
    )
    return summarise(record)


def _dose(dose: Dose | None, key: DoseKey) -> Dose:
    if dose is None:
        raise NotAllowed(f"Dose {key.slot} was not begun yet. There is nothing to print.")
    return dose


def _allow(station: Station, by: Person | None, paper: str) -> None:
    if by is not None:
        by.demand(May.PRINT)
    if paper not in PAPERS:
        raise NotAllowed(f"“{paper}” is not a paper size here. Choose {' or '.join(PAPERS)}.")
    checked = station.register.verify()
    if not checked.intact:
        raise NotAllowed(
            f"The register does not verify: entry {checked.bad_number} {checked.what}. Nothing "
            "was printed; call whoever looks after the program, and keep the register as it is."
        )


def paper_stream(key: DoseKey) -> str:
    """The stream of a dose's printings; apart from the dose, so that no signature falls."""
    return f"paper/{key.mrn}/{key.course}/{key.cycle}/{key.slot}"


def _keep(station: Station, by: Person | None, key: DoseKey, name: str, paper: str) -> Printed:
    """Record the printing of a paper of a dose, and give what the paper says of it."""
    body: dict[str, Json] = {"paper": name, "dose": key.stream, "size": paper}
    return _keep_printing(station, by, paper_stream(key), key.mrn, body)


def _keep_printing(
    station: Station, by: Person | None, stream: str, mrn: str, body: Mapping[str, Json]
) -> Printed:
    """Record the printing; copies of the same paper, and of the same period, are counted."""
    same = {name: record for name, record in body.items() if name != "size"}
    for _ in range(TRIES):
        before = station.register.stream(stream)
        copy = 1 + sum(
            all(entry.body.get(name) == record for name, record in same.items()) for entry in before
        )
        draft = Draft(
            stream, Kind.PRINTED, mrn, station.now().at, {**body, "copy": copy}, seq=len(before)
        )
        try:
            return _printed(station, by, station.record(by, [draft])[0], copy)
        except AlreadyWritten:
            station.follow()
    raise NotAllowed("Others are printing this paper just now. Nothing was printed; try again.")


def _unprinted(station: Station, by: Person | None) -> Printed:
    """What the paper will say of its printing, before the printing stands in the register."""
    identity, at = station.register.identity(), station.now().at
    return Printed(
        by=by.shown if by else NOBODY,
        at=Wording({}, station.zone, station.today(at)).day_time(at),
        station=station.name,
        program=station.program,
        copy=0,
        register=identity.register,
        ward=identity.name,
        practice=identity.practice,
        head=Head(0, ""),
    )


def _printed(station: Station, by: Person | None, entry: Entry, copy: int) -> Printed:
    at = Wording({}, station.zone, station.today(entry.occurred_at)).day_time(entry.occurred_at)
    head = Head(entry.number, entry.seal)
    return replace(_unprinted(station, by), at=at, copy=copy, head=head)
