"""How one cell of a regimen's table differs from another, and nothing of what they share."""

from collections.abc import Iterator
from typing import Final

LISTED: Final = " · "
NEXT: Final = "; "
NAMED: Final = ": "
# What is so by its name alone, where another text says “no”.
YES: Final = "yes"


def cell_changes(heading: str, was: str, now: str) -> Iterator[str]:
    """What differs: of a cell with many parts these parts alone, of a list what came and went."""
    old, new = was.split(NEXT), now.split(NEXT)
    gone = [each for each in old if each not in new]
    came = [each for each in new if each not in old]
    if not (gone or came) or not any(NAMED in each for each in (*old, *new)):
        yield from _listed(heading, was, now)
        return
    for part in gone:
        name, _, value = part.partition(NAMED)
        other = next((each for each in came if each.partition(NAMED)[0] == name), None)
        if other is None:
            yield f"gone: {part}"
            continue
        came.remove(other)
        yield from _listed(name, value or YES, other.partition(NAMED)[2] or YES)
    yield from (f"new: {part}" for part in came)


def _listed(name: str, was: str, now: str) -> Iterator[str]:
    old, new = was.split(LISTED), now.split(LISTED)
    gone = LISTED.join(each for each in old if each not in new)
    came = LISTED.join(each for each in new if each not in old)
    # One value each is no list.
    if (len(old) > 1 or len(new) > 1) and (gone or came):
        told = (f"without “{gone}”" if gone else "", f"with “{came}”" if came else "")
        yield f"{name}: now {', '.join(each for each in told if each)}"
    else:
        yield f"{name}: “{was}” is now “{now}”"
