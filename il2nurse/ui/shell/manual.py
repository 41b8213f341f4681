"""The manual as it lies beside the program: a page of it, its links and its pictures."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
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

    def show_page(self, name: str) -> None:
        """Show the page of this name from its beginning."""
        self.setSource(QUrl.fromLocalFile(str(manual_folder() / f"{name}.md")))

    def doSetSource(
        self,
        url: QUrl | str,
        kind: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource,
    ) -> None:
        """Follow a link within the manual; another is left where it is."""
        if self._is_page(QUrl(url)):
            super().doSetSource(url, kind)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture is read no wider than the page."""
        found: object = super().loadResource(kind, name)
        if kind != int(QTextDocument.ResourceType.ImageResource.value):
            return found
        picture = QImage(self.source().resolved(QUrl(name)).toLocalFile())
        if picture.width() > WIDEST:
            return picture.scaledToWidth(WIDEST, Qt.TransformationMode.SmoothTransformation)
        return found

    def _is_page(self, url: QUrl) -> bool:
        path = Path(self.source().resolved(url).toLocalFile())
        return path.suffix == ".md" and path.parent == manual_folder() and path.is_file()
