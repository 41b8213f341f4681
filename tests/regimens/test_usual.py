"""The usual answer of a question: one that may be given, and never filled in for a nurse."""

import pytest

from il2nurse.domain.regimen.regimen import Regimen
from tests.regimens.conftest import Spoil


@pytest.mark.parametrize(
    ("field", "old", "new", "sentence"),
    [
        ("heart_rate_per_min", 'usual = "84"', 'usual = "840"', '"usual" is no answer. Heart rate'),
        ("rhythm", 'usual = "sinus"', 'usual = "sinous"', "“sinous” is not one of"),
        ("heart_rate_per_min", 'usual = "84"', "usual = 84", '"usual" must be a text in quotes.'),
        ("other_relative_signs", '["none"]', '["nothing"]', "“nothing” is not one of"),
        ("other_relative_signs", '["none"]', '"none"', '"usual" must be a list of texts'),
    ],
)
def test_what_is_no_answer_is_refused(
    spoil: Spoil, field: str, old: str, new: str, sentence: str
) -> None:
    assert any(sentence in said for said in spoil(f'id = "{field}"', old, new))


def test_every_required_question_of_a_step_has_one(regimen: Regimen) -> None:
    asked = [field for step in regimen.steps for field in step.fields if field.required]
    assert not {each.id for each in asked if each.usual is None}
