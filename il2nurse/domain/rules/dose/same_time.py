"""Two infusions of one patient never run at once: one of the times is wrong, or a dose is twice."""

from datetime import datetime

from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.infusion import InfusionState
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.wall_clock import day_and_clock


def refuse_same_time(
    moment: Moment, key: DoseKey, ran: tuple[datetime, datetime | None], field: str, do: str
) -> None:
    """Raise ``Slip`` at the field where another dose ran then; ``do`` says what to do next.

    ``ran`` is from when to when; one without an end runs now.
    """
    other = at_the_same_time(moment, key, *ran)
    if other is None or other.given is None:
        return
    began = day_and_clock(other.given.since.astimezone(moment.zone))
    ended = other.given.until
    if ended is None:
        raise Slip(
            field,
            f"Dose {other.key.slot}, begun {began}, {words_of_open(other)} by the record, and its "
            "end is not on record; two never run at once. Nothing was recorded. If it has ended, "
            f"record its end first. {do}",
        )
    raise Slip(
        field,
        f"Dose {other.key.slot} ran at that time by the record, from {began} to "
        f"{day_and_clock(ended.astimezone(moment.zone))}; two never run at once. Nothing "
        f"was recorded. {do}",
    )


def at_the_same_time(
    moment: Moment, key: DoseKey, started: datetime, ended: datetime | None
) -> Dose | None:
    """Another dose of the patient whose infusion ran then by the record; one bag runs at a time.

    One whose end is not on record runs on until it is: nothing is put beside it. Where the dose
    itself runs and is ended, that of such another one only its start is held against it, so
    that an end can always be recorded.
    """
    own = moment.case.doses.get(key)
    is_ending = own is not None and own.infusing
    for other, dose in moment.case.doses.items():
        ran = dose.given
        if other == key or ran is None:
            continue
        last = ran.until or (ran.since if is_ending else None)
        began_before = ended is None or ran.since < ended
        if began_before and (last is None or started < last):
            return dose
    return None


def words_of_open(dose: Dose) -> str:
    """How an infusion without an end stands."""
    paused = dose.infusion is not None and dose.infusion.state is InfusionState.PAUSED
    return "is paused" if paused else "runs"
