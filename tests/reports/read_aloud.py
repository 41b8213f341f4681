"""A PDF as a reader's program reads it aloud: by its elements in their order, not by places."""

from collections.abc import Iterator
from ctypes import c_ushort
from io import BytesIO
from typing import Any

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium

Tree = dict[str, Any]
# Letters of a run of text, in words of UTF-16.
ROOM = 2000


def root(pdf: bytes) -> Tree:
    """The element that holds all others."""
    catalog: Any = pypdf.PdfReader(BytesIO(pdf)).trailer["/Root"]
    found: Tree = catalog["/StructTreeRoot"]["/K"].get_object()
    return found


def kids(element: Tree) -> list[Any]:
    """The parts of an element: elements, and the numbers of its marks."""
    found = element["/K"].get_object() if "/K" in element else []
    return [each.get_object() for each in (found if isinstance(found, list) else [found])]


def elements(element: Tree) -> Iterator[Tree]:
    """The element and all below it, in the order of reading."""
    yield element
    for kid in kids(element):
        if isinstance(kid, dict) and "/S" in kid:
            yield from elements(kid)


def spoken(pdf: bytes) -> list[tuple[str, str]]:
    """Role and words of each element that has words of its own."""
    read = pypdf.PdfReader(BytesIO(pdf))
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(read.pages)}  # type: ignore[union-attr] # a page of a file has one
    words = marked(pdf)
    catalog: Any = read.trailer["/Root"]
    found = []
    for each in elements(catalog["/StructTreeRoot"]["/K"].get_object()):
        said = []
        for kid in kids(each):
            page = numbers.get(_page(kid if isinstance(kid, dict) else each), 0)
            number = kid.get("/MCID") if isinstance(kid, dict) else kid
            said.extend([words.get((page, int(number)), "")] if number is not None else [])
        if said or "/Alt" in each:
            found.append((str(each["/S"])[1:], str(each.get("/Alt", " ".join(said)))))
    return found


def _page(element: Any) -> int:  # noqa: ANN401 - pypdf's objects are untyped
    """The number of the object that is the page of an element or mark; 0 without one."""
    found: int = element.raw_get("/Pg").idnum if "/Pg" in element else 0
    return found


def marked(pdf: bytes) -> dict[tuple[int, int], str]:
    """The text of each mark, by page and number; what is marked as no part is under -1."""
    document = pypdfium2.PdfDocument(pdf)
    found: dict[tuple[int, int], str] = {}
    for at in range(len(document)):
        page = document[at]
        letters = pdfium.FPDFText_LoadPage(page)
        for number in range(pdfium.FPDFPage_CountObjects(page)):
            drawn = pdfium.FPDFPage_GetObject(page, number)
            if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_TEXT:
                key = (at, pdfium.FPDFPageObj_GetMarkedContentID(drawn))
                words = (c_ushort * ROOM)()
                size = pdfium.FPDFTextObj_GetText(drawn, letters, words, 2 * ROOM)
                text = bytes(words)[: max(0, size - 2)].decode("utf-16-le").strip()
                found[key] = f"{found.get(key, '')} {text}".strip()
    return found
