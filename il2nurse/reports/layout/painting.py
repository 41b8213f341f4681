"""Putting laid-out pages on a ReportLab canvas."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from il2nurse.reports.layout.fonts import Face, Typeface
from il2nurse.reports.layout.inks import Colour
from il2nurse.reports.layout.lettering import write_text
from il2nurse.reports.layout.pages import Bookmark, Box, PaperPage, StraightLine, Text

Frame = Callable[[PaperPage, int, int], None]
LANGUAGE: Final = "en-US"
# Streams are written as they are compressed; the older text coding of them takes time and room.
rl_config.useA85 = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What the file says of itself: its title, and on whose behalf it was made."""

    title: str
    author: str


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
        initialFontName=Face.REGULAR.value,  # type: ignore[arg-type] # the types name it a number
    )
    canvas.setTitle(told.title)
    canvas.setAuthor(told.author)
    canvas.setCreator("il2nurse")
    for number, page in enumerate(pages, start=1):
        frame(page, number, len(pages))
        if under:
            under(canvas)
        _paint_page(canvas, typeface, page, size[1])
        _mark(canvas, page.bookmarks, number, size[1])
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _mark(canvas: Canvas, bookmarks: Sequence[Bookmark], number: int, height: float) -> None:
    """The headings of a page in the list that a reader's program shows beside the pages."""
    for at, bookmark in enumerate(bookmarks):
        name = f"{number}-{at}"
        canvas.bookmarkHorizontalAbsolute(name, height - bookmark.y)
        canvas.addOutlineEntry(bookmark.title, name)


def _paint_page(canvas: Canvas, typeface: Typeface, page: PaperPage, height: float) -> None:
    for box in page.boxes:
        _paint_box(canvas, box, height)
    _paint_rules(canvas, page.rules, height)
    for inset in page.insets:
        canvas.saveState()
        canvas.translate(inset.x, height - inset.y)
        inset.paint(canvas)
        canvas.restoreState()
    plain = [text for text in page.texts if typeface.is_plain(text.text)]
    _paint_texts(canvas, plain, height)
    for text in page.texts:
        if not typeface.is_plain(text.text):
            canvas.setFillColorRGB(*text.colour)
            at = (text.x, height - text.y)
            write_text(canvas, typeface, at, text.text, text.face, text.size)


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


def _paint_texts(canvas: Canvas, texts: Sequence[Text], height: float) -> None:
    """Texts of the typeface's own letters, in one go."""
    written: PDFTextObject = canvas.beginText()
    look, colour = None, None
    for text in texts:
        if (text.face, text.size) != look:
            look = (text.face, text.size)
            written.setFont(text.face.value, text.size)
        if text.colour != colour:
            colour = text.colour
            written.setFillColorRGB(*colour)
        written.setTextOrigin(text.x, height - text.y)
        written.textOut(text.text)
    canvas.drawText(written)
