"""Pages being laid out: what stands where, kept until the number of pages is known."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas

from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.inks import Colour
from il2nurse.reports.layout.wrapping import Row, Wrapper

SIZES: Final = {"A4": A4, "Letter": LETTER}
MARGIN: Final = 34.0


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text; ``y`` is its base line, counted down from the top."""

    x: float
    y: float
    text: str
    face: Face
    size: float
    colour: Colour


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


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading in the list beside the pages; ``y`` is where it stands."""

    title: str
    y: float


@dataclass(slots=True)
class PaperPage:
    """One page; boxes lie under rules, rules under insets, insets under texts."""

    boxes: list[Box] = field(default_factory=list)
    rules: list[StraightLine] = field(default_factory=list)
    insets: list[Inset] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)


class Flow:
    """Where the next thing goes. ``y`` runs down; a thing that does not fit opens a page."""

    def __init__(self, wrapper: Wrapper, size: str, top: float, bottom: float) -> None:
        """Begin with one empty page that leaves room for its head and foot."""
        self.typeface = wrapper.typeface
        self.wrap = wrapper.wrap
        self.page_width, self.page_height = SIZES[size]
        self.left = MARGIN
        self.width = self.page_width - 2 * MARGIN
        self.top = top
        self.bottom = self.page_height - bottom
        self.pages = [PaperPage()]
        self.y = top

    @property
    def page(self) -> PaperPage:
        """The page that is being filled."""
        return self.pages[-1]

    @property
    def left_over(self) -> float:
        """The height that is left on this page."""
        return self.bottom - self.y

    def turn(self) -> None:
        """Go on at the top of a new page."""
        self.pages.append(PaperPage())
        self.y = self.top

    def need(self, height: float) -> bool:
        """Turn the page unless this height is left; True where it was turned."""
        if height <= self.left_over or self.y == self.top:
            return False
        self.turn()
        return True

    def write(self, x: float, y: float, text: str, look: tuple[Face, float, Colour]) -> None:
        """Put a run of text on the page."""
        self.page.texts.append(Text(x, y, text, *look))

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
