"""What a site's file may not say otherwise than its kind: words, figures of a day, who signs."""

import re
from typing import Final

import pytest

from il2nurse.domain.regimen.comparisons import DATED
from il2nurse.domain.regimen.refusals import Consequence
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.pre_tests import is_pre_test
from il2nurse.regimens import BadRegimen, load, load_whole
from il2nurse.regimens.loading import parse_toml
from il2nurse.regimens.sense.kinds import kinds_folder, read_kind
from il2nurse.regimens.sense.marking import words_taken_away
from il2nurse.regimens.sense.outcomes import up_to_the_drug
from tests.normal import FILE

TEXTS: Final = {
    path.stem: path.read_text(encoding="utf-8") for path in sorted(FILE.parent.glob("*.toml"))
}
HIGH, DAYS, INJECTED, KEPT_UP = (
    "aldesleukin-high-dose-iv",
    "aldesleukin-continuous-iv-hiv",
    "aldesleukin-subcutaneous-hiv",
    "aldesleukin-subcutaneous-maintenance",
)
HIV: Final = (DAYS, INJECTED, KEPT_UP)
BOTH: Final = (INJECTED, KEPT_UP)
HOLDING: Final = frozenset({Result.HOLD, Result.ABSOLUTE, Result.STOP})
WITNESS: Final = r'  refused = "witness"\n'


def figure(name: str, value: int) -> tuple[str, str]:
    """Another value of a figure."""
    return rf'(id = "{name}"\nvalue = )[0-9_.]+', rf"\g<1>{value}"


def refused(name: str, *pairs: tuple[str, str], count: int = 1) -> str:
    """What the file is told in which these were written in the place of those."""
    text = TEXTS[name]
    for old, new in pairs:
        text, done = re.subn(old, new, text, count=count)
        assert done, old
    with pytest.raises(BadRegimen) as told:
        load_whole(text, "site.toml")
    return str(told.value)


@pytest.mark.parametrize("word", ["stable", "progression"])
def test_what_did_not_shrink_never_counts_as_shrunk(word: str) -> None:
    said = refused(HIGH, (rf'(word = "{word}"\n.*\nshrank = )false', r"\1true"))
    assert re.search(rf'site\.toml:[0-9]+: "response.{word}.shrank" is true; .* alone \(', said)
    assert "Previous US label" in said


def test_no_new_response_counts_as_shrunk() -> None:
    first = '[[response]]\nword = "complete"'
    other = first.replace("complete", "mixed")
    new = f'{other}\nlabel = "Mixed"\nshrank = true\nsource = "A site"\nconfidence = "proposal"\n\n'
    assert '"response.mixed.shrank" is true' in refused(HIGH, (re.escape(first), new + first))


@pytest.mark.parametrize(
    ("word", "label"), [("partial", "Progression"), ("shrank", "Not measured")]
)
def test_no_response_goes_by_another_name(word: str, label: str) -> None:
    said = refused(HIGH, (rf'(word = "{word}"\nlabel = )".*"', rf'\1"{label}"'))
    assert f'"response.{word}.label" says “{label}”' in said


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("hours", [8, 9, 10, 11, 13, 14, 16])
def test_injections_are_two_a_day(name: str, hours: int) -> None:
    said = refused(name, figure("interval_hours", hours))
    assert f'"figure.interval_hours.value" is {hours}; of the kind' in said
    assert f"10 injections, one every {hours} h, take {hours * 10} h; the 5 days" in said
    assert ("is 22,500,000 in a day" in said) is (hours < 12)


def test_a_dose_is_compared_as_often_as_it_is_due_in_a_day() -> None:
    said = refused(INJECTED, figure("interval_hours", 8))
    assert '"dose_level.highest.international_units" of 7,500,000, one every 8 h (line ' in said
    assert "that is 9,000,000 to 15,000,000 (" in said
    assert "is 13,500,000 in a day" not in said
    assert "in a day" not in refused(HIGH, figure("interval_hours", 12))


@pytest.mark.parametrize(
    ("field", "label", "new"),
    [
        ("indication", "Non-Hodgkin lymphoma (off-label)", "Non-Hodgkin lymphoma"),
        ("indication", "Kaposi sarcoma (off-label)", "Kaposi sarcoma"),
        ("setting", "Intensive care and its specialists are at hand", "The ward is open"),
    ],
)
def test_the_order_says_what_it_must(field: str, label: str, new: str) -> None:
    said = refused(HIGH, (re.escape(label), new))
    assert f'"field.{field}.choices.' in said
    assert f"says “{new}”; in each file of the kind" in said


@pytest.mark.parametrize("name", TEXTS)
def test_every_result_against_a_dose_is_put_aside_by_two(name: str) -> None:
    """Whatever holds a dose by a result on file, else one nurse would undo it alone."""
    alone = []
    for step in up_to_the_drug(load(TEXTS[name], name)):
        for rule in step.rules:
            field = step.field(rule.when.field or "")
            dated = any(each.op in DATED for each in rule.when.comparisons)
            kept = field and is_pre_test(field) and not dated
            if kept and rule.result in HOLDING and rule.refused is not Consequence.WITNESS:
                alone.append(rule.id)
    assert not alone


@pytest.mark.parametrize("name", HIV)
@pytest.mark.parametrize(
    "rule", ["viral_load_high", "liver_tests_abnormal", "kidney_tests_abnormal"]
)
def test_no_file_lets_one_nurse_put_a_result_aside(name: str, rule: str) -> None:
    said = refused(name, (rf'(id = "{rule}"\n.*\n.*\n){WITNESS}', r"\1"))
    assert 'no rule has refused = "witness" at this: “' in said


def test_no_witness_of_the_high_dose_file_is_left_out() -> None:
    places = [found.start() for found in re.finditer(WITNESS, TEXTS[HIGH])]
    assert len(places) > 5
    for at in places:
        text = TEXTS[HIGH][:at] + re.sub(WITNESS, "", TEXTS[HIGH][at:], count=1)
        with pytest.raises(BadRegimen, match='no rule has refused = "witness"'):
            load_whole(text, "site.toml")


@pytest.mark.parametrize("name", HIV)
@pytest.mark.parametrize(
    "part", ["fever above 38.9 °C", "less urine or none", "short of breath", "faint;"]
)
def test_the_patient_is_told_when_to_call(name: str, part: str) -> None:
    said = refused(name, (re.escape(part), "unwell"), count=0)
    assert '"teaching.call_at_once.text" says “' in said


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize(
    "part", ["supervises closely", "number for an emergency", "stays overnight in the first course"]
)
def test_what_is_ticked_before_the_first_injection_is_said(name: str, part: str) -> None:
    assert '"field.setting.choices.' in refused(name, (part, "is well"))


@pytest.mark.parametrize("name", HIV)
def test_a_drug_is_told_as_serious_as_it_is(name: str) -> None:
    said = refused(name, (r'(id = "interaction_protease"\nlevel = )"warn"', r'\1"info"'))
    assert "nobody is told at this: the drug “ritonavir” (at least “warn”)" in said
    text = re.sub(r'(id = "interaction_protease"\nlevel = )"warn"', r'\1"warn-high"', TEXTS[name])
    assert load_whole(text, "site.toml").id


@pytest.mark.parametrize(
    "pairs",
    [
        ((r"weeks = 12", "weeks = 9"),),
        ((r"weeks = 16", "weeks = 13"),),
        ((r"above = 600", "above = 200"),),
    ],
)
def test_longer_intervals_are_those_of_the_source(pairs: tuple[tuple[str, str], ...]) -> None:
    said = refused(KEPT_UP, *pairs)
    assert re.search(r'"longer_interval\.[01]\.(weeks|above)" is [0-9]+; of the kind', said)


@pytest.mark.parametrize("name", TEXTS)
def test_each_conflict_of_sources_stands_as_it_is(name: str) -> None:
    regimen = load(TEXTS[name], name)
    path = kinds_folder() / f"{regimen.kind}.toml"
    text = path.read_text(encoding="utf-8")
    kind = read_kind(parse_toml(text, path.name), text, path.name)
    said = " ".join(each.sentence for each in words_taken_away(kind, {}))
    assert all(f'"settled.{each.id}.text" is missing' in said for each in regimen.settled)
    last = regimen.settled[-1].id
    gone = refused(name, (rf'\[\[settled\]\]\nid = "{last}"\n(?:.+\n)+', ""))
    assert re.search(rf'site\.toml:[0-9]+: "settled\.{last}\.text" is missing', gone)
    other = (rf'(id = "{last}"\n(?:.+\n)*?text = ).*', r'\1"All agree."')
    assert f'"settled.{last}.text" says “All agree.”' in refused(name, other)


@pytest.mark.parametrize(
    ("name", "short"),
    [("rest_days", 5), ("rest_days", 8), ("response_review_days", 14), ("next_course_days", 42)],
)
def test_nothing_between_courses_is_shorter(name: str, short: int) -> None:
    said = refused(HIGH, figure(name, short))
    assert f'"figure.{name}.value" is {short}; of the kind' in said
    assert "no shorter" in said


def test_the_rest_is_as_long_as_the_sentence_says() -> None:
    said = refused(HIGH, figure("rest_days", 10))
    assert '"settled.settled_rest.text" says 9, and the figure "rest_days"' in said
    text = re.sub(*figure("rest_days", 10), TEXTS[HIGH]).replace(
        "It is 9 days here", "It is 10 days here"
    )
    assert load_whole(text, "site.toml").id
