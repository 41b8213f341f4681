"""Spacing and sizes in pixels, the same on every page."""

from typing import Final

TIGHT: Final = 4
GAP: Final = 8
SPACE: Final = 12
ROOM: Final = 16
MARGIN: Final = 26

TARGET: Final = 44
"""The least height of anything that is pressed at the bedside."""

TOP_BAR: Final = 40
BANNER: Final = 64
RAIL: Final = 262
ASIDE: Final = 292
ACTION_BAR: Final = 64
TABLE_ROW: Final = 46
TABLE_HEAD: Final = 32

RADIUS: Final = 8
TEXT: Final = 14
SMALL: Final = 12
HEADING: Final = 14
TITLE: Final = 24
