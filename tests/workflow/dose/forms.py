"""What stands on forms of the downtime pack, for tests that enter it."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.values.form_number import make_number
from il2nurse.workflow.dose.given_on_form import enter_given
from il2nurse.workflow.dose.held_on_form import HeldOnForm
from il2nurse.workflow.dose.told_by_form import GivenOnForm
from il2nurse.workflow.forms import PaperForm
from tests.ward import (
    FIRST_SLOT,
    IDENTITY,
    NURSE,
    PIN,
    Ward,
    key,
)

FORM, OTHER = (make_number(IDENTITY.register, "pack", place) for place in (1, 2))
STARTED = FIRST_SLOT + timedelta(minutes=5)
ENDED = STARTED + timedelta(minutes=16)
GIVEN = GivenOnForm(
    started=STARTED,
    ended=ENDED,
    given_ml=Decimal("52.3"),
    gave="Lena Haas, RN (agency)",
    checked="Jonna Lindqvist",
)


def enter(ward: Ward, given: GivenOnForm = GIVEN, form: str = FORM, slot: int = 1) -> None:
    enter_given(ward.station, NURSE, key(slot), PaperForm(form), given, PIN)


def held(ward: Ward, at: datetime = STARTED) -> HeldOnForm:
    reason = "prescriber"
    return HeldOnForm(at, "Jonna Lindqvist", Grounds(reason, replace(ward.call(), at=at)))
