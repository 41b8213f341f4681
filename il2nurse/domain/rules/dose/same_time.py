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
    began = f"{other.infusion.started.at.astimezone(moment.zone):%d-%b %H:%M}"
    ended = other.infusion.ended
    if ended is None:
        raise Slip(
            field,
            f"Dose {other.key.slot} runs by the record since {began}, and its end is not on "
            "record; two never run at once. Nothing was recorded. If it has ended, record its end "
            f"first. {do}",
        )
    raise Slip(
        field,
        f"Dose {other.key.slot} ran at that time by the record, from {began} to "
        f"{ended.at.astimezone(moment.zone):%d-%b %H:%M}; two never run at once. Nothing "
        f"was recorded. {do}",
    )
