"""What stands at the head of a paper: the patient's data, and what stood there before."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.chart.chart import Chart
from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.record.course.dosing_weight import DosingWeight
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.record.register.changes import Correction
from il2nurse.readable.heading import patient_facts
from il2nurse.readable.wording import Wording
from tests.domain.made import at

PATIENT = Patient("M1", "Fern", "Ada", date(1964, 3, 14), "female", "5", (), ())
CYCLE = Cycle(1, at(0), DosingWeight(Decimal(70), at(0).date()), "novak", "okafor", at(0), 8)


def test_a_corrected_part_says_what_stood_there_until_when() -> None:
    words = Wording({}, ZoneInfo("UTC"), at(0).date())
    change = Correction("born", "1946-03-14", "1964-03-14", "Wristband.", "novak", at(0), 7)
    case = Case(replace(PATIENT, changes=(change,)), Chart((), ()), (), {}, 0)
    told = patient_facts(case, CYCLE, words)
    until = words.day_time(at(0))
    assert told.with_before("born", told.born) == f"{told.born} (until {until}: 14-Mar-1946)"
    assert told.with_before("mrn", told.mrn) == told.mrn
