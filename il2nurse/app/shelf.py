"""The regimens of a station: those that come with the program, then the site's own."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from il2nurse.app.regimen_folder import MEND, FolderAway, files_of, not_good_in_words
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.files.computer import computer_says
from il2nurse.files.errands import Errand, NoAnswer
from il2nurse.home import resources_folder
from il2nurse.regimens import BadRegimen, load, load_file, load_whole
from il2nurse.regimens.loading import read_text
from il2nurse.regimens.toml.lines import find_lines
from il2nurse.regimens.toml.problems import Problem
from il2nurse.settings import Settings, load_settings


class UnknownRegimen(Exception):
    """No regimen of this name; the text names those there are."""


def is_guided(regimen: Regimen) -> bool:
    """Whether the program leads through a dose: it is injected, or it is infused.

    It is infused for a weight, with the next course counted from the discharge; or as levels, bag
    by bag over days, with courses in weeks. Other regimens are worked out, planned and told, and
    nobody can order by them.
    """
    prepared, in_weeks = regimen.preparation, regimen.timetable.in_weeks
    if prepared.dilution is None:
        return True
    if prepared.over_days:
        return in_weeks and not prepared.by_weight
    return prepared.by_weight and not in_weeks


class Shelf:
    """The regimens of a station: those that come with the program, then the site's own."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Remember the folders; files are read when they are first asked for."""
        self._folders = folders
        self._every: dict[str, Regimen] = {}
        self._texts: dict[str, str] = {}
        self._overlaid: set[str] = set()
        self._places: dict[str, str] = {}
        self._away: str | None = None
        self._errand = Errand()

    def today(self) -> Mapping[str, Regimen]:
        """The regimens by id whose doses the program guides; raises ``BadRegimen`` as ``every``."""
        return {name: each for name, each in self.every().items() if is_guided(each)}

    def away(self) -> str | None:
        """Why the files cannot be read, and who mends that; remembered until ``look_again``.

        All or none: a file that is not good may be the one that takes the place of another.
        """
        if not self._every and self._away is None:
            self.look_again()
        return None if self._every else self._away

    def look_again(self) -> None:
        """Read the files that could not be read once more; those that were read stay as they are.

        A share that does not answer keeps nobody waiting for longer than an errand's patience.
        """
        if self._every:
            return
        try:
            self._errand.run(self.every)
        except NoAnswer as silent:
            self._away = MEND.format(why=f"{computer_says(silent)} ({self._folders[-1]})")
        except FolderAway as problem:
            self._away = MEND.format(why=problem.why)
        except BadRegimen as problem:
            self._away = not_good_in_words(problem)

    def every(self) -> Mapping[str, Regimen]:
        """The regimens by id; raises ``BadRegimen`` for the first file that is not good."""
        if not self._every:
            # All or none: after a bad file, the next question is refused as well.
            taken: dict[str, Regimen] = {}
            self._overlaid.clear()
            for folder in self._folders:
                for path in files_of(folder):
                    self._take(path, taken, sites=folder != self._folders[0])
            # What is research only is nobody's first choice.
            last = sorted(taken.values(), key=lambda each: each.research is not None)
            self._every = {each.id: each for each in last}
        return self._every

    def find(self, name: str) -> Regimen:
        """The regimen of this id; raises ``UnknownRegimen`` or ``BadRegimen``."""
        known = self.every()
        if name not in known:
            raise UnknownRegimen(f"There is no regimen “{name}”. There are: {', '.join(known)}.")
        return known[name]

    def check_file(self, path: Path) -> Regimen:
        """The regimen of a file, as if it lay among the site's; raises ``BadRegimen`` as ``every``.

        It takes the place of a file of its own name there. One of the program's own lies where it
        is.
        """
        shipped = self._folders[0]
        taken: dict[str, Regimen] = {}
        if path.resolve().parent == shipped.resolve():
            return load_file(path)
        for folder in self._folders:
            for other in files_of(folder):
                if folder == shipped or other.name != path.name:
                    self._take(other, taken, sites=folder != shipped)
        return self._take(path, taken, sites=True)

    def _take(self, path: Path, taken: dict[str, Regimen], *, sites: bool) -> Regimen:
        """Add the regimen of a file; no file takes the place of another without saying so."""
        text = read_text(path)
        regimen = load_whole(text, path.name)
        before = taken.get(regimen.id)
        if sentence := _wrong_place(regimen, before, again=regimen.id in self._overlaid):
            raise BadRegimen(path.name, [Problem(_line_of_id(text), sentence)])
        if before is not None:
            self._overlaid.add(regimen.id)
        taken[regimen.id] = regimen
        self._texts[regimen.digest] = text
        self._places[regimen.digest] = _place_in_words(path, sites=sites, overlays=bool(before))
        return regimen

    def read(self, text: str) -> Regimen:
        """The regimen that a kept text describes."""
        return load(text, "the text kept with the course")

    def read_whole(self, text: str, name: str) -> Regimen:
        """The regimen of a text that comes anew; raises ``BadRegimen`` as for a file."""
        return load_whole(text, name)

    def text(self, regimen: Regimen) -> str:
        """The text of one of today's regimens."""
        return self._texts[regimen.digest]

    def place(self, regimen: Regimen) -> str:
        """Where one of today's regimens comes from, in words."""
        return self._places[regimen.digest]


def shelf(settings: Settings | None = None) -> Shelf:
    """The regimens of this station."""
    site = settings.regimens if settings else None
    return Shelf([resources_folder() / "regimens", *([site] if site else [])])


def find_regimen(name: str) -> Regimen:
    """The regimen of this file, or of this id as the window finds it.

    Raises ``UnknownRegimen`` or ``BadRegimen``.
    """
    if name.endswith(".toml"):
        return load_file(Path(name))
    return shelf(load_settings()).find(name)


def find_regimen_text(name: str) -> str:
    """The text of this file, or of the regimen of this id; raises as ``find_regimen``."""
    if name.endswith(".toml"):
        return read_text(Path(name))
    found = shelf(load_settings())
    return found.text(found.find(name))


def _wrong_place(regimen: Regimen, before: Regimen | None, *, again: bool) -> str | None:
    """Why a file may not stand where it wants to; ``None`` where it may."""
    name = regimen.id
    if before is None:
        if regimen.overlay_reason is None:
            return None
        return f'"overlays": there is no regimen "{name}" whose place could be taken.'
    if regimen.overlay_reason is None:
        return (
            f'another file already has the regimen "{name}". Give this one an id of its own, or '
            f'write overlays = "{name}" and an overlay_reason under [regimen].'
        )
    if before.kind != regimen.kind:
        return (
            f'"{name}" is of the kind “{before.kind}”, and this file is of the kind '
            f"“{regimen.kind}”. Give this one an id of its own."
        )
    if is_guided(before) and not is_guided(regimen):
        return (
            f'the doses of "{name}" are guided, and those of this file could not be: it would be '
            "gone from the window. Give this one an id of its own."
        )
    if again:
        return f'two files of the site want to take the place of "{name}".'
    if regimen.version == before.version:
        return (
            f'version "{regimen.version}" is that of the file whose place this one takes; give it '
            "one of its own, so that papers tell them apart."
        )
    return None


def _place_in_words(path: Path, *, sites: bool, overlays: bool) -> str:
    if not sites:
        return "Comes with the program"
    instead = ", in place of the one that comes with the program" if overlays else ""
    return f"The site’s own file {path.name}{instead}"


def _line_of_id(text: str) -> int:
    return find_lines(text).get(("regimen", "id"), 1)
