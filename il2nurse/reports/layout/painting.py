"""Putting laid-out pages on a ReportLab canvas."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Final

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from il2nurse.reports.layout.fonts import Face, Typeface
from il2nurse.reports.layout.inks import Colour
from il2nurse.reports.layout.lettering import write_text
from il2nurse.reports.layout.pages import Bookmark, Box, PaperPage, StraightLine, Text
from il2nurse.reports.layout.structure import Element, Structure

Frame = Callable[[PaperPage, int, int], None]
LANGUAGE: Final = "en-US"
# The first one that says how a document is read aloud as its readers expect it today.
PDF: Final = (1, 7)
END: Final = "EMC"
# Streams are written as they are compressed; the older text coding of them takes time and room.
rl_config.useA85 = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What the file says of itself: title, on whose behalf it was made, how it is read aloud."""

    title: str
    author: str
    tree: Element


def paint(
    typeface: Typeface,
    pages: Sequence[PaperPage],
    size: tuple[float, float],
    told: Told,
    frame: Frame,
    under: Callable[[Canvas], None] | None = None,
) -> bytes:
    """The pages as a PDF. ``frame`` adds head and foot, told page number and count.

    The same pages give the same bytes: no clock and no chance goes into the file.
    """
    target = BytesIO()
    canvas = Canvas(
        target,
        pagesize=size,
        invariant=1,
        pageCompression=1,
        lang=LANGUAGE,
        pdfVersion=PDF,
        initialFontName=Face.REGULAR.value,  # type: ignore[arg-type] # the types name it a number
    )
    canvas.setTitle(told.title)
    canvas.setAuthor(told.author)
    canvas.setCreator("il2nurse")
    structure = Structure(canvas, told.tree)
    for number, page in enumerate(pages, start=1):
        frame(page, number, len(pages))
        canvas.addLiteral(structure.begin(None))
        if under:
            under(canvas)
        _paint_lines(canvas, page, size[1])
        canvas.addLiteral(END)
        _paint_insets(canvas, structure, page, size[1])
        _paint_texts(canvas, structure, typeface, page.texts, size[1])
        _mark(canvas, page.bookmarks, number, size[1])
        structure.show_page()
    structure.write()
    canvas.save()
    return target.getvalue()


def _mark(canvas: Canvas, bookmarks: Sequence[Bookmark], number: int, height: float) -> None:
    """The headings of a page in the list that a reader's program shows beside the pages."""
    for at, bookmark in enumerate(bookmarks):
        name = f"{number}-{at}"
        canvas.bookmarkHorizontalAbsolute(name, height - bookmark.y)
        canvas.addOutlineEntry(bookmark.title, name)


def _paint_lines(canvas: Canvas, page: PaperPage, height: float) -> None:
    for box in page.boxes:
        _paint_box(canvas, box, height)
    _paint_rules(canvas, page.rules, height)


def _paint_insets(canvas: Canvas, structure: Structure, page: PaperPage, height: float) -> None:
    for inset in page.insets:
        canvas.addLiteral(structure.begin(inset.element))
        canvas.saveState()
        canvas.translate(inset.x, height - inset.y)
        inset.paint(canvas)
        canvas.restoreState()
        canvas.addLiteral(END)


def _paint_box(canvas: Canvas, box: Box, height: float) -> None:
    if box.fill:
        canvas.setFillColorRGB(*box.fill)
    if box.edge:
        canvas.setStrokeColorRGB(*box.edge)
        canvas.setLineWidth(box.line)
        canvas.setDash([2.5, 2] if box.dashed else [])
    corner = (box.x, height - box.y - box.height, box.width, box.height)
    if box.round:
        canvas.roundRect(*corner, box.round, stroke=int(bool(box.edge)), fill=int(bool(box.fill)))
    else:
        canvas.rect(*corner, stroke=int(bool(box.edge)), fill=int(bool(box.fill)))
    canvas.setDash([])


def _paint_rules(canvas: Canvas, rules: Sequence[StraightLine], height: float) -> None:
    """Rules of one width and colour are drawn in one go."""
    looks: dict[tuple[float, Colour], list[tuple[float, float, float, float]]] = {}
    for rule in rules:
        ends = (rule.x1, height - rule.y1, rule.x2, height - rule.y2)
        looks.setdefault((rule.width, rule.colour), []).append(ends)
    for (width, colour), lines in looks.items():
        canvas.setLineWidth(width)
        canvas.setStrokeColorRGB(*colour)
        canvas.lines(lines)


def _paint_texts(
    canvas: Canvas,
    structure: Structure,
    typeface: Typeface,
    texts: Sequence[Text],
    height: float,
) -> None:
    """All texts, in the order in which they are read aloud; neighbours of an element are one."""
    written, foreign = _Written(canvas, height), []
    for (element, plain), group in groupby(texts, lambda each: _way(typeface, each)):
        begun = structure.begin(element)
        if plain:
            written.add(begun, group)
        else:
            foreign.append((begun, list(group)))
    written.end()
    for begun, others in foreign:
        canvas.addLiteral(begun)
        for text in others:
            canvas.setFillColorRGB(*text.colour)
            at = (text.x, height - text.y)
            write_text(canvas, typeface, at, text.text, text.face, text.size)
        canvas.addLiteral(END)


def _way(typeface: Typeface, text: Text) -> tuple[Element | None, bool]:
    return text.element, typeface.is_plain(text.text)


class _Written:
    """Texts of the typeface's own letters, in one go; what holds between them is said once."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        """Begin with nothing."""
        self._canvas = canvas
        self._height = height
        self._object: PDFTextObject = canvas.beginText()
        # Between two texts ReportLab takes nothing else; an element begins and ends there.
        self._code: list[str] = vars(self._object)["_code"]
        self._look: tuple[Face, float] | None = None
        self._colour: Colour | None = None

    def add(self, begun: str, texts: Iterable[Text]) -> None:
        """The texts of one element."""
        self._code.append(begun)
        for text in texts:
            if (text.face, text.size) != self._look:
                self._look = (text.face, text.size)
                self._object.setFont(text.face.value, text.size)
            if text.colour != self._colour:
                self._colour = text.colour
                self._object.setFillColorRGB(*text.colour)
            self._object.setTextOrigin(text.x, self._height - text.y)
            self._object.textOut(text.text)
        self._code.append(END)

    def end(self) -> None:
        """Put them on the canvas."""
        self._canvas.drawText(self._object)
