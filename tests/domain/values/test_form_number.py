"""Numbers of forms: what is typed wrongly is never another form."""

import pytest

from il2nurse.domain.values.form_number import EXAMPLE, SIGNS, is_of_ward, make_number, read_number

NUMBER = make_number("ward", "example", 1)


def test_a_number_is_read_however_it_is_typed() -> None:
    code = NUMBER.replace("-", "")
    for typed in (NUMBER, code, code.lower(), f" {code[:2]} {code[2:]} "):
        assert read_number(typed) == NUMBER


def test_a_line_is_part_of_the_number() -> None:
    assert read_number(f"{NUMBER.lower()} / 04") == f"{NUMBER}/4"
    assert read_number(f"{NUMBER}/00012") == f"{NUMBER}/12"
    assert read_number(f"{NUMBER}/99") == f"{NUMBER}/99"


def test_every_wrong_sign_is_found() -> None:
    code = NUMBER.replace("-", "")
    for place, right in enumerate(code):
        for sign in SIGNS:
            if sign != right:
                with pytest.raises(ValueError, match="not the number of a form"):
                    read_number(code[:place] + sign + code[place + 1 :])


def test_every_two_signs_that_changed_places_are_found() -> None:
    code = NUMBER.replace("-", "")
    for first in range(len(code)):
        for second in range(first + 1, len(code)):
            if code[first] != code[second]:
                signs = list(code)
                signs[first], signs[second] = signs[second], signs[first]
                with pytest.raises(ValueError, match="not the number of a form"):
                    read_number("".join(signs))


@pytest.mark.parametrize(
    "typed",
    ["", "-", f"{NUMBER}/0199", f"{NUMBER}/001990", f"{NUMBER}/000",
     NUMBER[:-1], f"{NUMBER}A", "O0OO-I1IL", f"{NUMBER}/", f"{NUMBER}/0", f"{NUMBER}/x",
     f"{NUMBER}/100", f"{NUMBER}/\N{ARABIC-INDIC DIGIT THREE}", "\N{FULLWIDTH DIGIT NINE}" * 8],
)  # fmt: skip
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="not the number of a form"):
        read_number(typed)


def test_no_two_forms_have_one_number() -> None:
    made = {
        make_number("ward", f"pack {pack}", place) for pack in range(50) for place in range(1, 51)
    }
    assert len(made) == 2500


def test_the_example_that_is_told_can_be_read() -> None:
    assert read_number(EXAMPLE) == EXAMPLE


def test_a_number_tells_its_ward_and_so_does_its_line() -> None:
    made = [make_number("ward", "pack", place) for place in range(1, 200)]
    assert all(is_of_ward(each, "ward") for each in made)
    assert is_of_ward(f"{NUMBER}/4", "ward")
    assert sum(is_of_ward(each, "another") for each in made) <= 2
