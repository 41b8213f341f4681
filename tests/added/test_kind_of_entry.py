"""A kind of entry with its replay, its words and its row is four files; its act is a fifth."""

from pathlib import Path
from typing import Final

from tests.added.scratch import Scratch

MOST_FILES: Final = 4
ACT: Final = "workflow/chart/dressing.py"
KIND: Final = '    LINE_DRESSED = "line_dressed"\n'
FACT: Final = '''@dataclass(frozen=True, slots=True)
class LineDressedFact(Fact):
    """The dressing of the line was changed."""

    KIND = Kind.LINE_DRESSED
    site: str


'''
WORDS: Final = """def _dressed(_terms: Terms, _entry: Entry, fact: chart.LineDressedFact) -> str:
    return f"Dressing changed: {fact.site}"


"""
OF_THE_KIND: Final = "line_dressed or not (is_written or lost_key or foreign_value)"
"""What is asked of every kind by itself is asked of the added one alone."""
ROW: Final = "    row(chart.LineDressedFact, Group.RECORDED, _dressed, OnPaper.NOWHERE, None),\n"
TAKEN: Final = """            case Kind.LINE_DRESSED:
                self.dressings.append(LineDressedFact.read(entry).site)
"""
DRESSING: Final = '''"""The dressing of a line is changed."""

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.chart.facts import LineDressedFact
from il2nurse.domain.record.register.facts import draft
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station


@one_act
def dress(
    station: Station, by: Person, mrn: str, site: str, *, request: str | None = None
) -> None:
    """Record where the dressing was changed."""
    by.demand(May.CHART)
    at, stream = station.now().at, chart_stream(mrn)
    station.record(by, [draft(stream, mrn, at, LineDressedFact(site))], request)
'''
USED: Final = '''"""What was added is written, sealed, replayed, worded and listed."""

from il2nurse.workflow.audit.audit import AuditFilter, AuditList
from il2nurse.workflow.chart.dressing import dress
from tests.ward import MRN, NURSE, make_ward


def test_it_is_kept_replayed_and_told() -> None:
    ward = make_ward()
    dress(ward.station, NURSE, MRN, "left arm")
    assert ward.station.register.verify().intact
    assert ward.station.case(MRN).chart.dressings == ("left arm",)
    (line,) = AuditList(ward.station).lines(AuditFilter(text="left arm"), 5)
    assert line.what == "Dressing changed: left arm"
'''


def added(folder: Path) -> Scratch:
    """A program with one more kind of entry."""
    scratch = Scratch(folder)
    scratch.put_before("domain/record/register/entries.py", '    NOTE = "note"\n', KIND)
    facts = "@dataclass(frozen=True, slots=True)\nclass ScaleChosenFact(Fact):"
    scratch.put_before("domain/record/chart/facts.py", facts, FACT)
    chart = "domain/record/chart/chart.py"
    imported = "from il2nurse.domain.record.chart.facts import LineDressedFact\n"
    scratch.put_before(chart, "from il2nurse.domain.record.labs.facts import", imported)
    kept = "    dressings: tuple[str, ...] = ()\n"
    scratch.put_before(chart, "    _by_field: Mapping[str, tuple[ObservedSet, ...]]", kept)
    scratch.put_before(
        chart, "        self.next_seq = 0\n", "        self.dressings: list[str] = []\n"
    )
    scratch.put_before(chart, "            case Kind.CORRECTED | Kind.REPORT_ATTACHED", TAKEN)
    given = "            dressings=tuple(self.dressings),\n"
    scratch.put_before(chart, "            next_seq=self.next_seq,\n", given)
    rows = "readable/audit/case_rows.py"
    scratch.put_before(rows, "def _scale(", WORDS)
    scratch.put_before(rows, "    row(chart.ScaleChosenFact,", ROW)
    return scratch


def test_it_is_kept_replayed_told_and_listed(tmp_path: Path) -> None:
    scratch = added(tmp_path)
    assert len(scratch.touched) <= MOST_FILES
    scratch.write(ACT, DRESSING)
    scratch.run_tests(
        "-k",
        OF_THE_KIND,
        scratch.write_test(USED),
        "tests/domain/record/test_kinds.py",
        "tests/workflow/audit/test_entry_words.py",
        "tests/workflow/audit/test_on_paper.py",
        "tests/workflow/test_one_act.py",
    )
