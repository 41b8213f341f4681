"""Files that are no regimen at all, several problems at once, and what is told of each."""

import hashlib
from pathlib import Path

import pytest

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.regimens import BadRegimen, load, load_file, load_whole, shipped
from il2nurse.regimens.toml.problems import MOST_PROBLEMS


def refused(text: str) -> list[str]:
    with pytest.raises(BadRegimen) as caught:
        load(text, "ward.toml")
    return str(caught.value).split("\n")


def test_the_digest_is_that_of_the_text(text: str, regimen: Regimen) -> None:
    assert regimen.digest == hashlib.sha256(text.encode()).hexdigest()


def test_the_same_text_gives_the_same_regimen(text: str, regimen: Regimen) -> None:
    assert load(text, "elsewhere.toml") == regimen


def test_windows_line_ends_are_read(text: str, regimen: Regimen) -> None:
    assert load(text.replace("\n", "\r\n"), "ward.toml").steps == regimen.steps


def test_a_text_from_before_the_witness_was_one_word_is_read_the_same(
    text: str, regimen: Regimen
) -> None:
    older = text.replace("[step.witness]", "[step.second]").replace('"witness"', '"second_person"')
    assert older.count("second") > text.count("second") + 5
    assert load(older, "kept.toml").steps == regimen.steps


def test_an_empty_file_names_what_is_missing() -> None:
    assert refused("") == ['ward.toml:1: "regimen" is missing; a table is needed.']


def test_broken_toml_is_named_with_its_line() -> None:
    said = refused('[regimen]\nid = "a"\nid = "b"\n')
    assert said == ["ward.toml:3: this is not TOML: Cannot overwrite a value."]


def test_an_unfinished_text_is_named_with_its_line() -> None:
    assert refused('[regimen]\nid = "a\n')[0].startswith("ward.toml:2: this is not TOML: ")


@pytest.mark.parametrize("value", ["[" * 20_000, "9" * 20_000], ids=["deep", "long"])
def test_what_would_burst_the_reader_is_refused(value: str) -> None:
    assert "far too long or deep" in refused(f"[regimen]\nid = {value}\n")[0]


def test_lone_surrogates_are_refused(text: str) -> None:
    assert refused(f"{text}# \ud800\n")[-1].endswith("this is not UTF-8 text.")


def test_all_problems_are_told_together_in_the_order_of_their_lines(text: str) -> None:
    spoilt = text.replace("value = 1.2", "value = true", 1).replace('kind = "ticks"', "", 1)
    said = refused(spoilt.replace('act = "sign"', 'act = "sing"'))
    lines = [int(each.split(":")[1]) for each in said]
    assert len(said) >= 3
    assert lines == sorted(lines)


def test_very_many_problems_are_counted(text: str) -> None:
    said = refused(text.replace("\nsource = ", "\nsauce = "))
    assert len(said) == MOST_PROBLEMS + 1
    assert said[-1].endswith("more problems of this kind.")


def test_a_table_in_place_of_a_list_is_refused(text: str) -> None:
    before, _, _ = text.partition("\n[[settled]]")
    said = refused(f"{before}\n[settled]\nid = 'one'\n")
    assert [each.split(": ", 1)[1] for each in said] == ['"settled" must be a list of tables.']


def test_a_list_in_place_of_a_table_is_refused(text: str) -> None:
    assert (
        '"monitoring" must be a table.'
        in refused(text.replace("[monitoring]", "[[monitoring]]"))[0]
    )


def test_the_count_of_relative_criteria_stands_last(text: str) -> None:
    before, begin, rest = text.partition('[[criterion]]\nid = "sepsis"')
    sepsis, found, count = (begin + rest).partition('[[criterion]]\nid = "permanent_stop"')
    count, mark, after = (found + count).partition("# ====")
    assert any(
        '"relative_count" must be the last' in each
        for each in refused(before + count + sepsis + mark + after)
    )


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "ward.toml"
    path.write_bytes(b'[regimen]\nid = "\xff"\n')
    with pytest.raises(BadRegimen, match=r"^ward\.toml:2: this is not UTF-8 text\.$"):
        load_file(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadRegimen, match=r"^none\.toml:1: there is no such file"):
        load_file(tmp_path / "none.toml")


def test_two_files_with_one_regimen(tmp_path: Path, text: str) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(BadRegimen, match=r"^b\.toml:1: another file already has the regimen"):
        shipped(tmp_path)


def test_an_empty_folder_has_no_regimen(tmp_path: Path) -> None:
    assert shipped(tmp_path) == {}


@pytest.mark.parametrize(
    ("left_out", "missing"),
    [
        ('longest_line = "3 h"\n', '"charting.longest_line" is missing'),
    ],
)
def test_a_file_brings_its_own_clinical_rules(text: str, left_out: str, missing: str) -> None:
    older = text.replace(left_out, "")
    assert older != text
    assert load(older, "kept.toml").charting.longest_line
    with pytest.raises(BadRegimen, match=missing):
        load_whole(older, "site.toml")


def test_what_is_always_done_has_no_condition(text: str) -> None:
    always = 'lead = "Call the prescriber."\n'
    assert any(
        '"lead" is always done and "condition" says when' in each
        for each in refused(text.replace(always, f'{always}condition = "Now"\n', 1))
    )


def test_an_emergency_text_of_before_is_read_as_it_was(text: str) -> None:
    older = text.replace('lead = "Call the prescriber."\n', "", 1)
    said = [each.sentence for each in load(older, "kept.toml").emergency]
    assert "Record whom you called, when, and that you read the order back." in said
    assert "SpO₂ below 90 %: Give oxygen. Sit the patient up if pressure allows." in said
