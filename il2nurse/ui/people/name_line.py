"""The line for a name or a title of a person, where people are entered."""

from PySide6.QtWidgets import QLineEdit

LONGEST = 80


def name_line(name: str, spoken: str) -> QLineEdit:
    """An empty line under this name, as a screen reader calls it."""
    line = QLineEdit()
    line.setObjectName(name)
    line.setAccessibleName(spoken)
    line.setMaxLength(LONGEST)
    return line
