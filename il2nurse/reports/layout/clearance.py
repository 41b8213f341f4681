"""Whether a dose was cleared when a paper was printed, and room for who releases and signs."""

from collections.abc import Sequence
from typing import Final

from il2nurse.domain.values.text import Emphasis, Span, line
from il2nurse.readable.clearance import Clearance
from il2nurse.reports.layout.blocks import draw_lines
from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.inks import EDGE, MUTED, SMALL, TEXT
from il2nurse.reports.layout.pages import Box, Flow, StraightLine

RELEASE: Final = (
    "Do not prepare or give before the ward releases it: "
    "by ____________________ at ___:___ on ___-____-_____"
)

SIGNATURE_HEIGHT: Final = 56.0
FRAME: Final = 4.0
MEANING: Final = 8.8


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


def draw_signature_boxes(flow: Flow, meanings: Sequence[str]) -> None:
    """Boxes side by side, each signed by hand by another person under what it means."""
    flow.need(SIGNATURE_HEIGHT + FRAME)
    width = (flow.width - 10.0) / 2
    for number, meaning in enumerate(meanings):
        left = flow.left + number * (width + 10.0)
        flow.page.boxes.append(Box(left, flow.y + FRAME / 2, width, SIGNATURE_HEIGHT, edge=EDGE))
        flow.write(left + 7.0, flow.y + 13.0, meaning, (Face.SEMIBOLD, MEANING, TEXT))
        for place, part in ((0.0, "Name and title"), (0.5, "Signature, date and time")):
            x = left + 7.0 + place * (width - 7.0)
            y = flow.y + SIGNATURE_HEIGHT - 12.0
            flow.page.rules.append(StraightLine(x, y, x + width / 2 - 14.0, y, 0.6, TEXT))
            flow.write(x, y + 8.5, part, (Face.REGULAR, SMALL, MUTED))
    flow.y += SIGNATURE_HEIGHT + FRAME
