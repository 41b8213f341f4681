"""The folders of the program; they are found before anything else is read."""

from pathlib import Path


def resources_folder() -> Path:
    """Where the program's files lie: inside an installed program, beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def fonts_folder() -> Path:
    """Where the typefaces of screen and paper lie."""
    return resources_folder() / "fonts"


def manual_folder() -> Path:
    """Where the manual lies: inside an installed program, beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "_manual"
    return installed if installed.is_dir() else package.parent / "docs" / "manual"
