"""What is read out on the phone when a dose is not given."""

from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.values.telephones import Telephones
from il2nurse.readable.dose.call_lines import call_lines, whom_to_call
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_ALLERGIES
from il2nurse.workflow.dose import administration
from tests.ward import DOCTOR, MRN, NURSE, PATIENT, Ward, make_ward


def told(ward: Ward) -> tuple[str, dict[str, str]]:
    moment, dose = ward.station.moment(MRN), ward.dose()
    words = Wording(ward.station.people(), ward.station.zone, moment.today)
    findings = may_go_on(moment, dose).findings
    return whom_to_call(moment, dose.key.cycle, words, ward.station.telephones), dict(
        call_lines(moment, dose, findings, words)
    )


def found(alertness: str) -> Ward:
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("vital_signs")
    ward.confirm("lethargy", alertness=alertness)
    return ward


def test_the_prescriber_of_the_order_is_called_by_name() -> None:
    whom, lines = told(found("drowsy"))
    assert whom == f"Call now: {DOCTOR.shown}, who ordered this cycle."
    assert list(lines) == ["Situation", "Background", "Assessment", "Request"]
    assert PATIENT.mrn in lines["Situation"]
    assert "not given" in lines["Situation"]
    assert lines["Situation"].endswith("Found: Alertness: Drowsy")
    assert "0 min ago" in lines["Assessment"]
    assert lines["Assessment"].startswith("Alertness: Drowsy · NEWS2 score ")
    assert lines["Assessment"].count("Drowsy") == 1
    assert lines["Assessment"].endswith("Creat, Plt, Bili, HCO3, Urine 8 h: not recorded")
    assert lines["Request"].endswith("I read it back.")


def test_a_prescriber_at_home_hears_allergies_weight_drugs_and_doses() -> None:
    ward = found("drowsy")
    case = ward.station.case(MRN)
    _, lines = told(ward)
    background = lines["Background"].splitlines()
    assert background[0] == (
        f"Allergies: {case.patient.allergy_text}" if case.patient.allergies else NO_ALLERGIES
    )
    assert background[1].startswith("Dosing weight 70 kg; newest weight ")
    assert background[2].startswith("Drugs: ")
    assert background[3] == "Doses given in this course: 0"


def test_the_numbers_of_the_site_stand_behind_whom_to_call() -> None:
    ward = found("somnolent")
    ward.station.telephones = Telephones("555-0107", "2222")
    whom, _ = told(ward)
    assert whom.startswith("Call now: the emergency team, tel. 2222, then ")
    assert whom.endswith("who ordered this cycle, tel. 555-0107.")


def test_who_barely_answers_is_a_matter_of_the_emergency_team_first() -> None:
    whom, _ = told(found("somnolent"))
    assert whom.startswith("Call now: the emergency team, then ")
