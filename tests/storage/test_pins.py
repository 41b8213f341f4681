"""PINs are hashed slowly, and as slowly for someone unknown."""

import time

import pytest

from il2nurse.storage.pins import hash_pin, verify_pin


def test_the_hash_is_argon2id_with_the_low_memory_profile() -> None:
    assert hash_pin("p-1", "482913").startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_the_same_pin_hashes_differently_each_time() -> None:
    assert hash_pin("p-1", "482913") != hash_pin("p-1", "482913")


@pytest.mark.parametrize(
    ("person", "pin"), [("p-1", "482914"), ("p-2", "482913"), ("p-", "1482913")]
)
def test_nothing_but_person_and_pin_together_fits(person: str, pin: str) -> None:
    assert not verify_pin(hash_pin("p-1", "482913"), person, pin)


@pytest.mark.parametrize("stored", ["", "plain", "$argon2id$v=19$m=65536,t=3,p=4$damaged"])
def test_a_damaged_hash_fits_no_pin(stored: str) -> None:
    assert not verify_pin(stored, "p-1", "482913")


def test_an_unknown_person_takes_as_long_as_a_wrong_pin() -> None:
    stored = hash_pin("p-1", "482913")
    known = min(seconds(stored) for _ in range(3))
    unknown = min(seconds(None) for _ in range(3))
    assert known / 3 < unknown < known * 3


def seconds(stored: str | None) -> float:
    """How long a wrong PIN takes to be refused."""
    start = time.perf_counter()
    assert not verify_pin(stored, "p-1", "000000")
    return time.perf_counter() - start
