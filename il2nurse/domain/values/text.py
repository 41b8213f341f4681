"""Words for screen, paper and export alike: spans of text, dates, times, names, answers."""

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import ceil
from typing import Final, TypeAlias

# Not strftime's month names: those follow the computer's language.
MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)

FEWEST_LETTERS: Final = 4
FEWEST_OF_A_WORD: Final = 2
FEWEST_WORDS: Final = 2
LONG_WORD: Final = 10
FEWEST_OF_A_NAME: Final = 3
LONGEST_NAME: Final = 100
HOURS_FROM: Final = timedelta(hours=2)
"""A time of this length and more is told in hours."""
NO_REASONS: Final = frozenset(
    (
        *("no reason", "no reasons", "no reason given", "none given", "no comment", "not known"),
        *("not applicable", "as above", "see above", "same as above", "as before", "see notes"),
        *("see note", "do not know", "i do not know", "dont know", "i dont know"),
    )
)
"""What is typed where a reason is asked for and none is given."""
NO_NAMES: Final = frozenset(
    (
        *("dr", "doc", "doctor", "prof", "professor", "md", "mr", "mrs", "ms", "miss", "phd"),
        *("physician", "prescriber", "resident", "registrar", "consultant", "oncologist", "fellow"),
        *("attending", "nurse", "somebody", "someone", "nobody", "unknown", "none"),
        *("the", "on", "call"),
    )
)
"""Titles and what is typed where somebody's name is asked for and none is given."""


def digest_of(text: str) -> str:
    """The SHA-256 of a text, under which it is kept and by which an entry names it."""
    return digest_of_bytes(text.encode())


def digest_of_bytes(content: bytes) -> str:
    """The SHA-256 of a file, under which it is kept and by which an entry names it."""
    return hashlib.sha256(content).hexdigest()


SHORT: Final = 16


def short_digest(digest: str) -> str:
    """As much of a digest as tells one text or file from another, in groups."""
    return " ".join(digest[at : at + 4] for at in range(0, SHORT, 4))


class Emphasis(StrEnum):
    """How a piece of text stands out; each face of the program has its own way to show it."""

    PLAIN = "plain"
    STRONG = "strong"
    STRUCK = "struck"
    QUIET = "quiet"
    GOOD = "good"
    WARN = "warn"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text of one kind."""

    text: str
    mark: Emphasis = Emphasis.PLAIN


Line: TypeAlias = tuple[Span, ...]


def without_blanks(text: str) -> str:
    """The text without blanks and without marks that nobody sees, such as a zero-width space."""
    return "".join(
        letter for letter in text if not (letter.isspace() or unicodedata.category(letter) == "Cf")
    )


def line(text: str, mark: Emphasis = Emphasis.PLAIN) -> Line:
    """A line of one span."""
    return (Span(text, mark),)


def text_of(spans: Line) -> str:
    """A line without its marks."""
    return "".join(span.text for span in spans)


def told_once(sentences: Iterable[str]) -> tuple[str, ...]:
    """Each sentence once, in its order; one with which another begins is told by that one."""
    every = tuple(dict.fromkeys(sentences))
    return tuple(each for each in every if not any(other.startswith(f"{each} ") for other in every))


def written_date(day: date) -> str:
    """A date as people read it: 20-Nov-2026."""
    return f"{day.day:02}-{MONTHS[day.month - 1]}-{day.year}"


def written_length(length: timedelta) -> str:
    """A length of time: "15 min 04 s", "15 min"; from two hours on "2 h 30 min", "24 h"."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    if length >= HOURS_FROM:
        return f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"
    return f"{minutes} min {seconds:02} s" if seconds else f"{minutes} min"


def length_in_words(length: timedelta) -> str:
    """How long a dose runs in, in words: "15 minutes", "24 hours"."""
    if length >= HOURS_FROM and not length % timedelta(hours=1):
        return f"{length // timedelta(hours=1)} hours"
    return f"{length // timedelta(minutes=1)} minutes"


def time_left(span: timedelta) -> str:
    """Minutes and seconds, 05:41; from an hour on "23 h 59 min", which no clock reads like.

    A begun second or minute counts as a whole one.
    """
    if span >= timedelta(hours=1):
        hours, minutes = divmod(ceil(span / timedelta(minutes=1)), 60)
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    seconds = ceil(span / timedelta(seconds=1))
    return f"{seconds // 60:02d}:{seconds % 60:02d}"


def left_in_words(span: timedelta) -> str:
    """The same beside times of day, where 08:00 reads like one: "8 min 00 s"."""
    if span >= timedelta(hours=1):
        return time_left(span)
    minutes, seconds = divmod(ceil(span / timedelta(seconds=1)), 60)
    return f"{minutes} min {seconds:02d} s"


def written_offset(at: datetime) -> str:
    """The distance of a local time from UTC: "+01:00" or "−05:00"."""
    total = int((at.utcoffset() or timedelta()).total_seconds()) // 60
    sign = "−" if total < 0 else "+"
    return f"{sign}{abs(total) // 60:02}:{abs(total) % 60:02}"


def names_someone(text: str) -> bool:
    """True where a text may be somebody's name: “Orr” and “Dr. Ng” may, “Dr. X” and “---” may not.

    Behind a title a name may be of two letters.
    """
    words = ["".join(filter(str.isalpha, word)).casefold() for word in text.split()]
    letters = "".join(word for word in words if word not in NO_NAMES)
    uncased = any(unicodedata.category(letter) == "Lo" for letter in letters)
    fewest = FEWEST_OF_A_NAME - 1 if NO_NAMES.intersection(words) else FEWEST_OF_A_NAME
    return uncased or len(letters) >= fewest


def kept_name(typed: str) -> str:
    """A name as it is kept: in one line, with one blank between its words."""
    return " ".join(typed.split())


def too_long(name: str, whose: str) -> str | None:
    """The sentence that refuses a name too long for pages and papers; else ``None``."""
    if len(name) <= LONGEST_NAME:
        return None
    return (
        f"The {whose} has {len(name):,} letters; at most {LONGEST_NAME} are kept. Nothing was "
        "recorded; shorten it."
    )


def kept_text(typed: str | None) -> str | None:
    """A text as it is kept: without blanks around it; ``None`` where nothing was typed."""
    return (typed or "").strip() or None


def _of_a_word(letter: str) -> bool:
    """True of what tells one word from another: no point, comma or bracket."""
    return not unicodedata.category(letter).startswith("P")


def has_words(reason: str | None) -> bool:
    """True where a reason says something: two words, or a long one; “x”, “.” and “Busy.” do not.

    A word that is typed twice counts once, and “no reason” is none. Letters of scripts without
    capitals may stand for whole words, so that fewer are enough.
    """
    said = dict.fromkeys("".join(filter(_of_a_word, w)) for w in (reason or "").casefold().split())
    reason = " ".join(said)
    if reason in NO_REASONS:
        return False
    letters = [letter for letter in reason if letter.isalpha()]
    if len({letter.casefold() for letter in letters}) < FEWEST_LETTERS:
        return False
    words = [word for word in reason.split() if sum(map(str.isalpha, word)) >= FEWEST_OF_A_WORD]
    uncased = sum(unicodedata.category(letter) == "Lo" for letter in letters)
    return len(words) >= FEWEST_WORDS or len(letters) >= LONG_WORD or uncased >= FEWEST_LETTERS
