"""The lamp of the scanner: when a scan was heard last, and what became of it; with a sound each."""

from typing import Final

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from il2nurse.domain.values.wall_clock import clock_time
from il2nurse.ui.editors.line import Line
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.qt.next_turn import NextTurn
from il2nurse.ui.qt.sound import SCAN_REFUSED, SCAN_TAKEN
from il2nurse.ui.qt.sounding import Sounding
from il2nurse.ui.session import Heard, Session
from il2nurse.ui.widgets.bar_button import BarButton

SIGNS: Final = {Heard.TAKEN: Sign.CHECK, Heard.REFUSED: Sign.WARNING}
TONES: Final = {Heard.TAKEN: SCAN_TAKEN, Heard.REFUSED: SCAN_REFUSED}
HINT: Final = "The last scan that was heard. If a scan changes nothing here, it was not heard."


class ScanLamp(BarButton):
    """Hidden until something was scanned; pressing it opens the page that tries a scanner."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("scan_lamp", parent)
        self.setAccessibleName("Last scan: none yet")
        self._session = session
        self._sounds: dict[Heard, Sounding] = {}
        self._box: Line | None = None
        self._looking = NextTurn(self, self._look_at_box)
        self.clicked.connect(lambda: session.go("scanner"))
        self.hide()

    def hear(self, heard: Heard) -> None:
        """A scan came, and this became of it."""
        now = self._session.station.local(self._session.station.now().at)
        self.show_text(SIGNS[heard], f"Scan {heard.value} {clock_time(now)}")
        self.setToolTip(HINT)
        self.show()
        if self._session.scanner.sounds:
            sound = self._sounds.get(heard)
            if sound is None:
                sound = self._sounds[heard] = Sounding(TONES[heard], self)
            sound.play()

    def hear_in(self, box: Line) -> None:
        """A scan went straight into a box that asks for one: the box shows a slip, or took it."""
        self._box = box
        self._looking.start()

    def _look_at_box(self) -> None:
        if self._box is not None and isValid(self._box):
            slip = self._box.property("slip") == "true"
            self._box.keep_scan()
            self.hear(Heard.REFUSED if slip else Heard.TAKEN)
        self._box = None
