"""Whether a dose was cleared when a paper was printed, with room for who releases it."""

from typing import Final

from il2nurse.domain.values.text import Emphasis, Span, line
from il2nurse.readable.clearance import Clearance
from il2nurse.reports.layout.blocks import draw_lines
from il2nurse.reports.layout.pages import Flow

RELEASE: Final = (
    "Do not prepare or give before the ward releases it: "
    "by ____________________ at ___:___ on ___-____-_____"
)


def draw_clearance(flow: Flow, clearance: Clearance) -> None:
    """What was open then, and the line on which the ward says that it is settled."""
    if not clearance.open:
        draw_lines(flow, [line(clearance.word, Emphasis.STRONG)])
        return
    because = " ".join(clearance.because)
    draw_lines(
        flow,
        [
            (Span(f"{clearance.word}. ", Emphasis.ALARM), Span(because, Emphasis.WARN)),
            line(RELEASE, Emphasis.STRONG),
        ],
    )
