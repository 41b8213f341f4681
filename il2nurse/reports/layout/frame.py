"""Head and foot of every page: title, patient, register entry, seal, page x of y, practice mark."""

from collections.abc import Iterator
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from il2nurse.domain.record.register.head_code import short_code
from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.content import Content
from il2nurse.readable.heading import Printed
from il2nurse.reports.layout.codes import CodeImage
from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.inks import (
    ALARM,
    BODY,
    EDGE,
    MUTED,
    SMALL,
    TEXT,
    TITLE,
    WATERMARK,
    Colour,
)
from il2nurse.reports.layout.pages import (
    MARGIN,
    SIZES,
    Inset,
    PageNumber,
    PaperPage,
    StraightLine,
    Text,
)
from il2nurse.reports.layout.strip import LINE, PatientStrip, write_rows
from il2nurse.reports.layout.wrapping import Row, Wrapper

QUIET: Final = Emphasis.QUIET
NO_BREAK: Final = "\N{NO-BREAK SPACE}"
CODE_SIDE: Final = 50.0
PRACTICE_SAYS: Final = "PRACTICE · not a patient's record"
BESIDE_TITLE: Final = 2
# As wide as the number of a page can be at the head, and at the foot of a paper of parts.
WIDEST: Final = "Page 199 of 199"
WIDEST_FOOT: Final = "page 19 of 19 · 199 of 199 of the whole paper"


class PageFrame:
    """Writes head and foot of one paper's pages; a long name or place makes them taller."""

    def __init__(
        self, wrapper: Wrapper, content: Content, printed: Printed, size: str, code: CodeImage
    ) -> None:
        """Work out what head and foot take, once for all pages; ``code`` is that of the head."""
        self._typeface = wrapper.typeface
        self._wrap = wrapper.wrap
        self._content = content
        self._printed = printed
        self._width, self._height = SIZES[size]
        self._code = code
        self._right = self._width - MARGIN - CODE_SIDE - 10.0
        self._title_size, self._under_title = self._titles()
        self._rule = max(84.0, 62.0 + len(self._under_title) * LINE)
        self._strip = PatientStrip(wrapper, content.patient, self._width - 2 * MARGIN)
        high = self._strip.height
        self.top = self._rule + 6.0 + (high + 9.0 if high else 0.0)
        self._foot_rows = self._foot_lines(WIDEST_FOOT)
        self.bottom = 17.0 + len(self._foot_rows) * LINE + 12.0

    def __call__(self, page: PaperPage, number: PageNumber) -> None:
        """Add head and foot to a page."""
        self._head(page, f"Page {number.number} of {number.count}")
        self._strip.draw(page, self._rule + 6.0)
        self._foot(page, number.foot)

    def under(self, canvas: Canvas) -> None:
        """The mark across the page, under everything else."""
        if not self._printed.watermark:
            return
        canvas.saveState()
        canvas.setFillColorRGB(*WATERMARK)
        canvas.setFont(Face.BOLD.value, 104)
        canvas.translate(self._width / 2, self._height / 2)
        canvas.rotate(52)
        canvas.drawCentredString(0, -36, self._printed.watermark)
        canvas.restoreState()

    def _beside(self, numbered: str) -> tuple[str, ...]:
        """What stands at the right of the title."""
        printed = self._printed
        at = f"at {printed.station}"
        made = ("Printed", f"by {printed.by} {at}") if printed.copy else ("Shown", at)
        return (
            f"{printed.ward} · {numbered} · {printed.counted}",
            f"{made[0]} {printed.at}",
            made[1],
            f"Register entry {printed.head.number:,}",
        )

    def _titles(self) -> tuple[float, tuple[Row, ...]]:
        """The title's size beside what stands at its right, and the rows under it."""
        taken = [self._typeface.width(each, Face.REGULAR, SMALL) for each in self._beside(WIDEST)]
        room = self._right - MARGIN - max(taken) - 10.0
        # The first rows at the right stand beside the title alone.
        under_room = self._right - MARGIN - max(taken[BESIDE_TITLE:]) - 10.0
        wide = self._typeface.width(self._content.title, Face.BOLD, TITLE)
        size = max(BODY, min(TITLE, TITLE * room / wide))
        under = (self._content.subtitle, self._content.planned)
        rows = [row for each in under for row in self._wrap(line(each, QUIET), under_room, SMALL)]
        return size, tuple(rows)

    def _head(self, page: PaperPage, numbered: str) -> None:
        look = (Face.BOLD, self._title_size, TEXT)
        page.texts.append(Text(MARGIN, 48.0, self._content.title, *look, page.title))
        write_rows(page, MARGIN, 62.0, self._under_title, SMALL)
        if self._printed.practice:
            look = (Face.BOLD, SMALL, ALARM)
            page.texts.append(Text(MARGIN, 31.0, PRACTICE_SAYS, *look, page.patient))
        y = 40.0
        for each in self._beside(numbered):
            self._write_right(page, self._right, y, each, SMALL, MUTED)
            y += LINE
        at = Inset(self._width - MARGIN - CODE_SIDE, 30.0, self._paint_code)
        page.insets.append(at)
        y = self._rule
        page.rules.append(StraightLine(MARGIN, y, self._width - MARGIN, y, 1.2, TEXT))

    def _paint_code(self, canvas: Canvas) -> None:
        self._code.paint(canvas, CODE_SIDE)

    def _foot_lines(self, numbered: str) -> tuple[tuple[str, str], ...]:
        """The foot, row by row: what stands at its left and at its right."""
        content, printed, patient = self._content, self._printed, self._content.patient
        head = printed.head
        code = f"code to check it: {short_code(head)}"
        sealed = f"Register entry {head.number:,} · seal {head.short()} … · {code}"
        who = ""
        if patient and patient.name:
            mrn = patient.numbered.replace(" ", NO_BREAK)
            who = f"{patient.name} · born {patient.born} · {mrn}"
        practice = PRACTICE_SAYS if printed.practice else ""
        made = f"{content.mark} · {printed.program}"
        zone = f"{content.zone} · {printed.calls}" if printed.calls else content.zone
        rows = ((sealed, numbered), (who, practice), (zone, made))
        return tuple(each for left, right in rows for each in self._apart(left, right))

    def _apart(self, left: str, right: str) -> Iterator[tuple[str, str]]:
        """Both in one row where they fit beside each other, else one under the other."""
        room = self._width - 2 * MARGIN
        wide = self._typeface.width(f"{left}  {right}", Face.REGULAR, SMALL)
        if wide <= room:
            yield (left, right)
            return
        for each in (left, right):
            for row in self._wrap(line(each), room, SMALL):
                yield ("".join(piece.text for piece in row), "")

    def _foot(self, page: PaperPage, numbered: str) -> None:
        right = self._width - MARGIN
        y = self._height - self.bottom + 8.0
        page.rules.append(StraightLine(MARGIN, y, right, y, 0.6, EDGE))
        for before, after in self._foot_lines(numbered):
            y += LINE
            self._write(page, MARGIN, y, before, Face.REGULAR, SMALL, MUTED)
            self._write_right(page, right, y, after, SMALL, TEXT)

    def _write(
        self,
        page: PaperPage,
        x: float,
        y: float,
        text: str,
        face: Face,
        size: float,
        colour: Colour,
    ) -> None:
        if text:
            page.texts.append(Text(x, y, text, face, size, colour))

    def _write_right(
        self, page: PaperPage, x: float, y: float, text: str, size: float, colour: Colour
    ) -> None:
        width = self._typeface.width(text, Face.REGULAR, size)
        self._write(page, x - width, y, text, Face.REGULAR, size, colour)
