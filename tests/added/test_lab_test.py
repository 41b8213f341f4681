"""A laboratory test is one table in the laboratory's file."""

from pathlib import Path

from il2nurse.domain.record.labs.facts import ResultSource
from il2nurse.regimens.pages.labs import describe_laboratory
from il2nurse.workflow.labs import importing, results
from tests.added.pieces import with_ferritin
from tests.ward import MRN, NURSE, make_ward

TABLE = "test;value;unit;specimen time\nFerritin;340;mcg/L;2026-11-20 05:00"


def test_it_is_imported_in_any_of_its_units_and_shown(tmp_path: Path) -> None:
    ward, laboratory = make_ward(), with_ferritin(tmp_path)
    sent = importing.SentTable(TABLE, ResultSource.FILE)
    importing.import_results(ward.station, NURSE, MRN, laboratory, sent)
    rows = {row.test.id: row for row in results.lab_results(ward.station, MRN, laboratory)}
    assert rows["ferritin"].point.shown == "340 mcg/L"


def test_the_page_about_results_has_it(tmp_path: Path) -> None:
    page = describe_laboratory(with_ferritin(tmp_path))
    assert "| Ferritin | `ferritin` | 2276-4 | **ng/mL**, mcg/L (× 1) | 1 to 100,000 |" in page
