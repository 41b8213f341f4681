"""Tones: the colour, sign and word that one meaning has on every page."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from il2nurse.domain.rules import Result, Verdict
from il2nurse.ui.colours import Theme
from il2nurse.ui.icons import Sign


class Tone(StrEnum):
    """What a colour means; a word and mostly a sign always stand with it."""

    GOOD = "good"
    WARN = "warn"
    DANGER = "danger"
    INFO = "info"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a chip shows: a tone, a word, and a sign where there is one."""

    tone: Tone
    word: str
    sign: Sign | None = None


def ink(theme: Theme, tone: Tone) -> str:
    """The colour of text in a tone."""
    return str(getattr(theme, tone.value))


def ground(theme: Theme, tone: Tone) -> str:
    """The colour behind text in a tone."""
    return str(getattr(theme, f"{tone.value}_soft"))


RESULTS: Mapping[Result, Mark] = {
    Result.CLEAR: Mark(Tone.GOOD, "Clear", Sign.CHECK),
    Result.WATCH: Mark(Tone.WARN, "Watch", Sign.WARNING),
    Result.RELATIVE: Mark(Tone.WARN, "Relative", Sign.WARNING),
    Result.NOT_EVALUABLE: Mark(Tone.WARN, "Not evaluable", Sign.QUESTION),
    Result.BLOCK: Mark(Tone.DANGER, "Cannot go on", Sign.CROSS),
    Result.HOLD: Mark(Tone.DANGER, "Hold", Sign.HOLD),
    Result.ABSOLUTE: Mark(Tone.DANGER, "Stop the cycle", Sign.HOLD),
    Result.STOP: Mark(Tone.DANGER, "Stop permanently", Sign.HOLD),
}

VERDICTS: Mapping[Verdict, Mark] = {
    Verdict.GIVE: Mark(Tone.GOOD, "Nothing speaks against the dose", Sign.CHECK),
    Verdict.NOT_EVALUABLE: Mark(Tone.WARN, "Not evaluable: measure what is missing", Sign.QUESTION),
    Verdict.HOLD: Mark(Tone.DANGER, "Hold this dose", Sign.HOLD),
    Verdict.STOP_CYCLE: Mark(Tone.DANGER, "Stop the cycle", Sign.HOLD),
    Verdict.STOP_PERMANENTLY: Mark(Tone.DANGER, "Stop permanently", Sign.HOLD),
}
