"""One sign mistyped, or two neighbours exchanged, are found by the check sign."""

import pytest

from il2nurse.domain.values.check_sign import SIGNS, check_sign, is_checked

WORDS = ("128-9F3A77C1", "0-00000000", "9999999-FFFFFFFF", "IL2R1/7/ABC")


def test_the_sign_of_the_standard() -> None:
    assert check_sign("A12425GABC1234002") == "M"


def test_a_sign_alone_is_not_checked_by_itself() -> None:
    assert check_sign("") == "1"
    assert not is_checked("1")
    assert not is_checked("")
    assert is_checked("A" + check_sign("A"))
    assert is_checked("a" + check_sign("A").lower())


@pytest.mark.parametrize("word", WORDS)
def test_every_slip_of_one_sign_is_found(word: str) -> None:
    whole = word + check_sign(word)
    assert is_checked(whole)
    for at, sign in enumerate(whole):
        if sign in SIGNS:
            others = (whole[:at] + other + whole[at + 1 :] for other in SIGNS if other != sign)
            assert not any(map(is_checked, others)), at


@pytest.mark.parametrize("word", WORDS)
def test_two_neighbours_exchanged_are_found(word: str) -> None:
    whole = "".join(sign for sign in word if sign in SIGNS)
    whole += check_sign(whole)
    for at in range(len(whole) - 1):
        exchanged = whole[:at] + whole[at + 1] + whole[at] + whole[at + 2 :]
        assert exchanged == whole or not is_checked(exchanged)


@pytest.mark.parametrize("text", ["", "7"])
def test_what_is_too_short_is_not_checked(text: str) -> None:
    assert not is_checked(text)
