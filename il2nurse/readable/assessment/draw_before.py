"""Which blood tests are to be drawn before the dose ahead, and by when."""

from dataclasses import dataclass
from typing import Final

from il2nurse.domain.rules.assessment.assessment import Assessment
from il2nurse.domain.rules.course.slots import due_of
from il2nurse.domain.rules.dose.against import assess_ahead
from il2nurse.domain.rules.dose.decisions import dose_ahead
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.wording import Wording

DRAW: Final = "Draw blood before dose {}: {}."


@dataclass(frozen=True, slots=True)
class DrawBefore:
    """The tests by name, and the same in a sentence with the dose and its time."""

    names: tuple[str, ...]
    say: str


def criteria_ahead(moment: Moment) -> Assessment | None:
    """The criteria for the dose ahead, as long as nothing of it was given."""
    dose = moment.case.open_dose
    if (dose and dose.given) or dose_ahead(moment) is None:
        return None
    return assess_ahead(moment)


def draw_before(moment: Moment, words: Wording) -> DrawBefore | None:
    """Those that speak against the dose ahead or are missing for it; the steps ask for others."""
    found, key = criteria_ahead(moment), dose_ahead(moment)
    if found is None or key is None or moment.case.open_dose:
        return None
    drawn = {name for rule in moment.regimen.calls.labs_due for name in rule.fields}
    field_of = {each.id: each.field for each in moment.regimen.criteria if each.field in drawn}
    met = (field_of.get(each.criterion) for each in found.against)
    labels = dict.fromkeys(moment.regimen.fields[each].label for each in met if each)
    names = tuple(f"{label[:1].lower()}{label[1:]}" for label in labels)
    due = due_of(moment, key)
    if not names or due is None:
        return None
    by = f"{key.slot}, by {words.clock(due)}" if due > moment.at else f"{key.slot}"
    return DrawBefore(names, DRAW.format(by, ", ".join(names)))
