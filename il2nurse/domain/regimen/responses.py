"""What a regimen says about the response to a course: its words, and which mean shrinking."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ResponseWord:
    """One way in which a tumour may answer; another course is given where it ``shrank``."""

    word: str
    label: str
    shrank: bool
    source: str | None = None
    confidence: str | None = None


# For texts that were kept before regimens said anything about responses.
PLAIN_RESPONSES: Final = (
    ResponseWord("complete", "Complete response", shrank=True),
    ResponseWord("partial", "Partial response", shrank=True),
    ResponseWord("shrank", "Shrank, less than a partial response", shrank=True),
    ResponseWord("stable", "Stable, did not shrink", shrank=False),
    ResponseWord("progression", "Progression", shrank=False),
)
