"""The vital signs that the early warning score looks at, from inputs."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.inputs import Input, Inputs, number_of, why_unusable
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.chart.early_warning import SCORED as NEEDED
from il2nurse.domain.rules.chart.early_warning import News2, Signs, score_signs

# What the score counts as new confusion; agitation is part of it, as ward guides to NEWS2 say.
SCORED: Final = (
    vocabulary.RESPIRATORY_RATE.id,
    vocabulary.SPO2.id,
    vocabulary.OXYGEN.id,
    vocabulary.OXYGEN_DEVICE.id,
    vocabulary.SYSTOLIC.id,
    vocabulary.HEART_RATE.id,
    vocabulary.ALERTNESS.id,
    vocabulary.MENTAL_STATUS.id,
    vocabulary.TEMPERATURE.id,
)
NOT_ORIENTED = frozenset({"confused", "agitated", "disoriented", "hallucinating"})


def news2_of_inputs(regimen: Regimen, inputs: Inputs, scale: int = 1) -> News2 | None:
    """The early warning score from inputs that are all on record and fresh, else ``None``."""
    return score_signs(read_signs(regimen, inputs), scale)


def lacking_signs(regimen: Regimen, inputs: Inputs) -> tuple[str, ...]:
    """Which fields the early warning score lacks: never taken, or too old; in the order asked."""
    return tuple(
        name
        for name, field in regimen.fields.items()
        if name in NEEDED and (name not in inputs or why_unusable(field, inputs[name]))
    )


def read_signs(regimen: Regimen, inputs: Inputs) -> Signs:
    """What the early warning score looks at, as far as it is on record and fresh."""
    fresh: Mapping[str, Input] = {
        name: inputs[name]
        for name in SCORED
        if name in inputs
        and name in regimen.fields
        and not why_unusable(regimen.fields[name], inputs[name])
    }
    return Signs(
        respiratory_rate=number_of(fresh, vocabulary.RESPIRATORY_RATE.id),
        spo2=number_of(fresh, vocabulary.SPO2.id),
        on_oxygen=_on_oxygen(fresh),
        systolic=number_of(fresh, vocabulary.SYSTOLIC.id),
        heart_rate=number_of(fresh, vocabulary.HEART_RATE.id),
        alert=_alert(fresh),
        temperature=number_of(fresh, vocabulary.TEMPERATURE.id),
    )


def _alert(fresh: Inputs) -> bool | None:
    """False for either of the two that scores: nobody asks who does not answer what day it is."""
    alert, mental = fresh.get(vocabulary.ALERTNESS.id), fresh.get(vocabulary.MENTAL_STATUS.id)
    awake = alert.value == vocabulary.ALERT if alert and alert.value else None
    oriented = mental.value not in NOT_ORIENTED if mental and mental.value else None
    if awake is False or oriented is False:
        return False
    return None if awake is None or oriented is None else True


def _on_oxygen(fresh: Inputs) -> bool | None:
    """True for any device but room air, whatever flow is charted with it, and for any flow."""
    flow, device = number_of(fresh, vocabulary.OXYGEN.id), fresh.get(vocabulary.OXYGEN_DEVICE.id)
    if device is not None and device.value and device.value != vocabulary.ROOM_AIR:
        return True
    return None if flow is None else flow > Decimal(0)
