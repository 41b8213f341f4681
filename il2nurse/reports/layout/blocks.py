"""Parts that papers are built of: headings, paragraphs, the outcome, the sum."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.values.text import Emphasis, Line, Span, line
from il2nurse.readable.dose.outcome import DoseOutcome
from il2nurse.readable.drug_answers import INTERACTS
from il2nurse.readable.pharmacy.order_rows import DOSE
from il2nurse.readable.pharmacy.sum_lines import SumLine
from il2nurse.readable.words import RESULT_WORDS
from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.inks import (
    ACCENT,
    ALARM,
    ALARM_SOFT,
    BAND,
    BODY,
    HEADING,
    LEADING,
    LOOKS,
    SMALL,
    TEXT,
)
from il2nurse.reports.layout.pages import Bookmark, Box, Flow
from il2nurse.reports.layout.tables import PAD_X, Columns, draw_table, share
from il2nurse.reports.layout.wrapping import Row

HEADING_HEIGHT: Final = 16.0
# The band of a heading is so much higher than its letters.
BAND_ROOM: Final = HEADING_HEIGHT - HEADING
GAP: Final = 6.0
CLOSE_GAP: Final = 3.0
# A heading goes to the next page unless this much fits below it.
KEEP_WITH: Final = 60.0
# From the band of a heading to what it is over.
BELOW: Final = 2.0
TOGETHER: Final = 3
WORD_SIZE: Final = 11.5
# Of the names of what was ordered.
NAME: Final = 66.0
BETWEEN: Final = " · "
# What begins with a word so marked has a row of its own beside the outcome.
LOUD: Final = frozenset({Emphasis.STRONG, Emphasis.WARN, Emphasis.ALARM})


def draw_heading(flow: Flow, title: str, *, keep: float = KEEP_WITH, size: float = HEADING) -> None:
    """A section's heading on a band, never alone at the foot of a page."""
    high = size + BAND_ROOM
    if flow.y > flow.top:
        flow.y += CLOSE_GAP if flow.close else GAP
    flow.need(high + BELOW + keep)
    flow.page.boxes.append(Box(flow.left, flow.y, flow.width, high, fill=BAND))
    flow.page.boxes.append(Box(flow.left, flow.y, 3.0, high, fill=ACCENT))
    with flow.part("H2"):
        flow.write(flow.left + 9.0, flow.y + size + 1.8, title, (Face.BOLD, size, TEXT))
    flow.page.bookmarks.append(Bookmark(title, flow.y))
    flow.y += high + BELOW


def draw_alarm(flow: Flow, word: str, sentences: Sequence[str]) -> None:
    """A word and its reasons in a red frame; nothing where there is no reason."""
    if not sentences:
        return
    rows = [
        row
        for each in sentences
        for row in flow.wrap(line(each, Emphasis.ALARM), flow.width - 22.0, BODY)
    ]
    height = len(rows) * BODY * LEADING + 28.0
    flow.need(height)
    flow.page.boxes.append(
        Box(flow.left, flow.y, flow.width, height, fill=ALARM_SOFT, edge=ALARM, line=1.4)
    )
    with flow.part("P"):
        flow.write(flow.left + 11.0, flow.y + 16.0, word, (Face.BOLD, WORD_SIZE, ALARM))
        y = flow.y + 29.0
        for row in rows:
            flow.write_row(flow.left + 11.0, y, row, BODY)
            y += BODY * LEADING
    flow.y += height + 4.0


def draw_small_heading(flow: Flow, title: str) -> None:
    """A heading inside a section."""
    flow.need(HEADING_HEIGHT + KEEP_WITH)
    with flow.part("H3"):
        flow.write(flow.left + PAD_X, flow.y + 12.0, title, (Face.SEMIBOLD, BODY, TEXT))
    flow.y += HEADING_HEIGHT


def draw_lines(flow: Flow, lines: Sequence[Line], size: float = BODY) -> None:
    """Paragraphs over the whole width."""
    for each in lines:
        rows = flow.wrap(each, flow.width - 2 * PAD_X, size)
        # One row of few is not left alone on either page.
        if len(rows) <= TOGETHER:
            flow.need(len(rows) * size * LEADING)
        with flow.part("P"):
            for row in rows:
                flow.need(size * LEADING)
                flow.write_row(flow.left + PAD_X, flow.y + size, row, size)
                flow.y += size * LEADING
        flow.y += 2.0


def draw_beside(flow: Flow, lines: Sequence[Line], size: float = BODY) -> None:
    """Paragraphs in two columns, read row by row."""
    width = (flow.width - 2 * PAD_X) / 2
    for at in range(0, len(lines), 2):
        wrapped = [flow.wrap(each, width - PAD_X, size) for each in lines[at : at + 2]]
        flow.need(max(map(len, wrapped)) * size * LEADING)
        for column, rows in enumerate(wrapped):
            x = flow.left + PAD_X + column * width
            with flow.part("P"):
                for number, row in enumerate(rows):
                    flow.write_row(x, flow.y + size + number * size * LEADING, row, size)
        flow.y += max(map(len, wrapped)) * size * LEADING + 2.0


def draw_in_columns(flow: Flow, lines: Sequence[Line], size: float = BODY) -> None:
    """Paragraphs in two columns, the left one read first; as high as each other on each page."""
    width = (flow.width - 2 * PAD_X) / 2
    left = [flow.wrap(each, width - PAD_X, size) for each in lines]
    while left:
        flow.need(max(map(_rows, left[:1])) * size * LEADING)
        half = sum(map(_rows, left)) / 2 + max(map(_rows, left)) / 2
        most = min(half, flow.left_over / (size * LEADING))
        used = 0.0
        for column in range(2):
            high = 0.0
            while left and (high + _rows(left[0]) <= most or not used + high):
                x, y = flow.left + PAD_X + column * width, flow.y + size + high * size * LEADING
                with flow.part("P"):
                    for number, row in enumerate(left[0]):
                        flow.write_row(x, y + number * size * LEADING, row, size)
                high += _rows(left.pop(0))
            used = max(used, high)
        flow.y += used * size * LEADING
        if left:
            flow.turn()


def _rows(wrapped: Sequence[Row]) -> float:
    """How many rows a paragraph takes, the room below it with it."""
    return len(wrapped) + 0.2


def _rows_of(detail: Line) -> Iterator[Line]:
    """The detail; what stands out in it begins a row of its own."""
    row: list[Span] = []
    for span in detail:
        if row and span.mark in LOUD and span.text.startswith(BETWEEN):
            yield tuple(row)
            said = span.text.removeprefix(BETWEEN)
            row = [Span(f"{said[:1].upper()}{said[1:]}", span.mark)]
        else:
            row.append(span)
    yield tuple(row)


def draw_outcome(flow: Flow, outcome: DoseOutcome) -> None:
    """The outcome's word in a frame, its detail beside it, and what is still open below."""
    look = LOOKS[outcome.tone]
    word_width = flow.typeface.width(outcome.word, Face.BOLD, WORD_SIZE)
    box_width = word_width + 22.0
    left = flow.left + box_width + 10.0
    room = flow.left + flow.width - left
    lines = [*_rows_of(outcome.detail), *(line(each, Emphasis.ALARM) for each in outcome.open)]
    rows = [row for each in lines for row in flow.wrap(each, room, BODY)]
    height = max(25.0, len(rows) * BODY * LEADING + 6.0)
    flow.page.boxes.append(
        Box(flow.left, flow.y + 1.0, box_width, 24.0, edge=look.colour, round=3.0, line=1.4)
    )
    y = flow.y + (9.5 if len(rows) > 1 else 15.8)
    with flow.part("P"):
        word = (Face.BOLD, WORD_SIZE, look.colour)
        flow.write(flow.left + 11.0, flow.y + 17.2, outcome.word, word)
        for row in rows:
            flow.write_row(left, y, row, BODY)
            y += BODY * LEADING
    flow.y += height


def draw_sum(
    flow: Flow,
    lines: Sequence[SumLine],
    warnings: Sequence[str],
    *,
    initials: bool = False,
    size: float = BODY,
) -> None:
    """Every line of the sum, and what speaks against it; room for two people's initials."""
    names = (("Prepared", 44.0), ("Checked", 44.0)) if initials else ()
    widths = (("What", 11 * size), ("How", 0.0), ("Result", 16.6 * size), *names)
    columns = Columns(share(flow.width, *widths), size)
    blank = tuple((line("______"),) for _ in names)
    rows = (
        (
            (line(each.what),),
            (line(each.how, Emphasis.QUIET),),
            (line(each.answer, Emphasis.STRONG),),
            *blank,
        )
        for each in lines
    )
    draw_table(flow, columns, rows)
    draw_warnings(flow, warnings)


def draw_warnings(flow: Flow, warnings: Sequence[str]) -> None:
    """Sentences that must be read before going on."""
    flow.y += 3.0 if warnings else 0.0
    lines = [
        (Span(f"{RESULT_WORDS[Result.WATCH].word}: ", Emphasis.WARN), Span(each))
        for each in warnings
    ]
    draw_lines(flow, lines)


def draw_order(flow: Flow, order: Sequence[tuple[str, str]], size: float = BODY) -> None:
    """Dose and each drug in a line; what else was ordered in two columns of name and value."""
    cells = [
        (name, ((line(name, Emphasis.QUIET),), (line(value, Emphasis.STRONG),)))
        for name, value in order
    ]
    dose, drugs = ([row for name, row in cells if name == each] for each in (DOSE, INTERACTS))
    wide = Columns(share(flow.width, ("", NAME), ("", 0.0)), size)
    if dose:
        draw_table(flow, wide, dose)
    # Small rows stand as close as lines: the paper has much to tell on its page.
    widths = (("", NAME), ("", 0.0), ("", NAME), ("", 0.0))
    columns = Columns(share(flow.width, *widths), size, ruled=size > SMALL)
    others = [row for name, row in cells if name not in (DOSE, INTERACTS)]
    half = (len(others) + 1) // 2
    rows = [
        (*left, *right)
        for left, right in zip_longest(others[:half], others[half:], fillvalue=(((),), ((),)))
    ]
    draw_table(flow, columns, rows)
    if drugs:
        draw_table(flow, wide, drugs)
