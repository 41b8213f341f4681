"""Where a dose that was given or held on paper comes from."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FromPaper:
    """The dose was given or held on paper and entered later: the form, who, and both times.

    Nobody ``checked`` a dose that was held. ``objections`` is what the rules would have said and
    what the form leaves open; ``seq`` is its place in the dose's stream.
    """

    form: str
    happened: datetime
    entered: datetime
    entered_by: str
    by: str
    checked: str | None
    objections: tuple[str, ...]
    seq: int
