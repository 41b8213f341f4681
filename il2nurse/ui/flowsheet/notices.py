"""Above the graph: that the urine of the period is below what the regimen watches for."""

from typing import Final

from PySide6.QtWidgets import QWidget

from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.flowsheet.flowsheet import Flowsheet
from il2nurse.readable.flowsheet.period_urine import low_urine, urine_words
from il2nurse.readable.flowsheet.words import SO_FAR
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.finding import FindingList

LOW_URINE: Final = Mark(Tone.WARN, "Low urine", Sign.DOWN)


class FlowNotices(QWidget):
    """One box where the urine of the period is low; else no room is taken."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("flow_notices")
        self._boxes = FindingList(self)

    def show_sheet(self, sheet: Flowsheet, moment: Moment, period: str) -> bool:
        """Say it with the rate, of which hours, and what to do; true where anything is said."""
        low = low_urine(sheet, moment.regimen)
        said = f"{urine_words(sheet)}, {period.removesuffix(SO_FAR)}. {low.say}" if low else ""
        self._boxes.show_marks([(LOW_URINE, said)] if said else [])
        self.setVisible(bool(said))
        return bool(said)
