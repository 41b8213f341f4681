"""The page: one of the views between which the window changes."""

from PySide6.QtWidgets import QWidget

from il2nurse.ui.look.tones import Tone
from il2nurse.ui.session import Place, Session


class Page(QWidget):
    """One page of the window. It holds no truth: ``refresh`` shows what the register says.

    A page that sets ``takes_scans`` gets whole codes by ``scanned``; on others a scan is text.
    """

    takes_scans = False

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self.session = session
        self.name = name
        self.setObjectName(f"page_{name}")
        self.setProperty("ground", "page")

    def open(self, place: Place) -> None:
        """Go to what the place names; pages that show one thing only have nothing to do."""

    def refresh(self) -> None:
        """Show what is on record now."""
        raise NotImplementedError

    def start(self) -> None:
        """The page came into view: take the keyboard."""
        self.setFocus()

    def tick(self) -> None:
        """One second went by while the page was on show."""

    def scanned(self, code: str) -> None:
        """A code was scanned while the page was on show."""
        self.session.say(
            Tone.WARN, f"“{code}” was scanned, but this page takes no scan. Nothing was recorded."
        )
