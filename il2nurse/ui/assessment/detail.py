"""One criterion beside the table: its rule, what would change it, how it went, its source."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from il2nurse.readable.assessment.criterion_rows import CriterionRow
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import OVERRIDDEN, RESULT_WORDS
from il2nurse.ui.assessment.rows import mark_of
from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.label import Label

WIDE: Final = 330
NOT_ASKED: Final = "Asked at the bedside, in the steps of a dose."


class CriterionDetail(QScrollArea):
    """The selected criterion in whole sentences."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("criterion_detail")
        self._inner = QFrame()
        self._inner.setProperty("part", "aside")
        self._title = Label(role="large").set_wrapping()
        self._system = Label(role="small")
        self._chip = Chip(parent=self._inner)
        self._parts = [_Part() for _ in range(7)]
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(sizes.ROOM, sizes.SPACE, sizes.ROOM, sizes.SPACE)
        column.setSpacing(sizes.SPACE)
        for widget in (self._system, self._title):
            column.addWidget(widget)
        column.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        for part in self._parts:
            column.addWidget(part)
        column.addStretch()
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(WIDE)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The selected criterion")

    def show_criterion(self, row: CriterionRow | None, words: Wording) -> None:
        """Show one criterion; nothing where none is selected."""
        self._inner.setVisible(row is not None)
        if row is None:
            return
        self._system.setText(row.system)
        self._title.setText(row.title)
        self._chip.show_mark(mark_of(row))
        parts = list(_parts(row, words))
        for at, part in enumerate(self._parts):
            part.show_text(*(parts[at] if at < len(parts) else ("", "")))
        spoken = (f"{heading}: {text}" for heading, text in parts)
        self.setAccessibleName(". ".join((row.title, mark_of(row).word, *spoken)))


def _parts(row: CriterionRow, words: Wording) -> Iterator[tuple[str, str]]:
    """Every part that there is, with its heading."""
    age = f", measured {words.clock(row.at)}, {row.age} ago" if row.at else ""
    yield "Value", f"{row.value}{age}"
    if row.overridden_by:
        result = RESULT_WORDS[row.result].within if row.result else ""
        yield OVERRIDDEN, f"The result is {result}; overridden by order of {row.overridden_by}."
    if row.result is None:
        yield "Not asked yet", NOT_ASKED
    elif row.say:
        yield "What the rule says", row.say
    missing = [each for each in row.measures if each.missing]
    if missing:
        yield "To be measured", "\n".join(f"{each.missing} ({each.title})" for each in missing)
    if row.advice:
        # One source said once: that of the limits begins with it.
        own = row.advice_source and not row.source.startswith(row.advice_source)
        source = f"\nSource: {row.advice_source}" if own else ""
        yield "What would change it", f"{row.advice}{source}"
    if row.trend:
        yield (
            "Last values, the newest first",
            "\n".join(
                f"{words.clock(point.at)}   {point.shown} · {RESULT_WORDS[point.result].within}"
                for point in reversed(row.trend)
            ),
        )
    yield "Limits and source", f"{row.limits}\nSource: {row.source}"


class _Part(QWidget):
    """A small heading above a text."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = Label(role="phase")
        self._text = Label(role="fact").set_wrapping()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.TIGHT)
        column.addWidget(self._heading)
        column.addWidget(self._text)

    def show_text(self, heading: str, text: str) -> None:
        """Show it; without a text it takes no room."""
        self._heading.setText(heading)
        self._text.setText(text)
        self.setVisible(bool(text))
