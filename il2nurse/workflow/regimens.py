"""The regimens that a station works by."""

from collections.abc import Mapping
from typing import Protocol

from il2nurse.domain.regimen.regimen import Regimen


class Regimens(Protocol):
    """The regimens that may be ordered today, and how to read the text of an older one."""

    def today(self) -> Mapping[str, Regimen]:
        """The regimens by id."""
        ...

    def away(self) -> str | None:
        """Why the files cannot be read, and who mends that; ``None`` where they can."""
        ...

    def look_again(self) -> None:
        """Read the files that could not be read once more; ``away`` says what came of it."""
        ...

    def read(self, text: str) -> Regimen:
        """The regimen that a kept text describes."""
        ...

    def read_whole(self, text: str, name: str) -> Regimen:
        """The regimen of a text that is to be ordered by, as strictly as a station's own file."""
        ...

    def text(self, regimen: Regimen) -> str:
        """The text of one of today's regimens, to be kept with a course."""
        ...

    def place(self, regimen: Regimen) -> str:
        """Where one of today's regimens comes from, in words."""
        ...
