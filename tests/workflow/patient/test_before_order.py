"""Before anything is ordered eligibility is asked for a regimen of the ward, and tests are kept."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.chart.facts import KnownFrom, ObservedFact
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.dose.eligibility import open_gates, shut_gates
from il2nurse.domain.rules.dose.gates import Closer
from il2nurse.workflow.dose import administration
from il2nurse.workflow.patient.admission import admit
from il2nurse.workflow.patient.asked_for import moment_asked_for
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.patient.pre_tests import BesideResults, chart_pre_tests
from il2nurse.workflow.patient.reports import attach_report, report_of, shown_report
from il2nurse.workflow.people.sign_in import Witness
from tests.pdfs import pdf
from tests.ui.seed import DIAZ, order
from tests.ward import MRN, NURSE, PATIENT, PIN, SECOND, STUDENT, Ward, make_ward

X_RAY = {"chest_x_ray": "normal", "chest_x_ray_date": "2026-11-14"}
STRESS = {"thallium_stress_test": "abnormal", "thallium_stress_test_date": "2026-11-14"}


@pytest.fixture
def ward() -> Ward:
    """A patient with an order, and one for whom nothing is ordered."""
    made = make_ward()
    admit(made.station, NURSE, DIAZ)
    return made


def enter(
    ward: Ward, typed: Mapping[str, str], by: Person = NURSE, witness: Witness | None = None
) -> None:
    fact = ObservedFact(typed, source=KnownFrom.REPORT)
    chart_pre_tests(ward.station, by, DIAZ.mrn, fact, witness=witness)


def ids(ward: Ward) -> list[str]:
    case = ward.station.case(DIAZ.mrn)
    return [each.id for each in open_gates(case, moment_asked_for(ward.station, DIAZ.mrn))]


def test_what_is_entered_is_on_file_before_the_order_and_after_it(ward: Ward) -> None:
    assert {"order", "chest_x_ray"} <= set(ids(ward))
    enter(ward, X_RAY)
    assert "chest_x_ray" not in ids(ward)
    order(ward, DIAZ, hours=1)
    assert not {"order", "chest_x_ray"} & set(ids(ward))
    assert "liver_tests" in ids(ward)


def test_one_that_speaks_against_a_dose_takes_a_witness_and_stays_after_the_order(
    ward: Ward,
) -> None:
    enter(ward, STRESS)
    with pytest.raises(NotAllowed, match="takes a witness"):
        enter(ward, {**STRESS, "thallium_stress_test": "normal"})
    assert ids(ward)[1] == "thallium_stress_test_abnormal"
    order(ward, DIAZ, hours=1)
    moment = ward.station.moment(DIAZ.mrn)
    assert [each.id for each in shut_gates(moment)][-1] == "thallium_stress_test_abnormal"
    witness = Witness(SECOND.id, PIN)
    now = {"thallium_stress_test": "normal", "thallium_stress_test_date": "2026-11-15"}
    enter(ward, now, witness=witness)
    assert "thallium_stress_test_abnormal" not in ids(ward)


def test_a_student_enters_none(ward: Ward) -> None:
    with pytest.raises(NotAllowed):
        enter(ward, X_RAY, STUDENT)


def test_another_regimen_than_was_ordered_is_refused_with_the_one_that_decides(ward: Ward) -> None:
    order(ward, DIAZ, hours=1)
    asked = BesideResults(regimen="aldesleukin-subcutaneous-hiv")
    fact = ObservedFact(X_RAY, source=KnownFrom.REPORT)
    with pytest.raises(NotAllowed, match="which decides"):
        chart_pre_tests(ward.station, NURSE, DIAZ.mrn, fact, beside=asked)
    assert "chest_x_ray" in ids(ward)


def test_a_regimen_that_the_ward_does_not_have_is_refused(ward: Ward) -> None:
    with pytest.raises(Slip, match="no regimen “other”"):
        moment_asked_for(ward.station, DIAZ.mrn, "other")


def test_a_report_is_attached_and_shown_before_the_order(ward: Ward) -> None:
    enter(ward, X_RAY)
    with pytest.raises(NotAllowed, match="no report is attached"):
        shown_report(ward.station, DIAZ.mrn, "chest_x_ray")
    report = report_of(pdf())
    attach_report(ward.station, NURSE, DIAZ.mrn, "chest_x_ray", report)
    assert shown_report(ward.station, DIAZ.mrn, "chest_x_ray") == report


@pytest.mark.parametrize(("born", "young"), [((2008, 11, 20), False), ((2008, 11, 21), True)])
def test_age_and_allergy_are_told_before_the_order(
    ward: Ward, born: tuple[int, int, int], *, young: bool
) -> None:
    was = ward.station.case(DIAZ.mrn).patient
    now = replace(was, born=date(*born), allergies=("Proleukin",))
    correct_patient(ward.station, NURSE, DIAZ.mrn, now, "Read again", Witness(SECOND.id, PIN))
    assert ("age" in ids(ward)) is young
    assert "allergy_named" in ids(ward)


def test_a_birth_date_that_is_corrected_after_the_order_keeps_a_dose_from_being_begun() -> None:
    ward = make_ward()
    now = replace(PATIENT, born=date(2012, 3, 14))
    correct_patient(ward.station, NURSE, MRN, now, "Read again", Witness(SECOND.id, PIN))
    (gate,) = shut_gates(ward.station.moment(MRN))
    assert (gate.id, gate.closer) == ("age", Closer.DATA)
    with pytest.raises(NotAllowed, match=r"(?s)14 years old.*18 and older.*Nothing was begun"):
        administration.begin(ward.station, NURSE, MRN)
