"""Of a long cell only what differs is told."""

import pytest

from il2nurse.readable.course.told_cells import cell_changes


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (
            "Rounded to: 0.01; Note: x",
            "Rounded to: 0.02; Note: x",
            ["Rounded to: “0.01” is now “0.02”"],
        ),
        ("For: a · b; Asks: c", "For: a · d; Asks: c", ["For: now without “b”, with “d”"]),
        ("Called: a · b", "Called: a", ["Called: now without “b”"]),
        ("Called: a · b", "Called: b · a", ["Called: “a · b” is now “b · a”"]),
        ("In short: x; Needs a word", "In short: x", ["gone: Needs a word"]),
        ("In short: x", "In short: x; Counts for: 2 h", ["new: Counts for: 2 h"]),
        ("Threatens life", "Threatens life: no", ["Threatens life: “yes” is now “no”"]),
        ("one; two", "one; three", ["Says: “one; two” is now “one; three”"]),
    ],
)
def test_what_differs_is_told(was: str, now: str, told: list[str]) -> None:
    assert [each.in_words for each in cell_changes("Says", was, now)] == told
