"""Pages being laid out: what stands where, kept until the number of pages is known."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from copy import copy
from dataclasses import dataclass, field
from typing import Any, Final

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas

from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.inks import Colour
from il2nurse.reports.layout.structure import Element, Role
from il2nurse.reports.layout.wrapping import Row, Wrapper

SIZES: Final = {"A4": A4, "Letter": LETTER}
MARGIN: Final = 34.0
# So much of a page is little to turn it for.
LITTLE: Final = 0.25


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Which page of its part this is, and which one of a paper of several parts."""

    number: int
    count: int
    whole: tuple[int, int] | None = None

    @property
    def foot(self) -> str:
        """At the foot: a part that is taken out of the paper is counted by itself."""
        told = f"page {self.number} of {self.count}"
        if self.whole is None:
            return told
        number, count = self.whole
        return f"{told} · {number} of {count} of the whole paper"


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text; ``y`` is its base line, counted down from the top.

    It is read aloud as a part of its ``element``, and not at all without one.
    """

    x: float
    y: float
    text: str
    face: Face
    size: float
    colour: Colour
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class StraightLine:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled, outlined or both; ``y`` is its upper edge."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour | None = None
    edge: Colour | None = None
    round: float = 0.0
    line: float = 0.6
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Inset:
    """Something that paints itself with its upper left corner at a place."""

    x: float
    y: float
    paint: Callable[[Canvas], None]
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading in the list beside the pages; ``y`` is where it stands."""

    title: str
    y: float


@dataclass(slots=True)
class PaperPage:
    """One page; boxes lie under rules, rules under insets, insets under texts.

    The first page has the elements in which the paper's title and its patient are read aloud. On
    one that is filled in ``unseen`` the head keeps back the dosing weight: the sum begins with it.
    """

    boxes: list[Box] = field(default_factory=list)
    rules: list[StraightLine] = field(default_factory=list)
    insets: list[Inset] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    title: Element | None = None
    patient: Element | None = None
    unseen: bool = False

    @property
    def drawn(self) -> tuple[list[Any], ...]:
        """All that stands on it, kind by kind."""
        return (self.boxes, self.rules, self.insets, self.texts, self.bookmarks)


@dataclass(frozen=True, slots=True)
class PlaceOnPaper:
    """A place in a flow, to which it can go back: what is on the paper by then."""

    pages: int
    y: float
    drawn: tuple[int, ...]
    parts: int


class Flow:
    """Where the next thing goes. ``y`` runs down; a thing that does not fit opens a page.

    In a ``close`` one rows and headings have less room between them.
    """

    def __init__(
        self, wrapper: Wrapper, size: str | tuple[float, float], top: float, bottom: float
    ) -> None:
        """Begin with one empty page, of a sheet by its name or of this width and height."""
        self.typeface = wrapper.typeface
        self.wrap = wrapper.wrap
        self.page_width, self.page_height = SIZES[size] if isinstance(size, str) else size
        self.left = MARGIN
        self.width = self.page_width - 2 * MARGIN
        self.top = top
        self.bottom = self.page_height - bottom
        self.tree = Element("Part")
        self._element: Element | None = None
        self.pages = [PaperPage(title=self.tree.add("H1"), patient=self.tree.add("P"))]
        self.y = top
        self.close = False
        self.on_turn: Callable[[Flow], None] | None = None

    @property
    def page(self) -> PaperPage:
        """The page that is being filled."""
        return self.pages[-1]

    @property
    def left_over(self) -> float:
        """The height that is left on this page."""
        return self.bottom - self.y

    def trial(self) -> "Flow":
        """A flow that stands where this one does, to see what comes on which page; not kept."""
        other = copy(self)
        other.tree, other.pages = Element("Part"), [PaperPage() for _ in self.pages]
        return other

    def stands(self) -> PlaceOnPaper:
        """Where the flow stands now."""
        drawn = tuple(len(each) for each in self.page.drawn)
        return PlaceOnPaper(len(self.pages), self.y, drawn, len(self.tree.kids))

    def go_back(self, to: PlaceOnPaper) -> None:
        """Take away what was put on the paper since."""
        del self.pages[to.pages :], self.tree.kids[to.parts :]
        for each, count in zip(self.page.drawn, to.drawn, strict=True):
            del each[count:]
        self.y, self.page.unseen = to.y, False

    def fit(self, draw: Callable[[], None], little: float = LITTLE) -> None:
        """Draw; closer, where that saves a last page that is filled no more than a ``little``."""
        begun = self.stands()
        draw()
        pages = len(self.pages)
        if pages == begun.pages or self.y - self.top > little * (self.bottom - self.top):
            return
        self.go_back(begun)
        self.close = True
        draw()
        self.close = False
        if len(self.pages) == pages:
            self.go_back(begun)
            draw()

    def turn(self) -> None:
        """Go on at the top of a new page."""
        self.pages.append(PaperPage())
        self.y = self.top
        if self.on_turn:
            self.on_turn(self)

    def need(self, height: float) -> bool:
        """Turn the page unless this height is left; True where it was turned."""
        if height <= self.left_over or self.y == self.top:
            return False
        self.turn()
        return True

    @contextmanager
    def within(self, element: Element) -> Iterator[None]:
        """What is written meanwhile is read aloud as a part of this element."""
        before, self._element = self._element, element
        try:
            yield
        finally:
            self._element = before

    def part(self, role: Role) -> AbstractContextManager[None]:
        """What is written meanwhile is one part of the paper, behind those before."""
        return self.within(self.tree.add(role))

    def write(self, x: float, y: float, text: str, look: tuple[Face, float, Colour]) -> None:
        """Put a run of text on the page; one that is in no part is a paragraph of its own."""
        element = self._element or self.tree.add("P")
        self.page.texts.append(Text(x, y, text, *look, element))

    def place(self, x: float, paint: Callable[[Canvas], None], instead: str) -> None:
        """Put a picture on the page; ``instead`` is read aloud in its place."""
        self.page.insets.append(Inset(x, self.y, paint, self.tree.add("Figure", instead)))

    def write_row(self, x: float, y: float, row: Row, size: float) -> None:
        """Put a wrapped row on the page; struck runs get their line."""
        for piece in row:
            look = (piece.look.face, size, piece.look.colour)
            self.write(x + piece.x, y, piece.text, look)
            if piece.look.struck:
                middle = y - size * 0.27
                end = x + piece.x + piece.width
                self.page.rules.append(
                    StraightLine(x + piece.x, middle, end, middle, 0.6, piece.look.colour)
                )
