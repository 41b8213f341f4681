"""The witness's own sum: whatever is right can be typed."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.regimen.typed_answers import read_answer
from il2nurse.domain.rules.assessment.functions import EXPECTED
from il2nurse.domain.rules.pharmacy.dosing import calculate
from il2nurse.domain.values.quantity import round_half_up, show
from tests.normal import REGIMEN

WEIGHTS = st.decimals(min_value=25, max_value=250, places=2)


@given(WEIGHTS)
def test_every_figure_of_the_sum_can_be_typed(weight: Decimal) -> None:
    worked = calculate(REGIMEN.preparation, weight)
    for field in REGIMEN.step("double_check").fields:
        places = Decimal(1).scaleb(-(field.places or 0))
        right = show(round_half_up(EXPECTED[field.expect or ""](worked), places))
        assert read_answer(field, right) == right
