"""The regimen that the program ships, as a station orders by it, and others that a test adds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from il2nurse import regimens
from il2nurse.domain.regimen.regimen import Regimen
from tests.normal import FILE


@dataclass
class ShippedRegimens:
    """The regimen that the program ships, and others that a test adds."""

    texts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the shipped file."""
        text = FILE.read_text(encoding="utf-8")
        self._today = regimens.load(text, FILE.name)
        self.texts[self._today.digest] = text

    def today(self) -> Mapping[str, Regimen]:
        """The regimens by id."""
        return {self._today.id: self._today}

    def away(self) -> str | None:
        """The program's own file is always there."""
        return None

    def look_again(self) -> None:
        """There is nothing else to read."""

    def read(self, text: str) -> Regimen:
        """The regimen that a kept text describes."""
        return regimens.load(text, "kept")

    def read_whole(self, text: str, name: str) -> Regimen:
        """The regimen of a text that comes anew."""
        return regimens.load_whole(text, name)

    def text(self, regimen: Regimen) -> str:
        """The text of a regimen."""
        return self.texts[regimen.digest]

    def place(self, regimen: Regimen) -> str:
        """Where a regimen comes from."""
        return f"The test’s {regimen.id}"

    def use(self, text: str) -> Regimen:
        """From now on order by this text."""
        self._today = regimens.load(text, "newer")
        self.texts[self._today.digest] = text
        return self._today


SHIPPED = ShippedRegimens()
