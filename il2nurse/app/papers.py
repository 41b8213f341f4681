"""The papers of the program, which bring ReportLab with them when they are first asked for."""

import threading

from il2nurse.readable.dose.summary import Summary
from il2nurse.readable.flowsheet.paper import FlowPaper
from il2nurse.readable.pharmacy.preparation_sheet import PreparationSheet
from il2nurse.workflow.papers import Papers


def load_papers() -> Papers:
    """What makes PDFs; raises ``FontMissing`` where the typeface is missing or damaged."""
    from il2nurse.reports.papers import ReportPapers

    return ReportPapers()


class LatePapers:
    """The same, read at the first print: a window that prints nothing holds a sixth less memory.

    A missing typeface is told then, before a printing is recorded.
    """

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._papers: Papers | None = None
        self._loading = threading.Lock()

    @property
    def papers(self) -> Papers:
        """What makes the PDFs."""
        with self._loading:
            if self._papers is None:
                self._papers = load_papers()
            return self._papers

    def refuse(self, told: Summary | PreparationSheet | FlowPaper) -> None:
        """Raise ``NotAllowed`` where a character of it cannot be printed as written."""
        self.papers.refuse(told)

    def record(self, summary: Summary, paper: str) -> bytes:
        """The administration record as a PDF."""
        return self.papers.record(summary, paper)

    def preparation(self, sheet: PreparationSheet, paper: str) -> bytes:
        """The pharmacy preparation sheet as a PDF."""
        return self.papers.preparation(sheet, paper)

    def flowsheet(self, told: FlowPaper, paper: str) -> bytes:
        """The flowsheet of a period as a PDF."""
        return self.papers.flowsheet(told, paper)
