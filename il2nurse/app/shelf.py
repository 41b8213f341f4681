"""The regimens of a station: those that come with the program, then the site's own."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.home import resources_folder
from il2nurse.regimens import load, load_file, load_whole
from il2nurse.regimens.loading import read_text
from il2nurse.settings import Settings, load_settings


class UnknownRegimen(Exception):
    """No regimen of this name; the text names those there are."""


class Shelf:
    """The regimens that may be ordered: those that come with the program, then the site's own."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Remember the folders; files are read when they are first asked for."""
        self._folders = folders
        self._today: dict[str, Regimen] = {}
        self._texts: dict[str, str] = {}

    def today(self) -> Mapping[str, Regimen]:
        """The regimens by id; raises ``BadRegimen`` for the first file that is not good."""
        if not self._today:
            for folder in self._folders:
                for path in sorted(folder.glob("*.toml")):
                    self._take(path)
        return self._today

    def _take(self, path: Path) -> None:
        text = read_text(path)
        regimen = load_whole(text, path.name)
        self._today[regimen.id] = regimen
        self._texts[regimen.digest] = text

    def read(self, text: str) -> Regimen:
        """The regimen that a kept text describes."""
        return load(text, "the text kept with the course")

    def text(self, regimen: Regimen) -> str:
        """The text of one of today's regimens."""
        return self._texts[regimen.digest]


def shelf(settings: Settings | None = None) -> Shelf:
    """The regimens of this station."""
    site = settings.regimens if settings else None
    return Shelf([resources_folder() / "regimens", *([site] if site else [])])


def find_regimen(name: str) -> Regimen:
    """The regimen of this id, or of this file; raises ``UnknownRegimen`` or ``BadRegimen``."""
    if name.endswith(".toml"):
        return load_file(Path(name))
    shipped = resources_folder() / "regimens" / f"{name}.toml"
    if name.replace("-", "").isalnum() and shipped.is_file():
        return load_file(shipped)
    known = shelf(load_settings()).today()
    if name not in known:
        raise UnknownRegimen(f"There is no regimen “{name}”. There are: {', '.join(known)}.")
    return known[name]
