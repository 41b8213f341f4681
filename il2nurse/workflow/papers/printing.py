"""Printing a paper: the chain is verified, the paper made and put out, then its printing recorded.

Looking at a paper makes no entry.
"""

from dataclasses import dataclass, replace
from typing import Protocol

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.register.seal import Head
from il2nurse.readable.content import Content, PaperKind, Subject
from il2nurse.readable.heading import Printed
from il2nurse.settings import PAGE_SIZES
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.papers.outlets import Outlet
from il2nurse.workflow.papers.recording import Job, count_copies, printing_facts, record_printing
from il2nurse.workflow.papers.subjects import file_name, settle, sources_of
from il2nurse.workflow.pharmacy.labelling import label_drafts
from il2nurse.workflow.register import NotSaved
from il2nurse.workflow.station import Station


class Papers(Protocol):
    """What turns a readable form into a PDF; lives in reports and is joined by the program."""

    def ready(self) -> None:
        """Raise ``NotAllowed`` where no paper can be made."""
        ...

    def make(self, kind: PaperKind, content: Content, printed: Printed, size: str) -> bytes:
        """The paper as a PDF."""
        ...


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was made: its kind, its title, the name for its file, the PDF.

    ``head`` is the newest entry of the register that it shows, ``copy`` its number.
    """

    kind: PaperKind
    title: str
    name: str
    pdf: bytes
    head: Head
    copy: int


def show_paper(
    station: Station,
    by: Person | None,
    kind: PaperKind,
    subject: Subject,
    papers: Papers,
    size: str = PAGE_SIZES[0],
) -> Paper:
    """The paper as it would be printed now; looking is not printing, and makes no entry.

    Raises ``NotAllowed`` where it may not be printed.
    """
    _allow(station, by, size)
    return _make(station, by, Job(kind, settle(station, kind.about, subject), size), papers, 0)


def print_paper(
    station: Station,
    by: Person | None,
    kind: PaperKind,
    subject: Subject,
    papers: Papers,
    size: str = PAGE_SIZES[0],
    *,
    outlet: Outlet,
) -> Paper:
    """A paper of any kind, put out and only then recorded as printed.

    Raises ``NotAllowed`` with the reason where it may not be printed, and what the outlet raises
    where it does not take the paper: nothing is recorded then. A dose that is not closed prints as
    such. Without ``by`` the paper says that nobody was signed in.
    """
    _allow(station, by, size)
    papers.ready()
    job = Job(kind, settle(station, kind.about, subject), size)
    return _put_out(station, by, job, papers, outlet, [])


@one_act
def _put_out(
    station: Station, by: Person | None, job: Job, papers: Papers, outlet: Outlet, sent: list[Paper]
) -> Paper:
    """Put the paper out and record it: as of one and the same register, and with its own number.

    Where another station recorded in between it is made anew. One that cannot be taken back, as
    from a printer, stays as it was ``sent``.
    """
    place, copy = count_copies(station, job)
    labelled = label_drafts(station, by, job.subject.bag, copy)
    paper = sent[0] if sent else _make(station, by, job, papers, copy)
    if not sent:
        outlet.put(paper.name, paper.pdf)
    try:
        record_printing(station, by, job, (place, paper.copy), paper.head, labelled)
    except NotSaved:
        if not sent and not outlet.take_back():
            sent.append(paper)
        raise
    return paper


def _make(station: Station, by: Person | None, job: Job, papers: Papers, copy: int) -> Paper:
    """The paper as the register stands: what it tells ends with the head that it names."""
    kind = job.kind
    while True:
        head = station.register.head()
        # Where it is printed, an act is under way, whose looks read nothing new by themselves.
        station.follow()
        content = kind.tell(sources_of(station, job.subject))
        if station.seen <= head.number:
            break
    printed = printing_facts(station, by, head, copy)
    if kind.for_patient:
        printed = replace(printed, calls=None)
    pdf = papers.make(kind, content, printed, job.size)
    return Paper(kind, content.title, file_name(station, kind, job.subject), pdf, head, copy)


def _allow(station: Station, by: Person | None, size: str) -> None:
    if by is not None:
        by.demand(May.PRINT)
    if size not in PAGE_SIZES:
        raise NotAllowed(
            f"“{size}” is not a paper size here. Nothing was printed; choose "
            f"{' or '.join(PAGE_SIZES)}."
        )
    checked = station.register.verify(reports=False)
    if not checked.intact:
        raise NotAllowed(
            f"The register failed its check. {checked.fault}. Nothing was printed; call the "
            "ward's IT, and keep the register as it is."
        )
