"""The finding: what a rule says, with its sign, its word and its source; one or a list."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from il2nurse.domain.regimen.rules import Finding
from il2nurse.readable.words import NOT_RECORDED
from il2nurse.ui.look import sizes
from il2nurse.ui.look.theme import restyle
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.look.verdicts import RESULTS
from il2nurse.ui.qt.next_turn import NextTurn
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.scrolling import reveal

NARROWEST_MARK = 96
REFUSED = Mark(Tone.DANGER, NOT_RECORDED.capitalize(), Sign.CROSS)


class FindingBox(QFrame):
    """One finding: a chip with sign and word, a sentence, and where the rule comes from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "finding")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._reveal = NextTurn(self, self._bring_into_view)
        self._chip = Chip(parent=self)
        self._chip.setMinimumWidth(NARROWEST_MARK)
        self._sentence = Label(role="strong").set_wrapping()
        self._source = Label(role="small").set_wrapping()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._sentence)
        column.addWidget(self._source)
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.SPACE, sizes.GAP, sizes.SPACE, sizes.GAP)
        row.setSpacing(sizes.SPACE)
        row.addWidget(self._chip)
        row.addLayout(column, 1)

    @property
    def mark_width(self) -> int:
        """How wide the mark is by itself."""
        return max(NARROWEST_MARK, self._chip.sizeHint().width())

    def set_mark_width(self, width: int) -> None:
        """Give the mark this width, as the boxes above and below have it."""
        self._chip.setFixedWidth(width)

    def show_mark(self, mark: Mark, sentence: str, source: str | None = None) -> None:
        """Show a sentence in a tone with its word and sign."""
        self._chip.show_mark(mark)
        self._sentence.setText(sentence)
        self._source.setText(f"Source: {source}" if source else "")
        self._source.setVisible(bool(source))
        self.setProperty("tone", mark.tone.value)
        self.setAccessibleName(f"{mark.word}: {sentence}")
        restyle(self)

    def show_found(self, found: tuple[Mark, str] | None) -> None:
        """Show a mark with its sentence; the box takes no room where there is nothing to say."""
        self.setVisible(found is not None)
        if found:
            self.show_mark(*found)

    def show_finding(self, finding: Finding) -> None:
        """Show what one rule said."""
        self.show_mark(RESULTS[finding.result], finding.say, finding.source)

    def show_problem(self, sentence: str) -> None:
        """Show why something was refused or not saved, and bring it into view."""
        self.show_mark(REFUSED, sentence)
        self._reveal.start()

    def _bring_into_view(self) -> None:
        """Only once it is laid out is it known where it stands."""
        reveal(self)


class FindingList(QVBoxLayout):
    """As many boxes as are needed, kept and filled anew so that nothing flickers while one types.

    On a widget of its own it takes no room beyond its boxes; in another layout none either.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__()
        self._boxes: list[FindingBox] = []
        if parent:
            parent.setLayout(self)
            self.setContentsMargins(0, 0, 0, 0)
            self.setSpacing(sizes.TIGHT)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings and no others."""
        for box, finding in zip(self._boxes_for(len(findings)), findings, strict=True):
            box.show_finding(finding)
        self._align()

    def show_marks(self, marks: Sequence[tuple[Mark, str]]) -> None:
        """Show these sentences, each with its mark, and no others."""
        for box, (mark, sentence) in zip(self._boxes_for(len(marks)), marks, strict=True):
            box.show_mark(mark, sentence)
        self._align()

    def _align(self) -> None:
        """The sentences begin below each other, beside the widest mark."""
        shown = [box for box in self._boxes if not box.isHidden()]
        widest = max((box.mark_width for box in shown), default=0)
        for box in shown:
            box.set_mark_width(widest)

    def _boxes_for(self, count: int) -> Sequence[FindingBox]:
        while len(self._boxes) < count:
            self._boxes.append(FindingBox())
            self.addWidget(self._boxes[-1])
        for at, box in enumerate(self._boxes):
            box.setVisible(at < count)
        return self._boxes[:count]
