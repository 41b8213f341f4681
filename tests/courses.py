"""A patient in the second course, for tests."""

from datetime import date, timedelta
from decimal import Decimal

from il2nurse.workflow.course.cycle_plan import CyclePlan
from il2nurse.workflow.course.ordering import order_course
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.responding import TumourResponse, record_response
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.patient.admission import admit, discharge
from il2nurse.workflow.people.sign_in import Witness
from tests.suitable import SUITABLE
from tests.ward import DOCTOR, DRUGS, MRN, NURSE, PATIENT, PIN, SECOND, Ward, make_ward

DAY = 60 * 24


def two_courses() -> Ward:
    """Dose 1 of course 1 was given, nothing is on record of the others; course 2 is ordered."""
    ward = make_ward()
    ward.pass_time(30)
    ward.give()
    ward.pass_time(20 * DAY)
    discharge(ward.station, NURSE, MRN)
    ward.pass_time(60 * DAY)
    admit(ward.station, NURSE, PATIENT)
    order_second(ward)
    return ward


def order_second(ward: Ward) -> None:
    """The response to course 1 is recorded, and course 2 is ordered."""
    seen = TumourResponse(date(2027, 1, 20), "partial", "Target lesions 42 mm, now 25 mm")
    record_response(ward.station, DOCTOR, MRN, seen, PIN, course=1)
    now = ward.station.now().at
    weighing = Weighing(Decimal(70), ward.station.today(now), Witness(SECOND.id, PIN))
    plan = CyclePlan(OwnPin(PIN), weighing, now + timedelta(hours=1), drugs=DRUGS)
    order_course(ward.station, DOCTOR, MRN, ward.regimen, plan, suitability=SUITABLE)
