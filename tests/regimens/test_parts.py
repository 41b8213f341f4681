"""What a file must have besides its figures follows from its way; none of it is the program's."""

import re
from dataclasses import fields
from datetime import timedelta

import pytest

from il2nurse.domain.regimen.charting import PLAIN_CHARTING
from il2nurse.regimens import BadRegimen, load, load_whole
from tests.injected import injected_text
from tests.normal import FILE, RESOURCES

HIV = (RESOURCES / "regimens" / "aldesleukin-subcutaneous-hiv.toml").read_text(encoding="utf-8")
HIGH_DOSE = FILE.read_text(encoding="utf-8")
CHARTING = ("charting", "form", "partial_reason", "weight_mark", "monitoring_rule")


def without(text: str, *tables: str) -> str:
    """The text without every table of these names."""
    parts = re.split(r"(?m)^(?= *\[)", text)
    heads = tuple(f"[{name}" for name in tables) + tuple(f"[[{name}" for name in tables)
    return "".join(part for part in parts if not part.lstrip().startswith(heads))


def refused(text: str) -> str:
    with pytest.raises(BadRegimen) as found:
        load_whole(text, "file.toml")
    return str(found.value)


def test_the_file_for_injections_has_charting_limits_of_its_own() -> None:
    charting = load_whole(HIV, "hiv.toml").charting
    assert charting is not PLAIN_CHARTING
    assert charting.longest_line == timedelta(hours=13)
    assert list(charting.forms) == ["vital_signs"]
    assert (charting.weight_marks, charting.schedule) == ((), ())


@pytest.mark.parametrize(
    ("text", "tables", "part"),
    [
        (HIV, CHARTING, "charting.longest_line"),
        (HIV, ("grading",), "grading"),
        (HIV, ("reaction_outcome",), "reaction_outcome"),
        (HIGH_DOSE, ("grading",), "grading"),
        (HIGH_DOSE, ("reaction_outcome",), "reaction_outcome"),
    ],
)
def test_no_file_is_silent_about_what_every_one_has(
    text: str, tables: tuple[str, ...], part: str
) -> None:
    said = refused(without(text, *tables))
    assert f'"{part}" is missing; a regimen file brings its own clinical rules.' in said


@pytest.mark.parametrize("limit", [each.name for each in fields(PLAIN_CHARTING)][:8])
def test_no_charting_limit_is_the_programs(limit: str) -> None:
    lines = [line for line in HIV.splitlines() if not line.startswith(f"{limit} = ")]
    assert f"{limit}" in refused("\n".join(lines))


def test_every_part_that_is_missing_is_named_at_once() -> None:
    said = refused(without(HIV, *CHARTING, "grading", "reaction_outcome"))
    for part in ("charting.longest_line", "grading", "reaction_outcome"):
        assert f'"{part}" is missing' in said


@pytest.mark.parametrize("part", ["response", "calls"])
def test_what_the_way_asks_for_is_not_left_out(part: str) -> None:
    gone = (part, "call_limit", "labs_due") if part == "calls" else (part,)
    assert f'"{part}" is missing' in refused(without(HIGH_DOSE, *gone))


def test_a_tumours_responses_belong_to_courses_after_a_discharge() -> None:
    response = '[[response]]\nword = "x"\nlabel = "X"\nshrank = true\nsource = "s"\n'
    assert "response" in refused(f'{HIV}\n{response}confidence = "seed"\n')


def test_marks_of_a_weight_belong_to_doses_by_weight() -> None:
    mark = '[[weight_mark]]\nid = "gain"\npercent = 5\nsay = "More."\nsource = "s"\n'
    assert "weight_mark" in refused(f'{HIV}\n{mark}confidence = "seed"\n')


def test_only_a_kept_text_of_the_first_way_may_be_older_than_a_part() -> None:
    older = without(HIGH_DOSE, "grading", "response", "reaction_outcome")
    assert load(older, "kept.toml").grading.texts
    for newer in (HIV, injected_text(), injected_text(by_weight=True)):
        with pytest.raises(BadRegimen, match='"grading" is missing'):
            load(without(newer, "grading"), "kept.toml")
    with pytest.raises(BadRegimen, match=r'"charting\.longest_line" is missing'):
        load(without(HIV, *CHARTING), "kept.toml")


def test_no_file_of_this_kind_stops_being_research_by_an_edit() -> None:
    said = refused(without(HIV, "regimen.research"))
    assert (
        'every file of the kind "subcutaneous-aldesleukin-hiv" has "regimen.research.say".' in said
    )
