"""The preview: pages as pictures, saving, printing, and a refusal in words."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from il2nurse.domain.record.register.entries import Kind
from il2nurse.readable.content import PaperKind
from il2nurse.readable.papers import PAPERS
from il2nurse.ui.papers.paper_images import images_of
from il2nurse.ui.papers.preview import PreviewPage
from il2nurse.ui.papers.printing import NotPrinted, ToPrinter
from il2nurse.workflow.dose import administration
from tests.reports.reading import pages, whole
from tests.ui.hands import click
from tests.ui.seed import DIAZ, Seat
from tests.ward import MRN, NURSE


def preview(seat: Seat, mrn: str = MRN) -> PreviewPage:
    seat.session.go("preview", mrn, paper="preparation")
    assert isinstance(seat.page, PreviewPage)
    return seat.page


def test_every_page_of_the_paper_is_shown(seat: Seat) -> None:
    page = preview(seat)
    assert len(page.pages) == len(pages(page.paper)) > 1
    assert all(picture.pixmap().width() > 800 for picture in page.pages)
    patient = seat.ward.station.case(MRN).patient
    assert patient.told_apart in [label.text() for label in page.findChildren(QLabel)]


def printings(seat: Seat) -> int:
    return sum(1 for _ in seat.ward.station.register.of_kind(Kind.PRINTED))


def test_looking_is_not_printing(seat: Seat) -> None:
    before = seat.ward.station.register.head()
    page = preview(seat)
    click(seat.button("paper_flowsheet"))
    assert seat.ward.station.register.head() == before
    assert "preview, not a copy" in whole(page.paper)


def test_every_saving_is_a_counted_copy(seat: Seat, tmp_path: Path) -> None:
    page = preview(seat)
    for count in (1, 2):
        page.keep(tmp_path / f"{count}.pdf")
        assert printings(seat) == count
        assert f"copy {count}" in whole((tmp_path / f"{count}.pdf").read_bytes())


def test_a_saved_paper_is_the_paper(seat: Seat, tmp_path: Path) -> None:
    page = preview(seat)
    page.keep(tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes() == page.paper
    assert "It holds patient data" in seat.said


def test_a_folder_that_takes_nothing_is_said(seat: Seat, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    page = preview(seat)
    page.keep(tmp_path / "file" / "sheet.pdf")
    assert "sheet.pdf was not written" in problem(seat)
    assert printings(seat) == 0


def problem(seat: Seat) -> str:
    return str(seat.find("preview_problem").property("text"))


def test_only_a_paper_gives_way_to_a_paper(seat: Seat, tmp_path: Path) -> None:
    page, notes = preview(seat), tmp_path / "notes.txt"
    notes.write_text("precious", encoding="utf-8")
    page.keep(notes)
    assert notes.read_text(encoding="utf-8") == "precious"
    assert "was left as it is" in problem(seat)
    page.keep(tmp_path / "sheet.pdf")
    page.keep(tmp_path / "sheet.pdf")
    assert printings(seat) == 2
    assert "copy 2" in whole((tmp_path / "sheet.pdf").read_bytes())


def test_without_an_order_there_is_no_paper_and_the_reason_is_shown(seat: Seat) -> None:
    page = preview(seat, DIAZ.mrn)
    assert page.paper == b""
    assert not seat.button("print_paper").isEnabled()
    assert "No paper was made. DIAZ, Rafael has no order yet." in problem(seat)


def spooler(folder: Path, script: str) -> str:
    """A program that stands for the system's printer."""
    path = folder / "spool"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_printer_gets_the_whole_paper(tmp_path: Path) -> None:
    out = tmp_path / "printed.pdf"
    printer = ToPrinter(spooler(tmp_path, f"cat > {out}"))
    printer.put("record", b"%PDF-1.4 paper")
    assert out.read_bytes() == b"%PDF-1.4 paper"
    assert printer.finish().startswith("The paper was sent to the printer.")
    assert not printer.take_back()


def test_a_printer_that_refuses_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotPrinted, match="refused the paper"):
        ToPrinter(spooler(tmp_path, "exit 1")).put("record", b"%PDF")


def test_the_preview_forgets_the_paper_when_it_is_left(seat: Seat) -> None:
    page = preview(seat)
    seat.session.go("ward")
    page = preview(seat)
    page.back.click()
    assert page.paper == b""
    assert os.sep not in seat.said


def test_a_paper_that_cannot_be_drawn_may_still_be_saved(seat: Seat) -> None:
    page = preview(seat)
    page.show_paper(b"no PDF at all", images_of(b"no PDF at all", 1))
    assert page.pages == []
    assert seat.button("save_pdf").isEnabled()
    assert "cannot be shown here" in str(seat.find("preview_problem").property("text"))


@pytest.mark.parametrize("kind", PAPERS.values(), ids=PAPERS)
def test_every_kind_of_paper_has_a_button(seat: Seat, kind: PaperKind) -> None:
    administration.begin(seat.ward.station, NURSE, MRN)
    other = next(name for name in PAPERS if name != kind.name)
    seat.session.go("preview", MRN, paper=other)
    click(seat.button(f"paper_{kind.name}"))
    assert isinstance(seat.page, PreviewPage)
    assert seat.page.paper.startswith(b"%PDF")
    assert PAPERS[kind.name].title.casefold() in whole(seat.page.paper).casefold()
    assert not seat.shows(f"paper_{kind.name}")


def test_leaving_goes_back_to_where_the_first_paper_was_asked_for(seat: Seat) -> None:
    seat.session.go("patient", MRN)
    page = preview(seat)
    click(seat.button("paper_flowsheet"))
    page.back.click()
    assert seat.session.place is not None
    assert (seat.session.place.page, seat.session.place.mrn) == ("patient", MRN)


def test_a_record_without_a_dose_is_refused_in_words(seat: Seat) -> None:
    page = preview(seat)
    click(seat.button("paper_record"))
    assert page.paper == b""
    problem = str(seat.find("preview_problem").property("text"))
    assert problem == "No paper was made. No dose was begun yet. There is nothing to print."
