"""The early warning score as a chip."""

from typing import Final

from il2nurse.domain.rules.assessment.inputs_at import inputs_at
from il2nurse.domain.rules.chart.early_warning import (
    EMERGENCY_TOTAL,
    SCORED,
    URGENT_TOTAL,
    News2,
)
from il2nurse.domain.rules.chart.signs import lacking_signs
from il2nurse.domain.rules.moment import Moment
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.facts import FactRow

TOO_OLD: Final = Mark(Tone.PLAIN, "values too old", Sign.QUESTION)
LABEL: Final = "NEWS2"
LONGEST: Final = 24
UNKNOWN: Final = Mark(Tone.PLAIN, "not complete", Sign.QUESTION)


def newest_news2(moment: Moment, news2: News2 | None) -> FactRow:
    """The score of the newest values; without one, which of them it lacks."""
    if news2:
        return news2_fact(LABEL, news2)
    regimen, chart = moment.regimen, moment.case.chart
    inputs = inputs_at(moment.case, regimen, moment.course, moment.at)
    lacking = lacking_signs(regimen, inputs)
    if len(lacking) == len(SCORED):
        known = any(chart.newest(name, moment.at) for name in lacking)
        return FactRow(LABEL, mark=TOO_OLD if known else UNKNOWN)
    fields = (regimen.fields[name] for name in lacking)
    names = ", ".join(each.short or each.label for each in fields)
    if len(names) > LONGEST:
        return FactRow(LABEL, f"missing: {names}")
    return FactRow(LABEL, mark=UNKNOWN._replace(word=f"missing: {names}"))


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
