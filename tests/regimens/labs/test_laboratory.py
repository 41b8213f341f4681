"""The laboratory's files: what the shipped ones hold, and what such a file may not say."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from il2nurse.domain.regimen.labs.tests import Effect, Range, is_loinc
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.reported_units import fold_unit
from il2nurse.regimens import BadRegimen
from il2nurse.regimens.labs.laboratory import GRADES, load_grades, load_laboratory, load_tests
from il2nurse.regimens.labs.laboratory import TESTS as FILE
from tests.laboratory import FOLDER, LABORATORY, TESTS

NEEDED = (
    "creatinine urea_nitrogen urea bilirubin_total bilirubin_direct ast alt alkaline_phosphatase "
    "sodium potassium chloride bicarbonate calcium calcium_corrected magnesium phosphate glucose "
    "albumin hemoglobin wbc neutrophils lymphocytes eosinophils platelets troponin_i ck ck_mb tsh "
    "cd4 hiv_viral_load inr"
)
RAISED = "alkaline_phosphatase bilirubin_total glucose urea_nitrogen creatinine potassium ast alt"
LOWERED = "calcium glucose magnesium phosphate potassium protein sodium uric_acid"

Load = Callable[[str], object]


def grades(text: str) -> object:
    return load_grades(text, TESTS)


def refused(load: Load, file: str, after: str, old: str, new: str) -> list[str]:
    text = (FOLDER / file).read_text(encoding="utf-8")
    place = text.index(old, text.index(after))
    with pytest.raises(BadRegimen) as caught:
        load(text[:place] + new + text[place + len(old) :])
    here = f"{file}:{text[:place].count(chr(10)) + 1}:"
    return [said.replace(here, "here:") for said in str(caught.value).split("\n")]


def test_every_test_that_is_asked_for_is_there() -> None:
    assert set(NEEDED.split()) <= TESTS.tests.keys()


@pytest.mark.parametrize(
    "field", ["creatinine_mg_dl", "platelets_per_mm3", "bilirubin_mg_dl", "bicarbonate_meq_l"]
)
def test_a_test_that_answers_a_regimens_field_agrees_with_it(regimen: Regimen, field: str) -> None:
    asked = regimen.fields[field]
    (test,) = [test for test in TESTS.tests.values() if test.field == field]
    assert (test.label, test.short, test.unit.name, test.loinc) == (
        asked.label,
        asked.short,
        asked.unit,
        asked.loinc,
    )
    assert (test.lowest, test.highest) == (asked.lowest, asked.highest)


def test_the_drugs_effects_are_those_of_the_seed() -> None:
    effects = {test.id: test.effect for test in TESTS.tests.values()}
    both = set(RAISED.split()) & set(LOWERED.split())
    assert {name for name, effect in effects.items() if effect is Effect.BOTH} == both
    assert all(effects[name] in (Effect.RAISED, Effect.BOTH) for name in RAISED.split())
    assert all(effects[name] in (Effect.LOWERED, Effect.BOTH) for name in LOWERED.split())


@pytest.mark.parametrize(
    ("word", "test"),
    [
        ("2160-0", "creatinine"),
        ("CREATININE", "creatinine"),
        ("ANC", "neutrophils"),
        ("Hb", "hemoglobin"),
        ("bilirubin", "bilirubin_total"),
        ("Bicarbonate (total CO₂)", "bicarbonate"),
    ],
)
def test_a_test_is_found_by_its_names_and_codes(word: str, test: str) -> None:
    found = TESTS.find(word)
    assert found is not None
    assert found.id == test


@pytest.mark.parametrize(
    ("code", "test"),
    [
        ("26515-7", "platelets"),
        ("26464-8", "wbc"),
        ("30239-8", "ast"),
        ("1743-4", "alt"),
        ("59260-0", "hemoglobin"),
        ("14682-9", "creatinine"),
    ],
)
def test_sister_codes_of_a_test(code: str, test: str) -> None:
    found = TESTS.find(code)
    assert found is not None
    assert found.id == test


@pytest.mark.parametrize("code", ["2160-1", "21600", "2160-", "-0", "K01", ""])
def test_what_is_no_loinc_code(code: str) -> None:
    assert not is_loinc(code)


@pytest.mark.parametrize("word", ["", "creatin", "calcium_corrected", "Ca corr"])
def test_no_test_is_guessed_and_none_that_is_worked_out_is_typed(word: str) -> None:
    assert TESTS.find(word) is None


@pytest.mark.parametrize(
    ("test", "spelling", "unit"),
    [
        ("creatinine", "µmol/L", "micromol/L"),
        ("creatinine", "μmol/l", "micromol/L"),
        ("creatinine", "MG/DL", "mg/dL"),
        ("platelets", "10³/µL", "thousand per mm³"),
        ("platelets", "x 10^9/L", "10^9/L"),
        ("platelets", "/mm3", "per mm³"),
        *(
            ("platelets", spelling, "10^9/L")
            for spelling in ("x10E9/L", "×10⁹/L", "x10*9/L", "10**9/L", "/nL", "10 ⁹/l", "Gpt/L")
        ),
        *(
            ("platelets", spelling, "thousand per mm³")
            for spelling in (
                "x10E3/uL",
                "×10³/µL",
                "thou/uL",
                "10*3/mm3",
                "K/mcL",
                "1000/cu mm",
                "Tsd./µl",
            )
        ),
        *(
            ("platelets", spelling, "per mm³")
            for spelling in ("{cells}/uL", "cells/mcL", "Cells / mm³", "1/µL", "#/uL", "10*6/L")
        ),
        ("platelets", "Mrd./l", "10^9/L"),
        ("potassium", "mval/L", "mEq/L"),
        ("calcium", "mval/l", "mEq/L"),
        ("platelets", "109/L", "none"),
        ("platelets", "10^12/L", "none"),
        ("platelets", "g/dL", "none"),
        ("hemoglobin", "gm/dL", "g/dL"),
        ("hemoglobin", "g%", "g/dL"),
        ("hemoglobin", "gm/L", "g/L"),
        ("hemoglobin", "mg/dL", "none"),
        ("creatinine", "mg%", "mg/dL"),
        ("creatinine", "mg/100 mL", "mg/dL"),
        ("ast", "[IU]/L", "units/L"),
        ("hiv_viral_load", "{copies}/mL", "copies/mL"),
        ("inr", "{INR}", "no unit"),
        ("inr", "", "no unit"),
        ("creatinine", "", "none"),
        ("creatinine", "g/L", "none"),
        ("tsh", "mIU/L", "milli-international units/L"),
    ],
)
def test_a_unit_is_found_by_its_spellings_and_never_guessed(
    test: str, spelling: str, unit: str
) -> None:
    found = TESTS.tests[test].find_unit(spelling)
    assert (found.name or "no unit" if found else "none") == unit


def test_the_range_is_that_of_the_sex_or_the_narrower_of_both() -> None:
    creatinine = TESTS.tests["creatinine"]
    assert creatinine.usual("female") == Range(Decimal("0.5"), Decimal("1.1"))
    assert creatinine.usual("male") == Range(Decimal("0.7"), Decimal("1.3"))
    assert creatinine.usual("unknown") == Range(Decimal("0.7"), Decimal("1.1"))
    assert TESTS.tests["hiv_viral_load"].usual("female") is None


def test_no_spelling_of_a_unit_serves_two_units_of_a_test() -> None:
    for test in TESTS.tests.values():
        spellings = [{fold_unit(s) for s in (u.name, *u.also)} for u in test.units]
        assert sum(map(len, spellings)) == len(set().union(*spellings))


SPOILT = [
    (
        "[[test]]",
        "places = 3",
        "place = 3",
        'here: "place" is not a key here; did you mean "places',
    ),
    ("[[test]]", "label =", "# =", '"label" is missing; a text is needed.'),
    ('id = "inr"', "source =", "# =", '"source" is missing; a text is needed.'),
    ("[[test.units]]", "source =", "# =", '"source" is missing; a text is needed.'),
    ("[[test.range]]", "confidence =", "# =", '"confidence" is missing; a text is needed.'),
    ("[[test]]", 'confidence = "seed"', 'confidence = "sed"', 'did you mean "seed"?'),
    ("[[test]]", '"2160-0"', '"2160-1"', 'here: "2160-1" is not a LOINC code: its check digit'),
    ("[[test]]", '"2160-0"', '"21600"', 'here: "21600" is not a LOINC code'),
    ("[[test]]", '"14682-9"', '"14682-8"', 'here: "14682-8" is not a LOINC code'),
    ("[laboratory.range_scale]", "times = 1.6", "times = 1", '"times" must be above 1.'),
    ("[[test]]", "places = 3", "places = 9", 'here: "places" must stand here, from 0 to 4.'),
    ("[[test]]", "lowest = 0.1", "lowest = 30", 'here: "lowest" 30 must lie below "highest" 25.'),
    ("[[test]]", "divide = 88.4", "divide = 0", 'here: "divide" must be above zero, not 0.'),
    ("[[test]]", "divide = 88.4", "divide = 8.84e1", "write 8.84e1 in full, without exponent."),
    ("[[test]]", "divide = 88.4", "multiply = 2\n  divide = 8", '"multiply" or "divide".'),
    ("[[test]]", '"umol/L"', '"mg/dl"', '"mg/dl" could be "mg/dL" or "micromol/L".'),
    ("[[test]]", 'effect = "raised"', 'effect = "raises"', 'did you mean "raised"?'),
    ("[[test]]", "effect_source =", "# =", '"effect_source" is missing; a text is needed.'),
    ("[[test]]", 'sex = "female"', 'sex = "femal"', 'did you mean "female"?'),
    ("[[test]]", 'sex = "female"', "# =", "ranges are one for everybody, or one for each sex."),
    ("[[test]]", "low = 0.5", "low = 5", 'here: "low" 5 must lie below "high" 1.1.'),
    ('id = "urea"', 'id = "urea"', 'id = "creatinine"', 'the test "creatinine" stands twice'),
    ('id = "urea"', '"serum urea"', '"BUN"', 'the name of a test "bun" stands twice'),
    ('id = "albumin"', "loinc =", 'field = "creatinine_mg_dl"\nloinc =', "field of a test"),
    ("[corrected", '"calcium"', '"calcum"', 'the test "calcum" is not known; did you mean "calc'),
    ("[corrected", '"calcium_corrected"', '"calcium"', 'must be "worked_out".'),
    ("[corrected", "within_hours", "within", '"within_hours" is missing'),
    ("[laboratory.unlike]", "times = 5", "times = 1", 'here: "times" must be above 1.'),
    ("[laboratory.leap]", "times = 2", "times = 1", 'here: "times" must be above 1.'),
    ("[laboratory]", "version =", "versions =", 'here: "versions" is not a key here; did you'),
]
SPOILT_GRADES = [
    (
        'id = "anemia"',
        'below = 6.2, unit = "mmol/L"',
        'below = 100, unit = "g/cL"',
        '"g/cL" is not',
    ),
    (
        'id = "anemia"',
        ', { below = 6.2, unit = "mmol/L" }',
        "",
        "grade 2 needs one number for each",
    ),
    (
        'id = "hypermagnesemia"',
        "above = 1.23,",
        "above = 3.40,",
        "grade 4 must lie beyond grade 3.",
    ),
    (
        'id = "anemia"',
        'of = "lower_limit"',
        'of = "lower_limit", unit = "g/L"',
        'a part with "of" has no "unit".',
    ),
    ("[[term]]", 'test = "creatinine"', 'test = "creatin"', 'did you mean "creatinine"?'),
    ("[[term]]", 'direction = "raised"', 'direction = "rised"', 'did you mean "raised"?'),
    ("[[term]]", "{ above = 1,", "{ below = 1,", 'a part of a grade has "above" or "at_least".'),
    ("[[term]]", '"upper_limit"', '"uper_limit"', 'did you mean "upper_limit"?'),
    ("[[term]]", "grade = 1", "grade = 3", '"grade" must rise from one to the next.'),
    ("[[term]]", "grade = 4", "grade = 5", '"grade" is a whole number from 1 to 4.'),
    ("[[term]]", "above = 6", "above = 3", "grade 4 must lie beyond grade 3."),
    ('id = "anemia"', "below = 8", "below = 10", "grade 3 must lie beyond grade 2."),
    ('"bilirubin_increased"', '"abnormal"', '"odd"', '"odd" is not a valid baseline'),
    ("[[not_graded]]", "why =", "# =", '"why" is missing; a text is needed.'),
    ("[scheme]", "version =", "# =", '"version" is missing; a text is needed.'),
    ("[[term]]", "source =", "# =", '"source" is missing; a text is needed.'),
]


@pytest.mark.parametrize(("after", "old", "new", "said"), SPOILT)
def test_a_spoilt_file_of_tests_is_refused(after: str, old: str, new: str, said: str) -> None:
    assert any(said in each for each in refused(load_tests, FILE, after, old, new))


@pytest.mark.parametrize(("after", "old", "new", "said"), SPOILT_GRADES)
def test_a_spoilt_file_of_grades_is_refused(after: str, old: str, new: str, said: str) -> None:
    assert any(said in each for each in refused(grades, GRADES, after, old, new))


def test_the_sites_own_file_goes_before(tmp_path: Path) -> None:
    text = (FOLDER / FILE).read_text(encoding="utf-8")
    own = text.replace('version = "2026.1"', 'version = "site 3"', 1)
    (tmp_path / FILE).write_text(own, encoding="utf-8")
    found = load_laboratory(FOLDER, tmp_path)
    assert (found.tests.version, found.scheme) == ("site 3", LABORATORY.scheme)
