"""A first weight that is unusual is told to both people who sign."""

from tests.ui.again import type_again
from tests.ui.course.test_ordering import fill, hand_over, verify
from tests.ui.seed import DIAZ, Seat


def test_an_unusual_first_weight_is_told_to_both(seat: Seat) -> None:
    fill(seat, "154")
    assert "nothing to compare this one with" in seat.spoken
    assert "154 lb is 69.9 kg" in seat.spoken
    hand_over(seat)
    type_again(seat, "154")
    assert "154 lb is 69.9 kg" in seat.spoken
    assert "Sign only if it is right" in seat.spoken
    verify(seat, "154")
    unlike = seat.ward.station.case(DIAZ.mrn).courses[0].current.weight_unlike
    assert "154 kg is above 130 kg" in str(unlike)
