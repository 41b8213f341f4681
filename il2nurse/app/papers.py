"""The papers of the program, which bring ReportLab with them when they are first asked for."""

import threading

from il2nurse.readable.content import Content, PaperKind
from il2nurse.readable.heading import Printed
from il2nurse.workflow.papers.printing import Papers


def load_papers() -> Papers:
    """What makes PDFs; raises ``FontMissing`` where the typeface is missing or damaged."""
    from il2nurse.reports.papers import ReportPapers

    return ReportPapers()


class LatePapers:
    """What makes PDFs, loaded at the first print: until then a window holds a sixth less memory.

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

    def ready(self) -> None:
        """Read what makes the PDFs; raises ``NotAllowed`` where the typeface is missing."""
        self.papers.ready()

    def make(self, kind: PaperKind, content: Content, printed: Printed, size: str) -> bytes:
        """The paper as a PDF."""
        return self.papers.make(kind, content, printed, size)
