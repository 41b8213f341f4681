"""What one text of a regimen says otherwise than another, part by part."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_PART: Final = re.compile(r"\[+([^\]]+)\]+")
_NAME: Final = re.compile(r'(?:id|field|word)\s*=\s*"([^"]*)"')


@dataclass(frozen=True, slots=True)
class TextChange:
    """Lines of one part that were taken out and put in; ``line`` is where, in the newer text."""

    part: str
    line: int
    out: tuple[str, ...]
    into: tuple[str, ...]


def text_changes(older: str, newer: str) -> tuple[TextChange, ...]:
    """Every difference, in the order of the newer text; nothing where both are the same."""
    old, new = older.splitlines(), newer.splitlines()
    found = SequenceMatcher(None, old, new).get_opcodes()
    return tuple(
        TextChange(
            _part_of(new, b) or _part_of(old, a), b + 1, tuple(old[a:a_end]), tuple(new[b:b_end])
        )
        for what, a, a_end, b, b_end in found
        if what != "equal"
    )


def changes_in_words(changes: Sequence[TextChange]) -> str:
    """The changes as lines: what went with a minus, what came with a plus."""
    return "\n\n".join("\n".join(_lines(each)) for each in changes)


def _lines(change: TextChange) -> Iterator[str]:
    yield f"line {change.line}, {change.part}" if change.part else f"line {change.line}"
    yield from (f"−  {line}" for line in change.out)
    yield from (f"+  {line}" for line in change.into)


def _part_of(lines: Sequence[str], at: int) -> str:
    """The part of the file in which a line stands, with its id where it has one."""
    above = range(min(at, len(lines) - 1), -1, -1)
    head = next((each for each in above if _PART.match(lines[each])), None)
    if head is None:
        return ""
    part, name = _PART.match(lines[head]), None
    for line in lines[head + 1 :]:
        if _PART.match(line) or name:
            break
        name = _NAME.match(line)
    words = part[1].replace("_", " ") if part else ""
    return f"{words} “{name[1]}”" if name else words
