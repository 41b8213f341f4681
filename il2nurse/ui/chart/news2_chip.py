"""The early warning score as a chip."""

from typing import Final

from il2nurse.domain.rules.chart.early_warning import EMERGENCY_TOTAL, URGENT_TOTAL, News2
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.facts import FactRow

UNKNOWN: Final = Mark(Tone.PLAIN, "not complete", Sign.QUESTION)


def news2_fact(label: str, news2: News2 | None) -> FactRow:
    """The total as a fact; only one that asks for something has a chip."""
    mark = news2_mark(news2)
    low = news2 is not None and mark.tone is Tone.GOOD
    return FactRow(label, mark.word) if low else FactRow(label, mark=mark)


def news2_mark(news2: News2 | None) -> Mark:
    """The total as a chip."""
    if news2 is None:
        return UNKNOWN
    if news2.total >= EMERGENCY_TOTAL:
        return Mark(Tone.DANGER, f"{news2.total} · emergency", Sign.WARNING)
    if news2.total >= URGENT_TOTAL:
        return Mark(Tone.WARN, f"{news2.total} · urgent", Sign.WARNING)
    if news2.red:
        return Mark(Tone.WARN, f"{news2.total} · review", Sign.WARNING)
    return Mark(Tone.GOOD, str(news2.total), Sign.CHECK)
