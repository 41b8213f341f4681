"""What a witness types at an order, unseen: the weight, and the dose worked out from it."""

from decimal import Decimal
from typing import Final

from il2nurse.domain.values.quantity import show
from tests.ui.hands import click, write
from tests.ui.seed import Seat

MILLION_PER_KG: Final = Decimal("0.6")


def type_again(seat: Seat, weight: str, dose: str | None = None) -> None:
    """Type both and compare; the dose is that of the weight where none is told."""
    worked_out = show(Decimal(weight) * MILLION_PER_KG) if dose is None else dose
    for name, typed in (("weight_again_kg", weight), ("dose_again_million", worked_out)):
        line = seat.line(name)
        line.clear()
        write(line, typed)
    click(seat.button("sign_verified"))
