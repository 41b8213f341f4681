"""Vital signs around a dose that were missed: recorded, or why not."""

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.rules.assessment.step_findings import Judged
from il2nurse.domain.rules.chart.monitoring import reason_asked, times_not_taken, times_still_due
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.station import Station


def refuse_missing_sets(
    station: Station, moment: Moment, dose: Dose, step: Step, judged: Judged
) -> None:
    """Raise where a set before signing is missing and nobody says why; all missed are named.

    The reason is what was written in the first question of the step that is answered in words.
    """
    missing = times_still_due(moment, dose)
    asked = reason_asked(step)
    if not missing or asked is None:
        return
    why = str(judged.answers.get(asked.id, "")).strip()
    if why and not has_words(why):
        raise Slip(
            asked.id,
            f"“{why}” is not a reason; write in a few words why vital signs were missed. "
            "Nothing was recorded.",
        )
    if not why:
        times = ", ".join(station.words.clock(due) for due in missing)
        during = [due for due in times_not_taken(moment, dose) if due not in missing]
        earlier = ", ".join(station.words.clock(due) for due in during)
        raise NotAllowed(
            f"Vital signs due at {times} are not on the chart. Record them, or give the reason "
            "why they could not be taken. Nothing was recorded."
            + (f" Those of {earlier} were missed too; the reason stands for all." if during else "")
        )
