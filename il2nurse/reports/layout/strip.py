"""The patient's strip below the head of a page: name, birth, MRN, weight, allergies."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.values.text import Emphasis, Span, line
from il2nurse.readable.heading import PatientFacts
from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.inks import ALARM_SOFT, EDGE, LEADING, SMALL
from il2nurse.reports.layout.pages import MARGIN, Box, PaperPage, Text
from il2nurse.reports.layout.wrapping import Row, Wrapper

QUIET: Final = Emphasis.QUIET
LINE: Final = 9.8
VALUE: Final = 9.0
DOSING: Final = "dosing_weight"
UNSEEN: Final = line("on the order", QUIET)
# Around and below the rows of a cell.
ROOM: Final = 6.0
# Widths of the five cells; a long name and many allergies have more, where that makes it lower.
SHARES: Final = (
    (0.23, 0.205, 0.14, 0.21, 0.215),
    (0.36, 0.16, 0.115, 0.165, 0.2),
    (0.28, 0.16, 0.115, 0.165, 0.28),
)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of the strip: its label and its value, broken to rows."""

    width: float
    label: tuple[Row, ...]
    value: tuple[Row, ...]
    alarm: bool
    dosing: bool = False

    @property
    def height(self) -> float:
        """What the rows take."""
        return len(self.label) * LINE + len(self.value) * VALUE * LEADING


class PatientStrip:
    """Worked out once for all pages of a paper; its height is 0 where it is about no patient."""

    def __init__(self, wrapper: Wrapper, who: PatientFacts | None, width: float) -> None:
        """Choose the widths: no part of a name is parted where another one has room for it."""
        self._wrapper = wrapper
        self._cells: tuple[_Cell, ...] = ()
        self.height = 0.0
        if who is None:
            return
        found: list[tuple[bool, float, int, tuple[_Cell, ...]]] = []
        for shares in SHARES:
            cells = self._told(who, [width * share for share in shares])
            parted = self._parts(who.name, cells[0].width)
            found.append((parted, max(each.height for each in cells), len(found), cells))
        _, high, _, self._cells = min(found)
        self.height = high + ROOM

    def _parts(self, name: str, width: float) -> bool:
        """Whether a part of the name has no room in one row."""
        measure = self._wrapper.typeface.width
        parts = (f"{each}-" for each in re.split("[ -]", name))
        return any(measure(each, Face.SEMIBOLD, VALUE) > width - 2 * ROOM for each in parts)

    def _told(self, who: PatientFacts, widths: Sequence[float]) -> tuple[_Cell, ...]:
        weighed = f" ({who.weighed})" if who.weighed else ""
        told = (
            (f"Patient · bed {who.bed}" if who.bed else "Patient", "name", who.name, ""),
            (f"Born · {who.age_sex}" if who.age_sex else "Born", "born", who.born, ""),
            ("MRN", "mrn", who.mrn, ""),
            (who.dosed_by, DOSING, who.dosing_weight, weighed),
            ("Allergies", "allergies", who.allergies, ""),
        )
        cells = []
        for width, (label, part, value, beside) in zip(widths, told, strict=True):
            alarm = part == "allergies" and who.allergic
            mark = Emphasis.ALARM if alarm else Emphasis.STRONG
            says = (Span(who.with_before(part, value), mark), Span(beside, QUIET))
            room = width - 10.0
            rows = self._wrapper.wrap(says if beside else says[:1], room, VALUE)
            labels = self._wrapper.wrap(line(label, QUIET), room, SMALL)
            cells.append(_Cell(width, labels, rows, alarm, part == DOSING))
        return tuple(cells)

    def draw(self, page: PaperPage, top: float) -> None:
        """Put it on a page."""
        x = MARGIN
        for each in self._cells:
            soft = ALARM_SOFT if each.alarm else None
            page.boxes.append(Box(x, top, each.width, self.height, fill=soft, edge=EDGE, line=0.5))
            write_rows(page, x + 6.0, top + LINE, each.label, SMALL)
            below = top + len(each.label) * LINE + VALUE
            hidden = page.unseen and each.dosing
            value = self._wrapper.wrap(UNSEEN, each.width - 10.0, VALUE) if hidden else each.value
            write_rows(page, x + 6.0, below + 1.0, value, VALUE)
            x += each.width


def write_rows(page: PaperPage, x: float, y: float, rows: Sequence[Row], size: float) -> None:
    """Wrapped rows under each other, read aloud once a paper."""
    for at, row in enumerate(rows):
        down = y + at * (LINE if size == SMALL else size * LEADING)
        for piece in row:
            face, colour = piece.look.face, piece.look.colour
            page.texts.append(Text(x + piece.x, down, piece.text, face, size, colour, page.patient))
