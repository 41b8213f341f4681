"""What stands below an editor: the echo in words, the slip, the findings."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from il2nurse.domain.regimen.rules import Finding
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.label import Label

SLIP = Mark(Tone.DANGER, "Check this", Sign.CROSS)


class Messages(QFrame):
    """Takes no room while there is nothing to say."""

    def __init__(self, spoken: str) -> None:
        super().__init__()
        self._spoken = spoken
        self._echo: Label | None = None
        self._slip: FindingBox | None = None
        self._findings: tuple[Finding, ...] = ()
        self._boxes: list[FindingBox] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(sizes.TIGHT)
        self.echo = ""
        self.slip = ""
        self._show()

    def show_echo(self, words: str) -> None:
        """Repeat a number in words with its unit."""
        if words == self.echo:
            return
        self.echo = words
        if self._echo is None:
            self._echo = Label(role="echo").set_wrapping()
            self._column.insertWidget(0, self._echo)
        self._echo.setText(words)
        self._show()

    def show_slip(self, sentence: str) -> None:
        """Say why what was typed is refused."""
        if sentence == self.slip:
            return
        self.slip = sentence
        if self._slip is None:
            self._slip = FindingBox()
            self._column.insertWidget(1 if self._echo else 0, self._slip)
        if sentence:
            self._slip.show_mark(SLIP, sentence)
        self._show()

    @property
    def finds(self) -> bool:
        """Whether the rules say anything about the answer."""
        return bool(self._findings)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings, the most severe first."""
        ordered = tuple(sorted(findings, key=_mildness))
        if ordered == self._findings:
            return
        self._findings = ordered
        while len(self._boxes) < len(ordered):
            box = FindingBox()
            self._boxes.append(box)
            self._column.addWidget(box)
        for box, finding in zip(self._boxes, ordered, strict=False):
            box.show_finding(finding)
        self._show()

    def _show(self) -> None:
        if self._echo:
            self._echo.setVisible(bool(self.echo))
        if self._slip:
            self._slip.setVisible(bool(self.slip))
        for at, box in enumerate(self._boxes):
            box.setVisible(at < len(self._findings))
        self.setVisible(bool(self.echo or self.slip or self._findings))
        texts = [self.echo, self.slip, *(finding.say for finding in self._findings)]
        self.setAccessibleName(". ".join([self._spoken, *(text for text in texts if text)]))


def _mildness(finding: Finding) -> int:
    return -finding.result.severity
