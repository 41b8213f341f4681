"""What the patient has not shown yet, told where the patient leaves."""

from typing import Final

from il2nurse.readable.course.teaching import not_shown_in_words
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingBox

UNSHOWN: Final = Mark(Tone.WARN, "Not shown by the patient yet", Sign.QUESTION)


def unshown_box(session: Session, mrn: str, then: str) -> FindingBox | None:
    """Every point, who closes it, and what comes of leaving it open; ``None`` where all was."""
    station = session.station
    if station.case(mrn).course is None:
        return None
    said = not_shown_in_words(station.moment(mrn))
    if said is None:
        return None
    box = FindingBox()
    box.show_mark(UNSHOWN, f"{said} {then}")
    return box
