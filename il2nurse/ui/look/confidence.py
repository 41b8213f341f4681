"""How sure a step or a rule is, in words and as a chip."""

from il2nurse.ui.look.tones import Mark, Sign, Tone

NONE = Mark(Tone.PLAIN, "")
PROPOSAL = Mark(Tone.WARN, "Suggested figure: your site must confirm it", Sign.QUESTION)
UNVERIFIED = Mark(Tone.WARN, "Not read in its source yet", Sign.QUESTION)


def confidence_mark(source: str, confidence: str) -> Mark:
    """The chip beside a source; empty where the source stands on its own."""
    if confidence == "proposal":
        return PROPOSAL
    return UNVERIFIED if "unverified" in source else NONE
