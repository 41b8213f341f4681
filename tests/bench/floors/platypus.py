"""A paper made once more by ReportLab's own layout: the same words, typeface, sizes, tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from il2nurse.domain.record.register.head_code import long_code
from il2nurse.readable.content import Content, PaperKind
from il2nurse.readable.heading import Printed
from il2nurse.reports.layout.codes import CodeImage
from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.frame import CODE_SIDE, PageFrame
from il2nurse.reports.layout.inks import BODY, LEADING, RULE
from il2nurse.reports.layout.pages import MARGIN, SIZES, Flow, PageNumber, Text
from il2nurse.reports.layout.structure import Element
from il2nurse.reports.layout.wrapping import Wrapper
from il2nurse.reports.papers import find_draw

Rows = list[list[str]]
LINES: Final = ("LINEBELOW", (0, 0), (-1, -1), 0.4, Color(*RULE))


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on a paper: its blocks in their order, and head and foot of a page."""

    blocks: tuple[tuple[Rows, tuple[float, ...]], ...]
    frame: tuple[Text, ...]
    top: float
    bottom: float
    code: str


def words_of(wrapper: Wrapper, kind: PaperKind, content: Content, printed: Printed) -> Words:
    """All words of a paper as markup, from the paper that the program lays out."""
    code = long_code(printed.head)
    frame = PageFrame(wrapper, content, printed, "A4", CodeImage("head", code))
    flow = Flow(wrapper, "A4", frame.top, frame.bottom)
    find_draw(kind)(flow, content)
    runs: dict[Element, list[Text]] = {}
    for text in (text for page in flow.pages for text in page.texts):
        if text.element:
            runs.setdefault(text.element, []).append(text)
    blocks = tuple(_block(each, runs, flow.width) for each in flow.tree.kids[2:])
    last, before = flow.pages[-1], len(flow.pages[-1].texts)
    frame(last, PageNumber(1, len(flow.pages)))
    return Words(blocks, tuple(last.texts[before:]), frame.top, frame.bottom, code)


def _block(
    block: object, runs: dict[Element, list[Text]], width: float
) -> tuple[Rows, tuple[float, ...]]:
    assert isinstance(block, Element)
    if block.role != "Table":
        return [[_markup(runs.get(block, ()))]], (width,)
    rows = [[cell for cell in row.kids if isinstance(cell, Element)] for row in _elements(block)]
    lefts = [MARGIN + width] * max(len(row) for row in rows)
    for row in rows:
        for at, cell in enumerate(row):
            lefts[at] = min([lefts[at], *(text.x for text in runs.get(cell, ()))])
    ends = [*lefts[1:], MARGIN + width]
    widths = tuple(max(20.0, end - left) for left, end in zip(lefts, ends, strict=True))
    return [[_markup(runs.get(cell, ())) for cell in row] for row in rows], widths


def _elements(element: Element) -> Iterator[Element]:
    return (each for each in element.kids if isinstance(each, Element))


def _markup(runs: Sequence[Text]) -> str:
    return " ".join(
        f'<font name="{each.face.value}" size="{each.size}" color="{_hex(each)}">'
        f"{escape(each.text)}</font>"
        for each in runs
    )


def _hex(text: Text) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in text.colour)


def make(words: Words) -> bytes:
    """The paper as ReportLab lays it out."""
    style = ParagraphStyle("body", fontName=Face.REGULAR.value, fontSize=BODY)
    style.leading = BODY * LEADING
    story: list[Flowable] = []
    for rows, widths in words.blocks:
        if len(widths) == 1:
            story.append(Paragraph(rows[0][0], style))
        else:
            cells = [[Paragraph(cell, style) for cell in row] for row in rows]
            padded = [[*row, *[""] * (len(widths) - len(row))] for row in cells]
            story.append(Table(padded, widths, repeatRows=1, style=[LINES]))
        story.append(Spacer(1, 4))
    target = BytesIO()
    document = SimpleDocTemplate(
        target,
        pagesize=SIZES["A4"],
        topMargin=words.top - 6,
        bottomMargin=words.bottom - 6,
        leftMargin=MARGIN - 6,
        rightMargin=MARGIN - 6,
        invariant=1,
    )
    code = CodeImage("head", words.code)

    def frame(canvas: Canvas, _document: object) -> None:
        _draw_frame(canvas, words.frame, code)

    document.build(story, onFirstPage=frame, onLaterPages=frame)
    return target.getvalue()


def _draw_frame(canvas: Canvas, texts: Sequence[Text], code: CodeImage) -> None:
    width, height = SIZES["A4"]
    for text in texts:
        canvas.setFillColorRGB(*text.colour)
        canvas.setFont(text.face.value, text.size)
        canvas.drawString(text.x, height - text.y, text.text)
    canvas.saveState()
    canvas.translate(width - MARGIN - CODE_SIDE, height - 30.0)
    code.paint(canvas, CODE_SIDE)
    canvas.restoreState()
