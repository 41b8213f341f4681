"""The picture of a dose joins two values as far apart as its regimen says, and no further."""

import pytest

from il2nurse.workflow.dose import administration
from tests.normal import FILE
from tests.reports import stories
from tests.shipped import ShippedRegimens
from tests.ward import MRN, NURSE, Ward, make_ward
from tests.workflow.charted import vital_signs

SAID = 'longest_line = "3 h"'


def begun(longest: str) -> Ward:
    """A dose of which the vital signs were charted 3 h apart, by a regimen that joins so much."""
    book, text = ShippedRegimens(), FILE.read_text(encoding="utf-8")
    assert SAID in text
    book.use(text.replace(SAID, f'longest_line = "{longest}"'))
    ward = make_ward(book=book)
    vital_signs(ward)
    ward.pass_time(15)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("contraindications")
    ward.pass_time(165)
    vital_signs(ward)
    return ward


@pytest.mark.parametrize(("longest", "pieces"), [("3 h", 1), ("179 min", 2), ("90 min", 2)])
def test_values_three_hours_apart(longest: str, pieces: int) -> None:
    chart = stories.told(begun(longest)).vital_chart
    (curve,) = (each for each in chart.curves if each.field == "heart_rate_per_min")
    assert len(curve.pieces) == pieces
