"""What a correction is about, and what it would put in the place of what stands there."""

from typing import Final

from il2nurse.domain.record.chart.chart_entries import ObservedSet
from il2nurse.domain.regimen.fields import Field, Slip
from il2nurse.domain.rules.chart.vital_sets import is_vital_set
from il2nurse.readable.chart.charted_items import ChartedItem, item_line
from il2nurse.readable.words import NOT_RECORDED
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.session import Session
from il2nurse.workflow.patient.asked_for import moment_of_chart

BECOMES: Final = "{} of {}: {} \N{RIGHTWARDS ARROW} {}"


def becomes(session: Session, item: ChartedItem, field: Field, typed: Editor) -> str | None:
    """What stands on the chart and what would: "Heart rate of 11:50: 84 per min → 91 per min"."""
    kept, words = item.kept, session.words
    if not isinstance(kept, ObservedSet):
        return None
    try:
        now = words.answer(field, typed.read())
    except Slip:
        return None
    was = words.answer(field, kept.values[field.id]) if kept.values.get(field.id) else NOT_RECORDED
    return BECOMES.format(field.label, words.clock(item.at), was, now)


def item_in_words(session: Session, mrn: str, item: ChartedItem) -> str:
    """The entry that is to be corrected: when, by whom, what."""
    words = session.words
    regimen = moment_of_chart(session.station, mrn).regimen
    at, by = words.clock(item.at), words.name(item.by)
    if isinstance(item.kept, ObservedSet):  # Its values stand below, one by one.
        what = "Vital signs" if is_vital_set(item.kept, regimen) else "Values"
        return f"{what} of {at}, charted by {by}. What was charted stays readable."
    return f"Charted {at} by {by}: {item_line(item, regimen, words)}"
