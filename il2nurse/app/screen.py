"""Whether a window can open on this computer at all, said before Qt ends the process."""

import os
import sys
from collections.abc import Mapping
from typing import Final

NO_SCREEN: Final = """\
No screen was found (neither DISPLAY nor WAYLAND_DISPLAY is set), so the window cannot open.
Start it from a desktop session."""


def lacks_screen(environment: Mapping[str, str] = os.environ) -> bool:
    """True when a window could not open here."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform == "linux" and not any(environment.get(name) for name in names)
