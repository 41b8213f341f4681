"""What a step's rules may look at, and what they ask of the record beside the answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as part_of
from datetime import date, datetime

from il2nurse.domain.record.dose.made import Made
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import Answer, FieldKind
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.next_course import reliable_from
from il2nurse.domain.rules.moment import Moment, bag_of
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.values.bag_making import TO_FULL_BAG, BagMaking


@dataclass(frozen=True, slots=True)
class Situation:
    """What a step's rules may look at: the moment, the patient, and the answers so far.

    ``last_site`` is where the injection before this dose went; ``None`` where there was none.
    ``protocol`` is the number on an order of research; ``None`` where it is none. Specimens from
    before ``reliable_from`` decide nothing; ``None`` where no course was given before. ``ordered``
    are the answers to what the order asks once; ``making`` is how its bag is made.
    """

    at: datetime
    today: date
    patient: Patient
    regimen: Regimen
    calculation: Calculation | None
    answers: Mapping[str, Answer]
    earlier: Mapping[str, Answer]
    last_site: str | None = None
    protocol: str | None = None
    reliable_from: date | None = None
    ordered: Mapping[str, Answer] = part_of(default_factory=dict)
    making: BagMaking = TO_FULL_BAG

    def answer(self, field_id: str) -> Answer:
        """The step's own answer, else the one of an earlier step, else ""."""
        return self.answers.get(field_id) or self.earlier.get(field_id, "")


def situation_of(moment: Moment, made: Made | None, answers: Mapping[str, Answer]) -> Situation:
    """What is so at this moment of a dose or of its bag; ``None`` before one was begun."""
    earlier = moment.case.all_answers(made) if made else {}
    bag = bag_of({**earlier, **answers})
    return Situation(
        at=moment.at,
        today=moment.today,
        patient=moment.case.patient,
        regimen=moment.regimen,
        calculation=moment.calculation(bag, made) if moment.ordered else None,
        answers=answers,
        earlier=earlier,
        last_site=moment.case.last_site(made.key if made else None),
        protocol=moment.course.research.protocol if moment.course.research else None,
        reliable_from=reliable_from(moment),
        ordered=moment.course.suited.answers if moment.course.suited else {},
        making=moment.making_of(made),
    )


def site_of_last_injection(situation: Situation) -> bool:
    """Whether the place that was answered is that of the injection before."""
    here = situation.answers.get(vocabulary.INJECTION_SITE.id)
    return situation.last_site is not None and here == situation.last_site


def drawn_too_soon_after_course(situation: Situation) -> bool:
    """Whether a day of the step's answers lies within the weeks after the course before."""
    reliable = situation.reliable_from
    days = (
        answer
        for name, answer in situation.answers.items()
        if situation.regimen.fields[name].kind is FieldKind.DATE and isinstance(answer, str)
    )
    return reliable is not None and any(day and date.fromisoformat(day) < reliable for day in days)


def protocol_not_of_order(situation: Situation) -> bool:
    """Whether another number was answered; not by capitals or blanks, which nobody reads aloud."""
    typed, ordered = situation.answers.get(vocabulary.PROTOCOL_NUMBER, ""), situation.protocol or ""
    return "".join(str(typed).split()).casefold() != "".join(ordered.split()).casefold()
