"""The label of a bag or syringe: every element, true millimetres, counted copies."""

import re
from io import BytesIO
from typing import Final

import pypdf
import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.files.label_paper import LabelPaper, Millimetres
from il2nurse.files.site_texts import SiteTexts
from il2nurse.readable.content import Subject
from il2nurse.readable.papers import CALIBRATION, LABEL
from il2nurse.readable.pharmacy.bag_code import bag_code
from il2nurse.readable.pharmacy.bag_label import label_code
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.papers.printing import print_paper, show_paper
from tests.normal import FILE
from tests.papers import InHand, paper_maker, print_label
from tests.reports import stories
from tests.reports.reading import codes, drawn, size, whole
from tests.shipped import ShippedRegimens
from tests.ward import MRN, NURSE, PHARMACIST, Ward, key, make_ward
from tests.workflow.pharmacy.made import COLLEAGUE, TECHNICIAN, Pharmacy, make_pharmacy

TEXTS: Final = SiteTexts(
    pharmacy="Inpatient pharmacy, tel. 555-0142", label_says="Hazardous drug: double gloves"
)
ELEMENTS: Final = {
    "patient": "MARSH, Eleanor",
    "second identifier": "MRN 00482913",
    "drug, full generic name": "aldesleukin (Proleukin)",
    "amount added": "42 million international units",
    "amount in digits": "= 42,000,000 international units = 2.57 mg",
    "volume added, base solution": "2.33 mL of drug in 50 mL 5% dextrose",
    "final volume": "total 52.33 mL",
    "concentration": "0.049 mg/mL",
    "route, length and rate": "intravenous over 15 minutes, 209.3 mL/h",
    "prescriber": "Prescriber Erin Vance, MD",
    "order": "Order 10",
    "date": "Dissolved 20-Nov-2026 07:00",
    "pharmacy and telephone": "Inpatient pharmacy, tel. 555-0142",
    "start, date and time": "START before 22-Nov-2026 06:45",
    "beyond use, date and time": "END before 22-Nov-2026 07:00",
    "storage": "Keep at 2 to 8 °C, away from light; bring to room temperature first.",
    "preparer's initials": "Prepared by IM",
    "checker's initials": "Checked by ",
    "no filter": "NO IN-LINE FILTER.",
    "flush": "Flush with 5% dextrose only.",
    "single dose": "Single dose: discard what is left.",
    "do not shake": "Do not shake.",
    "high alert": "High-alert drug: two-person check.",
    "hazardous, of the site": "Hazardous drug: double gloves",
    "dose of the cycle": "Dose 1 of 14 · cycle 1 · course 1 · due 20-Nov-2026 08:00",
    "dose of the course": "dose 1 of the 28 that course 1 may have",
    "lot": "Lot AL2207",
    "compounded": "Compounded for this patient",
    "copy": "Copy 1 · printed 20-Nov-2026 07:00 by Ira Moss, CPhT",
}
"""What a label has by the sources, each by its name; the code is read beside them."""


def labelled(ward: Ward, papers: ReportPapers, paper: str = "A4") -> bytes:
    """The label of the open or next dose as the pharmacist prints it."""
    return print_label(ward.station, PHARMACIST, MRN, papers, paper)


@pytest.fixture(scope="module")
def label(papers: ReportPapers) -> bytes:
    """The label of a dose that nobody has begun."""
    return labelled(make_ward(), papers)


@pytest.fixture(scope="module")
def made() -> Pharmacy:
    """A bag of pharmacy whose steps are done."""
    found = make_pharmacy()
    found.ward.station.texts = TEXTS
    found.begin()
    found.prepare()
    return found


@pytest.fixture(scope="module")
def first(made: Pharmacy) -> bytes:
    """The first copy of its label."""
    return print_label(made.ward.station, TECHNICIAN, MRN, paper_maker())


@pytest.mark.parametrize("element", ELEMENTS)
def test_every_element_stands_on_it(first: bytes, element: str) -> None:
    assert ELEMENTS[element] in whole(first)


def test_its_code_is_that_of_the_bag_and_its_number_stands_there(
    made: Pharmacy, first: bytes
) -> None:
    assert codes(first) == [bag_code(made.bag)]
    assert f"Bag no. {made.bag.number}" in whole(first)


def test_a_reprint_is_a_counted_copy_and_a_look_is_none(papers: ReportPapers) -> None:
    own = make_pharmacy()
    own.begin()
    own.prepare()
    station, about = own.ward.station, Subject(MRN)
    looked = show_paper(station, TECHNICIAN, LABEL, about, papers)
    assert "Preview, not a copy · shown" in whole(looked.pdf)
    assert not own.bag.labels
    for copy in (1, 2):
        paper = print_paper(station, TECHNICIAN, LABEL, about, papers, outlet=InHand())
        assert paper.copy == len(own.bag.labels) == copy
        assert f"Copy {copy} · " in whole(paper.pdf)
    assert own.label() == 3
    with pytest.raises(NotAllowed, match="may not print its label"):
        print_paper(station, NURSE, LABEL, about, papers, outlet=InHand())
    with pytest.raises(NotAllowed, match="Say who prints"):
        print_paper(station, None, LABEL, about, papers, outlet=InHand())
    own.check(by=COLLEAGUE)
    assert "Checked by ____" not in whole(print_label(station, TECHNICIAN, MRN, papers))


def test_of_a_roll_it_is_a_page_in_true_millimetres(made: Pharmacy, papers: ReportPapers) -> None:
    station = made.ward.station
    station.labels = LabelPaper(roll=True, shift=Millimetres(2, 0))
    try:
        for kind, about in ((LABEL, Subject(MRN)), (CALIBRATION, Subject(""))):
            pdf = show_paper(station, TECHNICIAN, kind, about, papers).pdf
            assert size(pdf) == (round(120 / 25.4 * 72), round(100 / 25.4 * 72))
            assert len(pypdf.PdfReader(BytesIO(pdf)).pages) == 1
        station.labels = LabelPaper(bag=Millimetres(60, 40), roll=True)
        with pytest.raises(NotAllowed, match="does not fit on 60 by 40 mm"):
            show_paper(station, TECHNICIAN, LABEL, Subject(MRN), papers)
    finally:
        station.labels = LabelPaper()


def test_on_a_sheet_it_has_a_line_to_measure_it_by(label: bytes) -> None:
    found = drawn(label, 0)
    assert (100, 0) in found
    (high,) = (high for wide, high in found if wide == 120)
    assert f"120 mm wide and {high} mm high" in whole(label)


def test_it_prints_black_alone_so_that_a_printer_of_labels_makes_no_dots(first: bytes) -> None:
    content = pypdf.PdfReader(BytesIO(first)).pages[0].get_contents()
    assert content is not None
    found = set(re.findall(rb"([\d.]+ [\d.]+ [\d.]+) rg", content.get_data()))
    assert found == {b"0 0 0"}


def test_the_code_of_a_bag_without_a_number_names_its_dose(label: bytes) -> None:
    assert codes(label) == [label_code(key())]
    assert label_code(key()).startswith(f"IL2D1/{MRN}/1/1/1/")


def test_it_says_that_a_dose_is_not_cleared_and_that_it_is_for_practice(label: bytes) -> None:
    text = whole(label)
    assert "NOT CLEARED at 20-Nov-2026 07:00: not before the ward releases it" in text
    practice = make_ward().station.register.identity().practice
    assert ("PRACTICE · not for a patient" in text) is practice


def test_it_says_what_the_regimen_has_on_every_bag(label: bytes) -> None:
    said = make_ward().regimen.on_label
    assert [each.text for each in said if each.text not in whole(label)] == []
    assert len(said) > 5


def test_that_of_a_course_by_an_older_text_goes_on_as_it_began(papers: ReportPapers) -> None:
    text = re.sub(r"(?ms)^\[\[on_bag\]\]$.*?(?=^\[\[)", "", FILE.read_text(encoding="utf-8"))
    book = ShippedRegimens()
    book.use(text)
    ward = make_ward(book=book)
    told = whole(labelled(ward, papers))
    assert ward.regimen.on_label == ()
    for said in ("NO IN-LINE FILTER.", "Flush with 5% dextrose only.", "2 to 8 °C"):
        assert said in told


def test_the_lots_on_record_stand_on_it_where_the_ward_mixes(papers: ReportPapers) -> None:
    ward = make_ward()
    stories.begin(ward)
    ward.walk("dilute")
    text = whole(labelled(ward, papers))
    assert "Lot AL2207" in text
    assert "START before 22-Nov-2026 07:15 · END before 22-Nov-2026 07:30" in text
    assert "Hazardous" not in text
