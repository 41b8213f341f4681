"""The tests that are done once before a course, and which of them nobody has on record."""

from datetime import timedelta
from typing import Final

from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.rules.assessment.step_findings import answers_on_file
from il2nurse.domain.rules.moment import Moment

A_WEEK: Final = timedelta(days=7)


def missing_pre_tests(moment: Moment) -> tuple[Field, ...]:
    """The results that serve for a week or longer and of which none is on file now."""
    return tuple(
        field
        for step in moment.regimen.steps
        for field in step.fields
        if field.required
        and field.kind is not FieldKind.DATE
        and field.on_file is not None
        and field.on_file >= A_WEEK
        and field.id not in answers_on_file(moment, step)
    )
