"""The regimens of a played ward: those of its stations, and a text that comes during the play."""

from collections.abc import Mapping
from dataclasses import dataclass

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.play.played import NOTHING, Played
from il2nurse.play.scene import Scene
from il2nurse.play.spelling import BadScenario
from il2nurse.workflow.regimens import Regimens
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class PlayedTexts:
    """What a station of a play came with; a ``newer`` text takes the place of one, at all of them.

    ``newer`` has the regimen and its text, by the id of the regimen.
    """

    shelf: Regimens
    newer: dict[str, tuple[Regimen, str]]

    def today(self) -> Mapping[str, Regimen]:
        """The regimens by id."""
        if not self.newer:
            return self.shelf.today()
        return {**self.shelf.today(), **{name: each for name, (each, _) in self.newer.items()}}

    def away(self) -> str | None:
        """Why the station's files cannot be read."""
        return self.shelf.away()

    def look_again(self) -> None:
        """Read the station's files once more."""
        self.shelf.look_again()

    def read(self, text: str) -> Regimen:
        """The regimen that a kept text describes."""
        return self.shelf.read(text)

    def read_whole(self, text: str, name: str) -> Regimen:
        """The regimen of a text that comes anew."""
        return self.shelf.read_whole(text, name)

    def text(self, regimen: Regimen) -> str:
        """The text of one of today's regimens."""
        newer, text = self.newer.get(regimen.id, (None, ""))
        return text if newer is regimen else self.shelf.text(regimen)

    def place(self, regimen: Regimen) -> str:
        """Where one of today's regimens comes from, in words."""
        newer, _ = self.newer.get(regimen.id, (None, ""))
        return "A text of the play" if newer is regimen else self.shelf.place(regimen)


def with_newer(station: Station, newer: dict[str, tuple[Regimen, str]]) -> Station:
    """The station, which orders by a newer text from now on where one came."""
    station.regimens = PlayedTexts(station.regimens, newer)
    return station


def newer_text(scene: Scene) -> Played:
    """Another version of the regimen comes to all stations: in it ``now`` stands where ``was``.

    Either is a text, or a list of as many texts as the other. What comes of it is read as strictly
    as the file of a station, and refused with its lines.
    """
    texts = scene.station.regimens
    if not isinstance(texts, PlayedTexts):
        raise BadScenario(f"{scene.where}: this station takes no other text.")
    today = texts.today()[scene.regimen.id]
    text = texts.text(today).replace(today.version, scene.text("version"), 1)
    before, after = _listed(scene, "was"), _listed(scene, "now")
    if len(before) != len(after):
        raise BadScenario(f"{scene.where}: was and now: as many texts of the one as of the other.")
    for was, now in zip(before, after, strict=True):
        if text.count(was) != 1:
            raise BadScenario(f"{scene.where}: was: “{was}” has to stand once in the regimen.")
        text = text.replace(was, now)
    texts.newer[today.id] = (texts.read_whole(text, scene.where), text)
    return NOTHING


def _listed(scene: Scene, name: str) -> tuple[str, ...]:
    given = scene.act.given.get(name)
    return tuple(map(str, given)) if isinstance(given, list) else (scene.text(name),)
