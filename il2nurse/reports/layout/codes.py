"""Square codes (QR) that scanners read from the paper."""

from typing import Final

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.pdfgen.canvas import Canvas

# Printers for labels have 203 of them to an inch; a module of four is half a millimetre.
DOT: Final = 72 / 203
FEWEST: Final = 4


class CodeImage:
    """One code, worked out once and drawn as often as needed."""

    def __init__(self, name: str, text: str) -> None:
        """Work out the dark modules; capitals and digits make the smallest code.

        ``name`` tells the codes of one document apart.
        """
        self._name = name
        code = QRCode(None, QRErrorCorrectLevel.M)
        code.addData(text)
        code.make()
        modules: list[list[bool]] = code.modules
        self._count = len(modules)
        self._runs = [run for row, dark in enumerate(modules) for run in _runs(dark, row)]

    def side(self, room: float) -> float:
        """The largest side in this room whose modules are whole dots of a printer for labels."""
        dots = max(FEWEST, int(room / DOT / self._count))
        return self._count * dots * DOT

    def paint(self, canvas: Canvas, side: float) -> None:
        """Draw it with its upper left corner at the canvas's origin; pages share one drawing."""
        if not canvas.hasForm(self._name):
            self._keep(canvas)
        canvas.scale(side / self._count, side / self._count)
        canvas.doForm(self._name)

    def _keep(self, canvas: Canvas) -> None:
        """Put the drawing into the document, one unit to a module."""
        canvas.beginForm(self._name, 0, -self._count, self._count, 0)
        path = canvas.beginPath()
        for row, start, length in self._runs:
            path.rect(start, -(row + 1), length, 1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.endForm()


def _runs(dark: list[bool], row: int) -> list[tuple[int, int, int]]:
    """Neighbouring dark modules of a row as (row, start, length)."""
    found: list[tuple[int, int, int]] = []
    for at, is_dark in enumerate(dark):
        if is_dark and found and found[-1][1] + found[-1][2] == at:
            found[-1] = (row, found[-1][1], found[-1][2] + 1)
        elif is_dark:
            found.append((row, at, 1))
    return found
