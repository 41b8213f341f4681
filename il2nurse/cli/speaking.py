"""How a command answers: lines or JSON on its output, sentences on its error output, a code."""

import json
import sys
from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Final

LONGEST_LINE: Final = 1000
NO_TEXT: Final = "What was typed is not UTF-8 text. Nothing was done; type it again."


class ExitCode(IntEnum):
    """How a command ended."""

    DONE = 0
    FAILED = 1
    REFUSED = 2
    BLOCKED = 3


class Refused(Exception):
    """Input that a command does not take; the text is a sentence for the person who typed it."""


def say(text: str) -> None:
    """Write a line on the output."""
    sys.stdout.write(f"{text}\n")


def complain(text: str) -> None:
    """Write a sentence on the error output."""
    sys.stderr.write(f"{text}\n")


def refused_in_words(sentence: str) -> str:
    """The sentence, and that nothing was done where it does not say so itself.

    A list of what is wrong, line by line, stays as it is.
    """
    says = "othing was" in sentence or "\n" in sentence
    return sentence if says else f"{sentence} Nothing was done."


def is_text(typed: str) -> bool:
    """Whether every letter is one; a byte that is none comes as half a letter."""
    return not any("\ud800" <= letter <= "\udfff" for letter in typed)


def unfit_word(words: Sequence[str]) -> str | None:
    """Why a word of the command can be no name and no number; ``None`` where each can."""
    if any("\0" in word for word in words):
        return "A word of the command holds the character NUL, which no file or name can have."
    if not all(is_text(word) for word in words):
        return "A word of the command is not UTF-8 text. Nothing was done; name the file otherwise."
    return None


def read_line() -> str:
    """What was typed up to Enter, or the beginning of a line that has no end."""
    try:
        typed = sys.stdin.readline(LONGEST_LINE)
    except UnicodeDecodeError as error:
        raise Refused(NO_TEXT) from error
    if not is_text(typed):
        raise Refused(NO_TEXT)
    return typed


def say_json(answer: Mapping[str, object]) -> None:
    """Write the whole answer as one JSON object."""
    say(json.dumps(answer, ensure_ascii=False, indent=2))


def say_table(rows: Sequence[Sequence[str]]) -> None:
    """Write rows with their columns under one another; the last column is left as it is."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = [cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=False)]
        say("  ".join([*padded, row[-1]]).rstrip())
