"""Findings one below the other; as many boxes as there are findings."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from il2nurse.domain.regimen.rules import Finding
from il2nurse.ui.widgets.finding import FindingBox


class FindingList(QVBoxLayout):
    """Boxes that are kept and filled anew, so that nothing flickers while one types."""

    def __init__(self) -> None:
        super().__init__()
        self._boxes: list[FindingBox] = []

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings and no others."""
        while len(self._boxes) < len(findings):
            self._boxes.append(FindingBox())
            self.addWidget(self._boxes[-1])
        for at, box in enumerate(self._boxes):
            box.setVisible(at < len(findings))
            if at < len(findings):
                box.show_finding(findings[at])
