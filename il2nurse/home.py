"""The folders of the program and of this station; they are found before anything else is read."""

from collections.abc import Mapping
from pathlib import Path

HOME = "IL2NURSE_HOME"


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


def find_home(environment: Mapping[str, str]) -> Path:
    """The program's folder: ``IL2NURSE_HOME``, else where this system keeps a person's data."""
    if chosen := environment.get(HOME):
        return Path(chosen).expanduser().resolve()
    from platformdirs import user_data_path

    return user_data_path("il2nurse", appauthor=False)
