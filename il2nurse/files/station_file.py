"""Values of the station file as they are read: texts, words of a list, yes or no."""

from collections.abc import Mapping
from pathlib import Path

LONGEST_TEXT = 1000


class BadSettings(Exception):
    """The station file cannot be used; the text says where, what is wrong and what would do."""


def one_of(word: str, allowed: tuple[str, ...], where: str = "") -> str:
    """The word where it is one of those allowed; ``BadSettings`` names the nearest."""
    if word in allowed:
        return word
    import difflib

    near = difflib.get_close_matches(word, allowed, n=1, cutoff=0)[0]
    raise BadSettings(f"{where}“{word}” is not known in the station file. Nearest: “{near}”.")


def text(given: Mapping[str, object], key: str) -> str:
    """A text of the station file; "" where it has none."""
    found = given.get(key, "")
    if not isinstance(found, str):
        raise BadSettings(f"The station file's “{key}” must be a text in quotes.")
    if not found.isprintable() or len(found) > LONGEST_TEXT:
        raise BadSettings(
            f"The station file's “{key}” must be a text in one line, of at most {LONGEST_TEXT} "
            "letters that can all be seen."
        )
    return found.strip()


def place(home: Path, typed: str) -> Path:
    """The file or folder that is meant, from the station's folder on."""
    try:
        return home / Path(typed).expanduser()
    except RuntimeError as error:
        raise BadSettings(
            f"“{typed}” begins with the folder of somebody who has none on this computer. Write "
            "the whole path."
        ) from error


def yes(given: Mapping[str, object], key: str) -> bool:
    """Whether the station file says yes; it does not where it says nothing."""
    found = given.get(key, False)
    if not isinstance(found, bool):
        raise BadSettings(f"Write {key} as true or false, without quotes.")
    return found
