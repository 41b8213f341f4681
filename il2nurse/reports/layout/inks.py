"""Colours and sizes of the papers; every tone also has a word, so grey paper says the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.values.text import Emphasis
from il2nurse.reports.layout.fonts import Face

Colour = tuple[float, float, float]


def colour(code: str) -> Colour:
    """A colour from its six hexadecimal digits."""
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return (red, green, blue)


TEXT: Final = colour("15202e")
MUTED: Final = colour("566374")
RULE: Final = colour("d0d7e1")
EDGE: Final = colour("9aa5b4")
BAND: Final = colour("edf1f6")
ACCENT: Final = colour("1d4f91")
GOOD: Final = colour("14663a")
WARN: Final = colour("84460a")
ALARM: Final = colour("a51d1d")
ALARM_SOFT: Final = colour("fde9e9")
WHITE: Final = colour("ffffff")
WATERMARK: Final = colour("f3eaf7")

# Nothing on a paper is smaller; tables of much detail and the foot are of this size.
SMALL: Final = 8.0
BODY: Final = 9.5
HEADING: Final = 10.0
TITLE: Final = 15.0
LEADING: Final = 1.27


@dataclass(frozen=True, slots=True)
class Look:
    """How a mark looks on paper."""

    face: Face
    colour: Colour
    struck: bool = False


LOOKS: Final[Mapping[Emphasis, Look]] = {
    Emphasis.PLAIN: Look(Face.REGULAR, TEXT),
    Emphasis.STRONG: Look(Face.SEMIBOLD, TEXT),
    Emphasis.STRUCK: Look(Face.REGULAR, MUTED, struck=True),
    Emphasis.QUIET: Look(Face.REGULAR, MUTED),
    Emphasis.GOOD: Look(Face.SEMIBOLD, GOOD),
    Emphasis.WARN: Look(Face.SEMIBOLD, WARN),
    Emphasis.ALARM: Look(Face.SEMIBOLD, ALARM),
}
