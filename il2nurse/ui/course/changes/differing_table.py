"""What another version of a regimen says otherwise: a row each, what was beside what is."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtGui import QResizeEvent

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.course.told_changes import WasIs, told_changes, was_and_is
from il2nurse.readable.words import NO_VALUE
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn

ALIKE: Final = "No table of the regimen says anything else; only its wording differs."
COURSE: Final = "This course"
NEW: Final = "New"
GONE: Final = "no longer said"
WHAT_WIDTH: Final = 250
LOW: Final = 200


class DifferingTable(Table):
    """As high as its rows where there is room; else the keyboard scrolls it."""

    def __init__(self, older: Regimen, newer: Regimen) -> None:
        super().__init__("regimen_differs", "What differs")
        was, now = (f"{each}: version {of.version}" for each, of in ((COURSE, older), (NEW, newer)))
        self.set_columns((TableColumn("What", WHAT_WIDTH), TableColumn(was), TableColumn(now)))
        changes = told_changes(older, newer)
        self.show_rows(_rows(each for change in changes for each in was_and_is(change)))
        self.say_empty(ALIKE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width gives the rows other heights."""
        super().resizeEvent(event)
        high = self.height_of_all()
        self.setMinimumHeight(min(high, LOW))
        self.setMaximumHeight(high)


def _rows(told: Iterable[WasIs]) -> tuple[Row, ...]:
    return tuple(
        Row(
            f"{at}",
            (
                Cell(each.what),
                Cell(each.was or NO_VALUE, muted=True),
                Cell(each.now or GONE, strong=True),
            ),
        )
        for at, each in enumerate(told)
    )
