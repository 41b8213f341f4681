"""The folder of this station: where its file, its memory and its registers lie."""

from collections.abc import Mapping
from pathlib import Path

from il2nurse.files.station_file import BadSettings

HOME = "IL2NURSE_HOME"
MEND = f"Have {HOME} name a folder that this user may write to, or leave it out."


def find_home(environment: Mapping[str, str]) -> Path:
    """The station's folder: ``IL2NURSE_HOME``, else where this system keeps a person's data.

    Raises ``BadSettings`` where no folder can be there.
    """
    chosen = environment.get(HOME)
    try:
        home = Path(chosen).expanduser().resolve() if chosen else usual_home()
        there = next(each for each in (home, *home.parents) if each.exists())
        folder = there.is_dir()
    except (OSError, RuntimeError, ValueError) as error:
        raise BadSettings(
            f"The station's folder {_named(chosen)} cannot be reached. {MEND}"
        ) from error
    if not folder:
        raise BadSettings(
            f"The station's folder {_named(chosen)} cannot be: {there} is a file and no folder. "
            f"{MEND}"
        )
    return home


def usual_home() -> Path:
    """Where this system keeps a person's data of the program."""
    from platformdirs import user_data_path

    return user_data_path("il2nurse", appauthor=False)


def _named(chosen: str | None) -> str:
    return f"“{chosen}”, which {HOME} names," if chosen else f"at {usual_home()}"
