"""What labels are printed on, as the station file says it: size, shift, roll or sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from il2nurse.files.station_file import BadSettings, one_of, text

ON: Final = ("sheet", "roll")
# So that every label with every shift lies on a sheet of A4 and of Letter.
NARROWEST, WIDEST = 40.0, 185.0
LOWEST, HIGHEST = 25.0, 250.0
FARTHEST: Final = 12.0
PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Millimetres:
    """Two lengths: width and height, or how far to the right and down."""

    across: float
    down: float


@dataclass(frozen=True, slots=True)
class LabelPaper:
    """How large the labels of bags and of syringes are, and on what they are printed.

    On a ``roll`` a page is one label; on a sheet the label lies in its upper left corner. The
    ``shift`` puts right a printer that prints beside the place.
    """

    bag: Millimetres = Millimetres(120, 100)
    syringe: Millimetres = Millimetres(100, 90)
    shift: Millimetres = Millimetres(0, 0)
    roll: bool = False


USUAL: Final = LabelPaper()
LABEL_KEYS: Final = ("bag_label_mm", "syringe_label_mm", "label_shift_mm", "label_on")


def read_label_paper(given: Mapping[str, object]) -> LabelPaper:
    """What a station file says of labels; raises ``BadSettings`` with what would do."""
    return LabelPaper(
        _size(given, "bag_label_mm", USUAL.bag),
        _size(given, "syringe_label_mm", USUAL.syringe),
        _shift(given, "label_shift_mm"),
        one_of(text(given, "label_on") or ON[0], ON, "label_on: ") == "roll",
    )


def _size(given: Mapping[str, object], key: str, usual: Millimetres) -> Millimetres:
    size = _pair(given, key, usual)
    if not (NARROWEST <= size.across <= WIDEST and LOWEST <= size.down <= HIGHEST):
        raise BadSettings(
            f"The station file's “{key}” says {_said(size)}. A label is {NARROWEST:g} to "
            f"{WIDEST:g} mm wide and {LOWEST:g} to {HIGHEST:g} mm high."
        )
    return size


def _shift(given: Mapping[str, object], key: str) -> Millimetres:
    shift = _pair(given, key, USUAL.shift)
    if not (abs(shift.across) <= FARTHEST and abs(shift.down) <= FARTHEST):
        raise BadSettings(
            f"The station file's “{key}” says {_said(shift)}. A label is shifted by at most "
            f"{FARTHEST:g} mm; measure it on the calibration page."
        )
    return shift


def _pair(given: Mapping[str, object], key: str, usual: Millimetres) -> Millimetres:
    found = given.get(key)
    if found is None:
        return usual
    numbers = [
        float(each)
        for each in (found if isinstance(found, list) else [])
        if isinstance(each, int | float) and not isinstance(each, bool)
    ]
    if len(numbers) != PAIR or not isinstance(found, list) or len(found) != PAIR:
        raise BadSettings(
            f"Write the station file's “{key}” as two numbers in mm, like [{_said(usual)}]."
        )
    return Millimetres(*numbers)


def _said(pair: Millimetres) -> str:
    return f"{pair.across:g}, {pair.down:g}"
