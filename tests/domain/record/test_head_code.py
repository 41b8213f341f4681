"""The codes of a paper's head: printed, read again, and refused where a sign is wrong."""

import pytest

from il2nurse.domain.record.register.head_code import (
    HeadCode,
    NoHeadCode,
    long_code,
    read_head_code,
    short_code,
)
from il2nurse.domain.record.register.seal import Head

HEAD = Head(1284, "9f3a77c1" * 8)


def test_both_codes_are_read_again() -> None:
    assert read_head_code(long_code(HEAD)) == HeadCode(1284, HEAD.seal)
    assert read_head_code(short_code(HEAD)) == HeadCode(1284, "9f3a77c1")


def test_a_code_of_an_earlier_program_is_read() -> None:
    assert read_head_code(f"IL2R1/1284/{HEAD.seal.upper()}").fits(HEAD.seal)


@pytest.mark.parametrize("dash", ["-", " - ", "\u2013", "\u2011"])
def test_it_is_typed_as_people_type(dash: str) -> None:
    typed = short_code(HEAD).lower().replace("-", dash)
    assert read_head_code(f" {typed} ").number == 1284
    assert read_head_code(typed.replace("1284", "1,284")).number == 1284


@pytest.mark.parametrize("make", [long_code, short_code])
def test_no_slip_of_one_sign_is_taken_for_another_paper(make: object) -> None:
    code = make(HEAD) if callable(make) else ""
    for at, sign in enumerate(code):
        slipped = code[:at] + ("1" if sign != "1" else "2") + code[at + 1 :]
        with pytest.raises(NoHeadCode):
            read_head_code(slipped)


@pytest.mark.parametrize("typed", ["", "1284", "IL2R1/1284", "x" * 100_000, "1284-9F3A77C1", "\0"])
def test_what_is_no_code_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(NoHeadCode, match="not the code of a paper"):
        read_head_code(typed)


def test_the_seal_of_another_entry_does_not_fit() -> None:
    assert not read_head_code(short_code(HEAD)).fits("9f3a77c2" * 8)
