"""What is wrong with a regimen file: every problem with its line, reported together."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

MOST_WORDS = 12
MOST_PROBLEMS = 40


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, and the line where it stands."""

    line: int
    sentence: str


class BadRegimen(Exception):
    """A regimen file that is not wholly understood; nothing of it was loaded.

    The text has one line for each problem: file, line, what is wrong, the nearest valid word.
    """

    def __init__(self, name: str, problems: Iterable[Problem]) -> None:
        """Order the problems by line."""
        self.problems = tuple(sorted(set(problems)))
        shown = [f"{name}:{found.line}: {found.sentence}" for found in self.problems]
        left = len(shown) - MOST_PROBLEMS
        if left > 0:
            shown = [*shown[:MOST_PROBLEMS], f"{name}: {left} more problems of this kind."]
        super().__init__("\n".join(shown))


def nearest(word: str, allowed: Iterable[str]) -> str:
    """The end of a sentence: the nearest valid word, or all of them where none is near."""
    words = sorted(allowed)
    close = get_close_matches(word, words, n=1, cutoff=0.5)
    if close:
        return f'did you mean "{close[0]}"?'
    if not words:
        return "there is none to choose from."
    more = ", ..." if len(words) > MOST_WORDS else ""
    return f"valid are {', '.join(words[:MOST_WORDS])}{more}."
