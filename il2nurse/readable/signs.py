"""What stands beside a colour on paper, so that a grey print tells the same."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.values.text import Emphasis, Line, Span

SIGNS: Final[Mapping[Emphasis, str]] = {
    Emphasis.WARN: "▲\N{NO-BREAK SPACE}",
    Emphasis.ALARM: "■\N{NO-BREAK SPACE}",
}


def signed(cell: Line, signs: Mapping[Emphasis, str] = SIGNS) -> Line:
    """A cell with a sign before each value that colour alone would mark."""
    return tuple(
        each
        for span in cell
        for each in (
            *((Span(signs[span.mark], span.mark),) if span.mark in signs else ()),
            span,
        )
    )
