"""Two infusions of one patient never run at once: one of the times is wrong, or a dose is twice."""

from datetime import datetime

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.dose.on_form import at_the_same_time
from il2nurse.domain.rules.moment import Moment


def refuse_same_time(
    moment: Moment, key: DoseKey, ran: tuple[datetime, datetime | None], field: str, do: str
) -> None:
    """Raise ``Slip`` at the field where another dose ran then; ``do`` says what to do next.

    ``ran`` is from when to when; one without an end runs now.
    """
    other = at_the_same_time(moment, key, *ran)
    if other is None or other.infusion is None:
        return
    began, ended = other.infusion.started, other.infusion.ended
    until = f" to {ended.at.astimezone(moment.zone):%d-%b %H:%M}" if ended else ""
    raise Slip(
        field,
        f"Dose {other.key.slot} ran at that time by the record, from "
        f"{began.at.astimezone(moment.zone):%d-%b %H:%M}{until}; two never run at once. Nothing "
        f"was recorded. {do}",
    )
