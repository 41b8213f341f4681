"""Checking an order in pharmacy: the dose worked out unseen, and each of its questions answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.course.course import Cycle, course_stream
from il2nurse.domain.record.course.pharmacy_facts import OrderCheckedFact
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.slots import is_over
from il2nurse.domain.rules.course.standing import refuse_after_stop
from il2nurse.domain.rules.dose.order_questions import order_questions, pharmacy_check
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import kept_text
from il2nurse.workflow.course.weighing import refuse_other_dose
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station

NOTHING: Final = "Nothing was recorded."
VOLUME_DIFFERS: Final = (
    "The volume that you worked out is another than the order gives. Nothing was recorded; work "
    "it out again, and ask the prescriber where it stays so."
)


@dataclass(frozen=True, slots=True)
class CheckedOrder:
    """What a pharmacist worked out unseen, and what was found to each question, by its id."""

    international_units: Decimal
    draw_up_ml: Decimal
    answers: Mapping[str, str]


@one_act
def check_order(
    station: Station,
    by: Person,
    mrn: str,
    seen: CheckedOrder,
    pin: str,
    *,
    request: str | None = None,
) -> None:
    """Check the order as it is now; before that no bag of it is begun.

    Raises ``NotAllowed`` for a role that checks none, for whoever ordered it, where it was checked
    or waits to be verified, and where dose or volume differ; ``Slip`` for a question left open.
    """
    by.demand(May.RELEASE_BAGS)
    moment = station.moment(mrn)
    cycle = moment.course.current
    _refuse_order(station, by, moment)
    worked = moment.calculation()
    refuse_other_dose(worked.dose_international_units, seen.international_units)
    if seen.draw_up_ml != worked.draw_up_ml:
        raise NotAllowed(VOLUME_DIFFERS)
    questions = {each.id: each.say for each in order_questions(moment)}
    answers = {name: kept_text(text) or "" for name, text in seen.answers.items()}
    for name, say in questions.items():
        if not answers.get(name):
            raise Slip(name, f"Not answered yet: {say}")
    if unknown := set(answers) - set(questions):
        raise Slip(min(unknown), f"Nothing is asked as “{min(unknown)}”. {NOTHING}")
    confirm_identity(station, by, pin)
    fact = OrderCheckedFact(
        cycle=cycle.number,
        version=cycle.version,
        international_units=worked.dose_international_units,
        draw_up_ml=worked.draw_up_ml,
        questions=questions,
        answers=answers,
    )
    stream = course_stream(mrn, moment.course.number)
    station.record(by, [draft(stream, mrn, moment.at, fact)], request)


def _signers(cycle: Cycle) -> frozenset[str]:
    """Who ordered, wrote down or worked out the order as it is now."""
    if not cycle.versions:
        return frozenset({cycle.weighed_by, cycle.verified_by})
    version = cycle.versions[-1]
    return frozenset({version.by, *([version.verified.by] if version.verified else [])})


def _refuse_order(station: Station, by: Person, moment: Moment) -> None:
    """Raise ``NotAllowed`` where there is nothing to check now, or this person may not."""
    cycle = moment.course.current
    refuse_after_stop(moment.case, NOTHING)
    if is_over(moment):
        raise NotAllowed(f"Course {moment.course.number} is over. {NOTHING}")
    if check := pharmacy_check(moment):
        who, at = station.words.name(check.by), station.words.clock(check.at)
        raise NotAllowed(f"{who} checked this order at {at}. {NOTHING}")
    if cycle.unverified is not None:
        raise NotAllowed(f"The changed order waits for its second person first. {NOTHING}")
    if by.id in _signers(cycle):
        raise NotAllowed(f"You signed this order. Another pharmacist checks it. {NOTHING}")
