"""The pharmacy preparation sheet of one dose: order, sum, technique, limits and label."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import Answer, read_vial
from il2nurse.domain.rules.assessment.step_findings import bag_of
from il2nurse.domain.rules.course.slots import too_late
from il2nurse.domain.rules.dose.against import against_the_dose
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.bag_times import bag_limit_of, reconstituted_at
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.values.quantity import amount_in_words, in_words, show
from il2nurse.domain.values.text import Emphasis, Line, line, written_date, written_length
from il2nurse.readable.content import Sources
from il2nurse.readable.heading import PatientFacts, patient_facts, zone_in_words
from il2nurse.readable.pharmacy.bag_label import BagLabel, bag_label, vials_of
from il2nurse.readable.pharmacy.own_sum import OwnSum, own_sum
from il2nurse.readable.pharmacy.sum_lines import SumLine, sum_lines
from il2nurse.readable.pharmacy.sum_warnings import blocks_in_words, cautions_in_words
from il2nurse.readable.pharmacy.tasks import Task, preparing_steps, task_of
from il2nurse.readable.wording import Wording

TITLE: Final = "Preparation sheet"


@dataclass(frozen=True, slots=True)
class Component:
    """One vial, water or bag with lot and expiry; ``None`` where they are to be written."""

    what: str
    lot: str | None
    expiry: str | None


@dataclass(frozen=True, slots=True)
class BagTimes:
    """The limits of the bag; ``None`` where the preparation has not begun."""

    rule: str
    begun: str | None
    end_by: str | None
    start_by: str | None


@dataclass(frozen=True, slots=True)
class PreparationSheet:
    """Everything pharmacy needs for one bag."""

    title: str
    subtitle: str
    planned: str
    mark: str
    zone: str
    patient: PatientFacts
    against: tuple[str, ...]
    order: tuple[tuple[str, str], ...]
    arithmetic: tuple[SumLine, ...]
    own_sum: OwnSum
    warnings: tuple[str, ...]
    components: tuple[Component, ...]
    tasks: tuple[Task, ...]
    method: tuple[Line, ...]
    times: BagTimes
    storage: tuple[str, ...]
    label: BagLabel


def tell(sources: Sources) -> PreparationSheet:
    """The sheet of the dose that the sources are about; raises ``NotAllowed`` without a bag."""
    dose = sources.moment.case.doses.get(sources.key)
    told = prepare_sheet(sources.moment, sources.key, dose, sources.people)
    return replace(told, label=replace(told.label, pharmacy=sources.pharmacy))


def prepare_sheet(
    moment: Moment, key: DoseKey, dose: Dose | None, people: Mapping[str, Person]
) -> PreparationSheet:
    """The sheet for a dose that is begun or next; raises ``NotAllowed`` where no bag fits.

    It says at its head, and on the label, what speaks against the dose.
    """
    due = dose.due if dose else moment.slots[key.slot - 1]
    wording = Wording(people, moment.zone, due.astimezone(moment.zone).date())
    answers = moment.case.all_answers(dose) if dose else {}
    worked = fitting_calculation(moment, bag_of(answers))
    times = _times(moment, wording, answers)
    late = None if dose and (dose.given or dose.held) else too_late(moment, due)
    against = (*against_the_dose(moment, dose), *((late,) if late else ()))
    doses = moment.regimen.timetable.doses_per_cycle
    return PreparationSheet(
        title=f"{TITLE} · dose {key.slot} of {doses}",
        subtitle=f"{moment.regimen.title} · regimen {moment.regimen.version}",
        planned=f"Course {key.course}, cycle {key.cycle} · planned {wording.day_time(due)}",
        mark=f"Dose {key.slot} of {doses}, course {key.course}, cycle {key.cycle}",
        zone=zone_in_words(wording, due),
        patient=patient_facts(moment.case, _cycle(moment, key), wording),
        against=against,
        order=order_rows(moment, key, wording, due),
        arithmetic=sum_lines(worked),
        own_sum=own_sum(worked),
        warnings=cautions_in_words(worked),
        components=_components(worked, answers, moment),
        tasks=tuple(task_of(step, dose, wording) for step in preparing_steps(moment)),
        method=_method(moment, worked),
        times=times,
        storage=tuple(kept.text for kept in moment.regimen.storage),
        label=bag_label(moment, key, worked, due, wording, answers, held=bool(against)),
    )


def fitting_calculation(moment: Moment, bag_ml: Decimal | None) -> Calculation:
    """The sum in the recorded bag, else in the usual one, else in the bag that fits.

    Raises ``NotAllowed`` with the reasons where the dose cannot be prepared.
    """
    worked = moment.calculation(bag_ml)
    if bag_ml is None and not worked.concentration_ok and worked.suggested_bag_ml is not None:
        worked = moment.calculation(worked.suggested_bag_ml)
    if worked.blocks:
        raise NotAllowed("\n".join((*blocks_in_words(worked), "No preparation sheet was printed.")))
    return worked


def _cycle(moment: Moment, key: DoseKey) -> Cycle:
    return moment.course.cycles[key.cycle - 1]


def _indication(moment: Moment) -> tuple[tuple[str, str], ...]:
    """For what the drug is given, as answered at the order; nothing where it was not."""
    suited, name = moment.course.suited, moment.regimen.suitability.indication
    if suited is None or name not in suited.answers:
        return ()
    field = moment.regimen.fields[name]
    return ((field.label, field.shown(suited.answers[name])),)


def order_rows(
    moment: Moment, key: DoseKey, wording: Wording, due: datetime
) -> tuple[tuple[str, str], ...]:
    """The order of a dose: drug, how and when, which dose, dosing weight, prescriber."""
    regimen, course, cycle = moment.regimen, moment.course, _cycle(moment, key)
    per_kg = amount_in_words(regimen.preparation.dose_per_kg)
    hours = regimen.timetable.interval // timedelta(hours=1)
    minutes = regimen.infusion // timedelta(minutes=1)
    weighed = _weighed(moment, cycle, wording)
    unlike = f"; both confirmed: {cycle.weight_unlike}" if cycle.weight_unlike else ""
    verified = f"verified by {wording.name(cycle.verified_by)}"
    doses, given = regimen.timetable.doses_per_cycle, moment.case.given_up_to(course, key)
    so_far = f"{given} of the course given so far, at most {regimen.timetable.doses_per_course}"
    approved = wording.approval(course)
    return (
        ("Drug", f"{regimen.drug} ({regimen.brand}), {per_kg} international units per kg"),
        *_indication(moment),
        ("How", f"{regimen.route}, over {minutes} minutes, every {hours} hours"),
        ("Due", wording.day_time(due)),
        (
            "Dose",
            f"{key.slot} of {doses}, cycle {key.cycle}, course {key.course} · {so_far}",
        ),
        (
            "Dosing weight",
            f"{show(cycle.dosing_weight_kg)} kg, {weighed}, {verified}{unlike}",
        ),
        ("Prescriber", wording.order(course, cycle)),
        *((("Regimen approved by", approved),) if approved else ()),
    )


def _weighed(moment: Moment, cycle: Cycle, wording: Wording) -> str:
    """When and by whom; a prescriber enters a weight that somebody else charted or read."""
    on = f"weighed {written_date(cycle.weighed_on)}"
    order, who = cycle.ordered_by, wording.name(cycle.weighed_by)
    if order is None or order.telephoned:
        return f"{on} by {who}"
    charted = [
        each
        for each in moment.case.chart.with_value(vocabulary.WEIGHT.id)
        if each.at.astimezone(moment.zone).date() == cycle.weighed_on
        and Decimal(str(each.values[vocabulary.WEIGHT.id])) == cycle.dosing_weight_kg
    ]
    return f"{on} by {wording.name(charted[-1].by)}" if charted else f"{on}, entered by {who}"


def _components(
    worked: Calculation, answers: Mapping[str, Answer], moment: Moment
) -> tuple[Component, ...]:
    million = in_words(moment.regimen.preparation.product.international_units_per_vial)
    kept = [read_vial(vial) for vial in vials_of(preparing_steps(moment), answers)]
    found = []
    for number in range(1, max(worked.vials, len(kept)) + 1):
        if number <= len(kept):
            lot, expiry = kept[number - 1]
            found.append(Component(f"Vial {number} · {million}", lot, written_date(expiry)))
        else:
            found.append(Component(f"Vial {number} · {million}", None, None))
    water, bag = (
        answers.get(vocabulary.STERILE_WATER_LOT.id, ""),
        answers.get(vocabulary.DEXTROSE_LOT.id, ""),
    )
    per_vial = f"{show(worked.sterile_water_ml_per_vial)} mL per vial"
    fluid = moment.regimen.preparation.dilution.diluent
    found.append(Component(f"Sterile water · {per_vial}", str(water) or None, None))
    found.append(Component(f"Bag · {show(worked.bag_ml)} mL {fluid}", str(bag) or None, None))
    return tuple(found)


def _method(moment: Moment, worked: Calculation) -> tuple[Line, ...]:
    """How drug and bag come together, as the sum assumes it."""
    usual = moment.regimen.preparation.dilution.bag_ml
    volume, bag = show(worked.draw_up_ml), show(worked.bag_ml)
    add = f"Add {volume} mL of drug to the full {bag} mL bag. Draw nothing out of it first."
    more = show(moment.regimen.preparation.dilution.overfill_percent)
    fill = "The sum takes the bag to hold its printed volume. A bag with much overfill is weaker."
    if worked.fill_ml != worked.bag_ml:
        fill = (
            f"The sum takes a {bag} mL bag to hold {show(worked.fill_ml)} mL ({more} % overfill); "
            "total, concentration and pump rate follow from that."
        )
    if worked.bag_ml == usual:
        return (line(add, Emphasis.STRONG), line(fill))
    other = f"THIS DOSE NEEDS A {bag} mL BAG, not {show(usual)} mL. A pharmacist signs for it."
    return (line(other, Emphasis.ALARM), line(add, Emphasis.STRONG), line(fill))


def _times(moment: Moment, wording: Wording, answers: Mapping[str, Answer]) -> BagTimes:
    regimen, began = moment.regimen, reconstituted_at(answers)
    hours = regimen.bag_limit // timedelta(hours=1)
    rule = (
        f"The infusion must END within {hours} hours of the first vial being dissolved, so it "
        f"must START {written_length(regimen.infusion)} before that. A shorter time set by "
        "pharmacy counts first."
    )
    if began is None:
        return BagTimes(rule, None, None, None)
    ends = bag_limit_of(regimen, answers) or began + regimen.bag_limit
    starts = ends - regimen.infusion
    return BagTimes(rule, *(wording.day_time(at) for at in (began, ends, starts)))
