"""The practice ward's clock in the top bar: what time it is there, and how fast it runs."""

from PySide6.QtGui import QKeySequence

from il2nurse.domain.values.wall_clock import day_and_clock
from il2nurse.readable.window_keys import WindowKey
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.bar_button import BarButton

SPEEDS = (1, 10, 60)


class PaceButton(BarButton):
    """Pressing it runs the clock at the next speed; hidden where the clock is a real one."""

    def __init__(self, session: Session) -> None:
        super().__init__("pace")
        self.setAccessibleName("Practice clock")
        self._session = session
        self.setShortcut(QKeySequence(WindowKey.PACE))
        self.clicked.connect(self._next)
        self.setVisible(False)
        self.refresh()

    def refresh(self) -> None:
        """Show the time and the speed."""
        pace = self._session.pace
        self.setVisible(pace is not None and self.parent() is not None)
        if pace is None:
            return
        at = self._session.station.local(pace.read().at)
        self.show_text(Sign.CLOCK, f"{day_and_clock(at)} · speed ×{pace.factor} ({WindowKey.PACE})")
        self.setToolTip(f"Run the practice clock faster or slower ({WindowKey.PACE})")

    def _next(self) -> None:
        pace = self._session.pace
        if pace:
            at = SPEEDS.index(int(pace.factor)) if int(pace.factor) in SPEEDS else -1
            pace.speed_up(SPEEDS[(at + 1) % len(SPEEDS)])
            self.refresh()
