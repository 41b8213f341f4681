"""Laying out: what changes in several places is laid out once, when all of it has changed."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QWidget


@contextmanager
def laid_out_once(*parts: QWidget) -> Iterator[None]:
    """Change what stands in these parts, the outermost first; they are laid out at the end.

    Qt lays a part that is in view out anew whenever something in it is shown or hidden.
    """
    layouts = [layout for part in parts if (layout := part.layout()) is not None]
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in reversed(layouts):
            layout.setEnabled(True)
        for layout in layouts:
            layout.activate()
