"""Where the results of tests come from: what is asked beside them."""

from il2nurse.domain.regimen.fields import Choice, Field
from il2nurse.readable.course.pre_test_rows import KNOWN_FROM
from il2nurse.ui.forms import questions
from il2nurse.workflow.patient.pre_tests import SOURCE, TOLD_BY


def source_fields() -> tuple[Field, ...]:
    """Where the results come from, and who told them by telephone."""
    choices = [Choice(word, label) for word, label in KNOWN_FROM.items()]
    return (
        questions.one_of(SOURCE, "Where the results come from", choices),
        questions.text(TOLD_BY, "Who told them by telephone"),
    )
