"""Above the graph: that the urine of the period is below what the regimen watches for."""

from typing import Final

from PySide6.QtWidgets import QWidget

from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import Emphasis, text_of
from il2nurse.readable.flowsheet.flowsheet import Flowsheet
from il2nurse.readable.flowsheet.words import totals_line
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.finding import FindingList

LOW_URINE: Final = Mark(Tone.WARN, "Low urine", Sign.DOWN)
TOO_LITTLE: Final = (Emphasis.WARN, Emphasis.ALARM)


class FlowNotices(QWidget):
    """One box where the urine of the period is low; else no room is taken."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("flow_notices")
        self._boxes = FindingList(self)

    def show_sheet(self, sheet: Flowsheet, moment: Moment, period: str) -> None:
        """Say it with the rate, and of which hours it is."""
        told = totals_line(sheet, moment.regimen)
        # The last one says whether the charting is complete.
        low = [at for at, span in enumerate(told[:-1]) if span.mark in TOO_LITTLE]
        first = next((at for at, span in enumerate(told) if "Urine" in span.text), 0)
        sentence = text_of(told[first : low[-1] + 1]).removeprefix(" · ") if low else ""
        self._boxes.show_marks([(LOW_URINE, f"{sentence}. {period}.")] if low else [])
        self.setVisible(bool(low))
