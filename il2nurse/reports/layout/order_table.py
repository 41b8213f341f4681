"""What was ordered, on every paper by which a dose is made or given."""

from collections.abc import Sequence
from itertools import zip_longest

from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.pharmacy.order_rows import DOSE
from il2nurse.reports.layout.inks import BODY, SMALL
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import Columns, draw_table, share

NAME = 66.0


def draw_order(flow: Flow, order: Sequence[tuple[str, str]], size: float = BODY) -> None:
    """The dose in one line; what else was ordered in two columns of name and value."""
    cells = {
        name: ((line(name, Emphasis.QUIET),), (line(value, Emphasis.STRONG),))
        for name, value in order
    }
    dose = cells.pop(DOSE, None)
    if dose:
        draw_table(flow, Columns(share(flow.width, ("", NAME), ("", 0.0)), size), [dose])
    # Small rows stand as close as lines: the paper has much to tell on its page.
    widths = (("", NAME), ("", 0.0), ("", NAME), ("", 0.0))
    columns = Columns(share(flow.width, *widths), size, ruled=size > SMALL)
    others = list(cells.values())
    half = (len(others) + 1) // 2
    rows = [
        (*left, *right)
        for left, right in zip_longest(others[:half], others[half:], fillvalue=(((),), ((),)))
    ]
    draw_table(flow, columns, rows)
