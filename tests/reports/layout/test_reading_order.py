"""Text that is read leftward, inside papers that are read rightward."""

import pytest

from il2nurse.reports.layout.reading_order import LineStretch, order

FATIMA, ZAHRA, HEBREW = "فاطمة", "الزهراء", "שלום"


def told(text: str) -> list[tuple[str, bool]]:
    return [(each.text, each.leftward) for each in order(text)]


@pytest.mark.parametrize("text", ["Marsh, Eleanor", "12.5 mL", "", "(", "王小明 9"])
def test_what_reads_rightward_stands_as_it_is(text: str) -> None:
    assert "".join(each.text for each in order(text)) == text
    assert not any(each.leftward for each in order(text))


def test_a_name_of_two_words_is_one_stretch() -> None:
    assert list(order(f"{FATIMA} {ZAHRA}")) == [LineStretch(f"{FATIMA} {ZAHRA}", leftward=True)]


def test_a_number_behind_a_name_stays_behind_it() -> None:
    assert told(f"{HEBREW}, 70 kg") == [(HEBREW, True), (", 70 kg", False)]


def test_a_number_inside_keeps_its_order() -> None:
    text = f"{FATIMA} 12,5 {ZAHRA}"
    assert told(text) == [
        (f" {ZAHRA}", True),
        ("12,5", False),
        (f"{FATIMA} ", True),
    ]


def test_a_bracket_is_closed_where_it_was_opened() -> None:
    assert told(f"{FATIMA} ({ZAHRA}), x") == [(f"{FATIMA} ({ZAHRA})", True), (", x", False)]


def test_vowel_points_stay_on_their_letter() -> None:
    assert told("שָׁ a") == [("שָׁ", True), (" a", False)]
