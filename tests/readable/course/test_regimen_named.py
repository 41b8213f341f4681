"""A regimen on paper names figures and what is worked out in words, never as the file does."""

from pathlib import Path

import pytest

from il2nurse import regimens
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.course.named import FIGURE_WORDS, FUNCTION_WORDS, names_in_words
from il2nurse.readable.course.regimen import regimen_tables
from il2nurse.readable.course.told_changes import change_in_words, told_changes
from tests.normal import FILE

FILES = sorted(FILE.parent.glob("*.toml"))


def read(file: Path) -> Regimen:
    return regimens.load(file.read_text(encoding="utf-8"), file.name)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_figure_and_function_has_its_words(file: Path) -> None:
    regimen = read(file)
    rules = [*regimen.suitability.rules, *(rule for step in regimen.steps for rule in step.rules)]
    functions = {rule.when.function for rule in rules if rule.when.function}
    assert not regimen.figures.keys() - FIGURE_WORDS.keys()
    assert not {each for each in functions if each not in regimen.fields} - FUNCTION_WORDS.keys()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nothing_is_called_as_the_file_calls_it(file: Path) -> None:
    tables = {table.title: table for table in regimen_tables(read(file))}
    called = [row[0] for row in tables["Figures"].rows]
    called += [row[1] for row in tables["Rules of the order and of the steps"].rows]
    called += [row[1] for row in tables["Where sources disagree"].rows]
    assert len(called) > 50
    assert not [each for each in called if "_" in each or "ml" in each.split()]


def test_what_was_settled_names_the_parts_that_it_decides() -> None:
    named = names_in_words(read(FILE))
    assert named["heart_rate_relative"].endswith(": relative")
    assert named["refused"] == "Patient asked to stop"


def test_words_are_not_kept_for_what_no_file_has() -> None:
    known = {name for file in FILES for name in read(file).figures}
    assert set(FIGURE_WORDS) == known


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_watching_and_what_is_not_given_are_told_with_their_sources(file: Path) -> None:
    regimen = read(file)
    tables = {table.title: table for table in regimen_tables(regimen)}
    watched = tables["Vital signs"].rows
    assert len(watched) == 1 + len(regimen.charting.schedule)
    told = " ".join(cell for row in watched for cell in row)
    assert all(rule.why in told and rule.say in told for rule in regimen.charting.schedule)
    assert all(row[0] and "_" not in row[0] for row in watched)
    gains = tables["Gain in weight"].rows if regimen.charting.weight_marks else ()
    assert [row[1] for row in gains] == [mark.say for mark in regimen.charting.weight_marks]
    reasons = {row[0]: row[2] for row in tables["Reasons why a dose is not given"].rows}
    assert {"Held", "Refused", "Missed"} == set(reasons.values())


def test_whoever_switches_reads_that_the_patient_is_watched_otherwise() -> None:
    text = FILE.read_text(encoding="utf-8")
    was, now = "Tell the prescriber that the systolic", "Call the prescriber: the systolic"
    assert was in text
    newer = regimens.load(text.replace(was, now), "newer")
    changes = told_changes(read(FILE), newer)
    assert {each.part for each in changes} == {"Vital signs"}
    assert all(now in change_in_words(each) for each in changes)


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ('reaction = "chest_pain"', 'reaction = "arrhythmias"', "Offers the reaction “Arrhythmia”"),
        ("what follows are as ordered", "what follows is as told", "what follows is as told"),
        (
            'word = "line"\nlabel = "Line or pump failed"',
            'word = "line"\nlabel = "Line blocked"',
            "Line blocked",
        ),
    ],
)
def test_whoever_switches_reads_what_a_stop_asks_otherwise(was: str, now: str, told: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert was in text
    changes = told_changes(read(FILE), regimens.load(text.replace(was, now), "newer"))
    told_of = [each for each in changes if each.part == "Reasons to stop an infusion"]
    assert told_of
    assert all(told in change_in_words(each) for each in told_of)


def test_a_reason_that_asks_for_no_call_says_so() -> None:
    tables = {table.title: table for table in regimen_tables(read(FILE))}
    rows = {row[0]: row[1:] for row in tables["Reasons to stop an infusion"].rows}
    assert rows.keys() >= {each.label for each in read(FILE).stop_reasons if not each.detail}
    assert rows["Patient asked to stop"] == ("No call to the prescriber is asked for.", "")
