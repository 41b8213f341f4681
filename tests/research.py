"""A regimen that is research only, made of the shipped file, and a ward that orders by it."""

from dataclasses import replace
from typing import Final

from il2nurse.workflow.patient import admission
from tests.normal import FILE
from tests.shipped import ShippedRegimens
from tests.ward import NURSE, PATIENT, Ward, approve, make_ward

SAID: Final = "RESEARCH ONLY, NO CLINICAL BENEFIT SHOWN."
POINTS: Final = ("This is research, and no benefit was shown", "A doctor supervises this course")
RESEARCH: Final = f"""
[regimen.research]
say = "{SAID}"
attest = [
  {{ word = "no_benefit", label = "{POINTS[0]}" }},
  {{ word = "supervised", label = "{POINTS[1]}" }},
]
source = "A test"
confidence = "proposal"
"""
OTHER: Final = replace(PATIENT, bed="713-A", mrn="77", family="Okoro", given="Ada")
"""A patient who has no order yet."""


def research_text(research: str = RESEARCH) -> str:
    """The text of the shipped file, of which this is said besides."""
    text = FILE.read_text(encoding="utf-8")
    return f"{text}\n{research}"


def ward_of_research() -> Ward:
    """A ward with one course as always, and from now on ordering by research only."""
    book = ShippedRegimens()
    ward = make_ward(book=book)
    book.use(research_text())
    approve(ward.station)
    admission.admit(ward.station, NURSE, OTHER)
    return ward
