"""The line for a name or a title of a person, where people are entered."""

from il2nurse.ui.qt.typed_line import TypedLine

LONGEST = 80


def name_line(name: str, spoken: str) -> TypedLine:
    """An empty line under this name, as a screen reader calls it."""
    line = TypedLine(name, spoken)
    line.setMaxLength(LONGEST)
    return line
