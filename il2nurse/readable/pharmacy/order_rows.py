"""The order as a preparation sheet tells it: by whom, for which cycle, by which weight."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.dosing import calculate_ordered
from il2nurse.domain.values.text import length_in_words, written_date
from il2nurse.readable.dosed_by import cycle_dosed_by
from il2nurse.readable.doses import doses_in_words
from il2nurse.readable.drug_answers import drug_rows
from il2nurse.readable.pharmacy.sum_lines import spelt_dose
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NOT_VERIFIED

DOSE: Final = "Dose"


def cycle_of_dose(moment: Moment, key: DoseKey) -> Cycle:
    """The cycle that the dose belongs to; raises ``NotAllowed`` for one of a course before."""
    course = moment.course
    if key.course != course.number or key.cycle > len(course.cycles):
        raise NotAllowed(
            f"This dose belongs to cycle {key.cycle} of course {key.course}, and course "
            f"{course.number} is open now: nothing of it is prepared or printed anew. Throw "
            "away what is left of it. Nothing was recorded."
        )
    return moment.course.cycles[key.cycle - 1]


def _indication(moment: Moment) -> tuple[tuple[str, str], ...]:
    """For what the drug is given, as answered at the order; nothing where it was not."""
    suited, name = moment.course.suited, moment.regimen.suitability.indication
    if suited is None or name not in suited.answers:
        return ()
    field = moment.regimen.fields[name]
    return ((field.label, field.shown(suited.answers[name])),)


def count_of(moment: Moment, key: DoseKey) -> str:
    """Which dose of the course it is when it is given."""
    before, most = moment.case.given_up_to(moment.course, key), moment.regimen.timetable
    given = moment.case.doses.get(key)
    number = before if given and given.given else before + 1
    return f"dose {number} of the {most.doses_per_course} that course {key.course} may have"


def numbered(cycle: Cycle) -> str:
    """The number of the order, and its version once it was changed."""
    version = f", version {cycle.version}" if cycle.versions else ""
    return f"order number {cycle.order}{version}"


def how_in_words(regimen: Regimen) -> str:
    """The route, and over how long where the dose takes time."""
    over = f", over {length_in_words(regimen.infusion)}" if regimen.infusion else ""
    return f"{regimen.route}{over}"


def order_rows(
    moment: Moment, key: DoseKey, wording: Wording, due: datetime
) -> tuple[tuple[str, str], ...]:
    """The order of a dose: drug, how and when, which dose, weight, prescriber, drugs answered."""
    regimen, course, cycle = moment.regimen, moment.course, cycle_of_dose(moment, key)
    hours = regimen.timetable.interval // timedelta(hours=1)
    dosed = cycle_dosed_by(cycle)
    weighed = f", {_weighed(moment, cycle, wording)}" if cycle.weight else ""
    unlike = f"; both confirmed: {cycle.weight_unlike}" if cycle.weight_unlike else ""
    verified = f"verified by {wording.name(cycle.verified_by)}"
    verified = NOT_VERIFIED if cycle.unverified else verified
    slot = f"slot {key.slot} of {regimen.timetable.doses_per_cycle} in cycle {key.cycle}"
    approved = wording.approval(course)
    return (
        ("Drug", f"{regimen.drug} ({regimen.brand}), {doses_in_words(regimen.preparation)}"),
        *_indication(moment),
        ("How", f"{how_in_words(regimen)}, every {hours} hours"),
        (DOSE, spelt_dose(calculate_ordered(regimen.preparation, cycle))),
        ("Due", wording.day_time(due)),
        ("Number", f"{slot} · {count_of(moment, key)}"),
        (
            dosed.label,
            f"{dosed.value}{weighed}, {verified}{unlike}",
        ),
        ("Prescriber", f"{wording.order(course, cycle)} · {numbered(cycle)}"),
        *drug_rows(course, wording),
        *((("Regimen approved by", approved),) if approved else ()),
    )


def _weighed(moment: Moment, cycle: Cycle, wording: Wording) -> str:
    """When and by whom; a prescriber enters a weight that somebody else charted or read.

    Who verified it is not named for weighing too: the second of the two is who entered it.
    """
    weight = cycle.demand_weight()
    on = f"weighed {written_date(weight.weighed_on)}"
    order, who = cycle.ordered_by, wording.name(cycle.weighed_by)
    if order is None or order.telephoned:
        return f"{on} by {who}"
    charted = [
        each
        for each in moment.case.chart.with_value(vocabulary.WEIGHT.id)
        if each.at.astimezone(moment.zone).date() == weight.weighed_on
        and Decimal(str(each.values[vocabulary.WEIGHT.id])) == weight.kg
        and each.by != cycle.verified_by
    ]
    return f"{on} by {wording.name(charted[-1].by)}" if charted else f"{on}, entered by {who}"
