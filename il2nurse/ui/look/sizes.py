"""Spacing and sizes in pixels, the same on every page.

Room between parts goes in steps of four; texts have four sizes and none under twelve.
"""

from typing import Final

TIGHT: Final = 4
GAP: Final = 8
SPACE: Final = 12
ROOM: Final = 16
MARGIN: Final = 24

TARGET: Final = 44
"""The least height of anything that is pressed at the bedside."""

TOP_BAR: Final = 40
BANNER: Final = 64
RAIL: Final = 240
NARROW_RAIL: Final = 52
ASIDE: Final = 320
NARROW: Final = 1240
"""A window with less width leaves titles and keys away that are told elsewhere."""

ACTION_BAR: Final = 64
TABLE_ROW: Final = 46
TABLE_HEAD: Final = 32

RADIUS: Final = 8

SMALL: Final = 12
"""Titles above values, sources, chips, keys, the bar on top."""

TEXT: Final = 14
"""What is read: sentences, values, tables, buttons."""

LARGE: Final = 17
"""What is typed, and what must not be missed."""

TITLE: Final = 20
"""Who it is, and what the page is."""

TYPE: Final = (SMALL, TEXT, LARGE, TITLE)
