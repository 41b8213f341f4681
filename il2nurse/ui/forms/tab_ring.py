"""Where Tab goes on to, for what keeps it inside."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def next_in_ring(widget: QWidget, *, forward: bool) -> QWidget:
    """What Tab comes to next, or Shift+Tab."""
    found = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
    return widget if found is None else found


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops there."""
    policy = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(policy) and widget.isVisible() and widget.isEnabled()


def tab_reason(*, forward: bool) -> Qt.FocusReason:
    """Why the keyboard comes there."""
    reason = Qt.FocusReason
    return reason.TabFocusReason if forward else reason.BacktabFocusReason
