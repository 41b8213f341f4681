"""Pages of a paper as pictures for the preview.

Drawn with pypdfium2: QtPdf comes only with Qt builds that lose references on Python 3.11.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

import pypdfium2
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel

POINTS_PER_INCH = 72


class CannotDraw(Exception):
    """The pages cannot be drawn on this computer; the paper itself may still be good."""


def draw_pages(paper: bytes, dots_per_inch: float = 110) -> Iterator[QImage]:
    """Each page of the PDF as a picture of its own, in order; raises ``CannotDraw``."""
    try:
        document = pypdfium2.PdfDocument(paper)
    except pypdfium2.PdfiumError as error:
        raise CannotDraw(str(error)) from error
    try:
        for page in document:
            bitmap = page.render(scale=dots_per_inch / POINTS_PER_INCH, rev_byteorder=True)
            picture = bitmap.to_pil().convert("RGBA")
            yield QImage(
                picture.tobytes(), picture.width, picture.height, QImage.Format.Format_RGBA8888
            ).convertToFormat(QImage.Format.Format_RGB32)
    finally:
        document.close()


def images_of(paper: bytes, most: int) -> Sequence[QImage] | None:
    """The first pages of the PDF as pictures; ``None`` where they cannot be drawn."""
    try:
        return tuple(islice(draw_pages(paper), most))
    except CannotDraw:
        return None


def page_label(image: QImage) -> QLabel:
    """A page as the preview shows it, in its own size."""
    picture = QPixmap.fromImage(image)
    label = QLabel()
    label.setProperty("part", "paper")
    label.setPixmap(picture)
    label.setFixedSize(picture.deviceIndependentSize().toSize())
    return label
