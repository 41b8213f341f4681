"""Which blood is drawn before the dose ahead, and by when."""

from typing import Final

from il2nurse.domain.rules.course.slots import due_of
from il2nurse.domain.rules.dose.against import assess_ahead
from il2nurse.domain.rules.dose.decisions import dose_ahead
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.wording import Wording

DRAW: Final = "Draw blood before dose {}: {}."


def blood_before_dose(moment: Moment, words: Wording) -> str | None:
    """Names the blood tests that speak against the dose ahead or are missing for it.

    ``None`` where none does, where no dose is ahead, and where one is open: its steps ask for them.
    """
    key = None if moment.case.open_dose else dose_ahead(moment)
    if key is None or (due := due_of(moment, key)) is None:
        return None
    drawn = {name for rule in moment.regimen.calls.labs_due for name in rule.fields}
    field_of = {each.id: each.field for each in moment.regimen.criteria if each.field in drawn}
    met = (field_of.get(each.criterion) for each in assess_ahead(moment).against)
    labels = dict.fromkeys(moment.regimen.fields[each].label for each in met if each)
    names = [f"{label[:1].lower()}{label[1:]}" for label in labels]
    if not names:
        return None
    by = f"{key.slot}, by {words.clock(due)}" if due > moment.at else f"{key.slot}"
    return DRAW.format(by, ", ".join(names))
