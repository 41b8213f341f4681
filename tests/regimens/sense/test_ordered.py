"""A rule of a step may look at what the order answered; what is not asked there is refused."""

import pytest

from tests.regimens.conftest import Spoil

OLD = 'ordered = { field = "line_type", is = "peripheral" }'


@pytest.mark.parametrize(
    ("now", "says"),
    [
        ('ordered = { field = "line_kind", is = "peripheral" }', '"line_kind" is not asked under'),
        ('ordered = { field = "lumen", is = "peripheral" }', '"lumen" is not asked under'),
        ('ordered = { field = "line_type", is = "tunnelled" }', "tunnelled"),
        ('ordered = { field = "line_type" }', "nothing to compare with"),
        ('ordered = { is = "peripheral" }', '"field" is missing'),
        ('ordered = "peripheral"', "ordered"),
    ],
)
def test_an_answer_that_the_order_does_not_have_is_refused(
    spoil: Spoil, now: str, says: str
) -> None:
    assert says in " ".join(spoil('id = "line_central_not_ordered"', OLD, now))


def test_only_a_rule_of_a_step_looks_at_the_order(spoil: Spoil) -> None:
    when = 'when = { field = "line_type", is = "central_without_antibiotics" }'
    said = spoil('id = "line_without_antibiotics"', when, f"{when}\n  {OLD}")
    assert "is not asked under [suitability]" in " ".join(said)
