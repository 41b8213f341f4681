"""A paper tells all entries up to the head that it names, whoever records while it is made."""

from dataclasses import dataclass, field

from il2nurse.readable.content import Subject
from il2nurse.readable.papers import RECORD
from il2nurse.workflow.dose.administration import add_note, begin
from il2nurse.workflow.papers.printing import print_paper
from tests.papers import paper_maker
from tests.reports.reading import whole
from tests.ward import MRN, NURSE, SECOND, key
from tests.workflow.between import TwoStations, two_stations

NOTE = "The daughter called."


@dataclass
class AtThePrinter:
    """An outlet that gives nothing back."""

    put_out: list[bytes] = field(default_factory=list)

    def put(self, _name: str, pdf: bytes) -> None:
        """Print it."""
        self.put_out.append(pdf)

    def take_back(self) -> bool:
        """What is on paper stays there."""
        return False


def begun() -> TwoStations:
    """A dose is begun, seen from two stations."""
    two = two_stations()
    two.ward.pass_time(30)
    begin(two.here, NURSE, MRN)
    return two


def test_what_another_records_before_the_head_is_read_stands_on_the_printed_paper() -> None:
    two, printer = begun(), AtThePrinter()
    two.register.before_head = lambda: add_note(two.other, SECOND, key(), NOTE)
    paper = print_paper(two.here, NURSE, RECORD, Subject(MRN, key()), paper_maker(), outlet=printer)
    assert len(printer.put_out) == 1
    assert NOTE in whole(printer.put_out[0])
    assert paper.head.number >= two.register.of_kind("note")[0].number
