"""Head and foot of every page: title, patient, register entry, seal, page x of y, practice mark."""

from typing import Final

from reportlab.pdfgen.canvas import Canvas

from il2nurse.domain.record.register.head_code import long_code, short_code
from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.content import Content
from il2nurse.readable.heading import Printed
from il2nurse.reports.layout.codes import CodeImage
from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.inks import (
    ALARM,
    ALARM_SOFT,
    EDGE,
    MUTED,
    SMALL,
    TEXT,
    TINY,
    TITLE,
    WATERMARK,
    Colour,
)
from il2nurse.reports.layout.pages import MARGIN, SIZES, Box, Inset, PaperPage, StraightLine, Text
from il2nurse.reports.layout.wrapping import Wrapper

TOP: Final = 130.0
BOTTOM: Final = 52.0
CODE_SIDE: Final = 50.0
STRIP_TOP: Final = 90.0
STRIP_HEIGHT: Final = 31.0
# The parts of the patient strip: name, birth, MRN, weight, allergies.
STRIP_SHARES: Final = (0.25, 0.19, 0.15, 0.18, 0.23)
PRACTICE_SAYS: Final = "PRACTICE · not a patient's record"


class PageFrame:
    """Writes head and foot of one paper's pages."""

    def __init__(self, wrapper: Wrapper, content: Content, printed: Printed, size: str) -> None:
        """Work out the code once for all pages."""
        self._typeface = wrapper.typeface
        self._wrap = wrapper.wrap
        self._content = content
        self._printed = printed
        self._width, self._height = SIZES[size]
        self._code = CodeImage("head", long_code(printed.head))

    def __call__(self, page: PaperPage, number: int, count: int) -> None:
        """Add head and foot to a page."""
        self._head(page, f"Page {number} of {count}")
        self._strip(page)
        self._foot(page, f"page {number} of {count}")

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

    def _head(self, page: PaperPage, numbered: str) -> None:
        content, printed = self._content, self._printed
        right = self._width - MARGIN - CODE_SIDE - 10.0
        self._write(page, MARGIN, 48.0, content.title, Face.BOLD, TITLE, TEXT)
        for y, text in ((62.0, content.subtitle), (72.0, content.planned)):
            size = self._fit(text, Face.REGULAR, SMALL + 0.6, right - MARGIN - 178.0)
            self._write(page, MARGIN, y, text, Face.REGULAR, size, MUTED)
        if printed.practice:
            self._write(page, MARGIN, 31.0, PRACTICE_SAYS, Face.BOLD, SMALL, ALARM)
        lines = (
            f"{printed.ward} · {numbered} · {printed.counted}",
            f"Printed {printed.at} by {printed.by}" if printed.copy else f"Shown {printed.at}",
            f"at {printed.station}",
            f"Register entry {printed.head.number:,}",
        )
        y = 40.0
        for each in lines:
            self._write_right(page, right, y, each, SMALL, MUTED)
            y += 9.6
        at = Inset(self._width - MARGIN - CODE_SIDE, 30.0, self._paint_code)
        page.insets.append(at)
        page.rules.append(StraightLine(MARGIN, 84.0, self._width - MARGIN, 84.0, 1.2, TEXT))

    def _paint_code(self, canvas: Canvas) -> None:
        self._code.paint(canvas, CODE_SIDE)

    def _strip(self, page: PaperPage) -> None:
        who = self._content.patient
        if who is None:
            return
        bed = f"Patient · bed {who.bed}" if who.bed else "Patient"
        cells = (
            (bed, who.with_before("name", who.name), ""),
            (
                f"Born · {who.age_sex}" if who.age_sex else "Born",
                who.with_before("born", who.born),
                "",
            ),
            ("MRN", who.with_before("mrn", who.mrn), ""),
            ("Dosing weight", who.dosing_weight, f"({who.weighed})" if who.weighed else ""),
            ("Allergies", who.with_before("allergies", who.allergies), ""),
        )
        width = self._width - 2 * MARGIN
        x = MARGIN
        for part, (label, value, detail) in zip(STRIP_SHARES, cells, strict=True):
            alarm = label == "Allergies" and who.allergic
            soft = ALARM_SOFT if alarm else None
            page.boxes.append(
                Box(x, STRIP_TOP, width * part, STRIP_HEIGHT, fill=soft, edge=EDGE, line=0.5)
            )
            self._cell(page, x + 6.0, width * part - 10.0, label, value, detail, alarm=alarm)
            x += width * part

    def _cell(
        self,
        page: PaperPage,
        x: float,
        room: float,
        label: str,
        value: str,
        detail: str,
        *,
        alarm: bool,
    ) -> None:
        colour = ALARM if alarm else TEXT
        label_size = self._fit(label, Face.REGULAR, TINY, room)
        self._write(page, x, STRIP_TOP + 9.6, label, Face.REGULAR, label_size, MUTED)
        rows = self._wrap(line(value, Emphasis.STRONG), room, 9.0)
        if len(rows) == 1:
            self._write(page, x, STRIP_TOP + 22.5, value, Face.BOLD, 9.0, colour)
            beside = x + self._typeface.width(f"{value} ", Face.BOLD, 9.0)
            self._write(page, beside, STRIP_TOP + 22.5, detail, Face.REGULAR, SMALL, MUTED)
            return
        size = self._smaller(value, room)
        y = STRIP_TOP + 18.2
        for row in self._wrap(line(value, Emphasis.STRONG), room, size):
            for piece in row:
                self._write(page, x + piece.x, y, piece.text, Face.SEMIBOLD, size, colour)
            y += size * 1.12

    def _smaller(self, value: str, room: float) -> float:
        """The largest size at which a long value fits into the strip; it is never cut."""
        size = 7.6
        while size > 2.0:
            rows = len(self._wrap(line(value, Emphasis.STRONG), room, size))
            if rows * size * 1.12 <= 18.5:
                return size
            size -= 0.3
        return size

    def _fit(self, text: str, face: Face, size: float, room: float) -> float:
        used = self._typeface.width(text, face, size)
        return size if used <= room else size * room / used

    def _foot(self, page: PaperPage, numbered: str) -> None:
        content, printed = self._content, self._printed
        y, right = self._height - 36.0, self._width - MARGIN
        page.rules.append(StraightLine(MARGIN, y, right, y, 0.6, EDGE))
        head = printed.head
        code = f"code to check it: {short_code(head)}"
        sealed = f"Register entry {head.number:,} · seal {head.short()} … · {code}"
        self._write(page, MARGIN, y + 10.0, sealed, Face.REGULAR, TINY, MUTED)
        patient = content.patient
        who = ""
        if patient is not None and patient.name:
            who = f"{patient.name} · born {patient.born} · MRN {patient.mrn} · "
        self._write_right(page, right, y + 10.0, f"{who}{numbered}", TINY, TEXT)
        self._write(page, MARGIN, y + 19.0, content.zone, Face.REGULAR, TINY, MUTED)
        made = f"{content.mark} · {printed.program}"
        if printed.practice:
            made = f"{PRACTICE_SAYS} · {made}"
        self._write_right(page, right, y + 19.0, made, TINY, MUTED)

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
        page.texts.append(Text(x, y, text, face, size, colour))

    def _write_right(
        self, page: PaperPage, x: float, y: float, text: str, size: float, colour: Colour
    ) -> None:
        width = self._typeface.width(text, Face.REGULAR, size)
        self._write(page, x - width, y, text, Face.REGULAR, size, colour)
