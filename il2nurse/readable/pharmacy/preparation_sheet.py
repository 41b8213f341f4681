"""The pharmacy preparation sheet of one dose: order, sum, technique, limits and label."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from il2nurse.domain.people import Person
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.rules.dose.against import against_preparing
from il2nurse.domain.rules.moment import Moment, bag_of
from il2nurse.readable.clearance import Clearance, clearance
from il2nurse.readable.content import PatientPaper, Sources
from il2nurse.readable.heading import patient_facts, zone_in_words
from il2nurse.readable.pharmacy.bag_label import BagLabel, bag_label, newest_bag
from il2nurse.readable.pharmacy.components import Component, Method, bag_components, method
from il2nurse.readable.pharmacy.fitting import fitting_calculation
from il2nurse.readable.pharmacy.order_rows import cycle_of_dose, order_rows
from il2nurse.readable.pharmacy.own_sum import OwnSum, own_sum
from il2nurse.readable.pharmacy.sheet_times import BagTimes, bag_times
from il2nurse.readable.pharmacy.sum_lines import SumLine, sum_lines
from il2nurse.readable.pharmacy.sum_warnings import cautions_in_words
from il2nurse.readable.pharmacy.tasks import Task, preparing_steps, task_of
from il2nurse.readable.wording import Wording

TITLE: Final = "Preparation sheet"


@dataclass(frozen=True, slots=True)
class PreparationSheet(PatientPaper):
    """Everything pharmacy needs for one bag or syringe."""

    against: tuple[str, ...]
    clearance: Clearance
    order: tuple[tuple[str, str], ...]
    arithmetic: tuple[SumLine, ...]
    own_sum: OwnSum
    warnings: tuple[str, ...]
    components: tuple[Component, ...]
    tasks: tuple[Task, ...]
    method: Method
    times: BagTimes
    storage: tuple[str, ...]
    label: BagLabel


def tell(sources: Sources) -> PreparationSheet:
    """The sheet of the dose that the sources are about; raises ``NotAllowed`` without a bag."""
    dose = sources.moment.case.doses.get(sources.key)
    return prepare_sheet(sources.moment, sources.key, dose, sources.people)


def prepare_sheet(
    moment: Moment, key: DoseKey, dose: Dose | None, people: Mapping[str, Person]
) -> PreparationSheet:
    """The sheet for a dose that is begun or next; raises ``NotAllowed`` where no bag fits.

    It says at its head, and on the label, what speaks against the dose. Of a dose that has a bag
    of pharmacy it tells what was recorded of that.
    """
    due = dose.due if dose else moment.slots[key.slot - 1]
    wording = Wording(people, moment.zone, due.astimezone(moment.zone).date())
    made = newest_bag(moment, key) or dose
    answers = moment.case.all_answers(made) if made else {}
    worked = fitting_calculation(moment, bag_of(answers), made)
    times = bag_times(moment, wording, answers, made)
    against = against_preparing(moment, dose, due)
    label = bag_label(moment, key, worked, due, wording, answers, held=bool(against))
    cleared = clearance(moment, dose, against, wording)
    doses = moment.regimen.timetable.doses_per_cycle
    return PreparationSheet(
        title=f"{TITLE} · dose {key.slot} of {doses}",
        subtitle=f"{moment.regimen.title} · regimen {moment.regimen.version}",
        planned=f"Course {key.course}, cycle {key.cycle} · planned {wording.day_time(due)}",
        mark=f"Dose {key.slot} of {doses}, course {key.course}, cycle {key.cycle}",
        zone=zone_in_words(wording, due),
        patient=patient_facts(moment.case, cycle_of_dose(moment, key), wording),
        against=against,
        clearance=cleared,
        order=order_rows(moment, key, wording, due),
        arithmetic=sum_lines(worked),
        own_sum=own_sum(worked),
        warnings=cautions_in_words(worked),
        components=bag_components(worked, answers, moment),
        tasks=tuple(task_of(step, made, wording) for step in preparing_steps(moment)),
        method=method(worked),
        times=times,
        storage=tuple(kept.text for kept in moment.regimen.storage),
        label=replace(label, not_cleared=cleared.on_label),
    )
