"""The last known number of each field, with which a new one is compared."""

from datetime import datetime

from il2nurse.domain.record.case import Case
from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.kept_answers import plain_number
from il2nurse.domain.regimen.vocabulary import WEIGHT
from il2nurse.domain.rules.chart.unusual import Known
from il2nurse.domain.rules.chart.weights import baseline_kg


def last_known(case: Case, fields: tuple[Field, ...], at: datetime) -> dict[str, Known]:
    """The last charted number of each field; where no weight is charted, the baseline weight."""
    found = {}
    for field in fields:
        if field.kind is not FieldKind.NUMBER:
            continue
        observed = case.chart.newest(field.id, at)
        if observed:
            value = plain_number(observed.values[field.id])
            if value is not None:
                found[field.id] = Known(value, observed.at)
        elif field.id == WEIGHT.id and case.course is not None:
            baseline = baseline_kg(case.course, at)
            if baseline is not None:
                found[field.id] = Known(baseline, case.course.ordered_at)
    return found
