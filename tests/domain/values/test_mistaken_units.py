"""Values read in °F or lb: what they would be, and when the question is asked."""

from decimal import Decimal

import pytest

from il2nurse.domain.values.mistaken_units import in_asked_unit, mistaken_unit


@pytest.mark.parametrize(
    ("unit", "read", "meant"),
    [("°F", "98.6", "37"), ("°F", "104", "40"), ("°F", "32", "0"), ("lb", "154.3", "70")],
)
def test_what_it_is_in_the_unit_that_is_asked(unit: str, read: str, meant: str) -> None:
    assert in_asked_unit(unit, Decimal(read)) == Decimal(meant)


@pytest.mark.parametrize(
    ("low", "high", "asked"),
    [
        ("30", "43", True),
        ("40", "43", True),
        ("40.1", "43", False),
        ("30", "40", True),
        ("30", "39.9", False),
        (None, "40", True),
        (None, "39.9", False),
        ("40", None, True),
        ("40.1", None, False),
        (None, None, True),
    ],
)
def test_it_is_asked_where_the_value_would_lie_within_the_limits(
    low: str | None, high: str | None, asked: bool
) -> None:
    limits = [None if each is None else Decimal(each) for each in (low, high)]
    said = mistaken_unit("°F", "°C", Decimal(104), *limits)
    assert said == (" Was it read in °F? 104 °F is 40 °C." if asked else "")


def test_where_no_other_unit_is_known_nothing_is_asked() -> None:
    assert mistaken_unit(None, "mmHg", Decimal(104), None, None) == ""
