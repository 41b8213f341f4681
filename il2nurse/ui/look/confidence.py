"""How sure a step or a rule is, in words and as a chip."""

from typing import Final

from il2nurse.ui.look.tones import Mark, Sign, Tone

NONE = Mark(Tone.PLAIN, "")
PROPOSAL = Mark(Tone.WARN, "Suggested figure: your site must confirm it", Sign.QUESTION)
UNVERIFIED = Mark(Tone.WARN, "Not read in its source yet", Sign.QUESTION)
# How a source says it; a course goes on by the words that it was ordered by.
NOT_READ: Final = ("not read in its source yet", "unverified")


def confidence_mark(source: str, confidence: str) -> Mark:
    """The chip beside a source; empty where the source stands on its own."""
    if confidence == "proposal":
        return PROPOSAL
    return UNVERIFIED if any(each in source for each in NOT_READ) else NONE
