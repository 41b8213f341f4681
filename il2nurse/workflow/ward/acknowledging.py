"""Acknowledging an alarm: someone with a name takes it on."""

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.alarms.acknowledged import alarms_stream
from il2nurse.domain.record.alarms.facts import FOR_CHARGE_NURSES, AcknowledgedFact, AlarmKind
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.rules.alarms.alarm import Alarm
from il2nurse.domain.values.text import kept_text
from il2nurse.readable.words import ALARM_WORDS
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.alarms import standing_alarms


def may_take_on(by: Person, kind: AlarmKind) -> bool:
    """True where this person may acknowledge such an alarm."""
    return by.may(May.ACKNOWLEDGE) and (kind not in FOR_CHARGE_NURSES or by.may(May.AUDIT))


@one_act
def acknowledge(
    station: Station,
    by: Person,
    mrn: str,
    alarm: Alarm,
    comment: str | None = None,
    *,
    request: str | None = None,
) -> None:
    """Record that this person saw the alarm and takes it on.

    Raises ``NotAllowed`` where it is no alarm any more, or somebody was faster.
    """
    by.demand(May.ACKNOWLEDGE)
    known = (alarm.kind, alarm.dose, alarm.seq)
    found = standing_alarms(station, mrn)
    now = next((each for each in found if (each.kind, each.dose, each.seq) == known), None)
    if now is None:
        raise NotAllowed(
            "This alarm does not stand any more: it was acknowledged, or what raised it was put "
            "right. Nothing was recorded."
        )
    if now.acknowledged:
        who = station.people()[now.acknowledged.by].shown
        raise NotAllowed(f"{who} has acknowledged this alarm already. Nothing was recorded.")
    if not may_take_on(by, now.kind):
        raise NotAllowed(
            f"This ({ALARM_WORDS[now.kind]}) is acknowledged by a charge nurse. Nothing was "
            "recorded."
        )
    fact = AcknowledgedFact(
        alarm=now.kind,
        seq=now.seq,
        sentence=now.say,
        dose=now.dose,
        level=now.level,
        comment=kept_text(comment),
    )
    station.record(by, [draft(alarms_stream(mrn), mrn, station.now().at, fact)], request)
