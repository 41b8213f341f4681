"""A page on which somebody works the dose out: what is given, and room for every result."""

from typing import Final

from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.pharmacy.own_sum import OwnSum
from il2nurse.reports.layout.blocks import draw_heading, draw_lines
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import Columns, draw_table, share

SECOND_PERSON: Final = "The second person’s own sum"
UNSEEN: Final = (
    f"First the page “{SECOND_PERSON}” is filled in unseen; then initial here what agrees."
)
SAYS: Final = (
    "Work out every line yourself, from the order and the figures below, without the other pages.",
    (
        "Then lay the pages side by side. Where two results differ, nothing is prepared or given "
        "until both people know why."
    ),
)
SIGNED: Final = (
    "Worked out by ____________________   Signature ____________________   At __________"
)


def draw_own_sum(flow: Flow, title: str, own: OwnSum) -> None:
    """The page of the second person, who sees no result on it."""
    draw_heading(flow, title)
    draw_lines(flow, [line(each) for each in SAYS])
    draw_given(flow, own)
    flow.y += 8.0
    draw_asked(flow, own)
    flow.y += 14.0
    draw_lines(flow, [line(SIGNED)])


def draw_given(flow: Flow, own: OwnSum) -> None:
    """The figures from which it is worked out."""
    given = (
        ((line(name, Emphasis.QUIET),), (line(says, Emphasis.STRONG),)) for name, says in own.given
    )
    draw_table(flow, Columns(share(flow.width, ("Given", 150.0), ("", 0.0))), given)


def draw_asked(flow: Flow, own: OwnSum) -> None:
    """A row for each result, empty."""
    widths = (("To work out", 150.0), ("How", 0.0), ("My result", 190.0), ("Agrees", 48.0))
    rows = (
        ((line(f"{what}\n\n"),), ((),), (line(f"______________ {unit}"),), (line("[  ]"),))
        for what, unit in own.asked
    )
    draw_table(flow, Columns(share(flow.width, *widths)), rows)
