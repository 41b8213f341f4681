"""The keys that mean the same on every page of the window."""

from enum import StrEnum, unique


@unique
class WindowKey(StrEnum):
    """What each does stands where it is pressed; the keys of the pages stand in their table."""

    MENU = "F10"
    THEME = "Ctrl+T"
    LOCK = "Ctrl+L"
    SIGN_OUT = "Ctrl+Shift+L"
    PACE = "Ctrl+Shift+T"
    REACTION = "F12"
    ACKNOWLEDGE = "F7"
