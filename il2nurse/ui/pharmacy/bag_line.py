"""Who made, checked and released a bag, as a line; and below it what speaks against it."""

from PySide6.QtWidgets import QVBoxLayout

from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.pharmacy.made_line import made_line
from il2nurse.readable.pharmacy.work_state import BagWork
from il2nurse.readable.wording import Wording
from il2nurse.ui.look import sizes
from il2nurse.ui.pharmacy.bag_marks import bag_mark
from il2nurse.ui.pharmacy.prepared import HOLD
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.label import Label


class BagLine(QVBoxLayout):
    """Takes no room before a bag is begun and where nothing speaks against the dose."""

    def __init__(self) -> None:
        super().__init__()
        self.made = Label(role="strong").set_wrapping()
        self._box = FindingBox()
        self.setSpacing(sizes.SPACE)
        self.addWidget(self.made)
        self.addWidget(self._box)

    def show_work(
        self, moment: Moment, work: BagWork, of_dose: tuple[str, ...], words: Wording
    ) -> None:
        """Show how far the bag is; before one is begun, what speaks against the dose."""
        self.made.setText(made_line(moment, work.bag, words) if work.bag else "")
        self.made.setVisible(work.bag is not None)
        against, mark = (work.against, bag_mark(work.state)) if work.bag else (of_dose, HOLD)
        self._box.show_found((mark, "\n".join(against)) if against else None)
