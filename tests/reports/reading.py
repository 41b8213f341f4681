"""Reading a PDF back: its text by page, its pictures, the codes in it."""

import re
from functools import lru_cache
from io import BytesIO
from itertools import combinations

import pypdf
import pypdfium2
import zxingcpp
from pypdfium2.raw import FPDF_PAGEOBJ_FORM, FPDF_PAGEOBJ_TEXT

SCALE = 4
# Points to a millimetre.
POINTS = 72 / 25.4
# No text and no code is as high, in points; by less than this two only touch.
HIGHEST = 150
TOUCH = 1.5


def pages(pdf: bytes) -> list[str]:
    """The text of each page, its blanks and line breaks made single blanks."""
    return list(_pages(pdf))


@lru_cache(maxsize=8)
def _pages(pdf: bytes) -> tuple[str, ...]:
    """Kept, because several tests ask the same paper."""
    read = pypdf.PdfReader(BytesIO(pdf)).pages
    return tuple(re.sub(r"\s+", " ", page.extract_text()) for page in read)


def whole(pdf: bytes) -> str:
    """The text of all pages."""
    return " ".join(pages(pdf))


def size(pdf: bytes) -> tuple[int, int]:
    """The first page's width and height in points."""
    box = pypdf.PdfReader(BytesIO(pdf)).pages[0].mediabox
    return (round(box.width), round(box.height))


def codes(pdf: bytes, page: int = 0) -> list[str]:
    """What a scanner reads from a page."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[page].render(scale=SCALE).to_pil()
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def letters(pdf: bytes) -> str:
    """The text as a reader's program copies it: the letters that stand behind shaped glyphs."""
    told = []
    for page in pypdf.PdfReader(BytesIO(pdf)).pages:
        content = page["/Contents"].get_object()
        assert isinstance(content, pypdf.generic.StreamObject)
        drawn = content.get_data()
        found = re.findall(rb"/ActualText <FEFF([0-9A-F]*)>", drawn)
        told.append(page.extract_text())
        told.extend(bytes.fromhex(each.decode()).decode("utf-16-be") for each in found)
    return " ".join(told)


def lying_over(pdf: bytes) -> list[tuple[int, tuple[float, ...], tuple[float, ...]]]:
    """Texts and codes that lie over one another, by page, as left, bottom, right and top."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        boxes = [
            each.get_bounds()
            for each in page.get_objects(max_depth=1)
            if each.type in (FPDF_PAGEOBJ_TEXT, FPDF_PAGEOBJ_FORM)
        ]
        # The mark across the page lies under everything on purpose.
        boxes = [each for each in boxes if 0 < each[3] - each[1] < HIGHEST]
        found += [
            (number, one, other) for one, other in combinations(boxes, 2) if _meet(one, other)
        ]
    return found


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    return wide > TOUCH and min(one[3], other[3]) - max(one[1], other[1]) > TOUCH


def drawn(pdf: bytes, page: int) -> set[tuple[int, int]]:
    """Width and height in whole millimetres of everything that is drawn; strokes add less."""
    document = pypdfium2.PdfDocument(pdf)
    bounds = [each.get_bounds() for each in document[page].get_objects()]
    return {
        (int((right - left) / POINTS), int((top - bottom) / POINTS))
        for left, bottom, right, top in bounds
    }
