"""The manual as it lies beside the program: a page of it, its links and its pictures."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QShowEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from il2nurse.home import manual_folder
from il2nurse.ui.look import sizes

WIDEST = 560
"""No picture is wider, in pixels, so that no line of text has to be pushed aside to be read."""


class ManualBrowser(QTextBrowser):
    """Opens pages of the manual and nothing else, whatever a link says."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("manual")
        self.setAccessibleName("The manual")
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(sizes.ROOM)

    def show_place(self, place: str) -> None:
        """Show a page from its beginning, or from a heading of it: "nurse#the-ward-list"."""
        name, _, heading = place.partition("#")
        url = QUrl.fromLocalFile(str(manual_folder() / f"{name}.md"))
        url.setFragment(heading)
        self.setSource(url)

    def doSetSource(
        self,
        url: QUrl | str,
        kind: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource,
    ) -> None:
        """Follow a link within the manual; another is left where it is."""
        if self._is_page(QUrl(url)):
            super().doSetSource(url, kind)
            self._go_to(QUrl(url).fragment())

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture is read no wider than the page."""
        found: object = super().loadResource(kind, name)
        if kind != int(QTextDocument.ResourceType.ImageResource.value):
            return found
        picture = QImage(self.source().resolved(QUrl(name)).toLocalFile())
        if picture.width() > WIDEST:
            return picture.scaledToWidth(WIDEST, Qt.TransformationMode.SmoothTransformation)
        return found

    def showEvent(self, event: QShowEvent) -> None:
        """A page that was asked for before there was room for it is laid out only now."""
        super().showEvent(event)
        self._go_to(self.source().fragment())

    def _go_to(self, heading: str) -> None:
        """Bring a heading to the top; the beginning where there is none of that name."""
        block = self.document().begin()
        while heading and block.isValid():
            if block.blockFormat().headingLevel() and anchor_of(block.text()) == heading:
                self.setTextCursor(QTextCursor(block))
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(int(top))
                return
            block = block.next()

    def _is_page(self, url: QUrl) -> bool:
        path = Path(self.source().resolved(url).toLocalFile())
        return path.suffix == ".md" and path.parent == manual_folder() and path.is_file()


def anchor_of(heading: str) -> str:
    """How a heading is named in a link to it."""
    kept = "".join(sign for sign in heading.casefold() if sign.isalnum() or sign in " -")
    return kept.strip().replace(" ", "-")
