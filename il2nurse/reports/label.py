"""The label of a bag or syringe in true millimetres, with its code."""

from collections.abc import Iterator
from typing import Final

from il2nurse.domain.values.text import Emphasis, Line, Span, line, text_of
from il2nurse.readable.pharmacy.label import StuckLabel
from il2nurse.reports.layout.codes import CodeImage
from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.inks import TEXT
from il2nurse.reports.layout.label import CLOSE, QUIET_ZONE, LabelSize, Lettering, fit_label
from il2nurse.reports.layout.pages import Flow

PRACTICE: Final = "PRACTICE · not for a patient"
NOT_BEFORE: Final = "not before the ward releases it"
BLANK: Final = "__________________"
SHORT_BLANK: Final = "_____________"
STRONG: Final = Emphasis.STRONG
PHARMACY: Final = f"Pharmacy {BLANK} tel. {SHORT_BLANK}"
SIGNED: Final = f"Prepared by {BLANK} · Checked by {BLANK}"
COMPOUNDED: Final = "Compounded for this patient"
# Where somebody writes.
ROOM: Final = "____"
# The distance of lines on which somebody writes.
ROOMY: Final = 1.9


def draw(flow: Flow, paper: StuckLabel) -> None:
    """Draw the label as large as it has room for."""
    label = paper.label
    code = CodeImage("label", label.code)
    fit_label(flow, paper.cut, code, lambda place, size: _draw(flow, paper, place, size))


def _draw(flow: Flow, paper: StuckLabel, place: LabelSize, size: Lettering) -> None:
    """The rows from above, beside the code as far as that goes; what hangs on what is in them."""
    y, before = place.top, 0.0
    rows = _on_bag(paper, size) if paper.label.in_bag else _on_syringe(paper, size)
    for words, of in rows:
        y += of * 0.25 if before and of > before else 0.0
        before = of
        wide = place.width_at(y)
        for row in flow.wrap(words, wide, of):
            y += of * (ROOMY if ROOM in text_of(words) else CLOSE)
            flow.write_row(place.left, y, row, of)
    number = paper.label.number.split(" · ")[0]
    flow.write(
        place.code_left,
        place.code_bottom + QUIET_ZONE + size.body,
        number,
        (Face.BOLD, size.body, TEXT),
    )
    flow.y = y


def _who(paper: StuckLabel, size: Lettering) -> Iterator[tuple[Line, float]]:
    """Whose it is and what it is, which stands on every label first."""
    label, who = paper.label, paper.patient
    bed = f" · bed {who.bed}" if who.bed else ""
    if label.practice:
        yield line(PRACTICE, Emphasis.ALARM), size.body
    yield line(who.name, STRONG), size.drug
    yield line(f"born {who.born} · {who.numbered}{bed}"), size.body
    if label.not_cleared:
        yield line(f"{label.not_cleared}: {NOT_BEFORE}", Emphasis.ALARM), size.body
    yield line(label.drug, STRONG), size.drug
    yield line(label.amount, STRONG), size.drug
    yield line(label.digits, STRONG), size.body


def _on_bag(paper: StuckLabel, size: Lettering) -> Iterator[tuple[Line, float]]:
    label, times = paper.label, paper.times
    yield from _who(paper, size)
    yield line(label.fluid), size.body
    yield line(f"{label.strength} · {label.how}"), size.body
    yield (Span(label.number, STRONG), Span(f" · {label.count}")), size.body
    # What the regimen writes in capitals stands in a line of its own.
    for loud in (each for each in label.cautions if each.isupper()):
        yield line(loud, STRONG), size.drug
    yield line(" ".join(each for each in label.cautions if not each.isupper()), STRONG), size.small
    if label.says:
        yield line(label.says, STRONG), size.small
    start, end = times.start_by or SHORT_BLANK, times.end_by or SHORT_BLANK
    yield line(f"START before {start} · END before {end}", STRONG), size.body
    dissolved = f"Dissolved {times.begun or BLANK}"
    yield line(f"{dissolved} · Order {label.order} · Prescriber {label.prescriber}"), size.small
    yield from _made(paper, size)


def _made(paper: StuckLabel, size: Lettering) -> Iterator[tuple[Line, float]]:
    """By whom and from what it was made."""
    label = paper.label
    thing = "Bag" if label.in_bag else "Syringe"
    numbers = f"Lot {label.lots or BLANK} · {thing} no. {label.bag or BLANK}"
    yield line(f"{numbers} · {COMPOUNDED}"), size.small
    yield line(label.pharmacy or PHARMACY), size.small
    yield line(label.signed or SIGNED), size.small


def _on_syringe(paper: StuckLabel, size: Lettering) -> Iterator[tuple[Line, float]]:
    """The same in as few lines as a flag has room for."""
    label, times = paper.label, paper.times
    yield from _who(paper, size)
    yield line(f"{label.fluid} · {label.strength} · {label.how}"), size.small
    yield line(label.number, STRONG), size.small
    yield line(label.count), size.small
    yield line(" ".join(label.cautions), STRONG), size.small
    if label.says:
        yield line(label.says, STRONG), size.small
    use = f"INJECT before {times.end_by or SHORT_BLANK}"
    yield (Span(f"Dissolved {times.begun or SHORT_BLANK} · "), Span(use, STRONG)), size.small
    yield line(f"Order {label.order} · Prescriber {label.prescriber}"), size.small
    yield from _made(paper, size)
