"""The SpO₂ scale of the early warning score, chosen by a prescriber's word."""

from il2nurse.domain.people import May, Person, Role
from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.chart.facts import ScaleChosenFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.chart.early_warning import SCALES
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.chart.entering import rules_of_order
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.prescribers import prescriber
from il2nurse.workflow.station import Station


@one_act
def choose_scale(
    station: Station,
    by: Person,
    mrn: str,
    scale: int,
    prescriber_id: str,
    reason: str,
    *,
    request: str | None = None,
) -> Entry:
    """Choose the SpO₂ scale of the early warning score by a prescriber's word.

    A prescriber names nobody else; anyone else names the prescriber who said so.
    """
    by.demand(May.CHART)
    rules_of_order(station, station.case(mrn))
    chosen = next((each for each in SCALES if each == scale), None)
    if chosen is None:
        raise Slip("scale", f"There are only scales 1 and 2, no scale {scale}.")
    said_by = by if by.role is Role.PRESCRIBER else prescriber(station, prescriber_id)
    if not has_words(reason):
        raise Slip("reason", "Write why in words, such as the target saturation.")
    fact = ScaleChosenFact(chosen, said_by.id, reason.strip())
    return station.record(by, [draft(chart_stream(mrn), mrn, station.now().at, fact)], request)[0]
