"""A key copied by hand from paper: every group is checked, and the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.values.recovery_key import (
    GROUP,
    GROUPS,
    LETTERS,
    BadGroups,
    fits_group,
    name_key,
    read_key,
    spell_key,
)

KEYS = st.binary(min_size=32, max_size=32)
KEY = bytes(range(32))


@given(KEYS)
def test_a_key_is_read_back_from_its_groups(key: bytes) -> None:
    groups = spell_key(key)
    assert [len(group) for group in groups] == [GROUP] * GROUPS
    assert read_key(" ".join(groups)) == key
    assert read_key("-".join(groups).lower().replace("0", "o").replace("1", "l")) == key


def test_a_sheet_that_was_printed_stays_the_key_of_its_register() -> None:
    """Groups on paper outlive every program: they never come to mean another key."""
    printed = "000GY 40R4D 0M30E E209K 185GZ R38EZ 1W813 24GK8 2GAHZ C5RR7 34D1Y P70XC 3RFGE CC6WP"
    assert " ".join(spell_key(KEY)) == printed
    assert read_key(printed) == KEY
    assert name_key(KEY) == "CC6WP"


def test_the_key_is_called_by_its_last_group() -> None:
    assert name_key(KEY) == spell_key(KEY)[-1]
    assert name_key(KEY) != name_key(bytes(32))


@given(KEYS, st.integers(0, GROUP * GROUPS - 1), st.sampled_from(LETTERS))
def test_one_wrong_letter_never_gives_a_key(key: bytes, at: int, letter: str) -> None:
    typed = "".join(spell_key(key))
    wrong = typed[:at] + letter + typed[at + 1 :]
    if wrong == typed:
        return
    with pytest.raises(BadGroups):
        read_key(wrong)


@given(KEYS, st.permutations(range(GROUPS)))
def test_groups_in_another_order_never_give_a_key(key: bytes, order: list[int]) -> None:
    groups = spell_key(key)
    if (typed := [groups[at] for at in order]) == list(groups):
        return
    with pytest.raises(BadGroups):
        read_key(" ".join(typed))


def test_what_is_wrong_is_named() -> None:
    groups = spell_key(KEY)
    swapped = groups[2][0] + groups[2][1:][::-1]
    with pytest.raises(BadGroups, match=rf"^Group 3, “{swapped}”, was typed wrong"):
        read_key(" ".join((*groups[:2], swapped, *groups[3:])))
    with pytest.raises(BadGroups, match=r"Group 1, “U.*: “U” stands on no recovery sheet"):
        read_key(" ".join(("UUUUU", *groups[1:])))
    with pytest.raises(BadGroups, match="14 groups of 5 letters; 65 letters were typed, not 70"):
        read_key(" ".join(groups[:-1]))
    with pytest.raises(BadGroups, match="0 letters were typed"):
        read_key("")


def test_a_group_is_known_by_its_number() -> None:
    groups = spell_key(KEY)
    assert fits_group(groups, 4, f" {groups[3].lower()} ")
    assert not fits_group(groups, 5, groups[3])
