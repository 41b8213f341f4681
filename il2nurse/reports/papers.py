"""The papers of the program: what the workflow asks for, made with ReportLab."""

from pathlib import Path

from il2nurse.readable.dose.summary import Summary
from il2nurse.readable.flowsheet.paper import FlowPaper
from il2nurse.readable.heading import Printed
from il2nurse.readable.pharmacy.preparation_sheet import PreparationSheet
from il2nurse.reports.dose_record import make_record
from il2nurse.reports.flowsheet import make_flowsheet_paper
from il2nurse.reports.layout.fonts import Typeface
from il2nurse.reports.layout.wrapping import Wrapper
from il2nurse.reports.preparation_sheet import make_preparation


class ReportPapers:
    """Makes PDFs; keeps the typeface between papers, which costs most to read."""

    def __init__(self, fonts: Path | None = None) -> None:
        """Read the typeface; raises ``FontMissing`` where its files are missing or damaged."""
        self._typeface = Typeface(fonts)
        self._wrapper = Wrapper(self._typeface)

    def refuse(self, told: Summary | PreparationSheet | FlowPaper) -> None:
        """Raise ``MissingGlyph`` for a character that cannot be printed as written."""
        self._typeface.refuse_all(told)

    def record(self, summary: Summary, paper: str) -> bytes:
        """The administration record; raises ``MissingGlyph`` rather than print a box."""
        self.refuse(summary)
        return make_record(self._wrapper, summary, _printed(summary.printed), paper)

    def preparation(self, sheet: PreparationSheet, paper: str) -> bytes:
        """The pharmacy preparation sheet; raises ``MissingGlyph`` rather than print a box."""
        self.refuse(sheet)
        return make_preparation(self._wrapper, sheet, _printed(sheet.printed), paper)

    def flowsheet(self, told: FlowPaper, paper: str) -> bytes:
        """The flowsheet of a period; raises ``MissingGlyph`` rather than print a box."""
        self.refuse(told)
        return make_flowsheet_paper(self._wrapper, told, _printed(told.printed), paper)


def _printed(printed: Printed | None) -> Printed:
    if printed is None:
        raise ValueError("A paper says who printed it and where it stands in the register.")
    return printed
