"""The page by which a printer of labels is set: the edge of a label, rulers, and what to do."""

from dataclasses import dataclass
from typing import Final

from il2nurse.domain.values.text import written_offset
from il2nurse.files.label_paper import LabelPaper
from il2nurse.readable.content import Cut, Sources
from il2nurse.readable.wording import Wording

TITLE: Final = "Label calibration"


@dataclass(frozen=True, slots=True)
class Calibration:
    """A label of the site's size that is for nobody, with what the station file says of it."""

    title: str
    subtitle: str
    planned: str
    mark: str
    zone: str
    set_to: tuple[str, ...]
    steps: tuple[str, ...]
    cut: Cut
    patient: None = None


STEPS: Final = (
    "1. Print at 100 %, not “fit to page”.",
    "2. The frame must lie on the edge of the label. Measure how far it lies beside it.",
    "3. Write that in the station file, right and down as plus: label_shift_mm = [1.5, -2].",
    "4. Print this page again. Both rulers must be right, and a scanner must read the code.",
)


def tell(sources: Sources) -> Calibration:
    """The page for this station."""
    ward, on = sources.ward, sources.labels
    words = Wording(sources.people, ward.zone, ward.at.astimezone(ward.zone).date())
    return Calibration(
        title=TITLE,
        subtitle=f"{ward.name}: for no patient",
        planned=STEPS[0],
        mark=TITLE,
        zone=f"Times are local: {ward.zone}, UTC{written_offset(words.local(ward.at))}",
        set_to=_set_to(on),
        steps=STEPS,
        cut=Cut(on.bag, on.shift, on.roll),
    )


def _set_to(on: LabelPaper) -> tuple[str, ...]:
    """What the station file says of labels now."""
    return (
        f"Label of a bag {on.bag.across:g} by {on.bag.down:g} mm",
        f"Label of a syringe {on.syringe.across:g} by {on.syringe.down:g} mm",
        f"Shifted {on.shift.across:g} mm to the right, {on.shift.down:g} mm down",
        "A roll: each label is a page" if on.roll else "A sheet: the label in its upper left",
    )
