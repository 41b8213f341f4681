"""Every kind of paper: one row, one file that draws it, the same way in from everywhere."""

from pathlib import Path

import pytest

import il2nurse.reports
from il2nurse.domain.people import Person
from il2nurse.domain.record.register.entries import Entry, Json, Kind
from il2nurse.domain.record.register.facts import Draft
from il2nurse.files.site_texts import SiteTexts
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.content import PaperKind, Subject
from il2nurse.readable.papers import EVERY_PAPER, PAPERS
from il2nurse.readable.wording import Wording
from il2nurse.reports.papers import ReportPapers, find_draw
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.papers.printing import Paper, print_paper
from il2nurse.workflow.station import Station
from tests.papers import STUCK, InHand
from tests.reports import stories
from tests.reports.reading import pages
from tests.ward import MRN, NURSE, ZONE, Ward

HEADED = {name: kind for name, kind in PAPERS.items() if name not in STUCK}
KINDS = pytest.mark.parametrize("kind", HEADED.values(), ids=HEADED)
# Files of reports that draw no paper of the record.
OTHERS = {"papers", "recovery_sheet", "__init__"}


@pytest.fixture(scope="module")
def ward() -> Ward:
    """A dose that is running in: every kind of paper can be printed of this patient."""
    return stories.running_dose()


def printed(ward: Ward, kind: PaperKind, papers: ReportPapers) -> Paper:
    return print_paper(ward.station, NURSE, kind, Subject(MRN), papers, outlet=InHand())


def test_every_file_of_reports_draws_a_kind_of_paper() -> None:
    files = {path.stem for path in Path(str(il2nurse.reports.__file__)).parent.glob("*.py")}
    assert files - OTHERS == set(EVERY_PAPER)
    assert all(callable(find_draw(kind)) for kind in EVERY_PAPER.values())


def test_no_two_kinds_are_called_the_same() -> None:
    for names in (
        [kind.title for kind in EVERY_PAPER.values()],
        [k.word for k in EVERY_PAPER.values()],
    ):
        assert len(set(names)) == len(EVERY_PAPER)


@KINDS
def test_every_kind_prints_what_it_says_and_is_named_on_every_page(
    ward: Ward, papers: ReportPapers, kind: PaperKind
) -> None:
    paper = printed(ward, kind, papers)
    assert paper.title.startswith(kind.title)
    for text in pages(paper.pdf):
        assert paper.title in text
        assert MRN in text
        assert "PRACTICE" in text


@KINDS
def test_every_printing_is_on_record_and_told_by_its_name(
    ward: Ward, papers: ReportPapers, kind: PaperKind
) -> None:
    copies = []
    for _ in range(2):
        printed(ward, kind, papers)
        entry = ward.station.register.newest(1)[0]
        assert (entry.kind, entry.body["paper"]) == (Kind.PRINTED, kind.name)
        copies.append(int(str(entry.body["copy"])))
        wording = Wording(ward.station.people(), ZONE, ward.station.today(entry.occurred_at))
        told = EntryWords(wording, ward.station.regimens.today().values()).what(entry)
        assert told.startswith(kind.title)
    assert copies[1] == copies[0] + 1


@KINDS
def test_every_kind_has_a_name_for_its_file(
    ward: Ward, papers: ReportPapers, kind: PaperKind
) -> None:
    name = printed(ward, kind, papers).name
    assert name.startswith(MRN)
    assert name.endswith(kind.name)


@one_act
def kept(station: Station, by: Person, draft: Draft) -> Entry:
    return station.record(by, [draft])[0]


def test_a_printing_of_a_kind_that_is_gone_is_still_told(ward: Ward) -> None:
    body: dict[str, Json] = {"paper": "leaflet", "size": "A4", "copy": 1}
    draft = Draft(f"paper/{MRN}/leaflet", Kind.PRINTED, MRN, ward.station.now().at, body)
    entry = kept(ward.station, NURSE, draft)
    wording = Wording({}, ZONE, ward.station.today(entry.occurred_at))
    assert EntryWords(wording, ()).what(entry).startswith("Paper printed")


@KINDS
def test_each_page_says_whom_to_call_where_the_site_gave_a_telephone(
    kind: PaperKind, papers: ReportPapers
) -> None:
    ward = stories.running_dose()
    assert "Emergency team" not in pages(printed(ward, kind, papers).pdf)[0]
    ward.station.texts = SiteTexts(team_telephone="2222", prescriber_telephone="3333")
    for text in pages(printed(ward, kind, papers).pdf):
        told = "Emergency team 2222 · prescriber on call 3333" in " ".join(text.split())
        # Those numbers are for staff; the patient's paper says whom patients call.
        assert told is not kind.for_patient
