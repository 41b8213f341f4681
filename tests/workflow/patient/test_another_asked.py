"""What keeps a course from being ordered is told before, by what the order refuses it for."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.chart.facts import KnownFrom, ObservedFact
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.dose.eligibility import open_gates
from il2nurse.domain.rules.dose.gates import Closer, Gate
from il2nurse.workflow.approvals import to_order
from il2nurse.workflow.course.approving import approve_regimen
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.orderable import allow_order
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.patient.admission import admit
from il2nurse.workflow.patient.asked_for import (
    moment_asked_for,
    moment_of_chart,
)
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.patient.pre_tests import BesideResults, chart_pre_tests
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.unordered import regimens_asked_for
from tests.normal import FILE
from tests.shipped import ShippedRegimens
from tests.ui.seed import DIAZ
from tests.ward import DOCTOR, MRN, NURSE, PHARMACIST, PIN, SECOND, Ward, make_ward

INJECTED = "aldesleukin-subcutaneous-hiv"
HIGH = "aldesleukin-high-dose-iv"
CD4 = {"cd4_count": "350", "cd4_count_date": "2026-11-14"}


class TwoRegimens(ShippedRegimens):
    """The shipped file, and one of injections that nobody approved yet."""

    def today(self) -> Mapping[str, Regimen]:
        other = self.read(text := FILE.with_name(f"{INJECTED}.toml").read_text(encoding="utf-8"))
        self.texts[other.digest] = text
        return {**super().today(), other.id: other}


@pytest.fixture
def ward() -> Ward:
    """A patient with an order by the one approved regimen, and one for whom nothing is ordered."""
    shipped = ShippedRegimens()
    made = make_ward(book=shipped)
    made.station.regimens = TwoRegimens(shipped.texts)
    admit(made.station, NURSE, DIAZ)
    return made


def gates(ward: Ward, mrn: str, regimen: str) -> dict[str, Gate]:
    station = ward.station
    found = open_gates(station.case(mrn), moment_asked_for(station, mrn, regimen))
    return {each.id: each for each in found}


def refused(ward: Ward, mrn: str, regimen: str) -> str:
    with pytest.raises(NotAllowed) as why:
        allow_order(ward.station, mrn, to_order(ward.station)[regimen])
    return str(why.value)


def correct(ward: Ward, was: Patient, now: Patient) -> None:
    correct_patient(ward.station, NURSE, was.mrn, now, "Read again", Witness(SECOND.id, PIN))


def test_a_regimen_that_nobody_approved_is_told_as_the_order_refuses_it(ward: Ward) -> None:
    gate = gates(ward, DIAZ.mrn, INJECTED)["unapproved"]
    assert gate.closer is Closer.APPROVERS
    assert refused(ward, DIAZ.mrn, INJECTED) == f"{gate.missing} Nothing was ordered."
    assert "unapproved" not in gates(ward, DIAZ.mrn, HIGH)
    allow_order(ward.station, DIAZ.mrn, ward.regimen)
    other = to_order(ward.station)[INJECTED]
    for person in (PHARMACIST, DOCTOR):
        approve_regimen(ward.station, person, other, date(2026, 11, 20), PIN)
    assert "unapproved" not in gates(ward, DIAZ.mrn, INJECTED)
    allow_order(ward.station, DIAZ.mrn, other)


@pytest.mark.parametrize(
    ("now", "gate", "says"),
    [
        ({"allergies": ("Proleukin",)}, "allergy_named", "allergic to this drug: Proleukin"),
        ({"born": date(2012, 3, 14)}, "age", "is 14 years old"),
    ],
)
def test_what_lies_with_the_patient_is_told_and_refused(
    ward: Ward, now: dict[str, object], gate: str, says: str
) -> None:
    correct(ward, DIAZ, replace(DIAZ, **now))  # type: ignore[arg-type]  # any field of a patient
    assert gate in gates(ward, DIAZ.mrn, HIGH)
    assert says in refused(ward, DIAZ.mrn, HIGH)


@pytest.mark.parametrize(
    ("regimen", "drug", "forbidden"),
    [
        (INJECTED, "Amlodipine 5 mg", True),
        (HIGH, "Amlodipine 5 mg", False),
        (HIGH, "Prednisone", True),
        (INJECTED, "Ibuprofen", False),
    ],
)
def test_each_drug_that_the_regimen_forbids_is_named(
    ward: Ward, regimen: str, drug: str, *, forbidden: bool
) -> None:
    correct(ward, DIAZ, replace(DIAZ, drugs=(drug,)))
    gate = gates(ward, DIAZ.mrn, regimen).get("drug_forbidden")
    assert (gate is not None) is forbidden
    if gate:
        assert drug in gate.missing
        assert gate.closer is Closer.AT_ORDER


def test_while_doses_are_open_the_order_decides(ward: Ward) -> None:
    with pytest.raises(NotAllowed, match="which decides"):
        moment_asked_for(ward.station, MRN, INJECTED)
    moment = moment_asked_for(ward.station, MRN, HIGH)
    assert moment
    assert moment.ordered


def test_once_none_is_open_any_regimen_is_asked_for_and_its_tests_are_entered(ward: Ward) -> None:
    why = CloseReason("prescriber", "Treated otherwise")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    course = moment_asked_for(ward.station, MRN)
    assert course
    assert course.ordered
    found = gates(ward, MRN, INJECTED)
    assert found["order"].missing == "Course 2 is not ordered."
    assert {"unapproved", "cd4_count"} <= set(found)
    fact = ObservedFact(CD4, source=KnownFrom.REPORT)
    beside = BesideResults(regimen=INJECTED)
    chart_pre_tests(ward.station, NURSE, MRN, fact, beside=beside)
    assert "cd4_count" not in gates(ward, MRN, INJECTED)
    assert moment_of_chart(ward.station, MRN).regimen.id == INJECTED
    assert {each.id for each in regimens_asked_for(ward.station)} >= {HIGH}
