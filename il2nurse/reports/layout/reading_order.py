"""From the order of reading to the order on the line, from left to right.

Papers read rightward, so a full account of right-to-left text is not needed: a stretch of Hebrew
or Arabic runs leftward inside the line, numbers in it keep their order, and a number behind it
stays behind it, where a reader of the paper looks for it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LEFTWARD: Final = frozenset({"R", "AL", "AN"})
MIRRORED: Final = str.maketrans("()[]{}<>«»", ")(][}{><»«")
CLOSING: Final = {"(": ")", "[": "]", "{": "}", "«": "»"}
_NUMBER: Final = re.compile(r"(\d+(?:[.,:/\-]\d+)*)")


@dataclass(frozen=True, slots=True)
class LineStretch:
    """Neighbours that are read in one direction."""

    text: str
    leftward: bool


def order(text: str) -> Iterator[LineStretch]:
    """The stretches of a text as they stand on the line."""
    at = 0
    while at < len(text):
        end = _leftward_end(text, at)
        if end > at:
            yield from _leftward(text[at:end])
        else:
            end = at + 1
            while end < len(text) and not _is_leftward(text[end]):
                end += 1
            yield LineStretch(text[at:end], leftward=False)
        at = end


def _is_leftward(mark: str) -> bool:
    return unicodedata.bidirectional(mark) in LEFTWARD


def _leftward_end(text: str, start: int) -> int:
    """Behind the last leftward letter that no rightward letter parts from the first; else start."""
    if not _is_leftward(text[start]):
        return start
    end = start
    for at in range(start, len(text)):
        kind = unicodedata.bidirectional(text[at])
        if kind == "L":
            break
        opened = _open_bracket(text[start:at])
        closes = opened is not None and text[at] == CLOSING.get(opened)
        if kind in LEFTWARD or (kind == "NSM" and end == at) or closes:
            end = at + 1
    return end


def _open_bracket(text: str) -> str | None:
    """The last bracket that was opened and not closed; ``None`` where there is none."""
    opened: list[str] = []
    for mark in text:
        if mark in CLOSING:
            opened.append(mark)
        elif opened and mark == CLOSING[opened[-1]]:
            opened.pop()
    return opened[-1] if opened else None


def _leftward(text: str) -> Iterator[LineStretch]:
    for part in reversed(_NUMBER.split(text)):
        if part:
            yield LineStretch(part, leftward=not part[0].isdigit())
