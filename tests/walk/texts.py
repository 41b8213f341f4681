"""The regimens of a random course: each file as it ships, and other versions that may come."""

from collections.abc import Mapping
from functools import cache

from il2nurse import regimens
from il2nurse.domain.regimen.regimen import Regimen
from tests.shipped import ShippedRegimens
from tests.walk.treatments import Treatment

LATER = ("9.9.1", "9.9.2")


@cache
def _read(text: str) -> Regimen:
    return regimens.load(text, "walked")


class Texts(ShippedRegimens):
    """The regimens by which one orders today; ``another`` version of each may come."""

    def __init__(self, *texts: str) -> None:
        """Order by these texts."""
        self.texts = {_read(text).digest: text for text in texts}
        self._by_id = {_read(text).id: _read(text) for text in texts}

    def today(self) -> Mapping[str, Regimen]:
        """The regimens by id."""
        return self._by_id

    def read(self, text: str) -> Regimen:
        """The regimen that a kept text describes."""
        return _read(text)

    def use(self, text: str) -> Regimen:
        """From now on order by this text where one ordered by the one with its id."""
        made = _read(text)
        self.texts[made.digest] = text
        self._by_id = {**self._by_id, made.id: made}
        return made

    def another(self, name: str) -> Regimen:
        """From now on another version of this regimen stands there, which nobody approved yet."""
        was = self._by_id[name]
        later = next(each for each in LATER if each != was.version)
        text = self.texts[was.digest]
        return self.use(text.replace(f'version = "{was.version}"', f'version = "{later}"', 1))


def texts_of(treatment: Treatment) -> Texts:
    """The files of a treatment as they ship, the first of them first."""
    return Texts(*(path.read_text(encoding="utf-8") for path in treatment.paths))
