"""An order as answers: what stands there, what can be changed of it, and what was made of it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.doses import DoseLevels, Dosing
from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.quantity import in_words, show
from il2nurse.ui.course.dosing import WEIGHED_ON, WEIGHT, chosen_level, dosing_fields
from il2nurse.ui.course.order_questions import first_slot_field
from il2nurse.ui.forms.questions import text
from il2nurse.workflow.course.changes.changing import may_move_first
from il2nurse.workflow.course.cycle_plan import Dosed
from il2nurse.workflow.course.levels import LEVEL, ChosenLevel
from il2nurse.workflow.course.stepping import LEVEL_REASON, may_raise
from il2nurse.workflow.course.weighing import Weighing

FIRST: Final = "first_slot"


def change_fields(moment: Moment) -> tuple[Field, ...]:
    """What can be changed of an order: what its doses go by, and its first slot before a dose."""
    first = (first_slot_field(),) if may_move_first(moment) else ()
    return (*dosing_fields(moment.regimen.preparation), *first)


def higher_fields(moment: Moment) -> tuple[Field, ...]:
    """Why a level higher than suggested; where the order stands beside a suggestion."""
    suggested = moment.course.suggested
    if suggested is None or not may_raise(moment):
        return ()
    hint = f"Only for a level higher than {in_words(suggested)}, as suggested."
    return (text(LEVEL_REASON, "Why a higher level", hint, required=False),)


def as_ordered(moment: Moment) -> dict[str, Answer]:
    """The answers by which the order stands."""
    cycle, dosing = moment.course.current, moment.regimen.preparation.dosing
    found: dict[str, Answer] = {}
    if cycle.weight:
        found = {WEIGHT: show(cycle.weight.kg), WEIGHED_ON: cycle.weight.weighed_on.isoformat()}
    if cycle.level is not None and isinstance(dosing, DoseLevels):
        level = dosing.level_of(cycle.level)
        found = {LEVEL: level.id} if level else {}
    return {**found, FIRST: cycle.begins.isoformat()}


def dosed_again(dosing: Dosing, read: Mapping[str, Answer], *, confirmed: bool) -> Dosed:
    """The weight or level that was answered; an unlike weight is ``confirmed`` by asking twice."""
    if isinstance(dosing, DoseLevels):
        return ChosenLevel(chosen_level(dosing, read) or Decimal(0))
    kg, day = Decimal(str(read[WEIGHT])), date.fromisoformat(str(read[WEIGHED_ON]))
    return Weighing(kg, day, confirmed=confirmed)
