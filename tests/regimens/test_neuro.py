"""The neurological check of a regimen file, and how it is refused."""

import pytest

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.regimens import load
from tests.regimens.conftest import Spoil


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('ward_scale = "acvpu"', 'ward_scale = "gcs"', "not a valid ward_scale"),
        ('form = "neuro"', 'form = "weight"', 'must ask "orientation_wrong"'),
        ("disoriented_from = 1", "disoriented_from = 0", "at least 1"),
        ("sevens_wrong_allowed = 0", "sevens_wrong_allowed = 5", "never be failed"),
        ('world = "DLROW"', 'world = "dlrow"', "in capitals"),
        ('"93", "86"', '"93", "eighty"', "in digits"),
        ('word = "thinking_test_failed"', 'word = "thinking"', "not a valid word"),
        ('alertness = "lethargic"', 'alertness = "sleepy"', "not a valid alertness"),
        ('{ word = "C", alertness = "alert", mental_status = "confused" },', "", "missing: C"),
        (', alertness = "drowsy"', "", "or it is scored again"),
    ],
)
def test_what_does_not_fit_is_refused(spoil: Spoil, old: str, new: str, complaint: str) -> None:
    assert any(complaint in said for said in spoil("[neuro]", old, new))


def test_a_regimen_without_the_check_still_loads(text: str) -> None:
    begin = text.index("[neuro]")
    end = text.index("# ====", begin)
    assert load(text[:begin] + text[end:], "x").neuro is None


def test_every_level_of_every_scale_is_mapped(regimen: Regimen) -> None:
    assert regimen.neuro is not None
    for scale in regimen.neuro.scales:
        assert [level.word for level in scale.levels] == list(regimen.fields[scale.field].words())
