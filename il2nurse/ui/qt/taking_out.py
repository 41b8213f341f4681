"""Taking a widget out of a window that another one follows."""

from PySide6.QtWidgets import QWidget


def take_out(widget: QWidget) -> None:
    """Hide a widget and let it go once nothing that runs now rests on it.

    Taken from its parent it would be a window of its own until then, and the keyboard could be
    lost to it.
    """
    widget.hide()
    widget.deleteLater()
