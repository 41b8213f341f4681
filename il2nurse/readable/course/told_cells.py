"""How one cell of a regimen's table differs from another, and nothing of what they share."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LISTED: Final = " · "
NEXT: Final = "; "
NAMED: Final = ": "
# What is so by its name alone, where another text says “no”.
YES: Final = "yes"


@dataclass(frozen=True, slots=True)
class CellChange:
    """What a part of a cell was and is; an empty text stands for what was, or is, not there.

    Of what is ``listed``, ``was`` went and ``now`` came, and the rest of the list stays.
    """

    name: str
    was: str
    now: str
    listed: bool = False

    @property
    def in_words(self) -> str:
        """The change in one line."""
        if self.listed:
            told = (
                f"without “{self.was}”" if self.was else "",
                f"with “{self.now}”" if self.now else "",
            )
            return f"{self.name}: now {', '.join(filter(None, told))}"
        if not self.name:
            return f"new: {self.now}" if self.now else f"gone: {self.was}"
        return f"{self.name}: “{self.was}” is now “{self.now}”"


def cell_changes(heading: str, was: str, now: str) -> Iterator[CellChange]:
    """What differs: of a cell with many parts these parts alone, of a list what came and went."""
    old, new = was.split(NEXT), now.split(NEXT)
    gone = [each for each in old if each not in new]
    came = [each for each in new if each not in old]
    if not (gone or came) or not any(NAMED in each for each in (*old, *new)):
        yield _listed(heading, was, now)
        return
    for part in gone:
        name, _, value = part.partition(NAMED)
        other = next((each for each in came if each.partition(NAMED)[0] == name), None)
        if other is None:
            yield CellChange("", part, "")
            continue
        came.remove(other)
        yield _listed(name, value or YES, other.partition(NAMED)[2] or YES)
    yield from (CellChange("", "", part) for part in came)


def _listed(name: str, was: str, now: str) -> CellChange:
    old, new = was.split(LISTED), now.split(LISTED)
    gone = LISTED.join(each for each in old if each not in new)
    came = LISTED.join(each for each in new if each not in old)
    # One value each is no list.
    if (len(old) > 1 or len(new) > 1) and (gone or came):
        return CellChange(name, gone, came, listed=True)
    return CellChange(name, was, now)
