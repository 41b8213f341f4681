"""What a paper is made of, in the order in which it is read aloud: headings, paragraphs, tables.

A reader's program goes by this tree and not by the places of the letters. Text that belongs to no
element is left out there: the foot, and what a table repeats on its next page.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName, PDFObject, PDFPage
from reportlab.pdfgen.canvas import Canvas

Role = Literal["Document", "Part", "H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "Figure"]
# They keep the cells behind them in their columns, so they stand even where they are empty.
CELLS: Final = frozenset({"TH", "TD"})
HEADS_COLUMN: Final = "/A<</O/Table/Scope/Column>>"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A stretch of a page, counted from 0, that is drawn for an element."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """One part of a paper. ``instead`` is read where there is nothing to read, as of a picture.

    ``columns`` is how many columns of its table a cell takes.
    """

    role: Role
    kids: "list[Element | Drawn]" = field(default_factory=list)
    instead: str | None = None
    columns: int = 1

    def add(self, role: Role, instead: str | None = None, columns: int = 1) -> "Element":
        """A new part behind those before."""
        kid = Element(role, instead=instead, columns=columns)
        self.kids.append(kid)
        return kid


class _Spelt(PDFObject):
    """An object of the file that is spelt out here: a paper has hundreds, and each costs little."""

    def __init__(self, number: int) -> None:
        """Filled once all have their numbers."""
        self.number = number
        self.text = ""

    def format(self, _document: PDFDocument) -> bytes:
        """What stands in the file."""
        return self.text.encode("ascii")


class Structure:
    """Counts the marks of each page, and writes the tree into the document."""

    def __init__(self, canvas: Canvas, root: Element) -> None:
        """Begin on the first page."""
        self._canvas = canvas
        # ReportLab has no other way to its catalog, its pages and their numbers, and no types.
        self._document: Any = vars(canvas)["_doc"]
        self._root = root
        self._pages: list[list[Element]] = [[]]

    def begin(self, element: Element | None) -> str:
        """What begins a stretch of the page; it ends with ``EMC``."""
        if element is None:
            return "/Artifact BMC"
        on_page = self._pages[-1]
        element.kids.append(Drawn(len(self._pages) - 1, len(on_page)))
        on_page.append(element)
        return f"/{element.role} <</MCID {len(on_page) - 1}>> BDC"

    def show_page(self) -> None:
        """Go on to the next page; this one is bound to the tree."""
        self._canvas.showPage()
        page = self._document.Pages.pages[-1]
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._pages) - 1, PDFName("S")
        self._pages.append([])

    def write(self) -> None:
        """Put the tree into the document, once every page was shown."""
        _prune(self._root)
        tree, parents = self._enter(), self._enter()
        under = dict(_with_parents(self._root))
        written = {element: self._enter() for element in under}
        numbers = {element: each.number for element, each in written.items()}
        pages = [self._number(each) for each in self._document.Pages.pages]
        for element, parent in under.items():
            above = numbers[parent] if parent else tree.number
            written[element].text = _spelt(element, above, numbers, pages)
        tree.text = (
            f"<</Type/StructTreeRoot/K {numbers[self._root]} 0 R/ParentTree {parents.number} 0 R"
            f"/ParentTreeNextKey {len(pages)}>>"
        )
        parents.text = f"<</Nums[{' '.join(self._parents(numbers))}]>>"
        catalog = self._document.Catalog
        catalog.StructTreeRoot = self._document.Reference(tree)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})

    def _enter(self) -> _Spelt:
        """A new object of the document, under the next number."""
        entered = _Spelt(self._document.objectcounter + 1)
        self._document.Reference(entered)
        return entered

    def _number(self, page: PDFPage) -> int:
        number: int = self._document.idToObjectNumberAndVersion[vars(page)["__InternalName__"]][0]
        return number

    def _parents(self, numbers: Mapping[Element, int]) -> Iterator[str]:
        """For each page, the elements of its marks in their order."""
        for at, elements in enumerate(self._pages[:-1]):
            yield f"{at}[{' '.join(f'{numbers[each]} 0 R' for each in elements)}]"


def _prune(element: Element) -> bool:
    """Leave out what has nothing to read; True where the element stands."""
    element.kids = [kid for kid in element.kids if isinstance(kid, Drawn) or _prune(kid)]
    return bool(element.kids) or element.role in CELLS


def _with_parents(
    element: Element, parent: Element | None = None
) -> Iterator[tuple[Element, Element | None]]:
    yield element, parent
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _with_parents(kid, element)


def _spelt(element: Element, above: int, numbers: Mapping[Element, int], pages: list[int]) -> str:
    """An element as it stands in the file."""
    own = next((pages[kid.page] for kid in element.kids if isinstance(kid, Drawn)), None)
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{numbers[kid]} 0 R")
        elif pages[kid.page] == own:
            kids.append(str(kid.number))
        else:
            kids.append(f"<</Type/MCR/Pg {pages[kid.page]} 0 R/MCID {kid.number}>>")
    page = f"/Pg {own} 0 R" if own else ""
    return (
        f"<</Type/StructElem/S/{element.role}/P {above} 0 R{page}{''.join(_said(element))}"
        f"/K[{' '.join(kids)}]>>"
    )


def _said(element: Element) -> Iterator[str]:
    """What is read in place of a picture, and how a cell stands in its table."""
    if element.instead:
        yield f"/Alt<FEFF{element.instead.encode('utf-16-be').hex()}>"
    if element.role == "TH":
        yield HEADS_COLUMN
    elif element.columns > 1:
        yield f"/A<</O/Table/ColSpan {element.columns}>>"
