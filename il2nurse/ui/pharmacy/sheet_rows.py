"""What a preparation sheet says of vials, water and bag, and of the limits: a row each."""

from collections.abc import Sequence
from typing import Final

from il2nurse.readable.pharmacy.components import SPARE
from il2nurse.readable.pharmacy.preparation_sheet import PreparationSheet
from il2nurse.readable.words import NOT_RECORDED
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.facts import FactRow

BLANK: Final = "to be written"
NO_LOT: Final = Mark(Tone.WARN, f"lot {NOT_RECORDED}", Sign.WARNING)
NOT_KNOWN: Final = "not known yet"


def parts_of(sheet: PreparationSheet, *, made: bool) -> Sequence[FactRow]:
    """Each part with its lot; of a bag that is ``made`` nothing is to be written any more."""
    return [
        FactRow(part.what, f"lot {part.lot}", part.expiry)
        if part.lot
        else FactRow(part.what, mark=None if part.what.startswith(SPARE) else NO_LOT)
        if made
        else FactRow(part.what, age=f"lot {BLANK}")
        for part in sheet.components
    ]


def times_of(sheet: PreparationSheet) -> Sequence[FactRow]:
    """When the first vial was dissolved, and until when it may be given."""
    times = sheet.times
    begun = FactRow("Reconstituted", times.begun or "not recorded yet")
    end = times.end_by or NOT_KNOWN
    if not times.infused:
        return [begun, FactRow("Inject by", end)]
    start = FactRow("Infusion must start by", times.start_by or NOT_KNOWN)
    return [begun, start, FactRow("Infusion must end by", end)]
