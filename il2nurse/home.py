"""The folder in which this station keeps its files; it is found before anything else is read."""

from collections.abc import Mapping
from pathlib import Path

HOME = "IL2NURSE_HOME"


def find_home(environment: Mapping[str, str]) -> Path:
    """The program's folder: ``IL2NURSE_HOME``, else where this system keeps a person's data."""
    if chosen := environment.get(HOME):
        return Path(chosen).expanduser().resolve()
    from platformdirs import user_data_path

    return user_data_path("il2nurse", appauthor=False)
