"""Scenario files that are not understood are refused with file, act and the nearest word."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from il2nurse.play.play import Unmet, play
from il2nurse.play.scenario import read_scenario
from il2nurse.play.spelling import BadScenario
from il2nurse.regimens import BadRegimen
from tests.play.stages import in_memory

SHARED = Path(__file__).parents[1] / "scenarios" / "shared" / "ordinary.toml"
HEAD = f"""
[scenario]
format = 2
title = "A strange one"
uses = ["{SHARED.as_posix()}"]
start = "2026-11-20 09:00"
"""
NEWER = '[[act]]\ndo = "newer_text"\nby = "novak"\nversion = "2"\n'


def refuse(text: str, folder: Path, head: str = HEAD) -> str:
    path = folder / "strange.toml"
    path.write_text(head + text, encoding="utf-8")
    with pytest.raises(BadScenario) as refused:
        play_file(path)
    return str(refused.value)


def play_file(path: Path) -> None:
    scenario = read_scenario(path, datetime.now(UTC))
    stage, _ = in_memory(scenario, path.parent)
    play(scenario, stage)


@pytest.mark.parametrize(
    ("at", "why", "readings"),
    [
        (
            "2026-11-01 01:30",
            "comes twice, because the clocks go back",
            ("2026-11-01T01:30-04:00", "2026-11-01T01:30-05:00"),
        ),
        (
            "2027-03-14 02:30",
            "does not exist: the clocks go forward over it",
            ("2027-03-14T01:30-05:00", "2027-03-14T03:30-04:00"),
        ),
    ],
)
def test_a_time_that_comes_twice_or_never_is_refused_with_both_readings(
    tmp_path: Path, at: str, why: str, readings: tuple[str, str]
) -> None:
    zone = 'start = "2026-10-31 20:00"\nzone = "America/New_York"'
    head = HEAD.replace('start = "2026-11-20 09:00"', zone)
    text = f'[[act]]\ndo = "admit"\nby = "novak"\nat = "{at}"'
    assert f"{why}. Write {' or '.join(readings)}." in refuse(text, tmp_path, head)
    for each in readings:
        path = tmp_path / "read.toml"
        path.write_text(head + text.replace(at, each), encoding="utf-8")
        play_file(path)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[akt]]", "strange.toml: “akt” is not known here. Nearest: “act”."),
        ('[[act]]\ndo = "admitt"', "act 1: do: “admitt” is not known here. Nearest: “admit”."),
        ('[[act]]\ndo = "admit"\nbi = "novak"', "act 1 (admit): “bi” is not known here."),
        ('[[act]]\ndo = "admit"\nby = "novac"', "by: “novac” is not known here. Nearest: “novak”."),
        ('[[act]]\ndo = "admit"\nby = "novak"\npatient = "march"', "Nearest: “marsh”."),
        ('[[act]]\ndo = "admit"\nby = "novak"\nexpect = "fine"', "“fine” is not known here."),
        ('[[act]]\ndo = "admit"\nby = "novak"\nat = "soon"', "“soon” is not a time."),
        ('[[act]]\ndo = "admit"\nby = "novak"\nat = "08:59"', "lies before the act before it."),
        ('[[act]]\ndo = "admit"\nby = "novak"\nstate = "begun"', "no dose was begun"),
        ('[answers]\nheart_rate = 84\n[[act]]\ndo = "admit"\nby = "novak"', "Nearest: “heart_rate"),
        (f'{NEWER}was = "Identify every patient"\nnow = ""', "has to stand once in the regimen"),
        (f'{NEWER}was = ["one", "two"]\nnow = ["three"]', "as many texts of the one"),
        ('[[case]]\ntitle = "x"\nchecks = { found = [] }', "case “x”: “checks” is not known here."),
        ('[[person]]\nid = "novak"', "every person needs an id of its own"),
        ('[[person]]\nid = "x"\nrole = "nurs"', "Nearest: “nurse”."),
        ('[[patient]]\nid = "x"\nborn = "spring"', "write born like 1961-03-14."),
        ("[scenario]\n", "cannot be read"),
    ],
)
def test_refuses_with_place_and_nearest_word(tmp_path: Path, text: str, sentence: str) -> None:
    assert sentence in refuse(text, tmp_path)


def test_a_refusal_must_be_quoted(tmp_path: Path) -> None:
    twice = '[[act]]\ndo = "admit"\nby = "novak"\n' * 2 + 'expect = "refused"\n'
    assert "give a part of the refusal under “say”" in refuse(twice, tmp_path)


def test_a_used_file_that_is_missing_is_named(tmp_path: Path) -> None:
    head = '[scenario]\nuses = ["shared/nowhere.toml"]\n'
    assert "nowhere.toml" in refuse("", tmp_path, head)


def test_a_file_that_uses_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text('[scenario]\nuses = ["strange.toml"]\n', encoding="utf-8")
    head = '[scenario]\nuses = ["other.toml"]\n'
    assert "strange.toml uses itself, by way of other.toml." in refuse("", tmp_path, head)


def test_a_file_used_by_two_others_is_read_once(tmp_path: Path) -> None:
    for name in ("one.toml", "two.toml"):
        (tmp_path / name).write_text(f'[scenario]\nuses = ["{SHARED.as_posix()}"]\n', "utf-8")
    path = tmp_path / "both.toml"
    path.write_text('[scenario]\nuses = ["one.toml", "two.toml"]\n', encoding="utf-8")
    assert "marsh" in read_scenario(path, datetime.now(UTC)).patients


@pytest.mark.parametrize("do", ["begin", "order", "discharge", "vital_signs", "look"])
def test_nothing_is_played_of_a_patient_who_was_not_admitted(tmp_path: Path, do: str) -> None:
    text = f'[[act]]\ndo = "{do}"\nby = "novak"'
    assert "MARSH, Eleanor was not admitted yet." in refuse(text, tmp_path)


def test_what_cannot_be_seen_yet_is_unmet(tmp_path: Path) -> None:
    path = tmp_path / "strange.toml"
    text = '[[act]]\ndo = "admit"\nby = "lindqvist"\nstopped = "none"'
    path.write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(Unmet, match=r"expected stopped “none”, but: .* has no order yet"):
        play_file(path)


def test_a_newer_text_that_cannot_be_meant_is_refused_as_a_file_is(tmp_path: Path) -> None:
    path = tmp_path / "strange.toml"
    limit = 'was = "when = { at_most = 40 }"\nnow = "when = { at_most = 42 }"'
    path.write_text(f"{HEAD}{NEWER}{limit}", encoding="utf-8")
    with pytest.raises(BadRegimen) as refused:
        play_file(path)
    assert str(refused.value).startswith("strange.toml, act 1 (newer_text):")
    assert "overlaps" in str(refused.value)


STARTED = HEAD.replace("ordinary.toml", "begun.toml").replace(
    "uses = [", f'uses = ["{SHARED.as_posix()}", "{SHARED.with_name("ordered.toml").as_posix()}", '
)
AN_ACT = '[[act]]\nby = "novak"\n'


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ('do = "vital_signs"\nbut = { systolic = 84 }', "Nearest: “systolic_mmhg”."),
        ('do = "steps"\nthrough = "line"\nbut = { systolic = 84 }', "Nearest: “systolic_mmhg”."),
        ('do = "confirm"\nbut = { spo2 = 84 }', "“spo2” is not known here."),
        ('do = "vital_signs"\nbut = "spo2"', "but needs a table."),
        ('do = "correct_patient"\nto = "bed"', "to needs a table."),
        ('do = "correct_patient"\nto = { bad = "5" }', "to: “bad” is not known here."),
        ('do = "correct_patient"\nto = { allergies = "latex" }', "“allergies” is a list."),
        ('do = "correct_patient"\nto = { bed = ["5"] }', "“bed” is not a list."),
        ('do = "correct_patient"\nto = { born = "spring" }', "to: born: "),
        ('do = "print"\nsize = "A5"', "size: “A5” is not known here. Nearest: “A4”."),
    ],
)
def test_an_answer_that_nobody_asks_for_is_never_passed_over(
    tmp_path: Path, act: str, sentence: str
) -> None:
    assert sentence in refuse(AN_ACT + act, tmp_path, STARTED)
