"""Tones: the colour, sign and word that one meaning has on every page."""

from enum import StrEnum
from typing import NamedTuple

from il2nurse.ui.look.colours import HIGH_CONTRAST, Theme


class Tone(StrEnum):
    """What a colour means; a word and mostly a sign always stand with it."""

    GOOD = "good"
    WARN = "warn"
    DANGER = "danger"
    INFO = "info"
    PLAIN = "plain"


class Sign(StrEnum):
    """The signs that exist, named for what they stand for; ``icons`` paints them."""

    HOLD = "hold"
    PART = "part"
    FLAG = "flag"
    CHECK = "check"
    CROSS = "cross"
    WARNING = "warning"
    QUESTION = "question"
    LOCK = "lock"
    PRINTER = "printer"
    PLUS = "plus"
    BACK = "back"
    FORWARD = "forward"
    PAUSE = "pause"
    PLAY = "play"
    SEARCH = "search"
    DOT = "dot"
    UP = "up"
    DOWN = "down"
    RETURN = "return"
    CLOCK = "clock"
    PEN = "pen"


class Mark(NamedTuple):
    """What a chip shows: a tone, a word, and a sign where there is one."""

    tone: Tone
    word: str
    sign: Sign | None = None


def ink(theme: Theme, tone: Tone) -> str:
    """The colour of text in a tone."""
    return str(getattr(theme, tone.value))


def ground(theme: Theme, tone: Tone) -> str:
    """The background colour of text in a tone."""
    return str(getattr(theme, f"{tone.value}_soft"))


def frame(theme: Theme, tone: Tone, *, selected: bool = False) -> str:
    """The colour round a chip: its text's where the ground behind it may be as its own."""
    framed = selected or theme.name == HIGH_CONTRAST.name
    return ink(theme, tone) if framed else ground(theme, tone)
