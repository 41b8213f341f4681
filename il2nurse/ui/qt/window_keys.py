"""The keys that mean the same on every page of the window."""

from enum import StrEnum, unique


@unique
class WindowKey(StrEnum):
    """Keys of the whole window; the keys of one page are in the table of routes."""

    MENU = "F10"
    THEME = "Ctrl+T"
    LOCK = "Ctrl+L"
    SIGN_OUT = "Ctrl+Shift+L"
    PACE = "Ctrl+Shift+T"
    REACTION = "F12"
    ACKNOWLEDGE = "F7"
