"""What a second person signs for who verifies an order: each dose, the volume, what changed."""

from datetime import timedelta
from typing import Final

from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.rules.pharmacy.dosing import calculate_ordered
from il2nurse.domain.values.quantity import amount_in_words
from il2nurse.readable.dosed_by import cycle_dosed_by
from il2nurse.readable.pharmacy.sum_lines import each_dose, made_up
from il2nurse.readable.wording import Wording
from il2nurse.ui.course.changes.old_beside_new import more_in_words
from il2nurse.ui.widgets.facts import FactRow
from il2nurse.workflow.course.changes.changing import may_move_first

JUST_BEFORE: Final = timedelta(microseconds=1)


def _stood(moment: Moment) -> Calculation | None:
    """The sum of a dose before the changes that wait; ``None`` where none of them waits."""
    cycle = moment.course.current
    waiting = [each.at for each in cycle.versions if each.verified is None]
    if not waiting:
        return None
    before = cycle.weighed_at(min(waiting) - JUST_BEFORE)
    return calculate_ordered(moment.regimen.preparation, before)


def _beside(label: str, value: str, before: str | None) -> FactRow:
    """What it was and is; one value where it stays."""
    return FactRow(label, f"{before} → {value}" if before and before != value else value)


def _more(dose: str, stood: Calculation | None, worked: Calculation) -> str:
    """The dose, and by how much it is another one than before."""
    if stood is None:
        return dose
    was = amount_in_words(stood.dose_international_units)
    return f"{dose}, {more_in_words(stood, worked)} (before {was})"


def version_rows(moment: Moment, words: Wording) -> list[FactRow]:
    """What is signed for: what each dose is now and was, and every change that waits.

    A weight that makes another dose stands with its change alone.
    """
    cycle = moment.course.current
    dosed = cycle_dosed_by(cycle)
    worked, stood = moment.calculation(), _stood(moment)
    if stood and stood.dose_international_units == worked.dose_international_units:
        stood = None
    label, dose = each_dose(worked)
    dose, _, full = dose.removesuffix(")").partition(" (")
    before = dict(made_up(stood)) if stood else {}
    rows = [
        *((FactRow(dosed.label, dosed.value),) if worked.weight_kg and not stood else ()),
        FactRow(label, _more(dose, stood, worked), large=True),
        FactRow("In full", full),
        *(_beside(label, value, before.get(label)) for label, value in made_up(worked)),
    ]
    if may_move_first(moment):
        rows.append(FactRow("First dose due", words.day_time(cycle.begins)))
    if cycle.weight_unlike:
        rows.append(FactRow("Check the weight twice", cycle.weight_unlike))
    for each in cycle.versions:
        if each.verified is None:
            said = f"{'; '.join(each.changes)}. {each.reason}"
            rows.append(FactRow(f"Version {each.number}", said))
    return rows
