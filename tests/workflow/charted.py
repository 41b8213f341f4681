"""A ward on whose chart tests enter vital signs and volumes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from il2nurse.domain.record.chart.chart import Chart, ObservedSet
from il2nurse.domain.record.chart.facts import FluidFact, ObservedFact
from il2nurse.domain.record.chart.fluids import Direction
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.rules.chart.due import Due, next_vital_signs
from il2nurse.domain.rules.chart.vital_sets import score_of
from il2nurse.workflow.chart import charting, fluids
from tests.normal import VITALS
from tests.ward import MRN, NURSE, Ward

FORM = "vital_signs"


def fields(ward: Ward) -> tuple[Field, ...]:
    """The questions of the row of vital signs."""
    return ward.regimen.charting.forms[FORM].fields


def now(ward: Ward, minutes: float = 0) -> datetime:
    """The time at the ward, so many minutes from now."""
    return ward.station.now().at + timedelta(minutes=minutes)


@dataclass(frozen=True)
class How:
    """How a set is charted; without ``confirmed`` all that is changed is meant."""

    at: datetime | None = None
    partial: str = ""
    partial_text: str = ""
    confirmed: tuple[str, ...] | None = None
    late_reason: str = ""


PLAINLY = How()


def vital_signs(ward: Ward, how: How = PLAINLY, **changed: Answer) -> Entry:
    """Chart a set with good values, but for those changed."""
    answers = {**VITALS, "oxygen_device": "room_air", "pain_0_10": "2", **changed}
    asked = fields(ward)
    return charting.observe(
        ward.station,
        NURSE,
        MRN,
        asked,
        ObservedFact(
            {field.id: answers.get(field.id, "") for field in asked},
            form=FORM,
            reason=how.partial,
            reason_text=how.partial_text,
            confirmed=tuple(changed) if how.confirmed is None else how.confirmed,
            late_reason=how.late_reason,
        ),
        at=how.at,
    )


def partly(ward: Ward, **measured: Answer) -> Entry:
    """Chart a partial set: only what is given was measured."""
    left_open: dict[str, Answer] = {field.id: "" for field in fields(ward)}
    how = How(partial="emergency", confirmed=tuple(measured))
    return vital_signs(ward, how, **{**left_open, **measured})


def fluid(
    ward: Ward, direction: Direction, kind: str, ml: str, at: datetime | None = None
) -> Entry:
    """Chart a volume."""
    return fluids.chart_fluid(
        ward.station, NURSE, MRN, FluidFact(direction, kind, Decimal(ml)), at=at
    )


def chart(ward: Ward) -> Chart:
    """The chart as it stands."""
    return ward.station.case(MRN).chart


def newest(ward: Ward) -> ObservedSet:
    """The set that was observed last."""
    return chart(ward).sets[-1]


def score(ward: Ward) -> int | None:
    """What the set that was observed last scores."""
    found = score_of(chart(ward), ward.regimen, newest(ward))
    return found.total if found else None


def due(ward: Ward) -> Due:
    """When the next vital signs are due."""
    found = next_vital_signs(ward.station.moment(MRN))
    assert found is not None
    return found
