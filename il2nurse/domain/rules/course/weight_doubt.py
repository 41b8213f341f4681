"""The dosing weight rests on a charted weight that was corrected since: the order is in doubt."""

from datetime import datetime, tzinfo
from decimal import Decimal

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.record.course.dosing_weight import DosingWeight
from il2nurse.domain.regimen.kept_answers import plain_number
from il2nurse.domain.regimen.vocabulary import WEIGHT
from il2nurse.domain.values.quantity import show
from il2nurse.domain.values.text import written_date

CHECK = (
    "No dose is started until the prescriber and a witness have checked the order's weight: "
    "“Check the weight” on the patient's page."
)


def weight_doubt(case: Case, zone: tzinfo, cycle: Cycle) -> str | None:
    """What became of the charted weight behind the dosing weight; ``None`` while it stands.

    A cycle of a level has none.

    A weight of the day and of the amount that were ordered by is the one behind it. It is in doubt
    from the correction on, until the order's weight is checked.
    """
    since = cycle.weights_checked[-1].known_at if cycle.weights_checked else cycle.ordered_at
    weight = cycle.weight
    if weight is None:
        return None
    kg, on = weight.kg, weight.weighed_on
    day = [each for each in case.chart.sets if each.at.astimezone(zone).date() == on]
    if any(_is(str(each.values.get(WEIGHT.id, "")), kg) for each in day):
        return None
    found = [
        (change.at, str(change.now))
        for each in day
        for change in each.corrections
        if change.field == WEIGHT.id and _is(str(change.was), kg) and change.at > since
    ]
    return _sentence(weight, max(found)) if found else None


def _is(written: str, kg: Decimal) -> bool:
    return plain_number(written) == kg


def _sentence(weight: DosingWeight, last: tuple[datetime, str]) -> str:
    kg = plain_number(last[1])
    now = last[1] if kg is None else show(kg)
    became = f"corrected to {now} kg" if last[1] else "struck out"
    return (
        f"The dose is worked out from {show(weight.kg)} kg, but that weight of "
        f"{written_date(weight.weighed_on)} was {became} on the chart. {CHECK}"
    )
