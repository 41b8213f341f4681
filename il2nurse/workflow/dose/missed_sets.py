"""Vital signs around a dose that were missed: recorded, or why not."""

from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.assessment.step_findings import Judged
from il2nurse.domain.rules.chart.monitoring import times_not_taken, times_still_due
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.station import Station

LEAST_REASON: Final = 10
"""Letters that a reason for missing vital signs has at least."""


def refuse_missing_sets(station: Station, moment: Moment, dose: Dose, judged: Judged) -> None:
    """Raise where a set before signing is missing and nobody says why; all missed are named."""
    missing = times_still_due(moment, dose)
    given = [(name, str(why).strip()) for name, why in judged.answers.items() if why]
    if missing and given and len(given[0][1]) < LEAST_REASON:
        raise Slip(
            given[0][0],
            f"“{given[0][1]}” is not a reason; write in a few words why vital signs were missed. "
            "Nothing was recorded.",
        )
    if missing and not given:
        times = ", ".join(f"{station.local(due):%H:%M}" for due in missing)
        during = [due for due in times_not_taken(moment, dose) if due not in missing]
        earlier = ", ".join(f"{station.local(due):%H:%M}" for due in during)
        raise NotAllowed(
            f"Vital signs due at {times} are not on the chart. Record them, or give the reason "
            "why they could not be taken. Nothing was recorded."
            + (f" Those of {earlier} were missed too; the reason stands for all." if during else "")
        )
