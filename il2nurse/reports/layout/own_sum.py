"""A page on which somebody works the dose out: what is given, and room for every result."""

from itertools import zip_longest
from typing import Final

from il2nurse.domain.values.text import Emphasis, Line, Span, line
from il2nurse.readable.pharmacy.own_sum import OwnSum
from il2nurse.readable.pharmacy.sum_lines import AS_ORDERED, FROM_DRAWN
from il2nurse.reports.layout.blocks import draw_heading, draw_lines
from il2nurse.reports.layout.inks import LEADING, SMALL
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import PAD_X, Cell, Columns, draw_table, share, table_height

SECOND_PERSON: Final = "The second person’s own sum"
UNSEEN: Final = (
    f"First the page “{SECOND_PERSON}” is filled in unseen; then initial here what agrees."
)
DIFFER: Final = "Where two results differ, nothing is prepared or given until both people know why."
ROUND: Final = (
    "Round each result as its line says, half up; go on with the number that is not rounded. Only "
    "the dose in the syringe follows from the volume as it is drawn."
)
SAYS: Final = (
    "Work out every line yourself, from the order and the figures below, without the other pages.",
    ROUND,
    f"Then lay the pages side by side. {DIFFER}",
)
ON_THE_BACK: Final = "Work on the back of this page."
SHORT: Final = 9.0
WIDTHS: Final = (("", 98.0), ("", 0.0), ("", 26.0))
TICK: Final = "[  ]"
SIGNED: Final = (
    "Worked out by ____________________   Signature ____________________   At __________"
)


def draw_own_sum(flow: Flow, title: str, own: OwnSum) -> None:
    """The page of the second person, who sees no result on it, nor the weight at its head."""
    flow.page.unseen = True
    draw_heading(flow, title)
    draw_lines(flow, [line(each) for each in SAYS])
    _draw_given(flow, own)
    flow.y += 8.0
    _draw_asked(flow, own)
    flow.y += 14.0
    draw_lines(flow, [line(SIGNED)])


def short_sum_height(flow: Flow, title: str, own: OwnSum) -> float:
    """What it takes below the step of a form."""
    columns, rows = _short_sum(flow, own)
    width = flow.width - 2 * PAD_X
    told = sum(len(flow.wrap(each, width, SMALL)) for each in _short_words(title, own))
    return told * SMALL * LEADING + 2 * PAD_X + table_height(flow, columns, rows)


def draw_short_sum(flow: Flow, title: str, own: OwnSum) -> None:
    """The same below the step of a form: worked out on the back of a page without a result."""
    draw_lines(flow, _short_words(title, own), SMALL)
    draw_table(flow, *_short_sum(flow, own))


def _short_words(title: str, own: OwnSum) -> list[Line]:
    told = " · ".join(f"{name}: {says}" for name, says in own.given)
    named = (Span(f"{title}: ", Emphasis.STRONG), Span(f"{told}."))
    return [named, line(f"{DIFFER} {ON_THE_BACK}")]


def _short_sum(flow: Flow, own: OwnSum) -> tuple[Columns, list[tuple[Cell, ...]]]:
    asked = [_asked_short(*each) for each in own.asked]
    half = (len(asked) + 1) // 2
    empty: tuple[Cell, ...] = (((),),) * 3
    rows = [
        (*left, *right) for left, right in zip_longest(asked[:half], asked[half:], fillvalue=empty)
    ]
    return Columns(share(flow.width, *WIDTHS * 2), SHORT, ruled=False), rows


def _asked_short(what: str, unit: str, rounding: str | None) -> tuple[Cell, ...]:
    """A result with room for a pen above its line."""
    gap: Line = ()
    return (gap, line(what, Emphasis.STRONG)), (gap, line(_room(unit, rounding))), (gap, line(TICK))


def _rounded(unit: str, rounding: str | None) -> Line:
    """How a result is rounded, before somebody writes how it was reached; empty where it is not."""
    if rounding is None:
        return ()
    said = rounding
    if rounding.startswith("to "):
        said = f"rounded {rounding} {unit}"
    elif rounding == FROM_DRAWN:
        said = f"from the volume {rounding}"
    return line(said, Emphasis.QUIET)


def _room(unit: str, rounding: str | None) -> str:
    told = f", {rounding}" if rounding and rounding not in (FROM_DRAWN, AS_ORDERED) else ""
    return f"__________ {unit}{told}"


def _draw_given(flow: Flow, own: OwnSum) -> None:
    """The figures from which it is worked out."""
    given = (
        ((line(name, Emphasis.QUIET),), (line(says, Emphasis.STRONG),)) for name, says in own.given
    )
    draw_table(flow, Columns(share(flow.width, ("Given", 150.0), ("", 0.0))), given)


def _draw_asked(flow: Flow, own: OwnSum) -> None:
    """A row for each result, empty."""
    widths = (("To work out", 150.0), ("How", 0.0), ("My result", 190.0), ("Agrees", 48.0))
    rows = (
        (
            (line(f"{what}\n\n"),),
            (_rounded(unit, rounding),),
            (line(f"______________ {unit}"),),
            (line(TICK),),
        )
        for what, unit, rounding in own.asked
    )
    draw_table(flow, Columns(share(flow.width, *widths)), rows)
