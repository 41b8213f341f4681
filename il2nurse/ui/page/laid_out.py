"""How a page about a patient is put together below its banner."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.wrap_row import WrapRow


def lay_out_below(
    content: QWidget,
    head: QLayout,
    main: QLayout,
    aside: QWidget | None,
    foot: QWidget | None,
    *,
    over_all: bool,
) -> None:
    """Fill what stands below the banner: ``main`` under its head, ``aside`` beside, ``foot`` below.

    ``over_all`` has the head stand above the aside too.
    """
    middle = QHBoxLayout()
    middle.setSpacing(0)
    left = QVBoxLayout()
    left.setSpacing(sizes.GAP)
    left.setContentsMargins(sizes.ROOM, sizes.SPACE, sizes.ROOM, sizes.SPACE)
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    if over_all:
        head.setContentsMargins(sizes.ROOM, sizes.SPACE, sizes.ROOM, 0)
        left.setContentsMargins(sizes.ROOM, sizes.GAP, sizes.ROOM, sizes.SPACE)
        column.addLayout(head)
    else:
        left.addLayout(head)
    left.addLayout(main, 1)
    middle.addLayout(left, 1)
    if aside:
        middle.addWidget(aside)
    column.addLayout(middle, 1)
    if foot:
        column.addWidget(foot)


def head_row(tabs: QWidget | None, tools: Sequence[QWidget]) -> WrapRow:
    """The tabs of a page, and its tools right of them."""
    head = WrapRow()
    head.setSpacing(sizes.GAP)
    if tabs:
        head.addWidget(tabs)
    head.addStretch()
    for tool in tools:
        head.addWidget(tool)
    return head
