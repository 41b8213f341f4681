"""A text of which some lines were replaced, put together when it is asked for.

Thousands of them are counted before a few are tried; whole, they would take gigabytes.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The lines of a text, and what stands in the place of those from ``begin`` up to ``end``."""

    lines: list[str]
    begin: int
    end: int
    instead: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join([*self.lines[: self.begin], *self.instead, *self.lines[self.end :]])
