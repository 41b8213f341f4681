"""A row that a screen reader or voice control chooses is the row that is meant."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractItemView

from il2nurse.ui.qt.next_turn import NextTurn


def _nothing() -> None:
    """Going to the row is all."""


def follow_selection(view: QAbstractItemView, then: Callable[[], None] = _nothing) -> None:
    """Go to the row that is marked where it is another one, and then do what a click there does.

    Qt marks such a row and goes nowhere, so that another row than the marked one is acted on.
    """

    def go() -> None:
        marked = view.selectionModel().selectedIndexes()
        if marked and marked[0].row() != view.currentIndex().row():
            view.setCurrentIndex(marked[0])
            then()

    turn = NextTurn(view, go)
    view.selectionModel().selectionChanged.connect(turn.start)
