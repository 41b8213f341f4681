"""Codes as a scanner meets them: printed at 203 dots to an inch, blurred, and held askew."""

from collections.abc import Callable, Mapping
from typing import Final

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from il2nurse.files.label_paper import LabelPaper, Millimetres
from il2nurse.readable.content import Subject
from il2nurse.readable.papers import CALIBRATION, EVERY_PAPER, LABEL
from il2nurse.readable.pharmacy.bag_code import bag_code, read_bag_code
from il2nurse.reports.calibration import CODE
from il2nurse.workflow.papers.printing import show_paper
from tests.papers import STUCK, paper_maker
from tests.ward import MRN, key
from tests.workflow.pharmacy.made import TECHNICIAN, Pharmacy, make_pharmacy

DPI: Final = 203
WHITE: Final = 255
Harm = Callable[[Image.Image], Image.Image]
HARMS: Final[Mapping[str, Harm]] = {
    "as printed": lambda page: page,
    "black and white": lambda page: page.point(lambda dot: WHITE if dot > WHITE // 2 else 0),
    "blurred": lambda page: page.filter(ImageFilter.GaussianBlur(1.5)),
    "askew": lambda page: page.rotate(8, expand=True, fillcolor=WHITE),
    "upside down": lambda page: page.rotate(180),
    "askew and blurred": lambda page: page.rotate(
        -33, resample=Image.Resampling.BILINEAR, expand=True, fillcolor=WHITE
    ).filter(ImageFilter.GaussianBlur(1.0)),
}
HARMED: Final = pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
HEADED: Final = [name for name in EVERY_PAPER if name not in STUCK]
# So many dots from above, in the right half, hold the head.
HEAD: Final = 300
# Labels as sites set them.
ROLLS: Final = (Millimetres(120, 100), Millimetres(102, 102), Millimetres(102, 152))


def read(pdf: bytes, harm: Harm, below: int | None = None) -> set[str]:
    """What a scanner reads from the first page as a printer made it, or from the head of that."""
    drawn = pypdfium2.PdfDocument(pdf)[0].render(scale=DPI / 72).to_pil().convert("L")
    if below:
        drawn = drawn.crop((drawn.width // 2, 0, drawn.width, below))
    return {found.text for found in zxingcpp.read_barcodes(harm(drawn))}


@pytest.fixture(scope="module")
def made() -> Pharmacy:
    """A bag of pharmacy whose steps are done."""
    found = make_pharmacy()
    found.begin()
    found.prepare()
    return found


@pytest.mark.parametrize("name", HEADED)
def test_the_code_at_the_head_of_every_paper_is_read(
    printed: Mapping[str, bytes], name: str
) -> None:
    (said,) = read(printed[name], HARMS["as printed"], below=HEAD)
    assert said.startswith("IL2")
    for harm in ("black and white", "blurred", "askew and blurred"):
        assert read(printed[name], HARMS[harm], below=HEAD) == {said}


@HARMED
def test_the_code_of_a_bag_is_read_from_its_label(made: Pharmacy, harm: Harm) -> None:
    station, papers, text = made.ward.station, paper_maker(), ""
    for size in ROLLS:
        station.labels = LabelPaper(bag=size, roll=True)
        pdf = show_paper(station, TECHNICIAN, LABEL, Subject(MRN), papers).pdf
        (text,) = read(pdf, harm)
        assert text == bag_code(made.bag)
    found = read_bag_code(text)
    assert (found.key, found.number) == (key(), made.bag.number)
    page = show_paper(station, TECHNICIAN, CALIBRATION, Subject(""), papers).pdf
    assert read(page, harm) == {CODE}
