"""A regimen file that can be read is refused where it cannot be meant, with both lines named."""

import os
import re
import tomllib
from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

import pytest

from il2nurse.regimens import BadRegimen, load, load_whole
from il2nurse.regimens.loading import parse_toml
from il2nurse.regimens.sense.kinds import kind_names, kinds_folder, read_kind
from tests.normal import FILE
from tests.regimens.sense.mutants import Mutant, mutants
from tests.regimens.sense.said import HARMLESS, SaidMutant, harmless, said_mutants, sentences

TEXT: Final = FILE.read_text(encoding="utf-8")
# Product, dose, bags and timetable always; of the other figures every so many, from 1 for all.
EVERY: Final = int(os.environ.get("EVERY_FIGURE", "40"))
ALWAYS: Final = ("figure.", "bag.", "rounding.", "dose_level.", "step_down.", "additive.")
TEXTS: Final = {
    path.stem: path.read_text(encoding="utf-8") for path in sorted(FILE.parent.glob("*.toml"))
}
"""Every file that the program ships: of each kind there is one, and more of some."""


def _chosen() -> list[Mutant]:
    return [mutant for text in TEXTS.values() for mutant in _figures_of(list(mutants(text)))]


def _figures_of(found: list[Mutant]) -> list[Mutant]:
    always = [each for each in found if each.name.startswith(ALWAYS)]
    others = [each for each in found if not each.name.startswith(ALWAYS)]
    return [*always, *others[::EVERY]]


def _chosen_said() -> list[SaidMutant]:
    found = [each for text in TEXTS.values() for each in said_mutants(text)]
    return [each for each in found if not harmless(each.name)][::EVERY]


def _refused(text: str) -> str:
    with pytest.raises(BadRegimen) as refused:
        load_whole(text, "site.toml")
    return str(refused.value)


def _line(fragment: str, after: str = "") -> int:
    return TEXT[: TEXT.index(fragment, TEXT.index(after))].count("\n") + 1


def _with(after: str, old: str, new: str, text: str = TEXT) -> str:
    place = text.index(old, text.index(after))
    return text[:place] + new + text[place + len(old) :]


def _of_figure(name: str, old: str, new: str) -> str:
    return _with(f'id = "{name}"', f"value = {old}\n", f"value = {new}\n")


def test_every_kind_has_a_file() -> None:
    kinds = {load_whole(text, name).kind for name, text in TEXTS.items()}
    assert kinds == set(kind_names())


def test_the_shipped_file_can_be_meant() -> None:
    assert load_whole(TEXT, "site.toml").kind == "high-dose-iv-aldesleukin"


@pytest.mark.parametrize("mutant", _chosen(), ids=str)
def test_a_figure_ten_times_too_high_or_low_is_refused(mutant: Mutant) -> None:
    assert _refused(mutant.text)


@pytest.mark.parametrize("mutant", _chosen_said(), ids=str)
def test_a_sentence_that_says_ten_times_its_number_is_refused_at_its_line(
    mutant: SaidMutant,
) -> None:
    said = _refused(mutant.text)
    assert f"site.toml:{mutant.line}: " in said or f"(line {mutant.line})" in said
    assert re.search(r"line [0-9]+|of the kind|; it is ", said)


def test_every_sentence_that_harms_nobody_is_there() -> None:
    names = {name for text in TEXTS.values() for _, name, _ in sentences(tomllib.loads(text))}
    for pattern in HARMLESS:
        assert any(fnmatchcase(name, pattern) for name in names), pattern


def test_dose_in_units_and_in_mg_agree_and_all_lines_are_named() -> None:
    said = _refused(_of_figure("dose_mg_per_kg", "0.037", "0.044"))
    assert said.startswith(f"site.toml:{_line('value = 0.037')}: 0.044 mg/kg is not 600,000 inter")
    assert f"line {_line('value = 600_000')}, {_line('value = 18_000_000')}, " in said


@pytest.mark.parametrize(
    ("figure", "old", "new", "sentence"),
    [
        ("withdrawable_ml_per_vial", "1.2", "1.3", "cannot be drawn from a vial dissolved in 1.2"),
        ("interval_hours", "8", "12", "14 doses, one every 12 h, do not fit into the 5 days"),
        ("doses_per_course", "28", "27", "2 cycles of 14 doses are not 27 doses."),
        ("interval_hours", "8", "80", 'of the kind "high-dose-iv-aldesleukin" it is 8 to 12'),
        ("infusion_minutes", "15", "14", 'and the figure "infusion_minutes"'),
        ("weight_lowest_kg", "25", "30", '"weight_kg" takes 25 kg as its lowest, and the order 30'),
    ],
)
def test_figures_that_do_not_fit_together(figure: str, old: str, new: str, sentence: str) -> None:
    assert sentence in _refused(_of_figure(figure, old, new))


def test_a_bag_that_does_not_hold_its_doses_in_the_window() -> None:
    text = _with('id = "bag_25"', "25_400_000", "34_000_000")
    assert "34,000,000 international units in the bag of 25 mL holds 0.0773 mg/mL" in _refused(text)


def test_a_step_of_rounding_too_coarse_for_the_smallest_dose() -> None:
    text = _with("[[rounding]]", "step_ml = 0.01", "step_ml = 0.1")
    assert "a step of 0.1 mL moves 0.83 mL by 6.0 %, more than 5 %" in _refused(text)


@pytest.mark.parametrize(
    ("limit", "old", "new", "sentence"),
    [
        ("systolic_hold", "below = 90", "below = 89", "says 90, and the condition is below 89"),
        ("heart_rate_low_hold", "is 40 or", "is 45 or", "says 45, and the condition is at most 40"),
        ("platelets_absolute", "below 30,000 per", "below 3,000 per", "says 3,000, and the"),
        ("urine_8h_relative", "80 to 160 mL", "80 to 260 mL", "says 260, and the condition is"),
        ("doses_held_absolute", "Three doses", "Four doses", "says 4, and the condition is at le"),
        ("fev1_percent_low", "below 75 %", "below 70 %", "says 70, and the condition is below 75"),
        ("chest_x_ray_too_old", "28 days old", "48 days old", "says 48, and the condition is old"),
        ("call_temperature_high", "above 40 °C", "above 41 °C", "says 41, and the condition is a"),
        ("hourly_low_systolic", "below 100 mmHg", "below 80 mmHg", "says 80, and the condition i"),
    ],
)
def test_a_sentence_says_what_is_compared(limit: str, old: str, new: str, sentence: str) -> None:
    said = _refused(_with(f'id = "{limit}"', old, new))
    assert sentence in said
    assert re.search(r"\(line [0-9]+\)", said)


def test_a_sentence_beside_a_limit_that_it_names() -> None:
    said = _refused(_with('id = "vital_systolic_low"', "below 90 mmHg", "below 80 mmHg"))
    line = _line('limit = "systolic_hold"', 'id = "vital_systolic_low"')
    assert f"says 80, and the condition is below 90 (line {line})" in said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Dilute in 50 mL", "Dilute in 500 mL"),
        ("with 1.2 mL sterile", "with 12 mL sterile"),
        ("pump for 15 minutes", "pump for 150 minutes"),
        ("÷ 18, rounded", "÷ 1.8, rounded"),
        ("× 0.6 million", "× 6 million"),
        ("Between 0.03 and 0.07", "Between 0.03 and 0.7"),
        ("outside 0.03 to 0.07", "outside 0.3 to 0.07"),
        ("younger than 18", "younger than 8"),
    ],
)
def test_a_sentence_says_its_figure(old: str, new: str) -> None:
    said = _refused(_with("", old, new))
    assert re.search(r'" says .*, and the figure "\w+" \(line [0-9]+\) is', said)


def test_limits_worsen_away_from_what_is_good() -> None:
    swapped = _with('id = "platelets_absolute"', 'result = "absolute"', 'result = "watch"')
    line = _line('result = "absolute"', 'id = "platelets_absolute"')
    assert (
        '"platelets_relative" (relative at least 30000 and at most 50000) is worse than what lies '
        f'on both sides of it: "platelets_absolute" (watch below 30000, line {line}), and no limit'
    ) in _refused(swapped)


def test_between_two_limits_nothing_is_left_out() -> None:
    said = _refused(_with('id = "weight_gain_watch_high"', "above = 10", "above = 12"))
    assert '"weight_gain_watch" (watch above 5 and at most 10) is worse than what lies on' in said


def test_beyond_the_worst_limit_nothing_is_clear() -> None:
    capped = _with('id = "oxygen_absolute"', "{ above = 4 }", "{ above = 4, below = 8 }")
    assert '"oxygen_absolute" (absolute above 4 and below 8) is worse than' in _refused(capped)


def test_a_dose_is_given_again_only_where_it_is_not_held() -> None:
    text = _with('id = "creatinine_label_hold"', "when = { below = 4 }", "when = { below = 6 }")
    assert 'where "creatinine_label_hold" holds: above 4.5 (line' in _refused(text)


def test_a_regimen_names_a_kind_there_is() -> None:
    named = 'kind = "high-dose-iv-aldesleukin"\n'
    assert '"regimen.kind" is missing' in _refused(TEXT.replace(named, "", 1))
    said = _refused(TEXT.replace(named, 'kind = "high-dose-iv-aldesleukine"\n', 1))
    assert f"site.toml:{_line(named)}: " in said
    assert 'is not a kind of regimen; did you mean "high-dose-iv-aldesleukin"?' in said


def test_a_text_kept_with_a_course_is_not_asked_again() -> None:
    kept = _of_figure("dose_mg_per_kg", "0.037", "0.37")
    assert load(kept, "the text kept with the course").timetable.doses_per_cycle > 1


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda text: text.replace("[1.2, 1.2]", "[1.2]", 1), "needs least and most"),
        (lambda text: text.replace("[1.2, 1.2]", '[1.2, "2 h"]', 1), "needs least and most"),
        (lambda text: text.replace("[kind]", "[kin]", 1), '"kind" is missing'),
        (lambda text: text.replace("about = ", "abuot = ", 1), '"about" is missing'),
    ],
)
def test_a_kind_that_is_not_understood_is_refused(
    spoil: Callable[[str], str], sentence: str
) -> None:
    path = Path(kinds_folder()) / f"{kind_names()[0]}.toml"
    text = spoil(path.read_text(encoding="utf-8"))
    with pytest.raises(BadRegimen, match=sentence):
        read_kind(parse_toml(text, path.name), text, path.name)


def test_every_caution_of_a_bags_label_must_be_there() -> None:
    for said in ("NO IN-LINE FILTER.", "Do not shake."):
        begin = TEXT.rindex("[[on_bag]]", 0, TEXT.index(f'text = "{said}"'))
        part = TEXT[begin : TEXT.index("[[", begin + 2)]
        name = part.split('id = "')[1].split('"')[0]
        assert f'has "on_bag.{name}.text"' in _refused(TEXT.replace(part, ""))


@pytest.mark.parametrize("name", ["aldesleukin-subcutaneous-hiv", FILE.stem])
def test_a_step_after_a_dose_that_takes_no_reason_in_words_is_refused(name: str) -> None:
    text = (FILE.parent / f"{name}.toml").read_text(encoding="utf-8")
    words = '{ word = "no", label = "No" }, { word = "yes", label = "Yes" }'
    choice = f'kind = "choice"\nchoices = [{words}]'
    changed = _with('id = "vital_signs_missed"', 'kind = "text"', choice, text)
    assert "nobody could say why, and the dose could not be signed" in _refused(changed)
    assert load(changed, "kept with a course").steps
