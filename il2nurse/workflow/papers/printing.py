"""Printing a paper: the chain is verified, the printing recorded, the paper made; and looking."""

from dataclasses import dataclass
from typing import Protocol

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.readable.content import Content, PaperKind, Subject
from il2nurse.readable.heading import Printed
from il2nurse.settings import PAGE_SIZES
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.papers.recording import record_printing, unprinted
from il2nurse.workflow.papers.subjects import file_name, settle, sources_of
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
    """A paper that was made: its kind, its title, the name for its file, the PDF."""

    kind: PaperKind
    title: str
    name: str
    pdf: bytes


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
    settled = settle(station, kind.about, subject)
    content = kind.tell(sources_of(station, settled))
    pdf = papers.make(kind, content, unprinted(station, by), size)
    return Paper(kind, content.title, file_name(station, kind, settled), pdf)


def print_paper(
    station: Station,
    by: Person | None,
    kind: PaperKind,
    subject: Subject,
    papers: Papers,
    size: str = PAGE_SIZES[0],
) -> Paper:
    """A paper of any kind; raises ``NotAllowed`` with the reason where it may not be printed.

    A dose that is not closed prints as such. Without ``by`` the paper says that nobody was
    signed in.
    """
    _allow(station, by, size)
    settled = settle(station, kind.about, subject)
    papers.ready()
    content, printed = _told_and_recorded(station, by, kind, settled, size)
    pdf = papers.make(kind, content, printed, size)
    return Paper(kind, content.title, file_name(station, kind, settled), pdf)


@one_act
def _told_and_recorded(
    station: Station, by: Person | None, kind: PaperKind, subject: Subject, size: str
) -> tuple[Content, Printed]:
    """What the paper tells, and its printing on record: of one and the same register."""
    content = kind.tell(sources_of(station, subject))
    return content, record_printing(station, by, kind.name, subject, size)


def _allow(station: Station, by: Person | None, size: str) -> None:
    if by is not None:
        by.demand(May.PRINT)
    if size not in PAGE_SIZES:
        raise NotAllowed(f"“{size}” is not a paper size here. Choose {' or '.join(PAGE_SIZES)}.")
    checked = station.register.verify()
    if not checked.intact:
        raise NotAllowed(
            f"The register does not verify: entry {checked.bad_number} {checked.what}. Nothing "
            "was printed; call whoever looks after the program, and keep the register as it is."
        )
