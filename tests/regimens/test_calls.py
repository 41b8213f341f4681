"""The call limits and blood tests of a regimen file, and how they are refused."""

from datetime import timedelta

import pytest

from il2nurse.domain.regimen.calls import PLAIN_CALLS
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.regimens import BadRegimen, load, load_whole
from tests.normal import REGIMEN
from tests.regimens.conftest import Spoil


def without_calls(text: str) -> str:
    begin = text.rindex("# ====", 0, text.index("[calls]"))
    return text[:begin] + text[text.index("# ====", text.index("[[labs_due]]")) :]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('fresh = "24 h"\n', "", '"fresh" is missing'),
        ('test = "potassium"', 'tests = "potassium"', "is not a key here"),
        ('test = "potassium"', 'test = "potassium"\nfield = "rhythm"', 'one "field" or one'),
        ('unit = "mEq/L"', 'unit = "mval"', "not a valid unit"),
        ("when = { below = 3 }", "when = { under = 3 }", "is not a comparison"),
        ("when = { below = 3 }", "when = { below = 6 }", "overlaps"),
        ('field = "bicarbonate_meq_l"', 'field = "bicarbonate"', "is not on the chart"),
        (
            'field = "bicarbonate_meq_l"',
            'field = "bicarbonate_meq_l"\nunit = "mEq/L"',
            "is that of the field",
        ),
        ('every = "24 h"', 'every = "daily"', "daily"),
        ('fields = ["creatinine_mg_dl"]', 'fields = ["creatinine"]', "is not on the chart"),
        ('fields = ["creatinine_mg_dl"]\n', "", "names what is drawn"),
    ],
)
def test_what_does_not_fit_is_refused(spoil: Spoil, old: str, new: str, complaint: str) -> None:
    assert any(complaint in said for said in spoil("[calls]", old, new))


def test_a_kept_text_without_calls_loads_and_a_file_without_them_is_refused(text: str) -> None:
    older = without_calls(text)
    assert load(older, "kept.toml").calls is PLAIN_CALLS
    with pytest.raises(BadRegimen, match='"calls" is missing'):
        load_whole(older, "site.toml")


def test_the_tests_fall_due_as_the_sources_say(regimen: Regimen) -> None:
    daily, twice = regimen.calls.labs_due
    assert daily.every == timedelta(days=1)
    assert {"potassium", "magnesium", "phosphate", "ck"} <= set(daily.tests)
    assert (twice.fields, twice.every) == (("creatinine_mg_dl",), timedelta(hours=12))


def test_blood_is_due_daily_and_creatinine_twice_as_the_sources_have_it() -> None:
    due = {name: rule.every for rule in REGIMEN.calls.labs_due for name in rule.fields}
    assert due == {
        "platelets_per_mm3": timedelta(hours=24),
        "bilirubin_mg_dl": timedelta(hours=24),
        "bicarbonate_meq_l": timedelta(hours=24),
        "creatinine_mg_dl": timedelta(hours=12),
    }
