"""A ward that orders by dose levels from now on, with a patient who has no order yet."""

from il2nurse.workflow.patient import admission
from tests.injected import injected_text
from tests.research import OTHER
from tests.shipped import ShippedRegimens
from tests.ward import NURSE, Ward, approve, make_ward


def ward_of_levels() -> Ward:
    """One course by weight as always; from now on one orders by levels."""
    book = ShippedRegimens()
    made = make_ward(book=book)
    book.use(injected_text())
    approve(made.station)
    admission.admit(made.station, NURSE, OTHER)
    return made
