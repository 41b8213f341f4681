"""Marks nobody can see are left out at entry and named; what has no sign is said by its name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.values.marks import drawable, enter, left_out_in_words, placeholder


@pytest.mark.parametrize(
    ("typed", "kept", "left_out"),
    [
        ("com\u00adfortable", "comfortable", ("soft hyphen",)),
        ("\ufeffMarsh\u200e", "Marsh", ("byte order mark", "left-to-right mark")),
        ("12\u202e34\u202c", "1234", ("right-to-left override", "pop directional formatting")),
        ("a\x00b\x07\x1b", "ab", ("null", "U+0007", "U+001B")),
        ("lone \ud83d", "lone ", ("U+D83D",)),
        ("a\u200db", "ab", ("joiner",)),
        ("\u3164", "", ("hangul filler",)),
        ("\u0915\u200db", "\u0915b", ("joiner",)),
        ("b\u200d\u0915", "b\u0915", ("joiner",)),
        ("\u0915\u200d", "\u0915", ("joiner",)),
        (" \ufe0f", " ", ("variation selector-16",)),
        ("\u2764\ufe0f\ufe0f", "\u2764\ufe0f", ("variation selector-16",)),
    ],
)
def test_invisible_marks_are_left_out_and_named(
    typed: str, kept: str, left_out: tuple[str, ...]
) -> None:
    entered = enter(typed)
    assert (entered.text, entered.left_out) == (kept, left_out)


@pytest.mark.parametrize(
    "typed",
    [
        "Eleanor O’Brien, β-blocker ≥ 3 h",
        "one\ntwo\tthree",
        "👩\u200d⚕\ufe0f",  # one emoji out of two
        "نمی\u200cشود",  # a Persian word holds a non-joiner
        "श्री क्\u200dष",
        "葛\U000e0100飾",  # a variant of a letter in a Japanese name
    ],
)
def test_what_a_word_needs_stays(typed: str) -> None:
    assert enter(typed).text == typed
    assert enter(typed).left_out == ()


def test_line_breaks_of_every_system_become_one_kind() -> None:
    assert enter("a\r\nb\rc\u2028d").text == "a\nb\nc\nd"


@given(st.text(alphabet=st.characters(), max_size=40))
def test_what_was_entered_is_entered_again_unchanged(typed: str) -> None:
    once = enter(typed).text
    assert enter(once).text == once


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("😀", "[emoji: grinning face]"),
        ("⟿", "[sign: long rightwards squiggle arrow]"),
        ("\U0001e900", "[U+1E900]"),
        ("\ue000", "[U+E000]"),
    ],
)
def test_a_mark_without_a_sign_has_a_name(mark: str, said: str) -> None:
    assert placeholder(mark) == said


def test_an_old_text_is_drawn_without_what_nobody_sees() -> None:
    assert drawable("com\u00adfort\u202eable e\u0301 👍🏽\ufe0f\x00\tx") == "comfortable é 👍 x"


def test_the_person_is_told_what_was_left_out() -> None:
    assert left_out_in_words(()) == ""
    assert "An invisible mark was left out" in left_out_in_words(("soft hyphen",))
    assert "(null, joiner)" in left_out_in_words(("null", "joiner"))
