"""The page: one of the views between which the window changes."""

from PySide6.QtWidgets import QWidget

from il2nurse.ui.place import Place
from il2nurse.ui.qt.arrival import Arrival, by_hand, in_sentence
from il2nurse.ui.session import Heard, Session


class Page(QWidget):
    """One page of the window. It holds no truth: ``refresh`` shows what the register says.

    A page that sets ``takes_scans`` gets whole codes by ``scanned``; on others, and while a dialog
    lies over the page, a scan is refused. One that ``tests_scans`` gets each as it arrived.
    """

    takes_scans = False
    tests_scans = False

    def __init__(self, session: Session, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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

    @property
    def about(self) -> str | None:
        """The patient that the page is about; ``None`` where it is about nobody."""
        return None

    @property
    def covered(self) -> bool:
        """Whether a dialog lies over the page."""
        return False

    def scanned(self, code: str) -> Heard:
        """A code was scanned while the page was on show; says what became of it."""
        return self.refuse_scan(code)

    def arrived(self, arrival: Arrival) -> None:
        """A code came, right or wrong; pages that test no scanner look at codes only."""

    def refuse_scan(self, code: str) -> Heard:
        """Say that a code was scanned where none is asked for."""
        where = "a dialog is open, and it" if self.covered else "this page"
        self.session.warn(
            f"{in_sentence(code)} was scanned, but {where} takes no scan. Nothing was opened or "
            f"recorded.{by_hand(code)}",
        )
        return Heard.REFUSED
