"""The keys that work on every page of the window, each once."""

from collections.abc import Mapping
from enum import StrEnum, unique
from typing import Final

HELP_TEXT: Final = "Help"
HELP_KEY: Final = "F1"
"""Of the page of help, and of the manual before anybody signed in."""


@unique
class WindowKey(StrEnum):
    """Keys of the whole window."""

    MENU = "F10"
    THEME = "Ctrl+T"
    LOCK = "Ctrl+L"
    SIGN_OUT = "Ctrl+Shift+L"
    PACE = "Ctrl+Shift+T"
    REACTION = "F12"
    ACKNOWLEDGE = "F7"
    ACKNOWLEDGE_SECOND = "Shift+F7"


WINDOW_KEYS: Final[Mapping[WindowKey, str]] = {
    WindowKey.MENU: "Menu",
    WindowKey.REACTION: "Reaction, on every page about a patient",
    WindowKey.ACKNOWLEDGE: "Acknowledge an alarm",
    WindowKey.ACKNOWLEDGE_SECOND: "Acknowledge the alarm below it",
    WindowKey.LOCK: "Lock the window",
    WindowKey.SIGN_OUT: "Sign out",
    WindowKey.THEME: "Light, dark, high contrast",
    WindowKey.PACE: "Speed of the practice clock",
}
