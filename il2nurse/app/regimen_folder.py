"""A folder of regimen files: which files are in it, and what is said where they cannot be read."""

from pathlib import Path
from typing import Final

from il2nurse.files.computer import computer_says
from il2nurse.files.station_file import BadSettings
from il2nurse.regimens import BadRegimen

UNREADABLE: Final = (
    "The station file names the folder {folder} for the site’s own regimen files, and it cannot be "
    "read. {why} Nothing goes by another text in their place. Put the folder back, or have the "
    "ward’s IT mend “regimens” in the station file."
)
NOT_GOOD: Final = (
    "One of them is not good, so none is used: {first}{more} Whoever wrote it puts it right; "
    "“il2nurse regimen check FILE” tells every line."
)
EMPTY: Final = "There is nothing in {folder}; a disk may be away."
MEND: Final = (
    "{why} Ask the ward’s IT to put the folder back, or to mend “regimens” in the station file."
)


class FolderAway(BadSettings):
    """The folder of the site's files cannot be read; ``why`` is all that the computer says."""

    def __init__(self, folder: Path, why: str) -> None:
        """Say it in whole, as where a command needs its files."""
        self.why = why
        super().__init__(UNREADABLE.format(folder=folder, why=why))


def files_of(folder: Path) -> list[Path]:
    """The regimen files of a folder; raises ``FolderAway`` where the folder cannot be read.

    One that is empty may be the place of a disk that is away.
    """
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        raise FolderAway(folder, computer_says(error)) from error
    if not found:
        raise FolderAway(folder, EMPTY.format(folder=folder))
    return [each for each in found if each.suffix == ".toml"]


def not_good_in_words(problem: BadRegimen) -> str:
    """The first line of what is wrong, in a sentence, and how many more there are."""
    first, *others = str(problem).splitlines()
    more = f" {len(others)} more to put right in it." if others else ""
    return NOT_GOOD.format(first=first, more=more)
