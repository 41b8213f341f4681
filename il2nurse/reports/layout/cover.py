"""The first page of the downtime pack: how it is used, whom to call, who is on the ward."""

from collections.abc import Sequence
from typing import Final

from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.downtime.pack import BedLine, Cover
from il2nurse.readable.signs import signed
from il2nurse.reports.layout.blocks import draw_heading, draw_lines
from il2nurse.reports.layout.dose_tables import cell
from il2nurse.reports.layout.inks import BODY, SMALL
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import Cell, Columns, draw_table, share

QUIET: Final = Emphasis.QUIET
STRONG: Final = Emphasis.STRONG
NOTHING: Final = "No patient on the ward has an order."
NOTHING_AGAINST: Final = "no reason on record"


def draw_cover(flow: Flow, cover: Cover) -> None:
    """The first page of the pack."""
    draw_heading(flow, "1 · How this pack is used")
    draw_lines(flow, [line(each) for each in cover.how])
    draw_heading(flow, "2 · Downtime, and whom to call")
    draw_pairs(flow, cover.calls)
    draw_heading(flow, "3 · On the ward, by bed")
    widths = (("Bed", 36.0), ("Patient", 150.0), ("What is due", 130.0))
    columns = Columns(share(flow.width, *widths, ("What to do now, or why to hold", 0.0)))
    draw_table(flow, columns, (_bed(each) for each in cover.beds))
    if not cover.beds:
        draw_lines(flow, [line(NOTHING)])
    draw_lines(flow, [line(each) for each in cover.without])
    draw_heading(flow, "4 · Forms of this pack: tick what was used, and what was entered")
    of_forms = (("Form", 192.0), ("For", 0.0), ("Used", 32.0), ("Entered by, at", 104.0))
    columns = Columns(share(flow.width, *of_forms), SMALL)
    draw_table(
        flow,
        columns,
        ((cell(name), cell(whose), cell("[  ]"), cell("[  ]")) for name, whose in cover.forms),
    )


def _bed(bed: BedLine) -> Sequence[Cell]:
    """One patient: who it is, what is due, and why not."""
    allergies = line(f"Allergies: {bed.allergies}", Emphasis.ALARM if bed.allergic else QUIET)
    who = (line(bed.name, STRONG), line(f"born {bed.born} · {bed.mrn}"), allergies)
    going_on = (line(each, STRONG) for each in bed.going_on)
    return cell(bed.bed, STRONG), who, (*going_on, line(bed.next)), _against(bed)


def _against(bed: BedLine) -> Cell:
    """What is to be done, speaks against the dose, is missing before it; quiet where nothing is."""
    loud = (signed(line(each, Emphasis.ALARM)) for each in (*bed.against, *bed.first))
    told = (*loud, *(signed(line(*each)) for each in bed.lacking))
    return told or cell(NOTHING_AGAINST, QUIET)


def draw_pairs(flow: Flow, rows: tuple[tuple[str, str], ...], size: float = BODY) -> None:
    """A name and what stands for it in each row."""
    columns = Columns(share(flow.width, ("", 112.0), ("", 0.0)), size)
    draw_table(flow, columns, ((cell(name, QUIET), cell(says, STRONG)) for name, says in rows))
