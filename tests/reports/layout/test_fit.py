"""A paper whose last page would hold little is drawn closer, where that takes a page less."""

import pytest

from il2nurse.domain.values.text import line
from il2nurse.reports.layout.fonts import Typeface
from il2nurse.reports.layout.pages import LITTLE, Flow
from il2nurse.reports.layout.tables import Columns, draw_table, share
from il2nurse.reports.layout.wrapping import Wrapper

TOP, BOTTOM = 100.0, 60.0


def drawn(rows: int, *, fit: bool) -> Flow:
    flow = Flow(Wrapper(Typeface()), "A4", TOP, BOTTOM)
    columns = Columns(share(flow.width, ("", 0.0)))

    def draw() -> None:
        draw_table(flow, columns, [((line(f"row {each}"),),) for each in range(rows)])

    if fit:
        flow.fit(draw)
    else:
        draw()
    return flow


def on_last(flow: Flow) -> float:
    return (flow.y - flow.top) / (flow.bottom - flow.top)


def test_what_spills_over_a_little_is_brought_back() -> None:
    spilt = next(rows for rows in range(10, 200) if len(drawn(rows, fit=False).pages) == 2)
    assert len(drawn(spilt, fit=True).pages) == 1
    texts = [each.text for each in drawn(spilt, fit=True).page.texts]
    assert texts == [f"row {each}" for each in range(spilt)]


@pytest.mark.parametrize("more", [0, 5, 10, 20, 40])
def test_it_is_drawn_as_it_was_where_closer_saves_no_page(more: int) -> None:
    spilt = next(rows for rows in range(10, 200) if len(drawn(rows, fit=False).pages) == 2)
    plain, fitted = drawn(spilt + more, fit=False), drawn(spilt + more, fit=True)
    if len(fitted.pages) == len(plain.pages):
        assert fitted.y == plain.y
        assert [len(each.texts) for each in fitted.pages] == [
            len(each.texts) for each in plain.pages
        ]
    else:
        assert on_last(plain) <= LITTLE
