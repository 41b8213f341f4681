"""What was answered of an order as its plan, and what is asked of the course before it."""

from collections.abc import Mapping
from datetime import datetime

from il2nurse.domain.regimen.doses import DoseLevels
from il2nurse.domain.regimen.fields import Answer, Choice, Field
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.step_down import suggested_level
from il2nurse.domain.values.text import kept_text
from il2nurse.ui.course.dosing import chosen_level
from il2nurse.ui.course.order_questions import attested, became_of, stop_answered
from il2nurse.ui.forms.questions import one_of, text
from il2nurse.workflow.course.cycle_plan import CyclePlan, Dosed
from il2nurse.workflow.course.drugs import ToldDrug
from il2nurse.workflow.course.prescribing import Authority
from il2nurse.workflow.course.stepping import LEVEL_REASON, TOLERATED, Tolerance, check_step
from il2nurse.workflow.patient.same_person import FIELD as ANOTHER
from il2nurse.workflow.station import Station


def step_fields(station: Station, mrn: str, regimen: Regimen) -> tuple[Field, ...]:
    """How the course before was tolerated, and why a level higher than suggested; where it steps.

    The suggestion stands with the question, by the record and by either answer.
    """
    case = station.case(mrn) if mrn else None
    by_record = suggested_level(case, regimen) if case else None
    by_word = suggested_level(case, regimen, tolerated=False) if case else None
    if by_record is None or by_word is None:
        return ()
    yes = Choice("yes", "Tolerated", by_record.say)
    no = Choice("no", "Not tolerated", by_word.say)
    asked = one_of(TOLERATED, "The course before, as the prescriber judges it", (yes, no))
    hint = "Only for a level higher than suggested."
    return asked, text(LEVEL_REASON, "Why a higher level", hint, required=False)


def tolerance_of(answers: Mapping[str, Answer]) -> Tolerance | None:
    """What was answered of the course before; ``None`` where it was not asked."""
    if TOLERATED not in answers:
        return None
    return Tolerance(answers[TOLERATED] == "yes", str(answers.get(LEVEL_REASON, "")))


def refuse_higher(
    station: Station, mrn: str, regimen: Regimen, answers: Mapping[str, Answer]
) -> None:
    """Raise ``Slip`` for a level higher than suggested without a reason, before the witness."""
    dosing = regimen.preparation.dosing
    level = chosen_level(dosing, answers) if isinstance(dosing, DoseLevels) else None
    check_step(station.case(mrn), regimen, level, tolerance_of(answers))


def ordered_plan(
    answers: Mapping[str, Answer],
    regimen: Regimen,
    authority: Authority,
    dosed_by: Dosed,
    drugs: Mapping[str, ToldDrug],
    allergies_read: str | None,
    found: tuple[str, ...],
) -> CyclePlan:
    """The first cycle of a course as it was answered, with ``found`` as it was shown."""
    return CyclePlan(
        authority,
        dosed_by,
        datetime.fromisoformat(str(answers["first_slot"])),
        kept_text(str(answers.get(ANOTHER, ""))),
        stop_answered(answers),
        attested(answers, regimen),
        tolerance_of(answers),
        drugs,
        allergies_read,
        became_of(answers, found),
    )
